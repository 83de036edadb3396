/** A plan to build locales of Lex V2 in words, and for other programs. Pure. */
import { planHolds } from '../plans/holds.ts';
import type { LexBuildItem, LexBuildPlan } from '../plans/plan.ts';
import { plural } from '../rules/in-words.ts';
import { phrasesOf } from './plan-phrases.ts';

export function lexBuildLines(plan: LexBuildPlan): readonly string[] {
  const { id, items, accountId, alias, region, ticket, createdAt, arn } = plan;
  return [
    `Plan ${id}: build ${plural(items.length, 'locale')} of Lex V2`,
    `  in account ${accountId}${alias ? ` (${alias})` : ''}, Region ${region}, as ${arn}`,
    ...(items.length > 1 ? ['  one after the other, in this order'] : []),
    ...(ticket ? [`  ticket ${ticket}`] : []),
    `  made ${new Date(createdAt).toISOString()}, may be applied until ${new Date(createdAt + planHolds).toISOString()}`,
    ...items.map((item) => `  ${lexBuildText(item)}`),
  ];
}

/** One locale, as a line. */
export const lexBuildText = ({ localeId, botName, botId, status }: LexBuildItem): string =>
  `${localeId} of ${botName} (${botId}), ${status ?? 'without a status'} now`;

export function lexBuildSummary(plan: LexBuildPlan) {
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
    items,
    phrases: phrasesOf(plan),
  };
}
