/**
 * A view written back into the configuration file: the rest of it stays as it was. Nothing is written over what somebody
 * else has written meanwhile, and nothing into a file of somebody else's.
 */
import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Answer, Failure } from '../aws/answer.ts';
import { fileWords } from '../plans/file-words.ts';
import { localFailure } from '../plans/local-failure.ts';
import { writePrivateFile } from '../plans/private-file.ts';
import type { Configured } from './read-configuration.ts';
import { type ConfiguredView, readShape } from './shape.ts';

/** `view` undefined: it is taken out. Resolves with the file's text as it is now. */
export async function saveView(
  { file, text }: Pick<Configured, 'file' | 'text'>,
  name: string,
  view: ConfiguredView | undefined,
): Promise<Answer<string>> {
  const there = await asItIs(file);
  if ('failure' in there) return { ok: false, failure: there.failure };
  if (there.text !== text)
    return refused(file, 'It was changed since this console has read it.', 'Start bellhop again, then save the view.');
  const after = withView(text ?? '{}', name, view);
  // What would be refused at the next start is not written.
  const read = readShape(file, after);
  if (!read.ok) return read;
  await mkdir(dirname(there.path), { recursive: true, mode: 0o700 }).catch(() => undefined);
  const failure = await writePrivateFile(there.path, after, { overwrite: text !== undefined, mode: there.mode });
  return failure ? { ok: false, failure } : { ok: true, value: after };
}

interface AsItIs {
  /** Behind the links that lead there. */
  readonly path: string;
  readonly text: string | undefined;
  readonly mode: number;
}

async function asItIs(file: string): Promise<AsItIs | { readonly failure: Failure }> {
  try {
    const path = await realpath(file);
    const { uid, mode } = await stat(path);
    if (uid !== (process.getuid?.() ?? uid))
      return refused(file, 'It belongs to another user.', 'Set BELLHOP_CONFIG to a file of your own.');
    return { path, text: await readFile(path, 'utf8'), mode: mode & 0o777 };
  } catch (error) {
    const fault = error as NodeJS.ErrnoException;
    if (fault.code === 'ENOENT') return { path: file, text: undefined, mode: 0o600 };
    return refused(file, fileWords(fault), 'Set BELLHOP_CONFIG to a file of your own.');
  }
}

function withView(text: string, name: string, view: ConfiguredView | undefined): string {
  const all = JSON.parse(text) as { views?: Record<string, ConfiguredView> };
  const { [name]: _, ...others } = all.views ?? {};
  // Where it was before, if it was.
  const views = view ? { ...all.views, [name]: view } : others;
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  return `${JSON.stringify({ ...all, views }, undefined, indent)}\n`;
}

function refused(file: string, why: string, next: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: localFailure('invalid', { what: `The view was not saved in ${file}.`, why, next }) };
}
