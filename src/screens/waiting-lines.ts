/** Who still waits in a run that was cut off, and what they lose if it goes on: read before its phrase is typed. */
import { count, wrap, wrapWithin } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { isLex } from '../plans/plan.ts';
import { losses } from '../rules/losses.ts';
import { waitingIn } from '../runs/resume-steps.ts';
import type { RunState } from '../runs/state.ts';
import { thingOf } from '../runs/verb-noun.ts';
import { runLines } from './run-columns.ts';

/** Names told before the rest is a number. */
const named = 4;

/** `lines`: at most; the losses give way first. `now`: epoch milliseconds. */
export function waitingLines(state: RunState, now: number, cells: number, lines: number): string[] {
  const block = wrapWithin(whoWaits(state), cells - 6, 2).map((line) => theme.title(`   ${line}`));
  const lost = lossesOf(state, now).flatMap((sentence) => wrap(sentence, cells - 6));
  return ['', ...block, ...lost.map((line) => `   ${theme.danger(line)}`)].slice(0, Math.max(0, lines));
}

function whoWaits(state: RunState): string {
  const waiting = new Set(waitingIn(state));
  const users = runLines(state).flatMap(({ id, user }) => (waiting.has(id) ? [user] : []));
  const more = users.length > named ? ` and ${users.length - named} more` : '';
  const things = count(users.length, thingOf(state.plan.verb));
  return `${things} still to be sent: ${users.slice(0, named).join(', ')}${more}.`;
}

function lossesOf(state: RunState, now: number): readonly string[] {
  const { plan } = state;
  if (isLex(plan)) return [];
  const waiting = new Set(waitingIn(state));
  const items = plan.items.filter(({ id }) => waiting.has(id));
  return losses(plan.verb, items, now, plan.policy).map(({ sentence }) => sentence);
}
