/** A run in figures and in a sentence. */
import type { Outcome } from './events.ts';
import { tasksLeft } from './lex-tasks.ts';
import type { RunState } from './state.ts';
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
  /** Lex migrations that AWS calls COMPLETED and that leave tasks to people: these are not among the done ones. */
  readonly completed: number;
  /** The tasks that they leave. */
  readonly tasks: number;
  /** `12 done, 1 failed, 9 in progress, 31 waiting`; of a stopped run `9 in progress will finish, 31 not started`. */
  readonly sentence: string;
}

export function summarise(state: RunState): Summary {
  const { plan, items, stopped } = state;
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
  let [starting, completed, tasks] = [0, 0, 0];
  for (const [at, item] of items.entries()) {
    const { phase, outcome } = item;
    phases[phase] += 1;
    const left = tasksLeft(state, at);
    tasks += left;
    if (left > 0) completed += 1;
    else if (outcome) outcomes[outcome] += 1;
    if (phase !== 'unclear' && isUnderWayBeforeLast(plan, item)) starting += 1;
  }
  const { awaiting, waiting, sending, unclear, watching, settled } = phases;
  const inProgress = sending + unclear + watching;
  const ended = { settled, outcomes, completed, tasks };
  const counts = { total: items.length, awaiting, waiting, inProgress, unclear, starting, ...ended };
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
  { total, awaiting, waiting, inProgress, unclear, starting, outcomes, completed, tasks }: Omit<Summary, 'sentence'>,
  stopped: boolean,
): string {
  if (total === 0) return 'nothing to do';
  const parts: readonly (readonly [number, string])[] = [
    [completed, `COMPLETED with ${tasks} ${tasks === 1 ? 'task' : 'tasks'} left`],
    ...words.map(([outcome, word]) => [outcomes[outcome], word] as const),
    [starting, stopped ? 'being started, then left' : 'being started first'],
    [inProgress - unclear - starting, stopped ? 'in progress will finish' : 'in progress'],
    [unclear, 'unclear'],
    [waiting, 'waiting'],
    [awaiting, awaiting === 1 ? 'waits for a snapshot' : 'wait for a snapshot'],
    [outcomes['not-started'], 'not started'],
  ];
  return parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ');
}
