/**
 * What an operator has to do before a plan runs: acknowledge each class of loss in the set, then type a phrase that
 * names verb, count, account and Region. Computed from the plan, so that another plan has other steps.
 */
import { v2Locale } from '../lex/strategy.ts';
import { mayBeAcknowledged } from '../rules/eligibility.ts';
import { type LossClass, losses } from '../rules/losses.ts';
import type { Rule, Verdict } from '../rules/verdict.ts';
import type { LexPlan, Plan, WorkspacesPlan } from './plan.ts';

export type AcknowledgedClass =
  | LossClass
  | 'connection-unknown'
  | 'path-not-listed'
  | 'protocol-only'
  /** Lex: the Draft of a locale of an existing V2 bot. */
  | 'draft-overwritten';

export type Step =
  | {
      readonly kind: 'acknowledge';
      readonly class: AcknowledgedClass;
      /** Items concerned. */
      readonly count: number;
      readonly sentence: string;
    }
  | { readonly kind: 'phrase'; readonly phrase: string };

/** In the order in which they are asked. None for a plan that sends nothing: there is nothing to confirm. */
export function confirmationSteps(plan: Plan): readonly Step[] {
  if (plan.items.length === 0) return [];
  return plan.verb === 'lex-migrate' ? lexSteps(plan) : workspacesSteps(plan);
}

/** Exact, case included; only blanks at the ends are forgiven. */
export function matchesPhrase(step: Step, typed: string): boolean {
  return step.kind === 'phrase' && typed.trim() === step.phrase;
}

function workspacesSteps(plan: WorkspacesPlan): readonly Step[] {
  const count = plan.items.length;
  const lost = losses(plan.verb, plan.items, plan.createdAt);
  return [
    ...lost.map((loss): Step => ({ kind: 'acknowledge', ...loss })),
    ...leftOpen(plan),
    { kind: 'phrase', phrase: `${plan.verb.toUpperCase()} ${count} IN ${plan.accountId} ${plan.region.toUpperCase()}` },
  ];
}

const open: readonly { readonly rule: Rule; readonly class: AcknowledgedClass; readonly says: string }[] = [
  { rule: 'connection', class: 'connection-unknown', says: 'whether a user is connected is unknown' },
  {
    rule: 'path',
    class: 'path-not-listed',
    says: 'AWS neither lists nor forbids the path, or a fact about it is unknown',
  },
  { rule: 'advice', class: 'protocol-only', says: 'modifying the protocol would do and would keep the root volume' },
];

/** What the rules leave to the operator, a step each. */
function leftOpen({ items }: WorkspacesPlan): readonly Step[] {
  const concerns = (rule: Rule) => (verdict: Verdict) => verdict.rule === rule && mayBeAcknowledged(verdict);
  return open.flatMap(({ rule, class: kind, says }): readonly Step[] => {
    const count = items.filter(({ verdicts }) => verdicts.some(concerns(rule))).length;
    if (count === 0) return [];
    const subject = count === 1 ? '1 WorkSpace' : `${count} WorkSpaces`;
    return [{ kind: 'acknowledge', class: kind, count, sentence: `For ${subject}, ${says}.` }];
  });
}

function lexSteps({ items }: LexPlan): readonly Step[] {
  return items.flatMap((item): readonly Step[] => {
    const v2Name: Step = { kind: 'phrase', phrase: item.v2BotName };
    if (item.migrationStrategy === 'CREATE_NEW') {
      const v1Name: Step = { kind: 'phrase', phrase: `MIGRATE ${item.v1BotName}` };
      // Nobody knows what comes of a bot that is there after all.
      return item.existence === 'unknown' ? [v1Name, v2Name] : [v1Name];
    }
    const locale = item.locale === undefined ? 'its locale' : v2Locale(item.locale);
    return [
      {
        kind: 'acknowledge',
        class: 'draft-overwritten',
        count: 1,
        sentence: `The Draft of ${locale} in the V2 bot ${item.v2BotName} and the bot's settings are overwritten; there is no way back.`,
      },
      v2Name,
    ];
  });
}
