/** Rows as a table for a person: as wide as the terminal, what does not fit left out and named. Pure. */
import { type Column, fitColumns, headerLine, inTheMiddle, rowLine } from '../components/columns.ts';
import { widthWithin } from '../components/text.ts';
import { type FieldId, fields, type Surroundings } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import { iso } from '../runs/report-times.ts';

export interface Table {
  readonly text: string;
  /** Titles of what did not fit. */
  readonly leftOut: readonly string[];
}

/** Of one cell; a name may have 10,000 characters. */
const widest = 60;

/** `cells`: undefined where nobody looks, and all of it is told. */
export function tableOf(
  rows: readonly Row[],
  columns: readonly FieldId[],
  at: Surroundings,
  cells = Number.POSITIVE_INFINITY,
): Table {
  const all = columns.map((id, index): Column<Row> => {
    const { title, kind } = fields[id];
    const text = (row: Row) => cellOf(id, row, at);
    const most = cells === Number.POSITIVE_INFINITY ? cells : widest;
    const max = rows.reduce((max, row) => Math.max(max, widthWithin(text(row), most)), title.length);
    // A name is told apart by half of it; what is cut of a time or a size is another one.
    const min = kind === 'name' && id !== 'id' ? Math.min(max, Math.max(title.length, 12)) : max;
    return {
      id,
      title,
      min,
      max,
      importance: index,
      text,
      cut: inTheMiddle,
      ...(kind === 'size' && { align: 'right' as const }),
    };
  });
  const fitted = fitColumns(all, cells);
  const lines = [headerLine(fitted), ...rows.map((row) => rowLine(fitted, row, true))];
  const shown = new Set(fitted.map(({ column }) => column.id));
  return {
    text: lines.map((line) => line.trimEnd()).join('\n'),
    leftOut: all.flatMap(({ id, title }) => (shown.has(id) ? [] : title)),
  };
}

/** As in CSV: `?` is not known, blank is none. */
function cellOf(id: FieldId, row: Row, at: Surroundings): string {
  const { kind, several, values } = fields[id];
  const all = values(row, at);
  if (all === undefined) return '?';
  if (several) return all.join(' ');
  const [first] = all;
  return kind === 'time' ? (iso(Number(first)) ?? '').replace(/:\d\d\.\d+Z$/, 'Z') : String(first ?? '');
}
