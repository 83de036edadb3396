/** The plan of what was reviewed, made once for each time that the review is left for the confirmation. */
import type { Chosen } from '../lex/pieces.ts';
import { plannedItem } from '../lex/wizard.ts';
import { planLexMigration } from '../plans/lex-plans.ts';
import type { LexPlan } from '../plans/plan.ts';
import { useConsole, useLink, usePlaceState } from './console.ts';

/** Undefined while something is missing: a choice, or the account. Whatever screen lies on top, it gets no younger. */
export function useLexPlan(chosen: Chosen): LexPlan | undefined {
  const { limits } = useConsole();
  const { session, account } = useLink();
  // Each review that is accepted makes other choices of them, though they say the same.
  const [plans] = usePlaceState('plans', () => new WeakMap<Chosen, LexPlan>());
  const kept = plans.get(chosen);
  const item = plannedItem(chosen);
  if (kept || !item || !session || !account) return kept;
  const plan = planLexMigration({ account, now: session.clock.now(), random: Math.random(), limits, items: [item] });
  if (!plan.ok) return undefined;
  plans.set(chosen, plan.value);
  return plan.value;
}
