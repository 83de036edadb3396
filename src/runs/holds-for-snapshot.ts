/** Which snapshot a run waits for before it sends an item, where its plan has it wait, and how long that one will do. Pure. */
import { isLex, type Plan, type WorkspaceItem } from '../plans/plan.ts';
import { freshAtMost } from '../rules/snapshot-gate.ts';
import { verbFacts } from '../rules/verbs.ts';
import type { ItemState } from './state.ts';

/** For so long, from the start of the run or since its snapshot grew old: snapshots are taken every 12 hours. */
export const waitsAtMost = 12 * 3_600_000;

/** The kind of snapshot that the plan's verb goes back to; undefined where its items do not wait for one. */
export function holdsForSnapshot(plan: Plan): 'rebuild' | 'restore' | undefined {
  return isLex(plan) || !plan.policy.freshSnapshot ? undefined : verbFacts[plan.verb].goesBackTo;
}

/** A newer one than this is waited for: epoch milliseconds. Of what the plan could not tell, one newer than the plan. */
function knownSnapshot({ createdAt }: Pick<Plan, 'createdAt'>, { snapshot }: WorkspaceItem): number {
  if (snapshot === 'none') return Number.NEGATIVE_INFINITY;
  return typeof snapshot === 'number' ? snapshot : createdAt;
}

/** Whether it is new to the run, and of the last hours. `now`: epoch milliseconds. */
export const isFresh = (
  plan: Pick<Plan, 'createdAt'>,
  planned: WorkspaceItem,
  snapshot: number,
  now: number,
): boolean => snapshot > knownSnapshot(plan, planned) && now - snapshot <= freshAtMost();

/** Ready, and its turn came too late. */
export const hasAged = ({ freshSnapshot, step }: Pick<ItemState, 'freshSnapshot' | 'step'>, now: number): boolean =>
  freshSnapshot !== undefined && now - freshSnapshot > freshAtMost(step > 0 ? 'start' : undefined);
