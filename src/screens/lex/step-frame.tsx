/** What every step of the wizard stands in: which step it is, the end of Lex V1, and what has been chosen so far. */
import { glyphs } from '../../components/glyphs.ts';
import { Lines } from '../../components/lines.tsx';
import { theme } from '../../components/theme.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import type { Flow } from '../../hooks/use-lex-wizard.ts';
import { useBody } from '../../hooks/use-size.ts';
import { wizardBanner } from '../../lex/end-of-life.ts';
import type { Chosen } from '../../lex/pieces.ts';
import { STEPS, type Step, type Wizard } from '../../lex/wizard.ts';
import { Frame, type FrameProps } from '../frame.tsx';
import { paragraph } from './paragraph.ts';

export interface StepProps {
  readonly flow: Flow;
}

interface StepFrameProps extends Omit<FrameProps, 'title'> {
  readonly flow: Flow;
}

export function StepFrame({ flow, bindings, children, ...rest }: StepFrameProps) {
  const { wizard } = flow;
  const { head } = useStepBody(wizard);
  // Before the first step lies the screen that the wizard was entered from; once it runs there is no way back.
  const back: readonly Binding[] = wizard.step === 'probe' ? [] : [{ command: 'back', run: flow.back }];
  return (
    <Frame title={stepTitle(wizard.step)} bindings={[...bindings, ...back]} {...rest}>
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

const NAMES: Readonly<Record<Step, string>> = {
  probe: 'probe',
  bot: 'bot',
  version: 'version',
  inventory: 'what moves',
  backup: 'backup',
  target: 'V2 bot',
  role: 'role',
  review: 'review',
  confirm: 'confirm',
  run: 'start',
};

/** The run is no step of its own to the operator: it begins when the last one is done. */
const stepCount = STEPS.length - 1;

function stepTitle(step: Step): string {
  const at = Math.min(STEPS.indexOf(step) + 1, stepCount);
  return `Lex V1 to V2 / step ${at} of ${stepCount}: ${NAMES[step]}`;
}

function headLines({ chosen, notice }: Wizard, cells: number): string[] {
  const so = chosenText(chosen);
  return [
    theme.warn(` ${wizardBanner}`),
    ...(so === '' ? [] : paragraph(so, cells, 1).map(theme.accent)),
    ...(notice === undefined ? [] : paragraph(`${glyphs.warn} ${notice}`, cells, 1).map(theme.bad)),
    '',
  ];
}

/** `OrderFlowers 3, en-US → Flowers, CREATE_NEW, role FlowerBot` */
function chosenText({ bot, version, target, role }: Chosen): string {
  if (bot === undefined) return '';
  const from = version === undefined ? bot : `${bot} ${version.version}, ${version.locale ?? 'locale unknown'}`;
  if (target === undefined) return from;
  const to = `${from} ${glyphs.arrow} ${target.existence.name}, ${target.strategy}`;
  return role === undefined ? to : `${to}, role ${role.split('/').at(-1)}`;
}
