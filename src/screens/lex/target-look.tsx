/** What the V2 side says about the name: what would be created or overwritten, and the operator's choice where it is silent. */
import type { LexV2Bot, MigrationStrategy } from '../../aws/lex-model.ts';
import { Lines } from '../../components/lines.tsx';
import { type Choice, Menu } from '../../components/menu.tsx';
import { useLink } from '../../hooks/console.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import { useLexLook } from '../../hooks/use-lex-look.ts';
import { useV2Backup } from '../../hooks/use-v2-backup.ts';
import { keyOf } from '../../keymap.ts';
import { keptBackup } from '../../lex/backup-manifest.ts';
import type { Look } from '../../lex/strategy.ts';
import { useScroll } from '../scroll.tsx';
import { v2BackupLines } from './backup-lines.ts';
import { lockedText } from './locked.ts';
import { lookLines } from './look-lines.ts';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

interface TargetLookProps extends StepProps {
  readonly name: string;
  readonly leave: () => void;
}

export function TargetLook({ flow, name, leave }: TargetLookProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const { locked } = useLink();
  const { asked, again } = useLexLook(name);
  const look = asked.kind === 'answered' && asked.ok ? asked.value : undefined;
  const overwritten = look && overwrittenBot(look);
  // A bot of the same name may be another one by now.
  const { state: taking, take } = useV2Backup(overwritten?.id ?? `of ${name}`);
  const { locale } = flow.wizard.chosen.version ?? {};
  const lines = look
    ? [...lookLines(look, locale, columns), ...(overwritten ? v2BackupLines(taking, columns) : [])]
    : paragraph(`Looking for a V2 bot named ${name} ...`, columns);
  const scroll = useScroll(lines, height, `look at ${name}`);
  const settle = (found: Look, strategy: MigrationStrategy) => {
    leave();
    const taken = taking.kind === 'taken' ? taking.backup : undefined;
    const v2Backup = taken && taken.manifest.botId === overwritten?.id ? keptBackup(taken) : undefined;
    flow.choose('target', { ...found, strategy, ...(v2Backup && { v2Backup }) });
  };
  const common = [
    { command: 'back', run: taking.kind === 'taking' ? taking.cancel : leave },
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
  const inHand = `The export is being taken: ${keyOf('back')} gives it up.`;
  const blocked = !look
    ? 'It is being looked up.'
    : taking.kind === 'taking'
      ? inHand
      : strategy
        ? undefined
        : look.existence.sentence;
  const offer: readonly Binding[] = overwritten
    ? [
        {
          command: 'exportV2',
          run: () => take(overwritten),
          disabled: locked ? lockedText : taking.kind === 'taking' ? inHand : undefined,
        },
      ]
    : [];
  return (
    <StepFrame
      flow={flow}
      status={strategy ? STATUS[strategy] : look ? 'no target' : 'looking'}
      bindings={[
        { command: 'accept', run: () => look && strategy && settle(look, strategy), disabled: blocked },
        ...offer,
        ...common,
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </StepFrame>
  );
}

const overwrittenBot = ({ existence }: Look): LexV2Bot | undefined =>
  existence.certainty === 'found' && existence.strategy === 'UPDATE_EXISTING' ? existence.bot : undefined;

const STATUS: Readonly<Record<MigrationStrategy, string>> = { CREATE_NEW: 'new', UPDATE_EXISTING: 'exists' };

const CHOICES: readonly Choice<MigrationStrategy>[] = [
  { label: 'CREATE_NEW: I know that no such V2 bot exists', value: 'CREATE_NEW' },
  { label: 'UPDATE_EXISTING: I know that it exists, and may be overwritten', value: 'UPDATE_EXISTING' },
];
