/**
 * Of several accounts and Regions the first that lists a WorkSpace has it: its row is shown and counted, and whatever is
 * done goes there. Two profiles may look at one account, and nothing is to be done twice.
 */
import type { Fleet, Row } from './fleet.ts';
import type { Rows } from './rows.ts';

type Listing = Pick<Fleet, 'rows'>;

/** Where this one belongs; undefined: none lists it. */
export function fleetOf<Of extends Listing>(fleets: readonly Of[], id: string): Of | undefined {
  return fleets.find(({ rows }) => rows.has(id));
}

export function rowOf(fleets: readonly { readonly rows: Pick<Rows, 'get'> }[], id: string): Row | undefined {
  for (const { rows } of fleets) {
    const row = rows.get(id);
    if (row) return row;
  }
  return undefined;
}

/** Every WorkSpace once. */
export function* rowsOf(fleets: readonly Listing[]): Generator<Row, void, void> {
  for (const [at, { rows }] of fleets.entries()) {
    const before = fleets.slice(0, at);
    for (const row of rows.values()) if (!fleetOf(before, row.id)) yield row;
  }
}
