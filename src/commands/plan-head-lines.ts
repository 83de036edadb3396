/** How every plan begins in words: where, who, why, until when. Pure. */
import { planHolds } from '../plans/holds.ts';
import type { AnyLexPlan, Plan } from '../plans/plan.ts';

export const whereLine = ({ accountId, alias, region, arn }: Plan): string =>
  `  in account ${accountId}${alias ? ` (${alias})` : ''}, Region ${region}, as ${arn}`;

/** Why, where that was said, and until when it holds. */
export const lastLines = ({ ticket, createdAt }: Plan): readonly string[] => [
  ...(ticket ? [`  ticket ${ticket}`] : []),
  `  made ${new Date(createdAt).toISOString()}, may be applied until ${new Date(createdAt + planHolds).toISOString()}`,
];

/** `what`: `migrate 2 Lex V1 bots to Lex V2` */
export function lexHeadLines(plan: AnyLexPlan, what: string): readonly string[] {
  return [
    `Plan ${plan.id}: ${what}`,
    whereLine(plan),
    ...(plan.items.length > 1 ? ['  one after the other, in this order'] : []),
    ...lastLines(plan),
  ];
}
