/** The plan of what was chosen, made once for what is being confirmed: this very one is started. */
import { useMemo } from 'react';
import type { Chosen } from '../lex/pieces.ts';
import { plannedItem } from '../lex/wizard.ts';
import { planLexMigration } from '../plans/build-plan.ts';
import type { LexPlan } from '../plans/plan.ts';
import { useConsole, useLink } from './console.ts';

/** Undefined while something is missing: a choice, or the account. */
export function useLexPlan(chosen: Chosen): LexPlan | undefined {
  const { limits } = useConsole();
  const { session, account } = useLink();
  return useMemo(() => {
    const item = plannedItem(chosen);
    if (!item || !session || !account) return undefined;
    const plan = planLexMigration({ account, now: session.clock.now(), random: Math.random(), limits, items: [item] });
    return plan.ok ? plan.value : undefined;
  }, [chosen, session, account, limits]);
}
