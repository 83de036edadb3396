/** Lists that people write or export, as CSV: each row with its line, each fault named with its place, nothing guessed. */
import { CsvError, parse } from 'csv-parse/sync';
import { clean } from '../aws/clean.ts';

/** What of a file cannot be used, where it stands, and why: a sentence. */
export interface BadEntry {
  /** `line 3`. */
  readonly at: string;
  readonly why: string;
}

const byPlace = new Intl.Collator('en', { numeric: true });

/** In the order of their lines, whatever was found first. */
export const inOrder = (faults: readonly BadEntry[]): readonly BadEntry[] =>
  faults.toSorted((one, other) => byPlace.compare(one.at, other.at));

export interface TableRow {
  readonly at: string;
  /** By column, in `plainName`'s spelling; a row may end before the last column. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  /** Where the columns are named. */
  readonly at: string;
  /** As they are written; a column without a name holds nothing. */
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

/** What may stand between cells; of another one nobody says so. */
const delimiters = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;

/** Lines of a text, whatever ends them; no byte order mark. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);

/** The first line from `from` on that is neither blank nor a remark; -1: there is none. */
export const nextLine = (lines: readonly string[], from = 0): number =>
  lines.findIndex((line, at) => at >= from && /^\s*[^#\s]/.test(line));

/**
 * The first row names the columns, and what stands between them is what stands between all cells: a comma in a name is no
 * end of a cell where the columns are apart by semicolons. A line that begins with # is a remark.
 */
export function readTable(text: string): Table {
  // Line ends in quoted cells as well: of \r\n in them the library counts two.
  const lines = linesOf(text);
  const top = nextLine(lines);
  const between = apartBy(lines[top] ?? '');
  if (between.length > 1) {
    const why = `Its columns are apart by ${between.map((one) => delimiters[one]).join(' and by ')}: one of them has to do.`;
    return { at: `line ${top + 1}`, columns: [], rows: [], bad: [{ at: `line ${top + 1}`, why }] };
  }
  const { records, bad } = recordsOf(lines, between[0] ?? ',');
  const [header, ...rest] = records;
  const names = (header?.cells ?? []).map(plainName);
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (header && twice) bad.push({ at: `line ${header.line}`, why: `Two columns are called ${twice}.` });
  const columns = header?.cells ?? [];
  const rows = rest.flatMap(({ line, cells }): TableRow[] => {
    const at = `line ${line}`;
    if (cells.every((cell) => cell === '')) return [];
    // One more than there should be: a delimiter in a name has moved all behind it into columns that are not theirs.
    const stray = cells.find((cell, column) => !columns[column] && (cell !== '' || column >= columns.length));
    if (stray !== undefined) {
      bad.push({ at, why: `It has more cells than there are columns: ${quoted(cells.join(' | '))}.` });
      return [];
    }
    return [{ at, cells: new Map(cells.map((cell, column) => [names[column] ?? '', clean(cell).trim()])) }];
  });
  return { at: `line ${header?.line ?? 1}`, columns, rows, bad };
}

/** All that stands between the names of columns; what is in quotes is a name's own. */
function apartBy(header: string): readonly (keyof typeof delimiters)[] {
  const bare = header.replace(/"[^"]*"?/g, '');
  return ([',', ';', '\t'] as const).filter((one) => bare.includes(one));
}

interface ReadRecord {
  /** The first that it stands on: a quoted cell may hold line ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

function recordsOf(
  lines: readonly string[],
  delimiter: string,
): { readonly records: ReadRecord[]; readonly bad: BadEntry[] } {
  const records: ReadRecord[] = [];
  let after = 0;
  try {
    parse(lines.join('\n'), {
      comment: '#',
      comment_no_infix: true,
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: readonly string[], { lines: last }) => {
        records.push({ line: last - cells.join('').split('\n').length + 1, cells });
        after = last;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The library tells where it found out, which may be the end of the file.
    const at = `line ${nextLine(lines, after) + 1}`;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    return { records, bad: [{ at, why: open ? 'A quote is never closed.' : 'Its quotes are broken.' }] };
  }
  return { records, bad: [] };
}
