/** What has to be typed and acknowledged for one migration, and how far the operator has come. */
import { demandedPhrase } from '../../lex/pieces.ts';
import type { Target } from '../../lex/strategy.ts';
import { confirmationSteps, matchesPhrase, type Step } from '../../plans/confirmation.ts';
import type { Plan } from '../../plans/plan.ts';

/** The plan's own steps; where its phrase does not name a bot that may be overwritten, that name as well. */
export function lexConfirmation(plan: Plan, target: Target): readonly Step[] {
  const steps = confirmationSteps(plan);
  const phrase = demandedPhrase(target);
  const asked = steps.some((step) => step.kind === 'phrase' && step.phrase === phrase);
  return phrase === undefined || asked ? steps : [...steps, { kind: 'phrase', phrase }];
}

export interface Progress {
  /** Steps done. */
  readonly at: number;
  /** For the step at hand. */
  readonly typed: string;
}

export const nothingConfirmed: Progress = { at: 0, typed: '' };

/** One step on where the step at hand is satisfied by this kind of answer; else as it was. */
export function advance(progress: Progress, steps: readonly Step[], by: Step['kind']): Progress {
  const step = steps[progress.at];
  if (step?.kind !== by) return progress;
  return by === 'acknowledge' || matchesPhrase(step, progress.typed) ? { at: progress.at + 1, typed: '' } : progress;
}
