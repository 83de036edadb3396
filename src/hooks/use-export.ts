/** Rows of the list to a file of the operator's alone, in the format that the file's name ends with. */
import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Failure } from '../aws/answer.ts';
import { count } from '../components/text.ts';
import { type ExportFormat, exportFormats, exportRows } from '../fleet/export.ts';
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
  | { readonly kind: 'there' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Export {
  toFile(path: string, what: Exporting, overwrite: boolean): Promise<Exported>;
  toClipboard(path: string, what: Exporting): void;
}

export function useExport(): Export {
  const copy = useCopy();
  return {
    async toFile(typed, { rows, columns, at }, overwrite) {
      const path = resolve(atHome(typed));
      const objection = await objectionTo(path, { overwrite });
      if (objection?.kind === 'invalid') return { kind: 'there' };
      const text = exportRows(rows, columns, formatOf(typed) ?? 'csv', at);
      const failure = objection ?? (await writePrivateFile(path, text, { overwrite }));
      return failure ? { kind: 'failed', failure } : { kind: 'written', path };
    },
    toClipboard: (path, { rows, columns, at }) => {
      const format = formatOf(path) ?? 'csv';
      // The mark that tells a spreadsheet the letters of a file would stand in what is pasted.
      const text = exportRows(rows, columns, format, at).replace(/^\ufeff/, '');
      copy(text, `${count(rows.length, 'WorkSpace')} as ${format}`);
    },
  };
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
