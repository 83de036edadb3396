/** What stands above a run's items: how far it is, whether anything holds it up, and what follows from the budget. */
import type { Failure } from '../aws/answer.ts';
import type { BudgetUse } from '../aws/limiter.ts';
import { bar } from '../components/bar.ts';
import { glyphs } from '../components/glyphs.ts';
import { wrapWithin } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import type { DrivenFrom } from '../hooks/use-run.ts';
import { keyOf } from '../keymap.ts';
import { failureLimit } from '../plans/policy.ts';
import { type Eta, eta, type Pace } from '../runs/eta.ts';
import { waitsAtMost } from '../runs/holds-for-snapshot.ts';
import { endedBadly } from '../runs/pacing.ts';
import { behind, without } from '../runs/said-once.ts';
import type { RunState } from '../runs/state.ts';
import type { Summary } from '../runs/summary.ts';
import { verbNoun } from '../runs/verb-noun.ts';
import { age, clockTimeZoned, dateTimeZoned } from './times.ts';

/** What is worked out once a state, not once a frame. */
export interface RunFigures {
  readonly summary: Summary;
  readonly pace: Pace;
  /** Tasks that it leaves to people, once it has ended. */
  readonly tasks: number;
}

export interface RunHead extends RunFigures {
  readonly state: RunState;
  readonly drivenBy: DrivenFrom;
  readonly trouble: Failure | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Undefined where there is no way to AWS. */
  readonly budget: BudgetUse | undefined;
}

/** Lines of a head, and of one on a low screen. */
export const leastLines = 5;
export const lowLines = 3;

/**
 * `leastLines` of them, and more where a sentence needs two. On a low screen exactly `lowLines`: what is known elsewhere
 * is left out.
 */
export function headLines(head: RunHead, cells: number, low: boolean): string[] {
  const { state, trouble, summary } = head;
  const said = (text: string, paint = theme.plain) => within(text, cells).map((line) => paint(` ${line}`));
  const plan = said(what(state));
  const sentence = said(summary.sentence, theme.title);
  const stage = standing(head, cells);
  const waits = trouble ? said(`Waiting: ${trouble.what} ${trouble.why}`, theme.warn) : [];
  if (low) {
    const last = waits.length > 0 ? [...stage.slice(0, 1), ...waits] : [...stage, ...plan];
    return [...sentence.slice(0, 1), ...last].slice(0, lowLines);
  }
  const all = [...plan, progressLine(summary, cells), ...sentence, ...stage, ...waits];
  return [...all, ...Array<string>(Math.max(0, leastLines - all.length)).fill('')];
}

/** Two lines hold every sentence on a screen of 80 columns; what AWS says may be longer. */
const within = (text: string, cells: number): string[] => wrapWithin(text, cells - 2, 2);

function what({ plan, startedAt, drivers }: RunState): string {
  const by = drivers[0] ? ` by ${drivers[0].by}` : '';
  const ticket = plan.ticket ? `, ticket ${plan.ticket}` : '';
  return `${verbNoun(plan.verb)} of ${plan.items.length} in ${plan.alias ?? plan.accountId} ${plan.region}, started ${dateTimeZoned(startedAt)}${by}${ticket}.`;
}

function progressLine({ total, settled, outcomes, completed, inProgress, waiting }: Summary, cells: number): string {
  const { done, stale, 'not-started': notStarted } = outcomes;
  const left = notStarted + stale + completed;
  const label = ` ${settled} of ${total} ended`;
  const parts = [
    { share: done, sign: glyphs.block, tone: 'ok' },
    { share: settled - done - left, sign: glyphs.block, tone: 'bad' },
    { share: stale + completed, sign: glyphs.block, tone: 'warn' },
    { share: notStarted, sign: glyphs.block, tone: 'dim' },
    { share: inProgress, sign: glyphs.half, tone: 'accent' },
    { share: waiting, sign: glyphs.shade, tone: 'dim' },
  ] as const;
  return ` ${bar(parts, Math.min(60, cells - label.length - 2))}${label}`;
}

