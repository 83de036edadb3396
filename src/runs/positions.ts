/** Where an item stands in its plan, worked out once a plan: a run over thousands has tens of thousands of events. */
import type { Plan } from '../plans/plan.ts';

const known = new WeakMap<Plan, ReadonlyMap<string, number>>();

/** Of the item in the plan, and in the state, which keeps the plan's order; -1 where the plan has none of that id. */
export function positionIn(plan: Plan, id: string): number {
  let positions = known.get(plan);
  if (!positions) {
    positions = new Map(plan.items.map((item, position) => [item.id, position]));
    known.set(plan, positions);
  }
  return positions.get(id) ?? -1;
}
