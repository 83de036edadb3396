/** How both plans for Lex begin in words: what, where, who, until when. Pure. */
import { planHolds } from '../plans/holds.ts';
import type { AnyLexPlan } from '../plans/plan.ts';

/** `what`: `migrate 2 Lex V1 bots to Lex V2` */
export function lexHeadLines(plan: AnyLexPlan, what: string): readonly string[] {
  const { id, items, accountId, alias, region, ticket, createdAt, arn } = plan;
  return [
    `Plan ${id}: ${what}`,
    `  in account ${accountId}${alias ? ` (${alias})` : ''}, Region ${region}, as ${arn}`,
    ...(items.length > 1 ? ['  one after the other, in this order'] : []),
    ...(ticket ? [`  ticket ${ticket}`] : []),
    `  made ${new Date(createdAt).toISOString()}, may be applied until ${new Date(createdAt + planHolds).toISOString()}`,
  ];
}
