/** Which values of a field there are and how many rows have each, counted once for a list of rows. */
import { type FieldId, fields, type Surroundings } from '../fields.ts';
import type { Row } from '../fleet.ts';

/** Rows that have none, and rows of which it is not known. */
export interface Lacking {
  readonly none: number;
  readonly unknown: number;
}

export interface Counts extends Lacking {
  /** The most frequent first, equals in the order of the rows. */
  readonly values: readonly { readonly value: string; readonly rows: number }[];
}

interface Counted extends Pick<Surroundings, 'originOf' | 'runsOf'> {
  readonly counts: Counts;
}
const counted = new WeakMap<readonly Row[], Map<FieldId, Counted>>();

export function countsOf(field: FieldId, rows: readonly Row[], at: Surroundings): Counts {
  const byField = counted.get(rows) ?? new Map<FieldId, Counted>();
  counted.set(rows, byField);
  const before = byField.get(field);
  const { originOf, runsOf } = at;
  if (before?.originOf === originOf && before.runsOf === runsOf) return before.counts;
  const counts = count(field, rows, at);
  byField.set(field, { originOf, runsOf, counts });
  return counts;
}

function count(field: FieldId, rows: readonly Row[], at: Surroundings): Counts {
  const { values } = fields[field];
  const found = new Map<string | number, number>();
  let [none, unknown] = [0, 0];
  for (const row of rows) {
    const all = values(row, at);
    if (all === undefined) unknown++;
    else if (all.length === 0) none++;
    else for (const value of all) found.set(value, (found.get(value) ?? 0) + 1);
  }
  const sorted = Array.from(found, ([value, rows]) => ({ value: String(value), rows }));
  sorted.sort((a, b) => b.rows - a.rows);
  return { values: sorted, none, unknown };
}

/** So many rows are counted while somebody types. */
const few = 5000;
const sample = 200;

/** Whether counting says more than the values alone: not where hardly two of very many rows have the same one. */
export function countsTell(field: FieldId, rows: readonly Row[], at: Surroundings): boolean {
  if (rows.length <= few) return true;
  const told = [...valuesIn(field, rows.slice(0, sample), at)];
  return new Set(told.map(({ value }) => value)).size <= told.length / 2;
}

/** In the order of the rows, some more than once. */
export function* valuesIn(
  field: FieldId,
  rows: readonly Row[],
  at: Surroundings,
): Generator<{ readonly value: string }> {
  for (const row of rows) for (const value of fields[field].values(row, at) ?? []) yield { value: String(value) };
}

export function lackingOf(field: FieldId, rows: readonly Row[], at: Surroundings): Lacking {
  let [none, unknown] = [0, 0];
  for (const row of rows) {
    const values = fields[field].values(row, at);
    if (values === undefined) unknown++;
    else if (values.length === 0) none++;
  }
  return { none, unknown };
}
