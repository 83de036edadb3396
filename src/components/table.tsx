/** A table's lines: header, window of rows, cursor and marks told by signs as well as by colour. */
import { type Column, fitColumns, headerLine, rowLine } from './columns.ts';
import { glyphs } from './glyphs.ts';
import { Lines } from './lines.tsx';
import type { Sight } from './sight.ts';
import { padded, width, wrap } from './text.ts';
import { theme } from './theme.ts';

export interface TableProps<Row> {
  readonly columns: readonly Column<Row>[];
  /** Rows in the window only. */
  readonly rows: readonly Row[];
  readonly cursor: Row | undefined;
  readonly marked?: ((row: Row) => boolean) | undefined;
  /** Rows that are told with less certainty than the others. */
  readonly dimmed?: ((row: Row) => boolean) | undefined;
  /** Which columns are in sight, where not all that there is room for by their importance. */
  readonly sight?: Sight<Row> | undefined;
  readonly cells: number;
  /** Lines, the header's included. */
  readonly height: number;
  /** Said where there are no rows. */
  readonly empty: readonly string[];
}

/** Cells before the first column: the cursor's sign and the mark's. */
export const gutter = 3;

export function Table<Row>({ columns, rows, cursor, marked, dimmed, sight, cells, height, empty }: TableProps<Row>) {
  const fitted = sight?.fitted ?? fitColumns(columns, cells - gutter);
  const lines = rows.map((row) => {
    const isMarked = marked?.(row) ?? false;
    const mark = isMarked ? glyphs.mark : ' ';
    if (row === cursor) return theme.selected(padded(`${glyphs.cursor}${mark} ${rowLine(fitted, row, true)}`, cells));
    const dim = dimmed?.(row) ?? false;
    const line = rowLine(fitted, row, dim);
    return ` ${isMarked ? theme.accent(mark) : mark} ${dim ? theme.dim(line) : line}`;
  });
  const header = theme.dim(sight ? sightLine(sight, cells) : `   ${headerLine(fitted)}`);
  const said = empty.flatMap((line) => wrap(line, Math.max(1, cells - gutter))).map((line) => `   ${line}`);
  return <Lines height={height} lines={[header, ...(rows.length > 0 ? lines : said)]} />;
}

/** The header, with how many columns there are to either side. */
function sightLine<Row>({ fitted, left, right }: Sight<Row>, cells: number): string {
  const before = padded(left > 0 ? `${glyphs.left}${left}` : '', gutter);
  const after = right > 0 ? `+${right}${glyphs.right}` : '';
  return padded(before + headerLine(fitted), cells - width(after)) + after;
}
