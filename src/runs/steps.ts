/** The steps of an item, one call each: what has to be done to it first, and the verb of its plan last. Pure. */
import { isLex, type Plan, type Verb } from '../plans/plan.ts';
import { isLexVerb, lexVerbFacts } from '../rules/lex-verbs.ts';
import { verbFacts } from '../rules/verbs.ts';
import type { Outcome } from './events.ts';
import { positionIn } from './positions.ts';
import type { ItemState } from './state.ts';

/** Of the item of that id; a stopped Linux WorkSpace is started, then migrated. */
export function stepsOf(plan: Plan, id: string): readonly Verb[] {
  if (isLex(plan)) return [plan.verb];
  const { first } = plan.items[positionIn(plan, id)] ?? {};
  return first ? [first, plan.verb] : [plan.verb];
}

/** What is being done to it, or next. */
export const verbNow = (plan: Plan, { id, step }: Pick<ItemState, 'id' | 'step'>): Verb =>
  stepsOf(plan, id)[step] ?? plan.verb;

/** Its last step is the verb of the plan; those before are only done for it. */
export const isBeforeLast = (plan: Plan, { id, step }: Pick<ItemState, 'id' | 'step'>): boolean =>
  step < stepsOf(plan, id).length - 1;

/** No call of its present step has left. */
export const isUnsent = ({ phase }: Pick<ItemState, 'phase'>): boolean => phase === 'awaiting' || phase === 'waiting';

/** What is done to it now only leads up to the verb of its plan. */
export const isUnderWayBeforeLast = (plan: Plan, item: Pick<ItemState, 'id' | 'step' | 'phase'>): boolean =>
  item.phase !== 'settled' && !isUnsent(item) && isBeforeLast(plan, item);

/** Ended its step in the midst of its steps: it keeps its place in the wave, and goes before all that wait. */
export const isBetweenSteps = ({ phase, step }: Pick<ItemState, 'phase' | 'step'>): boolean =>
  phase === 'waiting' && step > 0;

/** What the end of a step means for the item: its next step, or its own end. */
export function endOfStep(plan: Plan, item: ItemState, outcome: Outcome, reason: string) {
  if (outcome !== 'done' || !isBeforeLast(plan, item))
    return { type: 'settled', item: item.id, outcome, reason: inFull(plan, item, reason) } as const;
  return { type: 'stepped', item: item.id, reason: `${reason} Its ${nounOf(plan)} follows.` } as const;
}

/** Of a step that did not end well, what was therefore not done. */
export const inFull = (plan: Plan, item: ItemState, reason: string): string =>
  isBeforeLast(plan, item) ? `${reason} Nothing was ${doneOf(plan)}.` : reason;

/** `Nothing was sent.`; of an item that stands between its steps, what was, as far as this run can tell. */
export function unsent(plan: Plan, { id, step, before }: Pick<ItemState, 'id' | 'step' | 'before'>): string {
  const verb = stepsOf(plan, id)[step - 1];
  if (verb === undefined || isLexVerb(verb) || before === 'found') return 'Nothing was sent.';
  const { done } = verbFacts[verb];
  const was = before === 'sent' ? `It was ${done}` : `Whether it was ${done} by this run is not known`;
  return `${was}, and its ${nounOf(plan)} was not sent.`;
}

const nounOf = ({ verb }: Plan) => (isLexVerb(verb) ? lexVerbFacts[verb].within : verbFacts[verb].noun.toLowerCase());
const doneOf = ({ verb }: Plan) => (isLexVerb(verb) ? lexVerbFacts[verb].done : verbFacts[verb].done);
