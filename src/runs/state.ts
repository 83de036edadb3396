/** The state of a run: what the fold of its events gives. Screens, reports and resuming all read this. */
import type { Failure } from '../aws/answer.ts';
import type { Plan } from '../plans/plan.ts';
import type { Observation, Outcome } from './events.ts';

export interface ItemState {
  readonly id: string;
  /**
   * waiting: not sent. sending: its attempt is on disk, no answer yet. unclear: the answer never came, the world is
   * being read. watching: accepted, on its way. settled: see `outcome`.
   */
  readonly phase: 'waiting' | 'sending' | 'unclear' | 'watching' | 'settled';
  readonly outcome: Outcome | undefined;
  /** One sentence about the outcome, or about what is going on. */
  readonly reason: string | undefined;
  readonly failure: Failure | undefined;
  /** New WorkSpace id of a migration; migration id of a Lex bot. */
  readonly targetId: string | undefined;
  readonly requestId: string | undefined;
  readonly observation: Observation | undefined;
  /** Ids that AWS listed before the attempt; undefined when that was not looked up. */
  readonly known: readonly string[] | undefined;
  /** True once the item was seen outside the state it started from: only then can a steady state mean the end. */
  readonly left: boolean;
  /** Epoch milliseconds. */
  readonly attemptedAt: number | undefined;
  readonly changedAt: number | undefined;
  readonly settledAt: number | undefined;
}

export interface RunState {
  readonly plan: Plan;
  /** In the plan's order. */
  readonly items: readonly ItemState[];
  readonly startedAt: number;
  readonly stopped: string | undefined;
  readonly finishedAt: number | undefined;
  /** Last process that wrote to the journal. */
  readonly pid: number;
}
