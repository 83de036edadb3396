/**
 * The backups on this machine. What a manifest says is believed once its files have the hashes that stand in it; one that
 * is damaged is told, and never touched.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Answer } from '../aws/answer.ts';
import { cleanAll } from '../aws/clean.ts';
import { fileWords } from '../plans/file-words.ts';
import { localFailure } from '../plans/local-failure.ts';
import { unreadable } from '../runs/folder.ts';
import { type Manifest, manifestName, type StoredBackup, type Subject, sha256Of } from './backup-manifest.ts';

export interface DamagedBackup {
  readonly name: string;
  readonly path: string;
  /** One sentence. */
  readonly damage: string;
}

export type FoundBackup = StoredBackup | DamagedBackup;

export const isDamaged = (backup: FoundBackup): backup is DamagedBackup => 'damage' in backup;

/** Newest first, those that are damaged at the end. None where there is no folder. */
export async function listBackups(folder: string): Promise<Answer<readonly FoundBackup[]>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error);
  if (entries instanceof Error)
    return entries.code === 'ENOENT' ? { ok: true, value: [] } : unreadable(folder, entries);
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  const found = await Promise.all(names.map((name) => readBackup(folder, name)));
  return {
    ok: true,
    value: found.toSorted((a, b) => takenAt(b).localeCompare(takenAt(a)) || (a.name < b.name ? -1 : 1)),
  };
}

const takenAt = (backup: FoundBackup): string => (isDamaged(backup) ? '' : backup.manifest.takenAt);

export async function readBackup(folder: string, name: string): Promise<FoundBackup> {
  const path = join(folder, name);
  const damaged = (damage: string): DamagedBackup => cleanAll({ name, path, damage });
  const bytes = await readFile(join(path, manifestName)).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    if (bytes.code === undefined) throw bytes;
    return damaged(
      bytes.code === 'ENOENT'
        ? `It has no ${manifestName}.`
        : `Its ${manifestName} cannot be read: ${fileWords(bytes)}`,
    );
  }
  const manifest = await manifestIn(bytes.toString('utf8'));
  return typeof manifest === 'string' ? damaged(manifest) : { name, path, manifest, sha256: sha256Of(bytes) };
}

async function manifestIn(text: string): Promise<Manifest | string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `Its ${manifestName} is not JSON.`;
  }
  const { manifestShape } = await import('./backup-shape.ts');
  const { firstIssue } = await import('../plans/shaping.ts');
  const read = manifestShape.safeParse(value);
  // Of what is not known, nothing is shown or relied on.
  return read.success
    ? (cleanAll(read.data) as Manifest)
    : `Its ${manifestName} is damaged: ${firstIssue(read.error, 'the whole')}.`;
}

export type FileState =
  | { readonly name: string; readonly state: 'intact' | 'altered' | 'gone' }
  | { readonly name: string; readonly state: 'unreadable'; readonly why: string };

/** Every file that the manifest names, read through and compared. */
export function verifyFiles({ path, manifest }: StoredBackup): Promise<readonly FileState[]> {
  return Promise.all(
    manifest.files.map(async ({ name, sha256 }): Promise<FileState> => {
      try {
        return { name, state: (await hashOf(join(path, name))) === sha256 ? 'intact' : 'altered' };
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        if (code === 'ENOENT') return { name, state: 'gone' };
        return { name, state: 'unreadable', why: fileWords(error as NodeJS.ErrnoException) };
      }
    }),
  );
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The backup as it was found, or why it does not count: its manifest or a file is not what it was. */
export async function proven({ path, sha256 }: Pick<StoredBackup, 'path' | 'sha256'>): Promise<Answer<StoredBackup>> {
  const again = await readBackup(dirname(path), basename(path));
  if (isDamaged(again)) return doubtful(path, again.damage);
  if (again.sha256 !== sha256) return doubtful(path, `Its ${manifestName} was changed.`);
  const wrong = (await verifyFiles(again)).filter(({ state }) => state !== 'intact');
  if (wrong.length === 0) return { ok: true, value: again };
  return doubtful(path, wrong.map(({ name, state }) => `${name} is ${state}.`).join(' '));
}

function doubtful(path: string, why: string): Answer<never> {
  const words = {
    what: `The backup ${path} cannot be relied on.`,
    why,
    next: 'Take a new one; this one is left as it is.',
  };
  return { ok: false, failure: localFailure('unavailable', words) };
}

/**
 * The newest backup of that very version of the bot which lacks nothing, read through; undefined where there is none. Of a
 * bot that AWS does not date none counts: it may be another of the same name.
 */
export async function earlierBackup(folder: string, subject: Subject): Promise<Answer<StoredBackup> | undefined> {
  const listed = await listBackups(folder);
  if (!listed.ok) return undefined;
  const whole = listed.value.find(
    (backup): backup is StoredBackup =>
      !isDamaged(backup) && backup.manifest.missing.length === 0 && isOf(backup.manifest, subject),
  );
  return whole && proven(whole);
}

const isOf = (manifest: Manifest, subject: Subject): boolean =>
  subject.updatedAt !== undefined &&
  (['accountId', 'region', 'endpointUrl', 'service', 'bot', 'version', 'updatedAt'] as const).every(
    (member) => manifest[member] === subject[member],
  );
