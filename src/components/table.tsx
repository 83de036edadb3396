/** A table's lines: header, window of rows, cursor and marks told by signs as well as by colour. */
import { type Column, fitColumns, headerLine, rowLine } from './columns.ts';
import { glyphs } from './glyphs.ts';
import { Lines } from './lines.tsx';
import { padded } from './text.ts';
import { theme } from './theme.ts';

export interface TableProps<Row> {
  readonly columns: readonly Column<Row>[];
  /** Rows in the window only. */
  readonly rows: readonly Row[];
  readonly cursor: Row | undefined;
  readonly marked?: ((row: Row) => boolean) | undefined;
  readonly cells: number;
  /** Lines, the header's included. */
  readonly height: number;
  /** Said where there are no rows. */
  readonly empty: readonly string[];
}

/** Cells before the first column: the cursor's sign and the mark's. */
const gutter = 3;

export function Table<Row>({ columns, rows, cursor, marked, cells, height, empty }: TableProps<Row>) {
  const inner = cells - gutter;
  const fitted = fitColumns(columns, inner);
  const lines = rows.map((row) => {
    const isMarked = marked?.(row) ?? false;
    const mark = isMarked ? glyphs.mark : ' ';
    if (row === cursor) return theme.selected(padded(`${glyphs.cursor}${mark} ${rowLine(fitted, row, true)}`, cells));
    return ` ${isMarked ? theme.accent(mark) : mark} ${rowLine(fitted, row)}`;
  });
  const header = theme.dim(`   ${headerLine(fitted)}`);
  return <Lines height={height} lines={[header, ...(rows.length > 0 ? lines : empty.map((line) => `   ${line}`))]} />;
}
