/** Step 5: what is kept of the bot on this machine before anything is moved; without it only by a key of its own. */
import type { LexBot } from '../../aws/lex-model.ts';
import { useLink } from '../../hooks/console.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import { useCopy } from '../../hooks/use-copy.ts';
import { useEarlierBackup } from '../../hooks/use-earlier-backup.ts';
import { useBackupsFolder, useTakingBackup } from '../../hooks/use-taking-backup.ts';
import { keyOf } from '../../keymap.ts';
import type { Backup, BackupKind } from '../../lex/backup.ts';
import { keptBackup, subjectOf } from '../../lex/backup-manifest.ts';
import { asReadOf } from '../../lex/marks.ts';
import { isExportable, takeBackup } from '../../lex/take-backup.ts';
import { useScroll } from '../scroll.tsx';
import { failedLines, offerLines, takenLines, takingLines } from './backup-lines.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function BackupStep({ flow }: StepProps) {
  const { version } = flow.wizard.chosen;
  return version ? <Offered flow={flow} bot={version} /> : null;
}

function Offered({ flow, bot }: StepProps & { readonly bot: LexBot }) {
  const { columns, height } = useStepBody(flow.wizard);
  const { session } = useLink();
  const { accountId, region } = flow.wizard;
  const of = { accountId, region, bot: bot.name, version: bot.version };
  const folder = useBackupsFolder();
  const earlier = useEarlierBackup(subjectOf({ accountId, region, endpointUrl: session?.endpointUrl }, bot));
  const { state, take } = useTakingBackup(`${accountId} ${region} ${asReadOf(bot)}`);
  const copy = useCopy();
  const now = session?.clock.now() ?? Date.now();
  const exportable = isExportable(bot.version);
  const failedWhy = state.kind === 'failed' ? state.failure.why : undefined;

  const begin = (kind: BackupKind, insteadOfExport?: string) =>
    take((taking) => takeBackup(taking, { bot, kind, insteadOfExport }));
  const usual = () => begin(exportable ? 'export' : 'records');
  const records = () => begin('records', failedWhy ? `The export failed: ${failedWhy}` : 'The operator chose records.');
  const goOn = (backup: Backup) => void flow.choose('backup', { ...of, backup });
  const none = () => {
    const after = failedWhy ? ` after this: ${failedWhy}` : '.';
    goOn({ kind: 'none', reason: `the operator went on without one${after}` });
  };

  const lines = () => {
    switch (state.kind) {
      case 'idle':
        return offerLines({ bot, folder, earlier, now, exportable }, columns);
      case 'taking':
        return takingLines(bot, state.progress, columns);
      case 'failed':
        return failedLines(state.failure, exportable, columns);
      case 'taken':
        return takenLines(state.backup, columns);
    }
  };
  const bindings = (): readonly Binding[] => {
    const without: Binding = { command: 'withoutBackup', run: none };
    const instead: readonly Binding[] = exportable ? [{ command: 'recordsInstead', run: records }] : [];
    switch (state.kind) {
      case 'idle': {
        const there = typeof earlier === 'object' && earlier.ok ? earlier.value : undefined;
        const use: readonly Binding[] = there ? [{ command: 'useBackup', run: () => goOn(keptBackup(there)) }] : [];
        return [{ command: 'accept', run: usual }, ...use, ...instead, without];
      }
      case 'taking':
        return [
          { command: 'accept', run: () => {}, disabled: 'The backup is being taken.' },
          { command: 'back', run: state.cancel },
        ];
      case 'failed':
        return [{ command: 'accept', run: usual }, { command: 'retry', run: usual }, ...instead, without];
      case 'taken': {
        const kept = keptBackup(state.backup);
        const whole = kept.missing.length === 0;
        const blocked = `It is not whole: ${keyOf('retry')} takes it again, ${keyOf('withoutBackup')} goes on with what there is.`;
        return [
          { command: 'accept', run: () => goOn(kept), disabled: whole ? undefined : blocked },
          { command: 'retry', run: usual },
          { command: 'copy', run: () => copy([state.backup.path], 'the path of the backup') },
          ...(whole ? [] : [{ command: 'withoutBackup', run: () => goOn(kept) } as const]),
        ];
      }
    }
  };
  const scroll = useScroll(lines(), height, `backup ${state.kind}`);
  return (
    <StepFrame flow={flow} status={STATUS[state.kind]} bindings={[...bindings(), ...scroll.bindings]}>
      {scroll.view}
    </StepFrame>
  );
}

const STATUS = { idle: 'none taken yet', taking: 'taking it', failed: 'not taken', taken: 'taken' } as const;
