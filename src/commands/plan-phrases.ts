/** What is typed for a plan on the command line: one phrase for WorkSpaces; for bots those that the console asks for. Pure. */
import { confirmationSteps, phraseOf } from '../plans/confirmation.ts';
import type { FilePlan } from '../plans/plan-file.ts';

/** In the order in which the console asks. */
export const phrasesOf = (plan: FilePlan): readonly string[] =>
  plan.verb === 'lex-migrate'
    ? confirmationSteps(plan).flatMap((step) => (step.kind === 'phrase' ? [step.phrase] : []))
    : [phraseOf(plan)];
