/** A plan of either service as the commands tell it: in lines, item by item, for programs, and what confirms it. Pure. */
import type { AcknowledgedClass, Step } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import { lexBuildLines, lexBuildSummary, lexBuildText } from './plan-lex-build-words.ts';
import { lexPlanSummary } from './plan-lex-summary.ts';
import { lexItemText, lexPlanLines } from './plan-lex-text.ts';
import { phrasesOf } from './plan-phrases.ts';
import { toAcknowledge } from './plan-sections.ts';
import { planSummary } from './plan-summary.ts';
import { heldLines, itemText, openIn, planLines } from './plan-text.ts';

export interface PlanWords {
  readonly lines: readonly string[];
  readonly items: readonly string[];
  /** What is not sent, and why. */
  readonly held: readonly string[];
  readonly summary: object;
  /** For `--confirm`. */
  readonly phrases: readonly string[];
  /** For `--acknowledge`. */
  readonly open: readonly (Extract<Step, { readonly kind: 'acknowledge' }> & { readonly class: AcknowledgedClass })[];
}

export function planWords(plan: Plan): PlanWords {
  const phrases = phrasesOf(plan);
  switch (plan.verb) {
    case 'lex-migrate':
      return {
        lines: lexPlanLines(plan),
        items: plan.items.map(lexItemText),
        held: [],
        summary: lexPlanSummary(plan),
        phrases,
        open: toAcknowledge(plan),
      };
    case 'lex-build':
      return {
        lines: lexBuildLines(plan),
        items: plan.items.map(lexBuildText),
        held: [],
        summary: lexBuildSummary(plan),
        phrases,
        open: [],
      };
    default:
      return {
        lines: planLines(plan),
        items: plan.items.map((item) => itemText(item, plan)),
        held: heldLines(plan),
        summary: planSummary(plan),
        phrases,
        open: openIn(plan),
      };
  }
}
