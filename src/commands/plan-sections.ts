/** What the texts of all plans share: a titled section, and what has to be acknowledged by name. Pure. */
import { type AcknowledgedClass, confirmationSteps, type Step } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';

export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title}`, ...lines.map((line) => `  ${line}`)];

type Acknowledgement = Extract<Step, { readonly kind: 'acknowledge' }>;

/** In the order in which the console asks. */
export const toAcknowledge = (
  plan: Plan,
  isOne: (kind: AcknowledgedClass) => boolean = () => true,
): readonly Acknowledgement[] =>
  confirmationSteps(plan).flatMap((step) => (step.kind === 'acknowledge' && isOne(step.class) ? [step] : []));
