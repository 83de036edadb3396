/**
 * How the list of WorkSpaces looks, beside what it is asked for (list-query.ts): its order and its columns, kept in the
 * memory of the first place of all, so that a saved view or another screen can set them.
 */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { FieldId } from '../fleet/fields.ts';
import type { Order } from '../fleet/order.ts';
import { useConsole } from './console.ts';

export interface Listing {
  /** Another object sorts anew, even where it says the same. */
  readonly order: Order;
  /** Undefined: nobody has chosen any. */
  readonly columns: readonly FieldId[] | undefined;
}

export interface UsedListing extends Listing {
  set(change: Partial<Listing>): void;
  sortBy(by: FieldId): void;
  reverse(): void;
  /** By the same, as things are now. */
  sortAnew(): void;
}

/** Where nobody has chosen another. */
export const usualOrder: Order = { by: 'user', reversed: false };
const usual: Listing = { order: usualOrder, columns: undefined };
const name = 'listing';

export function useListing(): UsedListing {
  const { navigation, preferences } = useConsole();
  const memory = useStore(navigation, ({ stack }) => stack[0]?.memory);
  if (!memory) throw new Error('there is no list beneath this place');
  const { order, columns } = useStore(memory, (kept) => (kept[name] ?? usual) as Listing);
  const preferred = useStore(preferences, (now) => now.columns);
  return useMemo(() => {
    const set = (change: (now: Listing) => Partial<Listing>) => {
      const now = (memory.getState()[name] ?? usual) as Listing;
      memory.setState({ [name]: { ...now, ...change(now) } });
    };
    return {
      order,
      columns: columns ?? preferred,
      set: (change) => set(() => change),
      sortBy: (by) => set(() => ({ order: { by, reversed: false } })),
      reverse: () => set((now) => ({ order: { ...now.order, reversed: !now.order.reversed } })),
      sortAnew: () => set((now) => ({ order: { ...now.order } })),
    };
  }, [memory, order, columns, preferred]);
}
