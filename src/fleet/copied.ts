/** What is taken of WorkSpaces by copying: one fact of each, a line each, or their rows as a spreadsheet takes a paste. */
import { tabbedText } from '../plans/csv.ts';
import { cellsOf, inPieces } from './export.ts';
import { type FieldId, fields, type Surroundings } from './fields.ts';
import type { Row } from './fleet.ts';

export interface Copy {
  /** A line each, without an end after the last. */
  readonly text: string;
  readonly lines: number;
  /** WorkSpaces that have none of it, or of which it is not known. */
  readonly without: number;
}

export function copyOf(
  what: FieldId | 'row',
  rows: readonly Row[],
  columns: readonly FieldId[],
  at: Surroundings,
): Copy {
  if (what === 'row') {
    return { text: [...rowPieces(rows, columns, at)].join(''), lines: rows.length, without: 0 };
  }
  const lines = rows.flatMap((row) => first(what, row, at));
  return { text: lines.join('\n'), lines: lines.length, without: rows.length - lines.length };
}

/** Whole rows in pieces, so that what is more than a terminal takes need not be put together. */
export function* rowPieces(
  rows: readonly Row[],
  columns: readonly FieldId[],
  at: Surroundings,
): Generator<string, void, void> {
  for (const some of inPieces(rows))
    yield `${tabbedText(cellsOf(some, columns, at))}${some.at(-1) === rows.at(-1) ? '' : '\n'}`;
}

function first(what: FieldId, row: Row, at: Surroundings): readonly string[] {
  const [value] = fields[what].values(row, at) ?? [];
  return value === undefined || value === '' ? [] : [String(value)];
}
