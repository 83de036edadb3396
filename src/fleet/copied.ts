/** What is taken of WorkSpaces by copying: one fact of each, a line each, or their rows as a spreadsheet takes a paste. */
import { tabbedText } from '../plans/csv.ts';
import { cellOf } from './export.ts';
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
    const cells = rows.map((row) => columns.map((id) => cellOf(id, row, at)));
    return { text: tabbedText(cells), lines: rows.length, without: 0 };
  }
  const lines = rows.flatMap((row) => first(what, row, at));
  return { text: lines.join('\n'), lines: lines.length, without: rows.length - lines.length };
}

function first(what: FieldId, row: Row, at: Surroundings): readonly string[] {
  const [value] = fields[what].values(row, at) ?? [];
  return value === undefined || value === '' ? [] : [String(value)];
}
