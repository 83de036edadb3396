/**
 * What is kept of a bot on this machine, as the plan names it, so that journal and report know it too. A backup that
 * lacks something never reads as a whole one, and that there is none is said in so many words.
 */
import { plural } from '../rules/in-words.ts';

/** `export`: the archive that AWS made. `records`: the answers of GetBot, GetIntent and GetSlotType, as they came. */
export type BackupKind = 'export' | 'records';

export interface KeptBackup {
  readonly kind: BackupKind;
  /** Path of its folder. */
  readonly folder: string;
  /** Of its manifest, hex. */
  readonly sha256: string;
  /** When it was taken: epoch milliseconds. */
  readonly at: number;
  /** What could not be read and is not in it, e.g. `intent OrderFlowers (2)`. */
  readonly missing: readonly string[];
}

export type Backup =
  | KeptBackup
  /** The operator went on without one. */
  | { readonly kind: 'none'; readonly reason: string };

/** The wizard's piece: of what the backup is, so that one of something else can be told. */
export interface BackupOf {
  readonly accountId: string;
  readonly region: string;
  readonly bot: string;
  readonly version: string;
  readonly backup: Backup;
}

/** Whether everything that there was to keep is kept. */
export const isWhole = (backup: Backup): backup is KeptBackup => backup.kind !== 'none' && backup.missing.length === 0;

/**
 * What is wrong with it, for the review and the confirmation; undefined where nothing is. `bot`: with its version.
 * `backup`: undefined in plans of a bellhop that took none.
 */
export function backupLoss(bot: string, backup: Backup | undefined): string | undefined {
  if (!backup) return `Whether there is a backup of ${bot} is not known.`;
  if (backup.kind === 'none') return `There is no backup of ${bot} on this machine: ${backup.reason}`;
  const { length } = backup.missing;
  if (length === 0) return undefined;
  return `The backup of ${bot} is not whole: ${plural(length, 'part')} could not be read (${backup.missing.join(', ')}).`;
}
