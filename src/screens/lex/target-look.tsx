/** What the V2 side says about the name: what would be created or overwritten, and the operator's choice where it is silent. */
import type { MigrationStrategy } from '../../aws/model.ts';
import { Lines } from '../../components/lines.tsx';
import { type Choice, Menu } from '../../components/menu.tsx';
import { useLexLook } from '../../hooks/use-lex-look.ts';
import type { Look } from '../../lex/strategy.ts';
import { useScroll } from '../scroll.tsx';
import { lookLines } from './look-lines.ts';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

interface TargetLookProps extends StepProps {
  readonly name: string;
  readonly leave: () => void;
}

export function TargetLook({ flow, name, leave }: TargetLookProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const { asked, again } = useLexLook(name);
  const look = asked.kind === 'answered' && asked.ok ? asked.value : undefined;
  const { locale } = flow.wizard.chosen.version ?? {};
  const lines = look ? lookLines(look, locale, columns) : paragraph(`Looking for a V2 bot named ${name} ...`, columns);
  const scroll = useScroll(lines, height, `look at ${name}`);
  const settle = (found: Look, strategy: MigrationStrategy) => {
    leave();
    flow.choose('target', { ...found, strategy });
  };
  const common = [
    { command: 'back', run: leave },
    { command: 'retry', run: again, disabled: look ? undefined : 'It is being looked up.' },
  ] as const;

  if (look?.existence.certainty === 'unknown') {
    const room = Math.max(1, height - CHOICES.length - 1);
    return (
      <StepFrame flow={flow} status="V2 unknown" bindings={common} claims="menu">
        <Lines height={Math.min(room, lines.length + 1)} lines={[...lines, '']} />
        <Menu choices={CHOICES} height={CHOICES.length} onChoose={(strategy) => settle(look, strategy)} />
      </StepFrame>
    );
  }
  const strategy = look?.existence.strategy;
  const blocked = !look ? 'It is being looked up.' : strategy ? undefined : look.existence.sentence;
  return (
    <StepFrame
      flow={flow}
      status={strategy ? STATUS[strategy] : look ? 'no target' : 'looking'}
      bindings={[
        { command: 'accept', run: () => look && strategy && settle(look, strategy), disabled: blocked },
        ...common,
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </StepFrame>
  );
}

const STATUS: Readonly<Record<MigrationStrategy, string>> = { CREATE_NEW: 'new', UPDATE_EXISTING: 'exists' };

const CHOICES: readonly Choice<MigrationStrategy>[] = [
  { label: 'CREATE_NEW: I know that no such V2 bot exists', value: 'CREATE_NEW' },
  { label: 'UPDATE_EXISTING: I know that it exists, and may be overwritten', value: 'UPDATE_EXISTING' },
];
