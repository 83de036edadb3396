/**
 * A list of rows in the order in which they were placed, found and changed without looking at each: what a change costs
 * is the change and one copy of the list.
 */
import type { Row } from './fleet.ts';
import { compareIds, compareKeys, type Key } from './order.ts';
import { walkedOn } from './walk.ts';

export interface Placing {
  /** What a row of the list was placed by. */
  readonly key: (row: Row) => Key;
  readonly reversed: boolean;
}

export interface Edit {
  /** The very row of the list, and what stands in its place; undefined: it leaves. */
  readonly was: Map<Row, Row | undefined>;
  readonly came: Row[];
}

export const noEdit = (): Edit => ({ was: new Map(), came: [] });

/** Where a row with this key and id stands, or would stand. */
function placeOf(list: readonly Row[], row: Row, key: Key, placing: Placing): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle] as Row;
    const before = compareKeys(placing.key(other), key, placing.reversed) || compareIds(other, row);
    if (before < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the row with that id, which was placed by this key; -1: it is not in the list. */
export function indexOfRow(list: readonly Row[], row: Row, key: Key, placing: Placing): number {
  const at = placeOf(list, row, key, placing);
  return list[at]?.id === row.id ? at : -1;
}

/** From so many changed rows on, a look at every row is cheaper than a search for each. */
const manyOf = (list: readonly Row[]): number => list.length / 16;

/** `came` is placed by what `keyOfNew` says. */
export function edited(
  list: readonly Row[],
  { was, came }: Edit,
  placing: Placing,
  keyOfNew: Placing['key'] = placing.key,
): readonly Row[] {
  if (was.size === 0 && came.length === 0) return list;
  const next: (Row | undefined)[] = list.slice();
  const changed: number[] = [];
  const put = (row: Row, now: Row | undefined, at: number) => {
    next[at] = now;
    if (row.haystack !== now?.haystack) changed.push(at);
  };
  if (was.size > manyOf(list)) {
    list.forEach((row, at) => {
      if (was.has(row)) put(row, was.get(row), at);
    });
  } else {
    for (const [row, now] of was) {
      const at = indexOfRow(list, row, placing.key(row), placing);
      if (at >= 0) put(row, now, at);
    }
  }
  if (came.length === 0 && !hasLeavers(was)) return walkedOn(list, next as readonly Row[], { changed });
  const { rows, gone, places } = merged(next, placed(list, came, placing, keyOfNew));
  return walkedOn(list, rows, { gone, came: places, changed });
}

function hasLeavers(was: Edit['was']): boolean {
  for (const now of was.values()) if (!now) return true;
  return false;
}

interface Arrival {
  readonly row: Row;
  readonly key: Key;
  /** Index of the row that it comes before. */
  readonly at: number;
}

function placed(
  list: readonly Row[],
  came: readonly Row[],
  placing: Placing,
  keyOfNew: Placing['key'],
): readonly Arrival[] {
  return came
    .map((row) => ({ row, key: keyOfNew(row) }))
    .sort((a, b) => compareKeys(a.key, b.key, placing.reversed) || compareIds(a.row, b.row))
    .map(({ row, key }) => ({ row, key, at: placeOf(list, row, key, placing) }));
}

function merged(rows: readonly (Row | undefined)[], arrivals: readonly Arrival[]) {
  // Of its full size from the start: growing as it is filled takes three times as long.
  const out = new Array<Row>(rows.length + arrivals.length);
  const gone = new Int32Array(rows.length).fill(-1);
  const places: number[] = [];
  let size = 0;
  let next = 0;
  for (let at = 0; at <= rows.length; at++) {
    for (let arrival = arrivals[next]; arrival?.at === at; arrival = arrivals[++next]) {
      places.push(size);
      out[size++] = arrival.row;
    }
    const row = rows[at];
    if (!row) continue;
    gone[at] = size;
    out[size++] = row;
  }
  out.length = size;
  return { rows: out, gone, places };
}
