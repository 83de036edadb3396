/** A run in figures and in a sentence. */
import type { Outcome } from './events.ts';
import type { RunState } from './state.ts';

export interface Summary {
  readonly total: number;
  readonly waiting: number;
  /** Sent and not ended: being sent, unclear, or on its way. */
  readonly inProgress: number;
  readonly unclear: number;
  readonly settled: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** `12 done, 1 failed, 9 in progress, 31 waiting`; of a stopped run `9 in progress will finish, 31 not started`. */
  readonly sentence: string;
}

export function summarise({ items, stopped }: RunState): Summary {
  const outcomes: Record<Outcome, number> = {
    done: 0,
    failed: 0,
    'rolled-back': 0,
    silent: 0,
    'needs-human': 0,
    stale: 0,
    'not-started': 0,
  };
  const phases = { waiting: 0, sending: 0, unclear: 0, watching: 0, settled: 0 };
  for (const { phase, outcome } of items) {
    phases[phase] += 1;
    if (outcome) outcomes[outcome] += 1;
  }
  const { waiting, sending, unclear, watching, settled } = phases;
  const counts = { total: items.length, waiting, inProgress: sending + unclear + watching, unclear, settled, outcomes };
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

function inWords({ total, waiting, inProgress, outcomes }: Omit<Summary, 'sentence'>, stopped: boolean): string {
  if (total === 0) return 'nothing to do';
  const parts: readonly (readonly [number, string])[] = [
    ...words.map(([outcome, word]) => [outcomes[outcome], word] as const),
    [inProgress, stopped ? 'in progress will finish' : 'in progress'],
    [waiting, 'waiting'],
    [outcomes['not-started'], 'not started'],
  ];
  return parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ');
}
