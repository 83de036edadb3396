/**
 * Writes a backup whole or not at all, for this user alone: into a folder of another name, which gets its own once every
 * file in it has reached the disk. An older backup is never written over: every one has a name of its own.
 */
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../aws/answer.ts';
import { fileWords } from '../plans/file-words.ts';
import { localFailure } from '../plans/local-failure.ts';
import { ensureFolder } from '../runs/folder.ts';
import { backupName, halfBackup } from './backup-folder.ts';
import { type Described, type Manifest, manifestName, type StoredBackup, sha256Of } from './backup-manifest.ts';

export interface Content {
  /** A file's name, without any folder. */
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** `folder`: where all backups are. */
export async function writeBackup(
  folder: string,
  described: Described,
  contents: readonly Content[],
): Promise<Answer<StoredBackup>> {
  const name = backupName(described);
  const path = join(folder, name);
  const half = join(folder, `.${name}.half`);
  const manifest: Manifest = {
    format: 'bellhop-lex-backup',
    formatVersion: 1,
    ...described,
    files: contents.map(({ name: file, content }) => ({
      name: file,
      bytes: Buffer.byteLength(content),
      sha256: sha256Of(content),
    })),
  };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  try {
    await ensureFolder(folder);
    await tidy(folder);
    await mkdir(half, { mode: 0o700 });
    try {
      for (const { name: file, content } of [...contents, { name: manifestName, content: text }])
        await writeThrough(join(half, file), content);
      await syncFolder(half);
      await rename(half, path);
      await syncFolder(folder);
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    return unwritten(path, error as NodeJS.ErrnoException);
  }
  return { ok: true, value: { name, path, manifest, sha256: sha256Of(text) } };
}

async function writeThrough(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the names survive a power cut as well. Where folders cannot be synchronised, files alone have to do. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/** Milliseconds: no backup takes as long to write. */
const abandoned = 3_600_000;

async function tidy(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!halfBackup.test(name)) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandoned)
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function unwritten(path: string, error: NodeJS.ErrnoException): Answer<never> {
  const { code } = error;
  if (code === undefined) throw error;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  const next = full
    ? 'Make room on that disk, or set BELLHOP_STATE_DIR to a folder on another one and start again.'
    : 'Check the permissions of that folder, or set BELLHOP_STATE_DIR to another one and start again.';
  const words = { what: `The backup ${path} was not written.`, why: fileWords(error), next };
  return { ok: false, failure: localFailure('unavailable', words) };
}
