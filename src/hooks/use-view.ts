/**
 * The view of all fleets that a list shows, carried from frame to frame and kept with the place. While another screen
 * covers the list it is carried on all the same: a view that stood still would hold every version of the rows from then on.
 */
import { useCallback, useEffect } from 'react';
import { goTo, type ListState, listStart } from '../components/list-state.ts';
import type { Surroundings } from '../fleet/fields.ts';
import type { Order } from '../fleet/order.ts';
import type { Query } from '../fleet/query/query.ts';
import { indexIn, refreshed, released, rematched, reordered, requeried, type View, viewOf } from '../fleet/view.ts';
import { usePlaceState, useSources } from './console.ts';
import type { Source } from './source.ts';
import { useFleets } from './use-fleet.ts';
import type { Asked } from './use-query.ts';

interface Kept {
  view: View | undefined;
  query: Query | undefined;
  /** The list is on screen again. */
  uncover?: () => void;
}

/** `cursor`: id of the row that must not slip away. */
export function useView({ query, match }: Asked, order: Order, at: Surroundings, cursor: string | undefined): View {
  const sources = useSources();
  const fleets = useFleets();
  const kept = useKept();
  // Made while drawing and kept silently: the same from the same, however often it is made.
  let view = kept.view ?? viewOf(fleets, match, order, at);
  view = released(refreshed(view, fleets, cursor), cursor);
  if (order !== view.order || isElsewhere(view)) view = reordered(view, order, at);
  if (match !== view.match) view = query === kept.query ? rematched(view, match, cursor) : requeried(view, match);
  kept.view = view;
  kept.query = query;
  useEffect(() => {
    kept.uncover?.();
    return () => {
      kept.uncover = carriedOn(kept, sources, cursor);
    };
  }, [kept, sources, cursor]);
  return view;

  /** Who the accounts are becomes known late: until then there is no order by them. */
  function isElsewhere({ orderedAt }: View): boolean {
    const byOrigin = order.by === 'account' || order.by === 'region' || order.by === 'profile';
    return byOrigin && orderedAt.originOf !== at.originOf;
  }
}

function carriedOn(kept: Kept, sources: readonly Source[], cursor: string | undefined): () => void {
  const refresh = () => {
    const fleets = sources.map(({ fleet }) => fleet.getState());
    if (kept.view) kept.view = refreshed(kept.view, fleets, cursor);
  };
  const stops = sources.map(({ fleet }) => fleet.subscribe(refresh));
  return () => {
    for (const stop of stops) stop();
  };
}

function useKept(): Kept {
  return usePlaceState<Kept>('view', () => ({ view: undefined, query: undefined }))[0];
}

/**
 * The list's cursor onto a row of the view as it is then, with what follows it below. For who covers the list: a function
 * of the list's own would hold on to the view of the frame that it was made for. `height`: rows in the window.
 */
export function useGoTo(height: number): (id: string) => void {
  const kept = useKept();
  const [, set] = usePlaceState<ListState>('list', listStart);
  return useCallback(
    (id) => {
      const { view } = kept;
      if (view) set((now) => goTo(now, { rows: view.rows, indexOf: (one) => indexIn(view, one) }, height, id));
    },
    [kept, set, height],
  );
}
