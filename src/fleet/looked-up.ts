/** What costs a call for each WorkSpace: which of it a query asks for, and of which WorkSpaces that decides. */
import type { Row } from './fleet.ts';
import { type LookedUp, stillKnown } from './looked.ts';
import type { Query } from './query/query.ts';
import type { Match } from './view.ts';

export type Costly = keyof LookedUp;

export interface Wanted {
  readonly row: Row;
  /** A call each. */
  readonly facts: readonly Costly[];
}

export function costlyIn(query: Query): readonly Costly[] {
  switch (query.kind) {
    case 'field':
      return query.field === 'tag' ? ['tags'] : query.field === 'snapshot' ? ['snapshots'] : [];
    case 'not':
      return costlyIn(query.of);
    case 'and':
    case 'or':
      return [...new Set(query.of.flatMap(costlyIn))];
    default:
      return [];
  }
}

/** Where everything else has settled it, nothing is asked. */
export function wantedFor(query: Query, match: Match, rows: readonly Row[], now: number): readonly Wanted[] {
  const costly = costlyIn(query);
  if (costly.length === 0) return [];
  return rows.flatMap((row) => {
    const facts = costly.filter((fact) => stillKnown<unknown>(row.lookedUp[fact], now) === undefined);
    return facts.length > 0 && match(row) === undefined ? [{ row, facts }] : [];
  });
}
