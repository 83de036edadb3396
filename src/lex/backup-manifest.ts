/**
 * What stands in `manifest.json` of a backup: of what it is, who took it when and how, each file with its hash, and what
 * could not be read. Written last, so that a folder with a manifest is a complete one.
 */
import { createHash } from 'node:crypto';
import type { LexBot } from '../aws/lex-model.ts';
import type { BackupKind, KeptBackup } from './backup.ts';

export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Something that there is, and that is not in the backup. */
export interface Hole {
  /** `intent OrderFlowers (2)` */
  readonly what: string;
  readonly why: string;
}

/** What was backed up, and how: all of a manifest but its files. */
export interface Described {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** ARN. */
  readonly takenBy: string;
  readonly accountId: string;
  readonly region: string;
  /** Where AWS was asked, when not at its own endpoints. */
  readonly endpointUrl?: string | undefined;
  readonly service: 'lex-v1' | 'lex-v2';
  /** Its name. */
  readonly bot: string;
  /** V2 only. */
  readonly botId?: string | undefined;
  /** A number or `$LATEST`; of V2 `DRAFT`. */
  readonly version: string;
  readonly locale?: string | undefined;
  /** When that version was last changed, ISO 8601. */
  readonly updatedAt?: string | undefined;
  readonly kind: BackupKind;
  /** Why there are records and no export. */
  readonly insteadOfExport?: string | undefined;
  /** Names; of an archive, whose structure AWS does not promise, as far as they are known from elsewhere. */
  readonly intents?: readonly string[] | undefined;
  readonly slotTypes?: readonly string[] | undefined;
  readonly missing: readonly Hole[];
}

/** Whose, and of what, a backup is. A bot that was deleted and made anew under its name was changed at another time. */
export type Subject = Pick<
  Described,
  'accountId' | 'region' | 'endpointUrl' | 'service' | 'bot' | 'version' | 'updatedAt'
>;

export const subjectOf = (
  { accountId, region, endpointUrl }: Pick<Subject, 'accountId' | 'region' | 'endpointUrl'>,
  { name: bot, version, updatedAt }: LexBot,
) =>
  ({
    accountId,
    region,
    endpointUrl,
    service: 'lex-v1',
    bot,
    version,
    updatedAt: updatedAt === undefined ? undefined : new Date(updatedAt).toISOString(),
  }) satisfies Subject;

export interface Manifest extends Described {
  readonly format: 'bellhop-lex-backup';
  readonly formatVersion: 1;
  readonly files: readonly BackupFile[];
}

export const manifestName = 'manifest.json';

/** A backup that is there: its folder's name and path, and what its manifest says. */
export interface StoredBackup {
  readonly name: string;
  readonly path: string;
  readonly manifest: Manifest;
  /** Of the manifest as it is on disk, hex. */
  readonly sha256: string;
}

export const sha256Of = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** As the plan names it. */
export function keptBackup({ path, manifest, sha256 }: StoredBackup): KeptBackup {
  const { kind, takenAt, missing } = manifest;
  return { kind, folder: path, sha256, at: Date.parse(takenAt), missing: missing.map(({ what }) => what) };
}
