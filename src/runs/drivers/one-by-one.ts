/** The items of a plan by their ids, and those that AWS is asked about one after the other. */
import type { Answer, Failure } from '../../aws/answer.ts';
import type { Plan } from '../../plans/plan.ts';
import type { ItemState } from '../state.ts';
import type { Check, Sighting, Sightings } from './driver.ts';

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

/** The first that cannot be checked ends it: the others would fare no better. */
export async function checkedEach(
  items: readonly ItemState[],
  check: (item: ItemState) => Promise<Answer<Check>>,
): Promise<Answer<ReadonlyMap<string, Check>>> {
  const checks = new Map<string, Check>();
  for (const item of items) {
    const answer = await check(item);
    if (!answer.ok) return answer;
    checks.set(item.id, answer.value);
  }
  return { ok: true, value: checks };
}

/** What cannot be looked at leaves the others to be seen. */
export async function seenEach(
  items: readonly ItemState[],
  look: (item: ItemState) => Promise<Answer<Sighting>>,
): Promise<Sightings> {
  const byItem = new Map<string, Sighting>();
  let failure: Failure | undefined;
  for (const item of items) {
    const answer = await look(item);
    if (answer.ok) byItem.set(item.id, answer.value);
    else failure = answer.failure;
  }
  return { byItem, failure };
}
