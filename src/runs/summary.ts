/** A run in figures and in a sentence. */

import { manualTasks } from '../lex/alerts.ts';
import type { Outcome } from './events.ts';
import type { ItemState, RunState } from './state.ts';
import { isUnderWayBeforeLast } from './steps.ts';

export interface Summary {
  readonly total: number;
  /** Held until a fresh snapshot shows up. */
  readonly awaiting: number;
  readonly waiting: number;
  /** Sent and not ended: being sent, unclear, or on its way. */
  readonly inProgress: number;
  readonly unclear: number;
  /** Of those in progress, being started for what follows. */
  readonly starting: number;
  readonly settled: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Manual tasks that completed Lex migrations leave. */
  readonly tasks: number;
  /** `12 done, 1 failed, 9 in progress, 31 waiting`; of a stopped run `9 in progress will finish, 31 not started`. */
  readonly sentence: string;
}

/** What a completed Lex migration leaves to people: it is not done while there is any. */
export function tasksLeft({ outcome, observation }: ItemState): number {
  return outcome === 'done' ? manualTasks(observation?.migration?.alerts ?? []) : 0;
}

export function summarise({ plan, items, stopped }: RunState): Summary {
  const outcomes: Record<Outcome, number> = {
    done: 0,
    failed: 0,
    'rolled-back': 0,
    silent: 0,
    'needs-human': 0,
    stale: 0,
    'not-started': 0,
  };
  const phases = { awaiting: 0, waiting: 0, sending: 0, unclear: 0, watching: 0, settled: 0 };
  let starting = 0;
  for (const item of items) {
    const { phase, outcome } = item;
    phases[phase] += 1;
    if (outcome) outcomes[outcome] += 1;
    if (phase !== 'unclear' && isUnderWayBeforeLast(plan, item)) starting += 1;
  }
  const { awaiting, waiting, sending, unclear, watching, settled } = phases;
  const inProgress = sending + unclear + watching;
  const tasks = items.reduce((sum, item) => sum + tasksLeft(item), 0);
  const counts = { total: items.length, awaiting, waiting, inProgress, unclear, starting, settled, outcomes, tasks };
  return { ...counts, sentence: inWords(counts, stopped !== undefined) };
}

const words = [
  ['done', 'done'],
  ['failed', 'failed'],
  ['rolled-back', 'rolled back by AWS'],
  ['silent', 'accepted without effect'],
  ['needs-human', 'in need of a look'],
  ['stale', 'changed since the plan'],
] as const satisfies readonly (readonly [Outcome, string])[];

function inWords(
  { total, awaiting, waiting, inProgress, unclear, starting, outcomes, tasks }: Omit<Summary, 'sentence'>,
  stopped: boolean,
): string {
  if (total === 0) return 'nothing to do';
  const parts: readonly (readonly [number, string])[] = [
    ...words.map(([outcome, word]) => [outcomes[outcome], word] as const),
    [starting, stopped ? 'being started, then left' : 'being started first'],
    [inProgress - unclear - starting, stopped ? 'in progress will finish' : 'in progress'],
    [unclear, 'unclear'],
    [waiting, 'waiting'],
    [awaiting, awaiting === 1 ? 'waits for a snapshot' : 'wait for a snapshot'],
    [outcomes['not-started'], 'not started'],
    [tasks, tasks === 1 ? 'manual task left' : 'manual tasks left'],
  ];
  return parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ');
}
