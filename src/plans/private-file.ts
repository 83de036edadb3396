/** What is written at the operator's word, a plan, a report, an export: a file for this user alone. What is there already is kept, unless the operator said to replace it. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Failure } from '../aws/answer.ts';
import { fileWords } from './file-words.ts';
import { localFailure } from './local-failure.ts';

/** Why nothing can be written there, as far as that can be told before there is anything to write. */
export async function objectionTo(
  path: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<Failure | undefined> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    return unwritten(path, error as NodeJS.ErrnoException);
  }
  if (overwrite) return undefined;
  const there = await access(path).then(
    () => true,
    () => false,
  );
  return there ? unwritten(path, { code: 'EEXIST', message: '' }) : undefined;
}

/**
 * Resolves with why it was not written, if it was not; then the file is as it was before. `text`: whole or in pieces; a
 * file of that name is there once all of it is.
 */
export async function writePrivateFile(
  path: string,
  text: string | AsyncIterable<string>,
  { overwrite, mode = 0o600 }: { readonly overwrite: boolean; readonly mode?: number },
): Promise<Failure | undefined> {
  const first = `${path}.${randomUUID()}`;
  try {
    const file = await open(first, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
      await file.close();
      // The name is taken first: a rename asks nobody whether something is there.
      if (!overwrite) await (await open(path, 'wx', mode)).close();
      await rename(first, path);
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(first, { force: true });
      throw error;
    }
    return undefined;
  } catch (error) {
    return unwritten(path, error as NodeJS.ErrnoException);
  }
}

function unwritten(path: string, error: Pick<NodeJS.ErrnoException, 'code' | 'message'>): Failure {
  const { code } = error;
  if (code === undefined) throw error;
  const what = `${path} was not written.`;
  if (code === 'EEXIST')
    return localFailure('invalid', {
      what,
      why: 'It is there already.',
      next: 'Choose another name, or --overwrite.',
    });
  return localFailure('unavailable', { what, why: fileWords(error), next: 'Choose another place, or make room.' });
}
