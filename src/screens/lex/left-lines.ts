/** What was left of the wizard, and how old it is. */
import { theme } from '../../components/theme.ts';
import { keyOf } from '../../keymap.ts';
import { resumedStep } from '../../lex/taking-up.ts';
import type { Wizard } from '../../lex/wizard.ts';
import { ago } from '../times.ts';
import { paragraph } from './paragraph.ts';
import { chosenText, stepText } from './step-words.ts';

/** It waits for Lex V1; none where nothing waits. `now`: epoch milliseconds. */
export function leftLines({ left }: Wizard, now: number, cells: number): string[] {
  if (!left) return [];
  const what = chosenText(left.chosen);
  const at = `Left ${ago(now - left.at)} at ${stepText(resumedStep(left))}${what && `: ${what}`}.`;
  const then = `It goes on there once Lex V1 has answered; ${keyOf('beginAnew')} begins anew.`;
  return [...paragraph(at, cells).map(theme.accent), ...paragraph(then, cells).map(theme.dim), ''];
}

/** It was taken up again, and nothing was chosen since. */
export function takenUpLines({ takenUp }: Wizard, now: number, cells: number): string[] {
  if (takenUp === undefined) return [];
  const text = `Taken up again as it was left ${ago(now - takenUp)}; ${keyOf('beginAnew')} begins anew.`;
  return paragraph(text, cells, 1).map(theme.dim);
}
