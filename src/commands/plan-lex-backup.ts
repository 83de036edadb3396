/**
 * A backup of every bot before its plan is written: the one that is there of that very version, AWS's export, or its
 * records. Without one there is no plan, unless that was said.
 */
import { type Answer, inSentences } from '../aws/answer.ts';
import type { LexBot } from '../aws/lex-model.ts';
import type { Session } from '../aws/session.ts';
import { type Backup, backupLoss } from '../lex/backup.ts';
import { backupsBeside } from '../lex/backup-folder.ts';
import { keptBackup, type StoredBackup, subjectOf } from '../lex/backup-manifest.ts';
import { earlierBackup, proven } from '../lex/read-backup.ts';
import { isExportable, type Taking, takeBackup } from '../lex/take-backup.ts';
import { runsFolder } from '../runs/folder.ts';
import { createProgress } from '../terminal/progress.ts';
import { noPlan } from './no-plan.ts';
import { say } from './output.ts';

export interface Keeper {
  readonly accountId: string;
  /** ARN. */
  readonly arn: string;
}

/** In the order of the bots. */
export async function keepBots(
  session: Session,
  bots: readonly LexBot[],
  { accountId, arn: takenBy }: Keeper,
): Promise<Answer<readonly Backup[]>> {
  const taking: Taking = { session, accountId, takenBy, folder: backupsBeside(runsFolder()) };
  const progress = createProgress({ now: session.clock.now });
  const kept: Backup[] = [];
  for (const [done, bot] of bots.entries()) {
    progress.show({ done, total: bots.length, text: `keeping ${bot.name} ${bot.version} on this machine` });
    const stored = (await earlier(taking, bot)) ?? (await taken(taking, bot));
    if (!stored.ok) {
      progress.end();
      const why = `${bot.name} could not be kept on this machine. ${inSentences(stored.failure)}`;
      return noPlan(why, '--no-backup goes on without a backup, and the plan then says so.');
    }
    kept.push(keptBackup(stored.value));
  }
  progress.end();
  for (const [at, backup] of kept.entries()) {
    const { name, version } = bots[at] ?? { name: '?', version: '?' };
    const loss = backupLoss(`${name} version ${version}`, backup);
    if (loss !== undefined) await say(loss);
  }
  return { ok: true, value: kept };
}

/** Numbered versions of one bot never change; what was kept of `$LATEST` is what it was then. */
async function earlier({ accountId, session, folder }: Taking, bot: LexBot): Promise<Answer<StoredBackup> | undefined> {
  if (!isExportable(bot.version)) return undefined;
  const { region, endpointUrl } = session;
  const found = await earlierBackup(folder, subjectOf({ accountId, region, endpointUrl }, bot));
  return found?.ok ? found : undefined;
}

async function taken(taking: Taking, bot: LexBot): Promise<Answer<StoredBackup>> {
  if (!isExportable(bot.version)) return readBack(await takeBackup(taking, { bot, kind: 'records' }));
  const exported = await readBack(await takeBackup(taking, { bot, kind: 'export' }));
  if (exported.ok) return exported;
  const insteadOfExport = inSentences(exported.failure);
  return readBack(await takeBackup(taking, { bot, kind: 'records', insteadOfExport }));
}

/** What was written counts once it was read. */
const readBack = async (backup: Answer<StoredBackup>): Promise<Answer<StoredBackup>> =>
  backup.ok ? proven(backup.value) : backup;
