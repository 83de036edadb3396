/** A plan for Lex bots for other programs, every bot with what it overwrites and what stays behind. Pure. */
import { planHolds } from '../plans/holds.ts';
import type { LexPlan } from '../plans/plan.ts';
import { phrasesOf } from './plan-phrases.ts';
import { acknowledgedIn } from './plan-sections.ts';

export function lexPlanSummary(plan: LexPlan) {
  const { id, hash, verb, accountId, alias, region, arn, ticket, policy, createdAt, items } = plan;
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
    items: items.map(({ into, inventory, source, ...item }) => ({
      ...item,
      overwritesLocale: into?.hasLocale,
      moves: inventory?.moves,
      staysBehind: inventory?.leftovers.map(({ kind, sentence, remedy, where }) => ({ kind, sentence, remedy, where })),
      unknown: inventory?.unknown,
    })),
    acknowledge: acknowledgedIn(plan).map(({ class: kind, sentence }) => ({ class: kind, sentence })),
    phrases: phrasesOf(plan),
  };
}
