/** Which snapshot a run waits for before it sends an item, where its plan has it wait, and how long that one will do. Pure. */
import type { Plan, WorkspaceItem } from '../plans/plan.ts';
import { verbFacts } from '../rules/verbs.ts';
import type { ItemState } from './state.ts';

const hour = 3_600_000;

/** For so long, from the start of the run or since its snapshot grew old: snapshots are taken every 12 hours. */
export const waitsAtMost = 12 * hour;

/** A snapshot is fresh for so long: longer than a wave takes, and short beside a night. */
const freshAtMost = 2 * hour;

/** The kind of snapshot that the plan's verb goes back to; undefined where its items do not wait for one. */
export function holdsForSnapshot(plan: Plan): 'rebuild' | 'restore' | undefined {
  return plan.verb === 'lex-migrate' || !plan.policy.freshSnapshot ? undefined : verbFacts[plan.verb].goesBackTo;
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
): boolean => snapshot > knownSnapshot(plan, planned) && now - snapshot <= freshAtMost;

/** Ready, and its turn came too late. What was started meanwhile has an hour more, which the start has taken. */
export const hasAged = ({ freshSnapshot, step }: Pick<ItemState, 'freshSnapshot' | 'step'>, now: number): boolean =>
  freshSnapshot !== undefined && now - freshSnapshot > freshAtMost + (step > 0 ? hour : 0);
