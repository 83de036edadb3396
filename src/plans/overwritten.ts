/** Which items of a migration overwrite something in V2, and what is kept of that bot as it was. Pure. */
import type { Backup } from '../lex/backup.ts';
import { likelyReplaces } from '../lex/roles.ts';
import type { LexItem } from './plan.ts';

/** What an item before it creates holds nothing yet but what the items before it bring. */
export const overwrites = ({ migrationStrategy, existence, into }: LexItem): boolean =>
  migrationStrategy === 'UPDATE_EXISTING' && !(existence === 'earlier' && into?.hasLocale === false);

/** Undefined where nothing is overwritten that is there before the run. */
export function v2BackupOf(item: LexItem): Backup | undefined {
  if (!overwrites(item) || item.existence === 'earlier') return undefined;
  return item.v2Backup ?? { kind: 'none', reason: 'no export of it was taken.' };
}

/** A sentence, for who confirms; undefined where nothing is lost for good. */
export function v2BackupLoss(item: LexItem): string | undefined {
  const backup = v2BackupOf(item);
  return backup?.kind === 'none' ? `The V2 bot ${item.v2BotName} is not kept: ${backup.reason}` : undefined;
}

/** Likely, since AWS does not document it: an update gives the V2 bot the role that is sent. `items`: of the whole plan. */
export function roleLoss(item: LexItem, items: readonly LexItem[]): string | undefined {
  const { migrationStrategy, v2BotName: name, v2BotRole: role, into } = item;
  if (migrationStrategy !== 'UPDATE_EXISTING') return undefined;
  const before = items.slice(0, items.indexOf(item)).findLast(({ v2BotName }) => v2BotName === name);
  const present = before?.v2BotRole ?? into?.roleArn;
  return present === role ? undefined : likelyReplaces(name, present, role);
}
