/** Drives each item by the verb of its present step. */
import type { Failure } from '../../aws/answer.ts';
import { idsPerCall, type Session } from '../../aws/session.ts';
import type { WorkspacesPlan } from '../../plans/plan.ts';
import type { WorkspaceVerb } from '../../rules/verbs.ts';
import type { ItemState } from '../state.ts';
import { verbNow } from '../steps.ts';
import type { Check, Driver, Sighting } from './driver.ts';
import { inPlaceDriver } from './in-place.ts';
import { migrateDriver } from './migrate.ts';

const driverFor = (verb: WorkspaceVerb, plan: WorkspacesPlan, session: Session): Driver =>
  verb === 'migrate' ? migrateDriver(plan, session) : inPlaceDriver(verb, plan, session);

export function steppedDriver(plan: WorkspacesPlan, session: Session): Driver {
  const verbs = new Set([plan.verb, ...plan.items.flatMap(({ first }) => first ?? [])]);
  const drivers = new Map([...verbs].map((verb) => [verb as string, driverFor(verb, plan, session)]));
  const of = (item: Pick<ItemState, 'id' | 'step'>): Driver => {
    const driver = drivers.get(verbNow(plan, item));
    if (!driver) throw new Error(`${item.id} is not in plan ${plan.id}`);
    return driver;
  };
  return {
    checkedAtOnce: idsPerCall,
    check: async (items, signal, all) => {
      const checks = new Map<string, Check>();
      for (const [driver, some] of Map.groupBy(items, of)) {
        const answer = await driver.check(some, signal, all);
        if (!answer.ok) return answer;
        for (const [id, check] of answer.value) checks.set(id, check);
      }
      return { ok: true, value: checks };
    },
    submit: (item, recall) => of(item).submit(item, recall),
    tries: () => Number.POSITIVE_INFINITY,
    observe: async (items, signal) => {
      const byItem = new Map<string, Sighting>();
      let failure: Failure | undefined;
      for (const [driver, some] of Map.groupBy(items, of)) {
        const seen = await driver.observe(some, signal);
        for (const [id, sighting] of seen.byItem) byItem.set(id, sighting);
        failure ??= seen.failure;
      }
      return { byItem, failure };
    },
    judge: (item, observation, look) => of(item).judge(item, observation, look),
    toEnd: Math.max(...[...drivers.values()].map(({ toEnd }) => toEnd)),
    pause: (items, now, rate) =>
      Math.min(...[...Map.groupBy(items, of)].map(([driver, some]) => driver.pause(some, now, rate))),
  };
}
