/** A plan for Lex bots for other programs, every bot with what it overwrites and what stays behind. Pure. */
import { roleLoss, v2BackupOf } from '../plans/overwritten.ts';
import type { LexItem, LexPlan } from '../plans/plan.ts';
import { headSummary } from './plan-head-summary.ts';
import { phrasesOf } from './plan-phrases.ts';
import { toAcknowledge } from './plan-sections.ts';

export const lexPlanSummary = (plan: LexPlan) => ({
  ...headSummary(plan),
  items: plan.items.map((item) => itemSummary(item, plan)),
  acknowledge: toAcknowledge(plan).map(({ class: kind, sentence }) => ({ class: kind, sentence })),
  phrases: phrasesOf(plan),
});

function itemSummary(item: LexItem, { items }: LexPlan) {
  const { into, inventory, source, ...rest } = item;
  return {
    ...rest,
    overwritesLocale: into?.hasLocale,
    v1Status: source?.status,
    childDirected: source?.childDirected,
    replacesRole: roleLoss(item, items),
    v2Backup: v2BackupOf(item),
    moves: inventory?.moves,
    v2MayRefuse: inventory?.doubts,
    staysBehind: inventory?.leftovers.map(({ kind, sentence, remedy, where }) => ({ kind, sentence, remedy, where })),
    unknown: inventory?.unknown,
  };
}
