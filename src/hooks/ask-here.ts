/** From a place about one account and Region to those WorkSpaces in the list that are of it: the list is of all of them. */
import type { FieldId, Origin } from '../fleet/fields.ts';
import { printQuery } from '../fleet/query/print.ts';
import type { Query } from '../fleet/query/query.ts';
import { useSource } from './console.ts';
import { useListQuery } from './list-query.ts';
import { originIn, useLinked } from './use-linked.ts';

/** To the list, which asks for this, and for this account and Region where there are several. */
export function useAskHere(): (field: FieldId, value: string) => void {
  const { ask } = useListQuery();
  const links = useLinked();
  const here = useSource();
  return (field, value) => {
    const place = links.length > 1 ? links.find(({ source }) => source === here) : undefined;
    ask(printQuery({ kind: 'and', of: [is(field, value), ...(place ? ofPlace(originIn(place)) : [])] }));
  };
}

/** What tells the rows of an account and Region from all others, as far as it is known. */
export function ofPlace({ accountId, region, profile }: Origin): readonly Query[] {
  return [
    ...(accountId ? [is('accountid', accountId)] : profile ? [is('profile', profile)] : []),
    ...(region ? [is('region', region)] : []),
  ];
}

const is = (field: FieldId, value: string): Query => ({ kind: 'field', field, op: ':', value });
