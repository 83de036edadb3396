/** What costs a call for each WorkSpace: which of it a query asks for, and of which WorkSpaces that decides. */
import type { Row } from './fleet.ts';
import { type LookedUp, stillKnown } from './looked.ts';
import { fieldsIn, type Need, needsOf } from './needs.ts';
import type { Query } from './query/query.ts';
import type { Match } from './view.ts';

export type Costly = keyof LookedUp;

export interface Wanted {
  readonly row: Row;
  /** A call each. */
  readonly facts: readonly Costly[];
}

const costly = ['tags', 'snapshots'] as const satisfies readonly (Costly & Need)[];

export function costlyIn(query: Query): readonly Costly[] {
  const needs = needsOf(fieldsIn(query));
  return costly.filter((fact) => needs.has(fact));
}

/** Where everything else has settled it, nothing is asked. */
export function wantedFor(query: Query, match: Match, rows: readonly Row[], now: number): readonly Wanted[] {
  const asked = costlyIn(query);
  if (asked.length === 0) return [];
  return rows.flatMap((row) => {
    const facts = asked.filter((fact) => stillKnown<unknown>(row.lookedUp[fact], now) === undefined);
    return facts.length > 0 && match(row) === undefined ? [{ row, facts }] : [];
  });
}
