/** What an operator has to do before a run that was left goes on sending. */
import { confirmationSteps, phraseOf, type Step } from '../plans/confirmation.ts';
import type { RunState } from './state.ts';

type Phrase = Extract<Step, { readonly kind: 'phrase' }>;

/**
 * A phrase over what waits, however little that is: losses were acknowledged with the plan, but nobody has the set in
 * mind any more. None when nothing waits.
 */
export function resumeSteps({ plan, items }: RunState): readonly Phrase[] {
  const waiting = new Set(items.flatMap(({ id, phase }) => (phase === 'waiting' ? [id] : [])));
  if (waiting.size === 0) return [];
  if (plan.verb === 'lex-migrate') {
    const left = { ...plan, items: plan.items.filter(({ id }) => waiting.has(id)) };
    return confirmationSteps(left).filter((step) => step.kind === 'phrase');
  }
  return [{ kind: 'phrase', phrase: phraseOf({ ...plan, items: plan.items.filter(({ id }) => waiting.has(id)) }) }];
}
