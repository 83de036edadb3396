/** Step 6: the V2 bot's name, checked while it is typed; then an exact look-up, which settles the strategy. */
import { Lines } from '../../components/lines.tsx';
import { TextField } from '../../components/text-field.tsx';
import { theme } from '../../components/theme.ts';
import { usePlaceState } from '../../hooks/console.ts';
import { keyOf } from '../../keymap.ts';
import { checkV2BotName } from '../../lex/names.ts';
import type { Typed } from '../../lex/wizard.ts';
import { misnomerLines } from './misnomer-lines.ts';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';
import { TargetLook } from './target-look.tsx';

export function TargetStep({ flow }: StepProps) {
  const { wizard } = flow;
  const { bot = '', target } = wizard.chosen;
  const { columns, height } = useStepBody(flow.wizard);
  const nameOf = ({ v2Name }: Typed) => (v2Name?.bot === bot ? v2Name.text : (target?.existence.name ?? bot));
  const setName = (to: (now: string) => string) => flow.type((typed) => ({ v2Name: { bot, text: to(nameOf(typed)) } }));
  const name = nameOf(wizard.typed);
  const [looking, setLooking] = usePlaceState(`looking up V2 for ${bot}`, false);
  const wrong = checkV2BotName(name);
  if (looking && !wrong) return <TargetLook flow={flow} name={name} leave={() => setLooking(false)} />;
  const { suggestion } = wrong ?? {};
  const intro = paragraph(
    'Name of the V2 bot. If one of exactly this name exists, it is updated; else it is created.',
    columns,
  );
  const below = wrong ? misnomerLines(wrong, columns) : nameLines(name, columns);
  return (
    <StepFrame
      flow={flow}
      bindings={[
        { command: 'accept', run: () => setLooking(true), disabled: wrong?.problem },
        ...(suggestion === undefined
          ? []
          : ([{ command: 'takeSuggestion', run: () => setName(() => suggestion) }] as const)),
      ]}
      claims="text"
      onPaste={(text) => setName((now) => now + text)}
    >
      <Lines lines={[...intro, '']} />
      <TextField label="   V2 bot:" value={name} onChange={(text) => setName(() => text)} />
      <Lines height={Math.max(0, height - intro.length - 2)} lines={['', ...below]} />
    </StepFrame>
  );
}

function nameLines(name: string, cells: number): string[] {
  return [
    ...paragraph(
      `With ${keyOf('accept')} bellhop looks for a V2 bot that is named exactly ${name}, case and all.`,
      cells,
    ).map(theme.dim),
    ...paragraph('Nothing is changed by that.', cells).map(theme.dim),
  ];
}
