/** What every step of the wizard stands in: which step it is, the end of Lex V1, and what has been chosen so far. */
import { glyphs } from '../../components/glyphs.ts';
import { Lines } from '../../components/lines.tsx';
import { theme } from '../../components/theme.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import type { Flow } from '../../hooks/use-lex-wizard.ts';
import { useBody } from '../../hooks/use-size.ts';
import { useTwice } from '../../hooks/use-twice.ts';
import { keyOf } from '../../keymap.ts';
import { wizardBanner } from '../../lex/end-of-life.ts';
import { leftOf } from '../../lex/taking-up.ts';
import type { Wizard } from '../../lex/wizard.ts';
import { Frame, type FrameProps } from '../frame.tsx';
import { takenUpLines } from './left-lines.ts';
import { paragraph } from './paragraph.ts';
import { chosenText, stepText } from './step-words.ts';

export interface StepProps {
  readonly flow: Flow;
}

interface StepFrameProps extends Omit<FrameProps, 'title'> {
  readonly flow: Flow;
}

export function StepFrame({ flow, bindings, children, ...rest }: StepFrameProps) {
  const { wizard } = flow;
  const { head } = useStepBody(wizard);
  const twice = useTwice();
  // Before the first step lies the screen that the wizard was entered from; once it runs there is no way back.
  const back: readonly Binding[] = wizard.step === 'probe' ? [] : [{ command: 'back', run: flow.back }];
  const kept = leftOf(wizard, 0);
  const anew: readonly Binding[] = kept
    ? [
        {
          command: 'beginAnew',
          run: () =>
            twice(
              'anew',
              `${keyOf('beginAnew')} again: what is chosen is forgotten, and the wizard begins anew.`,
              flow.anew,
            ),
        },
      ]
    : [];
  return (
    <Frame title={`Lex V1 to V2 / ${stepText(wizard.step)}`} bindings={[...bindings, ...back, ...anew]} {...rest}>
      <Lines lines={head} />
      {children}
    </Frame>
  );
}

/** What the head leaves of the body to a step. */
export function useStepBody(wizard: Wizard): {
  readonly columns: number;
  readonly height: number;
  readonly head: readonly string[];
} {
  const { columns, height } = useBody();
  const head = headLines(wizard, columns);
  return { columns, height: Math.max(1, height - head.length), head };
}

function headLines(wizard: Wizard, cells: number): string[] {
  const { chosen, notice } = wizard;
  const so = chosenText(chosen);
  return [
    theme.warn(` ${wizardBanner}`),
    ...(so === '' ? [] : paragraph(so, cells, 1).map(theme.accent)),
    ...takenUpLines(wizard, Date.now(), cells),
    ...(notice === undefined ? [] : paragraph(`${glyphs.warn} ${notice}`, cells, 1).map(theme.bad)),
    '',
  ];
}
