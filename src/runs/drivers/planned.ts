/** What was planned of an item, for every driver. */
import type { Plan } from '../../plans/plan.ts';

/** The planned item of that id, which the plan has. */
export function itemsById<Item extends Plan['items'][number]>(plan: {
  readonly id: string;
  readonly items: readonly Item[];
}): (id: string) => Item {
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  return (id) => {
    const item = byId.get(id);
    if (!item) throw new Error(`${id} is not in plan ${plan.id}`);
    return item;
  };
}
