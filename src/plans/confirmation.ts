/**
 * What an operator has to do before a plan runs, in proportion to what it can harm: a key for one WorkSpace, their number
 * for a few; for more, or in a protected account, a phrase that names verb, count, account and Region. Where users are cut
 * off, the losses one by one before it; where data is destroyed, a countdown after it that any key ends. Computed from
 * the plan, so that another plan has other steps.
 */
import { plural } from '../rules/in-words.ts';
import { type LossClass, losses, totals, whyUnseen } from '../rules/losses.ts';
import { mayBeAcknowledged } from '../rules/may-be-sent.ts';
import { verbFacts } from '../rules/verbs.ts';
import type { Rule, Verdict } from '../rules/verdict.ts';
import { lexSteps } from './lex-confirmation.ts';
import type { LexBuildPlan, Plan, WorkspacesPlan } from './plan.ts';
import { smallSet } from './policy.ts';

/** What the rules and the preflight leave to the operator. */
export const openClasses = [
  'connection-unknown',
  'directory-unknown',
  'path-not-listed',
  'protocol-unknown',
  'protocol-only',
  'pcoip-ends',
  'addresses-short',
] as const;
export type OpenClass = (typeof openClasses)[number];

/** Of Lex: the Draft of a locale of an existing V2 bot; a bot of which no whole backup is on this machine. */
export const lexClasses = ['draft-overwritten', 'no-backup'] as const;

export type AcknowledgedClass = LossClass | OpenClass | (typeof lexClasses)[number];

export type Step =
  | {
      readonly kind: 'acknowledge';
      readonly class: AcknowledgedClass;
      /** Items concerned. */
      readonly count: number;
      readonly sentence: string;
    }
  /** What is lost, item by item, was on the screen. */
  | { readonly kind: 'look' }
  /** A key that means yes. */
  | { readonly kind: 'yes' }
  /** The number of items is typed. */
  | { readonly kind: 'count'; readonly phrase: string }
  | { readonly kind: 'phrase'; readonly phrase: string }
  /** Time to think again: any key cancels. */
  | { readonly kind: 'countdown'; readonly seconds: number };

/** What was done to confirm a plan, for its journal. `headless`: the phrase was given on the command line. */
export type Confirmed = AcknowledgedClass | Exclude<Step['kind'], 'acknowledge'> | 'headless';

/** The steps as they are kept once they are done. */
export const asConfirmed = (steps: readonly Step[]): readonly Confirmed[] =>
  steps.map((step) => (step.kind === 'acknowledge' ? step.class : step.kind));

/** In the order in which they are asked. None for a plan that sends nothing: there is nothing to confirm. */
export function confirmationSteps(plan: Plan): readonly Step[] {
  if (plan.items.length === 0) return [];
  if (plan.verb === 'lex-migrate') return lexSteps(plan);
  return plan.verb === 'lex-build' ? [{ kind: 'phrase', phrase: buildPhraseOf(plan) }] : workspacesSteps(plan);
}

/** Exact, case included; only blanks at the ends are forgiven. */
export function matchesPhrase(step: Step, typed: string): boolean {
  return (step.kind === 'phrase' || step.kind === 'count') && typed.trim() === step.phrase;
}

/** Names this very set: verb, number, account, Region. */
export function phraseOf({ verb, items, accountId, region }: WorkspacesPlan): string {
  return `${verb.toUpperCase()} ${items.length} IN ${accountId} ${region.toUpperCase()}`;
}

/** A build destroys nothing, and takes the place of what was built before: what is built is named, and where. */
function buildPhraseOf({ items, accountId, region }: LexBuildPlan): string {
  const [one] = items;
  const what = one && items.length === 1 ? `${one.localeId} OF ${one.botName}` : `${items.length} LOCALES`;
  return `BUILD ${what} IN ${accountId} ${region.toUpperCase()}`;
}

function workspacesSteps(plan: WorkspacesPlan): readonly Step[] {
  const { length: count } = plan.items;
  const { harm } = verbFacts[plan.verb];
  const open = leftOpen(plan);
  if (count <= smallSet && !plan.protected)
    return [...open, count === 1 ? { kind: 'yes' } : { kind: 'count', phrase: String(count) }];
  const phrase: Step = { kind: 'phrase', phrase: phraseOf(plan) };
  if (harm === 'none') return [...open, phrase];
  return [
    { kind: 'look' },
    ...losses(plan.verb, plan.items, plan.createdAt, plan.policy).map(
      (loss): Step => ({ kind: 'acknowledge', ...loss }),
    ),
    ...open,
    phrase,
    ...(harm === 'destroys' ? [{ kind: 'countdown', seconds: thinkAgain } as const] : []),
  ];
}

/** Seconds: long enough to read what was confirmed once more. */
const thinkAgain = 10;

/** Each rule that an operator may answer for has its class. */
const open: readonly { readonly rule: Rule; readonly class: OpenClass; readonly says: string }[] = [
  { rule: 'connection', class: 'connection-unknown', says: 'whether a user is connected is unknown' },
  { rule: 'directory', class: 'directory-unknown', says: 'whether the directory is REGISTERED is unknown' },
  {
    rule: 'path',
    class: 'path-not-listed',
    says: 'AWS neither lists nor forbids the path, or a fact about it is unknown',
  },
  {
    rule: 'protocol',
    class: 'protocol-unknown',
    says: 'a fact is unknown on which it hangs whether the protocol can be modified',
  },
  { rule: 'advice', class: 'protocol-only', says: 'modifying the protocol would do and would keep the root volume' },
  { rule: 'ending', class: 'pcoip-ends', says: 'the protocol will be PCoIP, which AWS supports until 2027-10-31 only' },
];

/** What the rules leave to the operator, a step each, and addresses that will not do for the run. */
function leftOpen({ items, preflight, createdAt, policy }: WorkspacesPlan): readonly Step[] {
  const concerns = (rule: Rule) => (verdict: Verdict) => verdict.rule === rule && mayBeAcknowledged(verdict);
  const rules = open.flatMap(({ rule, class: kind, says }): readonly Step[] => {
    const count = items.filter(({ verdicts }) => verdicts.some(concerns(rule))).length;
    if (count === 0) return [];
    const why = rule === 'connection' ? whyUnseen(totals(items, createdAt, policy)) : '';
    return [{ kind: 'acknowledge', class: kind, count, sentence: `For ${plural(count, 'WorkSpace')}, ${says}${why}.` }];
  });
  const short = preflight.filter(({ about, kind }) => about === 'addresses' && kind === 'short');
  if (short.length === 0) return rules;
  const count = short.reduce((sum, finding) => sum + (finding.count ?? 0), 0);
  const sentence = short.map(({ text }) => text).join(' ');
  return [...rules, { kind: 'acknowledge', class: 'addresses-short', count, sentence }];
}
