/** Between a plan and its start days may pass, and disks are tidied: what the plan says is kept is looked at once more. */
import type { Failure } from '../aws/answer.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { LexItem } from '../plans/plan.ts';
import { proven } from './read-backup.ts';

/** Why a migration does not start: a backup that its plan names is gone, or is not what it was. Read from the disk alone. */
export async function lostBackup(items: readonly LexItem[]): Promise<Failure | undefined> {
  for (const { v1BotName, backup, v2Backup } of items)
    for (const kept of [backup, v2Backup]) {
      if (!kept || kept.kind === 'none') continue;
      const again = await proven({ path: kept.folder, sha256: kept.sha256 });
      if (!again.ok) return refusal(v1BotName, again.failure);
    }
  return undefined;
}

const refusal = (bot: string, { what, why }: Failure): Failure =>
  localFailure('unavailable', {
    what: `${bot} is not migrated, since its plan counts on a backup. ${what}`,
    why,
    next: 'Put it back as it was, or take a new one and plan anew; bellhop plan lex --no-backup goes on without.',
  });
