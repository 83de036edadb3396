/** What is typed for a plan on the command line: one phrase for WorkSpaces; for bots those that the console asks for. Pure. */
import { confirmationSteps, phraseOf } from '../plans/confirmation.ts';
import { isLex, type Plan } from '../plans/plan.ts';

/** In the order in which the console asks. */
export const phrasesOf = (plan: Plan): readonly string[] =>
  isLex(plan)
    ? confirmationSteps(plan).flatMap((step) => (step.kind === 'phrase' ? [step.phrase] : []))
    : [phraseOf(plan)];
