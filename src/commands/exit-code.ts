/** What a command says by its exit code, so that a script can tell what to do next. */
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';

export const exitCodes = {
  /** What was asked for is done: of a run, every item, with nothing left to do about it. */
  done: 0,
  /** Wrong flags or words. */
  usage: 1,
  /** The run has ended, and not every item is done. */
  some: 2,
  /** Refused, or nothing was sent. */
  nothing: 3,
  /** A person has to look: at an item, or at a run that nobody drives. */
  human: 4,
  /** Every bot is migrated, as far as AWS does that: tasks are left to people. */
  tasks: 5,
  /** A bug of bellhop: EX_SOFTWARE of sysexits(3). */
  bug: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Of a run as it was left. */
export function exitCodeOf(state: RunState): ExitCode {
  const { total, outcomes, completed } = summarise(state);
  if (outcomes['needs-human'] > 0 || state.finishedAt === undefined) return exitCodes.human;
  if (outcomes.done + completed === total) return completed > 0 ? exitCodes.tasks : exitCodes.done;
  const touched = state.items.some(({ before }) => before === 'sent' || before === 'unclear');
  if (outcomes.stale + outcomes['not-started'] === total && !touched) return exitCodes.nothing;
  return exitCodes.some;
}
