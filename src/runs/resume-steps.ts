/** What an operator has to do before a run that was left goes on sending, and for how long that is possible. */
import { confirmationSteps, phraseOf, type Step } from '../plans/confirmation.ts';
import { planHolds } from '../plans/holds.ts';
import { type AnyLexPlan, isLex } from '../plans/plan.ts';
import { duration } from '../rules/in-words.ts';
import type { RunState } from './state.ts';
import { isUnderWayBeforeLast, isUnsent } from './steps.ts';

type Phrase = Extract<Step, { readonly kind: 'phrase' }>;

/**
 * Ids of what a call is still to be sent for, be it held for a snapshot or on its way through a step before its last:
 * what the phrase is over, and what may be sent for it.
 */
export const waitingIn = ({ plan, items, stopped }: RunState): readonly string[] =>
  stopped === undefined
    ? items.flatMap((item) => (isUnsent(item) || isUnderWayBeforeLast(plan, item) ? [item.id] : []))
    : [];

/**
 * A phrase over what waits, however little that is: losses were acknowledged with the plan, but nobody has the set in
 * mind any more. None when nothing waits.
 */
export function resumeSteps(state: RunState): readonly Phrase[] {
  const { plan } = state;
  const waiting = new Set(waitingIn(state));
  if (waiting.size === 0) return [];
  if (isLex(plan)) {
    const left = { ...plan, items: plan.items.filter(({ id }) => waiting.has(id)) } as AnyLexPlan;
    return confirmationSteps(left).filter((step) => step.kind === 'phrase');
  }
  return [{ kind: 'phrase', phrase: phraseOf({ ...plan, items: plan.items.filter(({ id }) => waiting.has(id)) }) }];
}

/** Why what waits is not sent any more, whatever is typed. `now`: epoch milliseconds. */
export function tooOldToSend({ plan }: Pick<RunState, 'plan'>, now: number): string | undefined {
  const since = now - plan.createdAt;
  if (since <= planHolds) return undefined;
  return `It was planned ${duration(since)} ago, and a plan holds for ${duration(planHolds)}: what waits needs a new one.`;
}
