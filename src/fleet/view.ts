/**
 * The rows that a list shows, in order, kept up to date by what has changed. A refresh never reorders: a row whose key
 * changed stays where it is until somebody sorts, new rows come in where they belong, and the row under the cursor stays
 * until the cursor leaves it, whatever became of it. Pure: each change makes the next view.
 */
import type { Surroundings } from './fields.ts';
import { rowOf, rowsOf } from './first-listed.ts';
import type { Fleet, Row } from './fleet.ts';
import { compareIds, compareKeys, type Key, keyFor, type Order, sorted } from './order.ts';
import { edited, indexOfRow, noEdit, type Placing } from './sorted-rows.ts';
import { found, walked } from './walk.ts';

export interface Match {
  /** Undefined: it cannot be told, for what is not known of the row. */
  (row: Row): boolean | undefined;
  /** Stands in the haystack of whatever matches. `enough`: and whatever has it matches. */
  readonly word?: { readonly text: string; readonly enough: boolean };
}

export const everything: Match = () => true;

export interface View {
  /** Of every source, the first that lists an id has its row. */
  readonly fleets: readonly Fleet[];
  readonly match: Match;
  readonly order: Order;
  /** What the order went by. */
  readonly orderedAt: Surroundings;
  /** Every WorkSpace once, in the order. */
  readonly all: readonly Row[];
  /** Those shown: that match, and the one that is held. */
  readonly rows: readonly Row[];
  /** Of how many it cannot be told whether they match. */
  readonly unknown: number;
  /** What rows were placed by that would stand elsewhere by now. */
  readonly displaced: ReadonlyMap<string, Key>;
  /** Shown only because the cursor is on it: it no longer matches, or AWS no longer lists it. */
  readonly held: Row | undefined;
}

export function viewOf(fleets: readonly Fleet[], match: Match, order: Order, at: Surroundings): View {
  const { rows, places } = sorted(rowsOf(fleets), order, at);
  const all = walked(rows, places);
  const displaced: View['displaced'] = new Map();
  return { fleets, order, orderedAt: at, all, displaced, held: undefined, ...matched(all, match) };
}

/** Sorted anew, whether the order is another one or not. */
export function reordered(view: View, order: Order, at: Surroundings): View {
  return viewOf(view.fleets, view.match, order, at);
}

/** Asked anew: what has left its place in the order is put where it belongs. */
export function requeried(view: View, match: Match): View {
  const all = settled(view);
  return { ...view, all, displaced: new Map(), held: undefined, ...matched(all, match) };
}

/** The same was asked, and is answered otherwise by now: nothing moves, and the row under the cursor stays. */
export function rematched(view: View, match: Match, cursor: string | undefined): View {
  const next = { ...view, held: undefined, ...matched(view.all, match) };
  const row = cursor === undefined ? undefined : view.rows[indexIn(view, cursor)];
  if (!row || shows(next, row.id)) return next;
  return { ...next, held: row, rows: edited(next.rows, { was: new Map(), came: [row] }, placing(view)) };
}

/** What the fleets have become. `cursor`: id of the row that must not slip away. */
export function refreshed(view: View, fleets: readonly Fleet[], cursor: string | undefined): View {
  if (fleets === view.fleets) return view;
  const { match } = view;
  const key = keyFor(view.order.by, view.orderedAt);
  const displaced = new Map(view.displaced);
  const [ofAll, ofShown] = [noEdit(), noEdit()];
  let { unknown, held } = view;

  for (const [id, before] of changed(view.fleets, fleets)) {
    const after = rowOf(fleets, id);
    if (before === after) continue;
    const was = before ? match(before) : false;
    const is = after ? match(after) : false;
    unknown += Number(is === undefined) - Number(was === undefined);
    if (before) ofAll.was.set(before, after);
    else if (after) ofAll.came.push(after);

    const wasHeld = view.held?.id === id ? view.held : undefined;
    const shown = was === true ? before : wasHeld;
    const stays = shown && is !== true && id === cursor ? (after ?? shown) : undefined;
    if (wasHeld || stays) held = stays;
    if (shown) ofShown.was.set(shown, is === true ? after : stays);
    else if (is === true && after) ofShown.came.push(after);

    const from = before ?? wasHeld;
    if (!from) continue;
    const place = displaced.has(id) ? displaced.get(id) : key(from);
    const now = after ?? stays;
    if (!now || key(now) === place) displaced.delete(id);
    else displaced.set(id, place);
  }

  const place = placing(view);
  const after = placing({ ...view, displaced });
  const all = edited(view.all, ofAll, place, after.key);
  const rows = match === everything && !held ? all : edited(view.rows, ofShown, place, after.key);
  return { ...view, fleets, all, rows, unknown, displaced, held };
}

