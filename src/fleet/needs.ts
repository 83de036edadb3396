/** What has to be asked of AWS, or read on this machine, before a fact can be told: most come with the list of WorkSpaces. */
import type { FieldId } from './fields.ts';
import type { Query, Term } from './query/query.ts';

/** `directories`: come with the list. `bundles`: a call for 25 of them. `connections`: one for 25 WorkSpaces. `tags`, `snapshots`: one for each. */
export type Need = 'account' | 'runs' | 'directories' | 'bundles' | 'connections' | 'tags' | 'snapshots';

const needOf: Partial<Readonly<Record<FieldId, Need>>> = {
  account: 'account',
  accountid: 'account',
  run: 'runs',
  dir: 'directories',
  bundle: 'bundles',
  connected: 'connections',
  seen: 'connections',
  tag: 'tags',
  snapshot: 'snapshots',
};

export function needsOf(fields: Iterable<FieldId>): ReadonlySet<Need> {
  return new Set([...fields].flatMap((id) => needOf[id] ?? []));
}

/** Each as often as it is asked for. */
export function fieldsIn(query: Query): readonly FieldId[] {
  return termsIn(query).map(({ field }) => field);
}

/** Those that it asks to be not known of. */
export function fieldsOfUnknown(query: Query): readonly FieldId[] {
  return termsIn(query).flatMap(({ field, value }) => (value === '?' ? field : []));
}

function termsIn(query: Query): readonly Term[] {
  switch (query.kind) {
    case 'field':
      return [query];
    case 'not':
      return termsIn(query.of);
    case 'and':
    case 'or':
      return query.of.flatMap(termsIn);
    default:
      return [];
  }
}
