/** A line that asks for WorkSpaces, as it is typed: while it is wrong the last that was right stays in force. */
import { useMemo } from 'react';
import { type FieldId, fields, type Surroundings } from '../fleet/fields.ts';
import { matcher } from '../fleet/query/match.ts';
import { parseQuery } from '../fleet/query/parse.ts';
import { everything as all, type Fault, type Query } from '../fleet/query/query.ts';
import { everything, type Match } from '../fleet/view.ts';
import { usePlaceState } from './console.ts';

export interface Asked {
  /** The last that was right. */
  readonly query: Query;
  readonly match: Match;
  /** What is wrong with the line. */
  readonly fault: Fault | undefined;
}

const nowhere: Surroundings = { now: 0, originOf: () => undefined, runsOf: () => undefined };

export function useQuery(text: string, at: Surroundings): Asked {
  const [right] = usePlaceState<{ query: Query }>('last right query', () => ({ query: all }));
  const parsed = useMemo(() => parseQuery(text), [text]);
  if (parsed.ok) right.query = parsed.query;
  const { query } = right;
  // What asks only about the rows is not asked again for whatever else has changed.
  const around = dependsOn(query) ? at : nowhere;
  const match = useMemo(() => (query.kind === 'all' ? everything : matcher(query, around)), [query, around]);
  return { query, match, fault: parsed.ok ? undefined : parsed };
}

const ofSurroundings: ReadonlySet<FieldId> = new Set<FieldId>(['run', 'account', 'accountid', 'region', 'profile']);

function dependsOn(query: Query): boolean | undefined {
  switch (query.kind) {
    case 'all':
    case 'text':
      return false;
    case 'field':
      return fields[query.field].kind === 'time' || fields[query.field].lookedUp || ofSurroundings.has(query.field);
    case 'not':
      return dependsOn(query.of);
    default:
      return query.of.some(dependsOn);
  }
}
