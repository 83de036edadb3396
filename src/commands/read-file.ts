/** Files that people write for a command: text, or wrong usage; each fault in them told with its place, none alone. */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { WrongUsage } from '../flags.ts';
import { fileWords } from '../plans/file-words.ts';
import { type BadEntry, decoded } from '../plans/table-file.ts';

/** `-` is standard input. Throws `WrongUsage`. */
export async function readText(file: string, what: string): Promise<string> {
  const read =
    file === '-' ? await buffer(process.stdin) : await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (read instanceof Error) throw new WrongUsage(`${what} ${fileName(file)} cannot be read. ${fileWords(read)}`);
  const text = decoded(read);
  if (text === undefined) throw new WrongUsage(`${what} ${fileName(file)} cannot be read. It is no UTF-8 text.`);
  return text;
}

export const fileName = (file: string): string => (file === '-' ? 'standard input' : file);

/** `floor-3.csv, line 3: ...`, a line each. */
export const faultLines = (faults: readonly BadEntry[]): readonly string[] =>
  faults.map(({ at, why }) => `${at}: ${why}`);

/** Throws `WrongUsage` where there is any. */
export function refuseFaults(faults: readonly BadEntry[]): void {
  if (faults.length > 0) throw new WrongUsage(faultLines(faults).join('\n'));
}
