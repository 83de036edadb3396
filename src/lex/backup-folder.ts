/** Where backups are, and what their folders are called: by account, Region, bot, version and time. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Described } from './backup-manifest.ts';

/** Beside the folder of the runs. */
export const backupsBeside = (runsFolder: string): string => join(dirname(runsFolder), 'backups');

/** `123456789012_eu-west-1_OrderFlowers_3_20261122T101500Z-7f3a`, with `v2` before the name of a bot of V2. */
export function backupName({ accountId, region, service, bot, version, takenAt }: Described): string {
  const time = takenAt.slice(0, 19).replaceAll(/[-:]/g, '');
  const of = service === 'lex-v2' ? ['v2', bot] : [bot];
  const parts = [accountId, region, ...of, version].map(fileSafe);
  return `${parts.join('_')}_${time}Z-${randomUUID().slice(0, 4)}`;
}

/** Whatever a name from outside holds, it leads nowhere else. `$LATEST` would be a variable to a shell. */
export const fileSafe = (text: string): string => text.replace(/^\$/, '').replaceAll(/[^\w-]/g, '-');

/** Folders that are being written; left behind by a bellhop that died. */
export const halfBackup = /^\..*\.half$/;
