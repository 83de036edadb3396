/** Lists that people write or export, as CSV: each row with its line, each fault named with its place, nothing guessed. */
import { CsvError, parse } from 'csv-parse/sync';
import { clean } from '../aws/clean.ts';

/** What of a file cannot be used, where it stands, and why: a sentence. */
export interface BadEntry {
  /** `line 3`. */
  readonly at: string;
  readonly why: string;
}

export interface TableRow {
  readonly at: string;
  /** By column, in `plainName`'s spelling; a row may end before the last column. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  /** In `plainName`'s spelling. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly bad: readonly BadEntry[];
}

/** Text of a file, its byte order mark gone. Undefined for what is no UTF-8. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `WorkSpace ID`, `workspace_id` and `WorkspaceId` are the same column. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What stands in a file as a sentence quotes it. */
export const quoted = (text: string): string => JSON.stringify(clean(text).slice(0, 80));

/** Commas, semicolons or tabs; a line that begins with # is a remark. The first row names the columns. */
export function readTable(text: string): Table {
  const records: { readonly line: number; readonly cells: readonly string[] }[] = [];
  const bad: BadEntry[] = [];
  try {
    parse(text, {
      bom: true,
      comment: '#',
      comment_no_infix: true,
      delimiter: [',', ';', '\t'],
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: readonly string[], { lines }) => void records.push({ line: lines, cells }),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Of a quote that never ends the library tells the end of the file.
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const line = open ? (records.at(-1)?.line ?? 0) + 1 : error.lines;
    bad.push({ at: `line ${line}`, why: open ? 'A quote is never closed.' : 'Its quotes are broken.' });
  }
  const [header, ...rest] = records;
  const names = (header?.cells ?? []).map(plainName);
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (header && twice) bad.push({ at: `line ${header.line}`, why: `Two columns are called ${twice}.` });
  const rows = rest.flatMap(({ line, cells }): TableRow[] => {
    const at = `line ${line}`;
    const known = cells.flatMap((cell, column) => {
      const name = names[column];
      return name ? [[name, clean(cell).trim()] as const] : [];
    });
    return cells.some((cell) => cell !== '') ? [{ at, cells: new Map(known) }] : [];
  });
  return { columns: names, rows, bad };
}
