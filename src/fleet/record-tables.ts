/**
 * Records as a table, for a file: what they have in common is written once for all that have it, and of the rest a column
 * a member. What is read back is believed only where it is of the type that AWS's answer would have had, and cleaned.
 */
import { clean } from '../aws/clean.ts';

/**
 * `id`: a text that is always there. `list`: texts, none where there are none; `texts`: those too, or not known. A record
 * of kinds: a list of such records.
 */
export type Kind = 'id' | 'text' | 'number' | 'flag' | 'list' | 'texts' | Kinds;
export type Kinds = { readonly [name: string]: Kind };

/** Every member of a record, in the order in which the boundary builds it: one that AWS tells again is then the same. */
export type Members<T> = { readonly [Name in keyof T]-?: Kind };

/** What is read is not what was written; its message is a sentence. */
export class Damaged extends Error {}

/**
 * Values as the lines of a file, one a turn, so that whoever writes can let others go first: the names of the members and
 * of those that have a column; of the others which values there are, in which combinations, and which one each record
 * has; the columns. Undefined: a turn without a line.
 */
export function* tableOf<T extends object>(records: readonly T[], members: Members<T>): Generator<unknown> {
  const names = Object.keys(members) as (keyof T & string)[];
  const own: (keyof T & string)[] = [];
  for (const name of names) {
    if (isOwn(records, name)) own.push(name);
    if (records.length > slice) yield undefined;
  }
  yield { names, own };
  const values = names
    .filter((name) => !own.includes(name))
    .map((name) => ({ name, places: new Map<string, number>() }));
  const combinations = new Map<string, number>();
  const of: number[] = [];
  for (const record of records) {
    const places = values.map((value) => placeIn(value.places, JSON.stringify(record[value.name] ?? null)));
    of.push(placeIn(combinations, places.join()));
    if (of.length % slice === 0) yield undefined;
  }
  yield values.map(({ places }) => [...places.keys()].map((text) => JSON.parse(text)));
  yield [...combinations.keys()].map((places) => places.split(',').map(Number));
  yield of;
  for (const name of own) yield records.map((record) => record[name] ?? null);
}

function placeIn(places: Map<string, number>, key: string): number {
  const known = places.get(key) ?? places.size;
  if (known === places.size) places.set(key, known);
  return known;
}

/** Records between two turns. */
const slice = 5_000;

/** Names, addresses, times: hardly two have the same. */
function isOwn<T>(records: readonly T[], name: keyof T): boolean {
  const seen = new Set<unknown>();
  for (const record of records) {
    const value = record[name];
    if (typeof value !== 'object' && seen.add(value).size > 16 + records.length / 32) return true;
  }
  return false;
}

/** A line of the file. `plain`: nothing in it needs cleaning, which is told sooner of a line than of each text in it. */
export interface Line {
  readonly value: unknown;
  readonly plain: boolean;
}

/** Throws `Damaged`. `copy`: of a record, for a table that is long enough for it to matter how that is done. */
export function recordsIn<T extends object>(
  next: () => Line,
  members: Members<T>,
  copy: (record: T) => T = (record) => ({ ...record }),
): readonly T[] {
  const names = Object.keys(members);
  const kinds = Object.values(members) as readonly Kind[];
  const written = recordIn(next().value);
  // Records have gained or lost a member since.
  if (listIn(written.names).join() !== names.join()) throw new Damaged('It is of another version of bellhop.');
  const isOwn = new Set(listIn(written.own));
  // All members in one order from the start: records of one shape are quick to copy and to read.
  const blank = Object.fromEntries(names.map((name) => [name, undefined])) as unknown as T;
  const rest = names.flatMap((name, nth) => (isOwn.has(name) ? [] : [[name, kinds[nth] as Kind] as const]));
  const known = next();
  const values = listIn(known.value).map((all, nth) =>
    listIn(all).map((value) => believe(value, (rest[nth] ?? damaged())[1], known.plain)),
  );
  const alike = listIn(next().value).map((places) => {
    const record = copy(blank) as Record<string, unknown>;
    for (const [nth, [name]] of rest.entries()) {
      const [all, place] = [values[nth] ?? damaged(), listIn(places)[nth] as number];
      record[name] = place >= 0 && place < all.length ? all[place] : damaged();
    }
    return record;
  });
  const of = listIn(next().value);
  const own = names.flatMap((name, nth) => {
    if (!isOwn.has(name)) return [];
    const { value, plain } = next();
    const values = listIn(value).map((one) => believe(one, kinds[nth] as Kind, plain));
    return values.length === of.length ? [[name, values] as const] : damaged();
  });
  return of.map((place, nth) => {
    const like = alike[place as number] ?? damaged();
    for (const [name, values] of own) like[name] = values[nth];
    return copy(like as unknown as T);
  });
}

function believe(value: unknown, kind: Kind, plain: boolean): unknown {
  if (kind === 'id' || (kind === 'text' && typeof value === 'string'))
    return typeof value === 'string' ? (plain ? value : clean(value)) : damaged();
  if (kind === 'list') return listIn(value).map((item) => believe(item, 'id', plain));
  if (typeof kind === 'object') return listIn(value).map((item) => believeRecord(item, kind, plain));
  if (value === null || value === undefined) return undefined;
  if (kind === 'texts') return believe(value, 'list', plain);
  return typeof value === (kind === 'flag' ? 'boolean' : kind) ? value : damaged();
}

function believeRecord(value: unknown, kinds: Kinds, plain: boolean): unknown {
  const record = recordIn(value);
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, believe(record[name], kind, plain)]));
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : damaged();
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : damaged());

function damaged(): never {
  throw new Damaged('Something in it is not as it was written.');
}
