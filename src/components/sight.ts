/**
 * Which columns of a wide table are in sight: the first stays put, the others scroll beneath it, none is left out for
 * want of room. Widths follow what there is to show: each column has its least, then grows as far as it can use.
 */
import type { Column, Fitted } from './columns.ts';

export interface Sight<Row> {
  readonly fitted: readonly Fitted<Row>[];
  /** How many columns are hidden to either side. */
  readonly left: number;
  readonly right: number;
}

const gap = 1;
/** What is told in the header of columns to the right: ` +12›`. */
const signCells = 5;

/** `skipped`: columns scrolled out to the left. `widest`: cells of the widest text seen in a column so far. */
export function sightOf<Row>(
  columns: readonly Column<Row>[],
  cells: number,
  skipped: number,
  widest: (column: Column<Row>) => number,
): Sight<Row> {
  const [first, ...others] = columns;
  if (!first) return { fitted: [], left: 0, right: 0 };
  const room = cells - Math.min(first.min, cells);
  const left = Math.min(skipped, farthest(others, room));
  const rest = others.slice(left);
  const shown = leading(rest, leading(rest, room) === rest.length ? room : room - signCells);
  const right = rest.length - shown;
  const inner = cells - (right > 0 ? signCells : 0);
  return { fitted: grown([first, ...rest.slice(0, shown)], inner, widest), left, right };
}

/** How many of these there is room for, from the first on. */
function leading<Row>(columns: readonly Column<Row>[], room: number): number {
  let used = 0;
  const over = columns.findIndex(({ min }) => {
    used += gap + min;
    return used > room;
  });
  return over < 0 ? columns.length : over;
}

/** Nobody scrolls further than to the last column with as many before it as fit: and always by a column that was seen. */
function farthest<Row>(others: readonly Column<Row>[], room: number): number {
  const back = leading(others.toReversed(), room);
  return Math.max(0, others.length - Math.max(1, back));
}

function grown<Row>(
  columns: readonly Column<Row>[],
  cells: number,
  widest: (column: Column<Row>) => number,
): readonly Fitted<Row>[] {
  const fitted = columns.map((column) => ({ column, cells: Math.min(column.min, cells) }));
  let spare = cells - fitted.reduce((sum, entry) => sum + entry.cells + gap, -gap);
  // What is there to be shown comes before blanks, blanks before what few rows need: so most widths rest while rows move.
  const grow = (entries: typeof fitted, want: (column: Column<Row>) => number) => {
    for (const entry of entries) {
      const more = Math.max(0, Math.min(spare, want(entry.column) - entry.cells));
      entry.cells += more;
      spare -= more;
    }
  };
  grow(fitted, (column) => Math.min(widest(column), column.max));
  grow(fitted, ({ max }) => max);
  // Who lacks least comes first: so one name of 10,000 characters leaves the others their few.
  grow(
    fitted.toSorted((a, b) => widest(a.column) - a.cells - (widest(b.column) - b.cells)),
    widest,
  );
  return fitted;
}
