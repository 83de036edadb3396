/** What changed between two states of a run, in sentences: for a log that is read in the morning. Pure. */
import { isLex } from '../plans/plan.ts';
import { completedWith, tasksLeft } from './lex-tasks.ts';
import { iso } from './report-times.ts';
import { behind } from './said-once.ts';
import type { ItemState, RunState } from './state.ts';
import { summarise } from './summary.ts';

export interface News {
  readonly text: string;
  /** Somebody may have to do something about it. */
  readonly urgent: boolean;
}

/** `before`: undefined at the beginning, when all that holds the run up is news. */
export function newsBetween(before: RunState | undefined, after: RunState): readonly News[] {
  if (before === after) return [];
  return [...(before ? itemNews(before, after) : []), ...runNews(before, after)];
}

function itemNews(before: RunState, after: RunState): readonly News[] {
  return after.items.flatMap((item, at) => {
    const old = before.items[at];
    if (!old || old === item) return [];
    const who = nameOf(after, at);
    const said = [
      ...ready(old, item),
      ...stepped(old, item),
      ...sent(old, item),
      ...ended(old, item, tasksLeft(after, at), before.stopped !== undefined),
    ];
    return said.map(({ text, urgent }) => ({ text: `${who} ${text}`, urgent }));
  });
}

function nameOf({ plan }: RunState, at: number): string {
  if (isLex(plan)) return plan.items[at]?.id ?? '?';
  const item = plan.items[at];
  return `${item?.userName ?? '?'} (${item?.id})`;
}

function ready(old: ItemState, { freshSnapshot, heldSince, phase, reason }: ItemState): readonly News[] {
  if (phase === 'awaiting' && heldSince !== old.heldSince && reason !== undefined)
    return [{ text: reason, urgent: false }];
  if (freshSnapshot === undefined || old.freshSnapshot === freshSnapshot) return [];
  return [{ text: `has a snapshot of ${iso(freshSnapshot) ?? 'now'}`, urgent: false }];
}

/** The item's reason is that of its present step alone. */
function stepped(old: ItemState, { step, phase, reason }: ItemState): readonly News[] {
  if (step === old.step || phase === 'settled') return [];
  return [{ text: phase === 'waiting' && reason !== undefined ? reason : 'its next step', urgent: false }];
}

function sent(old: ItemState, { phase, attemptedAt, targetId, reason }: ItemState): readonly News[] {
  if (phase === 'unclear' && old.phase !== 'unclear') return [{ text: `unclear: ${reason}`, urgent: true }];
  // Also when it was taken and ended between two looks.
  const taken = phase === 'watching' || (phase === 'settled' && attemptedAt !== undefined);
  if (!taken || ['watching', 'unclear', 'settled'].includes(old.phase)) return [];
  return [{ text: targetId === undefined ? 'sent' : `sent, new id ${targetId}`, urgent: false }];
}

function ended(
  old: ItemState,
  { phase, outcome, reason }: ItemState,
  tasks: number,
  stopTold: boolean,
): readonly News[] {
  if (phase !== 'settled' || old.phase === 'settled') return [];
  // Those that a stop leaves are told in one sentence, with it.
  if (outcome === 'not-started' && !stopTold) return [];
  const word = tasks > 0 ? completedWith(tasks) : outcome;
  return [{ text: `${word}: ${reason}`, urgent: word !== 'done' }];
}

function runNews(before: RunState | undefined, after: RunState): readonly News[] {
  const { plan, paused, stopped, finishedAt } = after;
  const { sentence } = summarise(after);
  const all: News[] = [];
  if (paused && before?.paused?.at !== paused.at)
    all.push({
      text: `${paused.cause === 'canary' ? `Held. ${paused.why}` : behind('Paused', paused.why)} bellhop continue ${plan.id} lets the rest follow, bellhop stop ${plan.id} sends nothing more.`,
      urgent: true,
    });
  if (!paused && before?.paused && stopped === undefined) all.push({ text: `Continued: ${sentence}.`, urgent: true });
  if (stopped !== undefined && before?.stopped === undefined)
    all.push({ text: `${behind('Stopped', stopped)} ${sentence}.`, urgent: true });
  if (finishedAt !== undefined && before?.finishedAt === undefined)
    all.push({ text: `Ended: ${sentence}.`, urgent: true });
  return all;
}
