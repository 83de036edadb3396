/** What costs a call for each WorkSpace: which of it a query or a column asks for, and of which WorkSpaces. */
import type { FieldId } from './fields.ts';
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

export const costlyIn = (query: Query): readonly Costly[] => costlyAmong(fieldsIn(query));

function costlyAmong(fields: readonly FieldId[]): readonly Costly[] {
  const needs = needsOf(fields);
  return costly.filter((fact) => needs.has(fact));
}

/** Where everything else has settled it, nothing is asked. */
export function wantedBy(query: Query, match: Match, rows: readonly Row[], now: number): readonly Wanted[] {
  return lacking(costlyIn(query), rows, now).filter(({ row }) => match(row) === undefined);
}

/** For columns: of these rows, whatever is asked. */
export function wantedFor(columns: readonly FieldId[], rows: readonly Row[], now: number): readonly Wanted[] {
  return lacking(costlyAmong(columns), rows, now);
}

function lacking(asked: readonly Costly[], rows: readonly Row[], now: number): readonly Wanted[] {
  if (asked.length === 0) return [];
  return rows.flatMap((row) => {
    const facts = asked.filter((fact) => stillKnown<unknown>(row.lookedUp[fact], now) === undefined);
    return facts.length > 0 ? [{ row, facts }] : [];
  });
}
