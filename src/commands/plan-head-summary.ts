/** How every plan begins for other programs: what, where, who, until when. Pure. */
import { planHolds } from '../plans/holds.ts';
import type { Plan } from '../plans/plan.ts';

export function headSummary(plan: Plan) {
  const { id, hash, verb, accountId, alias, region, arn, ticket, policy, createdAt } = plan;
  return {
    id,
    hash,
    verb,
    accountId,
    alias,
    region,
    arn,
    ticket,
    policy,
    createdAt: new Date(createdAt).toISOString(),
    appliesUntil: new Date(createdAt + planHolds).toISOString(),
  };
}