/** The cursor is elsewhere: what was held for it leaves. */
export function released(view: View, cursor: string | undefined): View {
  const { held } = view;
  if (!held || held.id === cursor) return view;
  const rows = edited(view.rows, { was: new Map([[held, undefined]]), came: [] }, placing(view));
  return { ...view, rows: view.match === everything ? view.all : rows, held: undefined };
}

/** -1: it is not shown. */
export function indexIn(view: View, id: string): number {
  const row = view.held?.id === id ? view.held : rowOf(view.fleets, id);
  if (!row) return -1;
  const place = placing(view);
  return indexOfRow(view.rows, row, place.key(row), place);
}

/** Whether it is shown by its own right; what is held for the cursor alone is not. */
export function shows(view: View, id: string): boolean {
  const row = rowOf(view.fleets, id);
  return row !== undefined && view.match(row) === true;
}

/** Those shown by their own right, in their order: whoever means all that match does not mean the one that is held. */
export function matching({ rows, held }: Pick<View, 'rows' | 'held'>): readonly Row[] {
  return held ? rows.filter((row) => row !== held) : rows;
}

/** Whether sorting anew would move nothing that is shown. */
export function isInOrder(view: View): boolean {
  const key = keyFor(view.order.by, view.orderedAt);
  const follows = (a: Row | undefined, b: Row | undefined) =>
    !a || !b || (compareKeys(key(a), key(b), view.order.reversed) || compareIds(a, b)) <= 0;
  for (const id of view.displaced.keys()) {
    const at = indexIn(view, id);
    const [before, row, after] = [view.rows[at - 1], view.rows[at], view.rows[at + 1]];
    if (at >= 0 && !(follows(before, row) && follows(row, after))) return false;
  }
  return true;
}

function matched(all: readonly Row[], match: Match): Pick<View, 'match' | 'rows' | 'unknown'> {
  if (match === everything) return { match, rows: all, unknown: 0 };
  return { match, ...found(all, match) };
}

function placing({ order, orderedAt, displaced }: Pick<View, 'order' | 'orderedAt' | 'displaced'>): Placing {
  const key = keyFor(order.by, orderedAt);
  return {
    key: displaced.size === 0 ? key : (row) => (displaced.has(row.id) ? displaced.get(row.id) : key(row)),
    reversed: order.reversed,
  };
}

function settled(view: View): readonly Row[] {
  const rows = [...view.displaced.keys()].flatMap((id) => rowOf(view.fleets, id) ?? []);
  const out = { was: new Map(rows.map((row) => [row, undefined])), came: rows };
  return edited(view.all, out, placing(view), keyFor(view.order.by, view.orderedAt));
}

/** By id, what may differ, as it was: read off what it has become, see rows.ts. */
function changed(before: readonly Fleet[], after: readonly Fleet[]): ReadonlyMap<string, Row | undefined> {
  const ids = new Set<string>();
  const were = before.map(({ source, rows }) => {
    const now = after.find((fleet) => fleet.source === source)?.rows;
    const told = now?.changedSince(rows);
    for (const all of told ? [told] : [rows, now ?? []]) for (const [id] of all) ids.add(id);
    return { rows: told && now ? { get: (id: string) => (told.has(id) ? told.get(id) : now.get(id)) } : new Map(rows) };
  });
  for (const { source, rows } of after) {
    if (!before.some((fleet) => fleet.source === source)) for (const id of rows.keys()) ids.add(id);
  }
  return new Map(Array.from(ids, (id) => [id, rowOf(were, id)]));
}
