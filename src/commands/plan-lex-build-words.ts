/** A plan to build locales of Lex V2 in words, and for other programs. Pure. */
import type { LexBuildItem, LexBuildPlan } from '../plans/plan.ts';
import { plural } from '../rules/in-words.ts';
import { lexHeadLines } from './plan-head-lines.ts';
import { headSummary } from './plan-head-summary.ts';
import { phrasesOf } from './plan-phrases.ts';

export function lexBuildLines(plan: LexBuildPlan): readonly string[] {
  const { items } = plan;
  return [
    ...lexHeadLines(plan, `build ${plural(items.length, 'locale')} of Lex V2`),
    ...items.map((item) => `  ${lexBuildText(item)}`),
  ];
}

/** One locale, as a line. */
export const lexBuildText = ({ localeId, botName, botId, status }: LexBuildItem): string =>
  `${localeId} of ${botName} (${botId}), ${status ?? 'without a status'} now`;

export const lexBuildSummary = (plan: LexBuildPlan) => ({
  ...headSummary(plan),
  items: plan.items,
  phrases: phrasesOf(plan),
});
