/** A plan for Lex bots for other programs, every bot with what it overwrites and what stays behind. Pure. */
import { v2BackupOf } from '../plans/overwritten.ts';
import type { LexItem, LexPlan } from '../plans/plan.ts';
import { lexHeadSummary } from './plan-lex-head.ts';
import { phrasesOf } from './plan-phrases.ts';
import { toAcknowledge } from './plan-sections.ts';

export const lexPlanSummary = (plan: LexPlan) => ({
  ...lexHeadSummary(plan),
  items: plan.items.map(itemSummary),
  acknowledge: toAcknowledge(plan).map(({ class: kind, sentence }) => ({ class: kind, sentence })),
  phrases: phrasesOf(plan),
});

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
