/** The view of all fleets that a list shows, carried from frame to frame and kept with the place. */
import type { Surroundings } from '../fleet/fields.ts';
import type { Order } from '../fleet/order.ts';
import type { Query } from '../fleet/query/query.ts';
import { refreshed, released, rematched, reordered, requeried, type View, viewOf } from '../fleet/view.ts';
import { usePlaceState } from './console.ts';
import { useFleets } from './use-fleet.ts';
import type { Asked } from './use-query.ts';

interface Kept {
  view: View | undefined;
  query: Query | undefined;
}

/** `cursor`: id of the row that must not slip away. */
export function useView({ query, match }: Asked, order: Order, at: Surroundings, cursor: string | undefined): View {
  const fleets = useFleets();
  const [kept] = usePlaceState<Kept>('view', () => ({ view: undefined, query: undefined }));
  // Made while drawing and kept silently: the same from the same, however often it is made.
  let view = kept.view ?? viewOf(fleets, match, order, at);
  view = released(refreshed(view, fleets, cursor), cursor);
  if (order !== view.order || isElsewhere(view)) view = reordered(view, order, at);
  if (match !== view.match) view = query === kept.query ? rematched(view, match, cursor) : requeried(view, match);
  kept.view = view;
  kept.query = query;
  return view;

  /** Who the accounts are becomes known late: until then there is no order by them. */
  function isElsewhere({ orderedAt }: View): boolean {
    const byOrigin = order.by === 'account' || order.by === 'region' || order.by === 'profile';
    return byOrigin && orderedAt.originOf !== at.originOf;
  }
}
