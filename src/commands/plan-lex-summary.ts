/** A plan for Lex bots for other programs, every bot with what it overwrites and what stays behind. Pure. */
import { planHolds } from '../plans/holds.ts';
import { v2BackupOf } from '../plans/overwritten.ts';
import type { LexItem, LexPlan } from '../plans/plan.ts';
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
    items: items.map(itemSummary),
    acknowledge: acknowledgedIn(plan).map(({ class: kind, sentence }) => ({ class: kind, sentence })),
    phrases: phrasesOf(plan),
  };
}

function itemSummary(item: LexItem) {
  const { into, inventory, source, ...rest } = item;
  return {
    ...rest,
    overwritesLocale: into?.hasLocale,
    v2Backup: v2BackupOf(item),
    moves: inventory?.moves,
    staysBehind: inventory?.leftovers.map(({ kind, sentence, remedy, where }) => ({ kind, sentence, remedy, where })),
    unknown: inventory?.unknown,
  };
}
