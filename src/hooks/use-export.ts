/** Rows of the list to a file of the operator's alone, in the format that the file's name ends with. */
import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Failure } from '../aws/answer.ts';
import { count } from '../components/text.ts';
import { type ExportFormat, exportFormats, exportPieces } from '../fleet/export.ts';
import type { FieldId, Surroundings } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import { objectionTo, writePrivateFile } from '../plans/private-file.ts';
import { useCopy } from './use-copy.ts';

export interface Exporting {
  readonly rows: readonly Row[];
  readonly columns: readonly FieldId[];
  readonly at: Surroundings;
}

/** `there`: nothing was written, for a file of that name is there and was not to be replaced. */
export type Exported =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'there' | 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface HowToExport {
  readonly overwrite: boolean;
  /** Once it is aborted nothing is written, and what was there before stays. */
  readonly signal: AbortSignal;
}

export interface Export {
  toFile(path: string, what: Exporting, how: HowToExport): Promise<Exported>;
  toClipboard(path: string, what: Exporting): void;
}

export function useExport(): Export {
  const copy = useCopy();
  return {
    async toFile(typed, what, { overwrite, signal }) {
      const path = resolve(atHome(typed));
      const objection = await objectionTo(path, { overwrite });
      if (objection?.kind === 'invalid') return { kind: 'there' };
      const pieces = inTurns(piecesOf(typed, what), signal);
      const failure = objection ?? (await writePrivateFile(path, pieces, { overwrite }));
      if (failure) return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure };
      return { kind: 'written', path };
    },
    toClipboard(path, what) {
      copy(withoutMark(piecesOf(path, what)), `${count(what.rows.length, 'WorkSpace')} as ${formatOf(path) ?? 'csv'}`);
    },
  };
}

const piecesOf = (path: string, { rows, columns, at }: Exporting): Iterable<string> =>
  exportPieces(rows, columns, formatOf(path) ?? 'csv', at);

/** Between two pieces keys are answered and the screen is drawn. */
async function* inTurns(pieces: Iterable<string>, signal: AbortSignal): AsyncGenerator<string, void, void> {
  for (const piece of pieces) {
    if (signal.aborted) throw Object.assign(new Error('It was stopped.'), { code: 'ECANCELED' });
    yield piece;
    await turn();
  }
}

/** What tells a spreadsheet the letters of a file would stand in what is pasted. */
function* withoutMark(pieces: Iterable<string>): Generator<string, void, void> {
  for (const piece of pieces) yield piece.replace(/^\ufeff/, '');
}

/** By how its name ends; undefined: by none that is known. */
export function formatOf(path: string): ExportFormat | undefined {
  const ending = extname(path.trim()).slice(1).toLowerCase();
  return ending === 'jsonl' ? 'ndjson' : exportFormats.find((format) => format === ending);
}

/** `bellhop-2026-11-22-1405.csv`, in local time. */
export function proposedPath(now: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const at = new Date(now);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `bellhop-${day}-${two(at.getHours())}${two(at.getMinutes())}.csv`;
}

/** As a shell reads it. */
const atHome = (path: string): string =>
  /^~(?=\/|$)/.test(path.trim()) ? join(homedir(), path.trim().slice(1)) : path.trim();
