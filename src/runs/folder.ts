/** Where the journals are, for this user alone. */
import { access, chmod, constants, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../aws/answer.ts';
import { fileWords } from '../plans/file-words.ts';
import { runIdPattern } from '../plans/id-patterns.ts';
import { localFailure } from '../plans/local-failure.ts';
import { bellhopDirectory, type Environment } from '../xdg.ts';

/** `BELLHOP_STATE_DIR`, else bellhop's folder under the XDG state directory. */
export function runsFolder(env: Environment = process.env): string {
  return join(env.BELLHOP_STATE_DIR || bellhopDirectory('XDG_STATE_HOME', env), 'runs');
}

/** Throws Node's error. */
export async function ensureFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** Why no journal can be kept there, known before anything rests on it; undefined where it can. */
export async function objectionToFolder(folder: string): Promise<string | undefined> {
  try {
    await ensureFolder(folder);
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return fileWords(error as NodeJS.ErrnoException);
  }
}

/** Ids come from the command line too: none may lead out of the folder. */
export function isRunId(id: string): boolean {
  return runIdPattern.test(id);
}

/** The runs whose journals the folder holds, in no order; none where there is no folder. */
export async function runIds(folder: string): Promise<Answer<readonly string[]>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) return names.code === 'ENOENT' ? { ok: true, value: [] } : unreadable(folder, names);
  const ids = names.flatMap((name) => (name.endsWith('.jsonl') ? [name.slice(0, -'.jsonl'.length)] : []));
  return { ok: true, value: ids.filter(isRunId) };
}

/** Node's error in reading a journal or their folder: `not-found` or `unavailable`. What is no such error is thrown. */
export function unreadable(path: string, error: NodeJS.ErrnoException): Answer<never> {
  const { code } = error;
  if (code === undefined) throw error;
  const words = {
    what: `${path} cannot be read.`,
    why: fileWords(error),
    next: 'Check the name and the permissions.',
  };
  return { ok: false, failure: localFailure(code === 'ENOENT' ? 'not-found' : 'unavailable', words) };
}

export const journalPath = (folder: string, id: string) => join(folder, `${id}.jsonl`);
