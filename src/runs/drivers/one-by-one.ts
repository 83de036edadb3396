/** Items that AWS is asked about one after the other. */
import type { Answer, Failure } from '../../aws/answer.ts';
import type { ItemState } from '../state.ts';
import type { Check, Sighting, Sightings } from './driver.ts';

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