/** The word in capitals that says why nothing is sent, or what is being done. */
function standing(head: RunHead, cells: number): string[] {
  const { state, drivenBy, summary } = head;
  const { paused, stopped, finishedAt, startedAt } = state;
  const plain = (text: string) => within(text, cells).map((line) => ` ${line}`);
  if (finishedAt !== undefined) {
    const took = `Ended ${dateTimeZoned(finishedAt)}, after ${age(finishedAt - startedAt)}.`;
    const left =
      head.tasks > 0
        ? ` ${head.tasks === 1 ? '1 task is' : `${head.tasks} tasks are`} left to people: ${keyOf('afterwards')}.`
        : '';
    return plain(`${took}${left}${stopped ? ` ${behind('Stopped', stopped)}` : ''}`);
  }
  const { inProgress, waiting } = summary;
  if (drivenBy === undefined)
    return badge(
      'UNFINISHED',
      'bad',
      `Nobody drives it: ${keyOf('resume')} asks AWS what became of it, and takes it up.`,
      cells,
    );
  if (stopped !== undefined)
    return badge('STOPPED', 'bad', `${without('Stopped', stopped)} What was sent is watched to its end.`, cells);
  if (paused?.cause === 'canary')
    return badge('HELD', 'warn', `${paused.why} ${keyOf('resume')} shows how it went, and lets them follow.`, cells);
  if (paused)
    return badge(
      'PAUSED',
      'warn',
      `${without('Paused', paused.why)} ${inProgress} in progress go on, ${waiting} wait. ${keyOf('resume')} continues.`,
      cells,
    );
  return plain(underWay(head));
}

/** A second line stands under the first one's text. */
function badge(word: string, tone: Tone, text: string, cells: number): string[] {
  const beside = word.length + 4;
  return within(text, cells - beside + 1).map((line, at) => {
    const before = at === 0 ? ` ${theme[tone](theme.selected(` ${word} `))} ` : ' '.repeat(beside);
    return `${before}${theme[tone](line)}`;
  });
}

function underWay({ state, pace, now, budget }: RunHead): string {
  const { canary } = state.plan.policy;
  if (!state.canaryShown && canary > 0 && pace.waiting > 0)
    return `The first ${canary === 1 ? 'one goes' : `${canary} go`} alone, to the end; then the run holds for you.`;
  const { awaiting } = pace;
  const held =
    awaiting > 0
      ? `${awaiting} ${awaiting === 1 ? 'waits' : 'wait'} for a fresh snapshot, until ${clockTimeZoned(state.startedAt + waitsAtMost)} at most. `
      : '';
  if (awaiting > 0 && pace.waiting + pace.inProgress === 0)
    return `${held}Nothing is lost by it: each is looked up again and again.`;
  const room = pace.waiting > 0 ? `${pace.inProgress} of ${pace.width} in progress${narrowed(state, pace)}. ` : '';
  return budget ? held + room + etaText(eta(pace, now, budget.rate), budget) : held + room;
}

function narrowed({ plan, items }: RunState, { width, wave }: Pace): string {
  if (width >= wave) return '';
  const bad = items.filter(endedBadly).length;
  return ` (not ${wave}: ${bad} bad of the ${failureLimit(plan.policy, items.length)} that stop it)`;
}

/** `31 to send, about 20 s of calls at 1.5/s; the last ends about 14:20 UTC.` */
export function etaText(
  { toSend, callsMs, endsAt }: Eta,
  { rate, slowed }: Pick<BudgetUse, 'rate' | 'slowed'>,
): string {
  const calls = `${toSend} to send, about ${age(callsMs)} of calls at ${rate.toFixed(1)}/s${slowed ? ', slowed by AWS' : ''}`;
  const end =
    endsAt === 'unknown'
      ? 'the end is known once one is done.'
      : endsAt === 'overdue'
        ? 'the last takes longer than the others did.'
        : `the last ends about ${clockTimeZoned(endsAt)}.`;
  return `${toSend > 0 ? calls : 'All are sent'}; ${end}`;
}
