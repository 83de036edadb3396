/**
 * Columns fitted to a width: every column gets its least, the rest goes to those that can use it, and what does not fit
 * at all is left out from the least important on. One ready string a row is also what Ink draws fastest.
 */
import { padded } from './text.ts';
import { type Tone, theme } from './theme.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Cells. */
  readonly min: number;
  readonly max: number;
  /** 1 is kept longest. */
  readonly importance: number;
  readonly align?: 'left' | 'right';
  /** Where a text is cut that is too long: names that begin alike differ at their ends. */
  readonly cut?: (row: Row) => 'end' | 'middle';
  readonly text: (row: Row) => string;
  readonly tone?: (row: Row) => Tone;
  /** What rows are put in order by, where that is not the text: the least first. */
  readonly order?: (row: Row) => string | number;
}

/** Of a column of names. */
export const inTheMiddle = (): 'middle' => 'middle';

export interface Fitted<Row> {
  readonly column: Column<Row>;
  readonly cells: number;
}

const gap = 1;

export function fitColumns<Row>(columns: readonly Column<Row>[], cells: number): Fitted<Row>[] {
  const kept = new Set<Column<Row>>();
  let used = 0;
  for (const column of [...columns].sort((a, b) => a.importance - b.importance)) {
    if (used + column.min + (kept.size ? gap : 0) > cells) break;
    used += column.min + (kept.size ? gap : 0);
    kept.add(column);
  }
  let spare = cells - used;
  const fitted = columns.filter((column) => kept.has(column)).map((column) => ({ column, cells: column.min }));
  // The most important columns grow first, each up to the most it can use.
  for (const entry of [...fitted].sort((a, b) => a.column.importance - b.column.importance)) {
    const more = Math.min(spare, entry.column.max - entry.cells);
    entry.cells += more;
    spare -= more;
  }
  return fitted;
}

export function headerLine<Row>(fitted: readonly Fitted<Row>[]): string {
  return fitted.map(({ column, cells }) => padded(column.title, cells, column.align)).join(' ');
}

/** `plain`: without colours, for the row under the cursor. */
export function rowLine<Row>(fitted: readonly Fitted<Row>[], row: Row, plain = false): string {
  return fitted
    .map(({ column, cells }) => {
      const text = padded(column.text(row), cells, column.align, column.cut?.(row));
      return plain || !column.tone ? text : theme[column.tone(row)](text);
    })
    .join(' ');
}
