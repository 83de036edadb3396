/** What operators ask of a whole fleet, each as the query that shows who it is: data. */
import { type Ending, endings } from '../rules/end-of-support.ts';
import type { FieldId } from './fields.ts';
import { or, type Query } from './query/query.ts';

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly query: Query;
  /** What of it ends, and when. */
  readonly ending?: Ending;
  /** Said only where there are any. */
  readonly ifAny?: boolean;
}

/** What everybody asks about; other ends are told where they concern somebody. */
const asked: ReadonlySet<string> = new Set(['PCoIP', 'Windows 10', 'Windows Server 2016']);

export const questions: readonly Question[] = [
  ...endings.map((ending): Question => {
    const { what, of, value } = ending;
    return {
      id: `ends ${value}`,
      title: of === 'protocol' ? `Still on ${what}` : `On ${what}`,
      query: term(of, value.toLowerCase()),
      ending,
      ifAny: !asked.has(what),
    };
  }),
  { id: 'broken', title: 'Unhealthy or in error', query: states('unhealthy', 'impaired', 'error') },
  { id: 'unused', title: 'Not seen for 90 days', query: { kind: 'field', field: 'seen', op: '>', value: '90d' } },
  { id: 'unseen', title: 'Never told to be seen', query: term('seen', '?') },
  { id: 'maintained', title: 'In maintenance', query: states('maintenance', 'admin_maintenance') },
  { id: 'modifying', title: 'Being modified', query: term('modifying', '*') },
];

export function term(field: FieldId, value: string): Query {
  return { kind: 'field', field, op: ':', value };
}

function states(...all: readonly string[]): Query {
  return or(all.map((state) => term('state', state)));
}
