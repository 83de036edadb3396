/** What a command writes, a plan or a report: a file for this user alone. What is there already is kept, unless the operator said to replace it. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { Failure } from '../aws/answer.ts';
import { localFailure } from '../plans/local-failure.ts';

/** Resolves with why it was not written, if it was not; then the file is as it was before. */
export async function writePrivateFile(
  path: string,
  text: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<Failure | undefined> {
  const first = overwrite ? `${path}.${randomUUID()}` : path;
  try {
    const file = await open(first, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
      await file.close();
      if (overwrite) await rename(first, path);
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(first, { force: true });
      throw error;
    }
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const what = `${path} was not written.`;
    if (code === 'EEXIST')
      return localFailure('invalid', {
        what,
        why: 'It is there already.',
        next: 'Choose another name, or --overwrite.',
      });
    return localFailure('unavailable', { what, why: message, next: 'Choose another place, or make room.' });
  }
}
