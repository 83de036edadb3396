/** What an operator has to do before a run that was left goes on sending. */
import { confirmationSteps, type Step } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import type { RunState } from './state.ts';

type Phrase = Extract<Step, { readonly kind: 'phrase' }>;

/** The plan's phrase again, over what waits: losses were acknowledged with the plan. None when nothing waits. */
export function resumeSteps({ plan, items }: RunState): readonly Phrase[] {
  const waiting = new Set(items.flatMap(({ id, phase }) => (phase === 'waiting' ? [id] : [])));
  const left = { ...plan, items: plan.items.filter(({ id }) => waiting.has(id)) } as Plan;
  return confirmationSteps(left).filter((step) => step.kind === 'phrase');
}
