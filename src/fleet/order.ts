/** The order of rows: by any field, total, and the same for every list and file that shows them. */
import { type FieldId, fields, type Surroundings } from './fields.ts';
import type { Row } from './fleet.ts';

export interface Order {
  readonly by: FieldId;
  readonly reversed: boolean;
}

/** What a row is placed by. Null: it has none of it. Undefined: that is not known. Both come last, either way round. */
export type Key = string | number | null | undefined;

/** Texts in any case, in an order that depends on no locale; times by their age, the most recent first. */
export function keyFor(by: FieldId, at: Surroundings): (row: Row) => Key {
  const { kind, values } = fields[by];
  const text = by === 'ip' ? byNumbers : (value: string) => value.toLowerCase();
  return (row) => {
    const all = values(row, at);
    if (!all) return undefined;
    const [first, ...others] = all;
    if (first === undefined) return null;
    if (typeof first === 'number') return kind === 'time' ? -first : first;
    return text(kind === 'pair' && others.length > 0 ? all.join(' ') : first);
  };
}

/** 10.0.0.9 comes before 10.0.0.10. */
const byNumbers = (address: string): string => address.replace(/\d+/g, (digits) => digits.padStart(3, '0'));

export function compareKeys(a: Key, b: Key, reversed: boolean): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b !== reversed ? -1 : 1;
}

/** What is equal by id, so that the order is total. */
export const compareIds = (a: Row, b: Row): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export function inOrder(rows: Iterable<Row>, order: Order, at: Surroundings): readonly Row[] {
  return sorted(rows, order, at).rows;
}

/** `places`: where each has come to stand, in the order in which they were given. */
export function sorted(
  rows: Iterable<Row>,
  { by, reversed }: Order,
  at: Surroundings,
): { readonly rows: readonly Row[]; readonly places: Int32Array } {
  const key = keyFor(by, at);
  const keyed = Array.from(rows, (row, nth) => ({ row, nth, key: key(row) })).sort(
    (a, b) => compareKeys(a.key, b.key, reversed) || compareIds(a.row, b.row),
  );
  const places = new Int32Array(keyed.length);
  keyed.forEach(({ nth }, place) => {
    places[nth] = place;
  });
  return { rows: keyed.map(({ row }) => row), places };
}
