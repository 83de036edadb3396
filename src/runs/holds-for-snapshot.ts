/** Which snapshot a run waits for before it sends an item, where its plan has it wait. Pure. */
import type { Plan, WorkspaceItem } from '../plans/plan.ts';
import { verbFacts } from '../rules/verbs.ts';

/** For so long, from the start of the run: snapshots are taken every 12 hours. */
export const waitsAtMost = 12 * 3_600_000;

/** The kind of snapshot that the plan's verb goes back to; undefined where its items do not wait for one. */
export function holdsForSnapshot(plan: Plan): 'rebuild' | 'restore' | undefined {
  return plan.verb === 'lex-migrate' || !plan.policy.freshSnapshot ? undefined : verbFacts[plan.verb].goesBackTo;
}

/** A newer one than this is waited for: epoch milliseconds. Of what the plan could not tell, one newer than the plan. */
export function knownSnapshot({ createdAt }: Pick<Plan, 'createdAt'>, { snapshot }: WorkspaceItem): number {
  if (snapshot === 'none') return Number.NEGATIVE_INFINITY;
  return typeof snapshot === 'number' ? snapshot : createdAt;
}
