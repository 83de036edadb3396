/** Who plans, when and why: what every plan that is made without a terminal takes from around it. */
import { clean } from '../aws/clean.ts';
import type { Account } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import type { Limits } from '../plans/limits.ts';
import type { PlanContext } from '../plans/plan-head.ts';

export function planContext(
  { clock }: Session,
  {
    account,
    limits,
    ticket,
  }: { readonly account: Account; readonly limits: Limits; readonly ticket: string | undefined },
): PlanContext {
  return {
    account,
    now: clock.now(),
    random: Math.random(),
    limits,
    ticket: ticket === undefined ? undefined : clean(ticket),
  };
}
