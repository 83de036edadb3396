/** The state of a run: what the fold of its events gives. Screens, reports and resuming all read this. */
import type { Failure } from '../aws/answer.ts';
import type { Confirmed } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import type { DrivenBy, Observation, Outcome, PauseCause } from './events.ts';

export interface ItemState {
  readonly id: string;
  /**
   * awaiting: held until a newer snapshot shows up. waiting: not sent. sending: its attempt is on disk, no answer yet.
   * unclear: the answer never came, the world is being read. watching: accepted, on its way. settled: see `outcome`.
   */
  readonly phase: 'awaiting' | 'waiting' | 'sending' | 'unclear' | 'watching' | 'settled';
  /** Of its steps (see `stepsOf`), the one that it stands at; 0: the first. */
  readonly step: number;
  readonly outcome: Outcome | undefined;
  /** One sentence about the outcome, or about what is going on. */
  readonly reason: string | undefined;
  readonly failure: Failure | undefined;
  /** Since when it is held for a snapshot, or was: epoch milliseconds. */
  readonly heldSince: number | undefined;
  /** The one that it waited for, epoch milliseconds. While it is held again: the one that grew old. */
  readonly freshSnapshot: number | undefined;
  /** New WorkSpace id of a migration; migration id of a Lex bot. */
  readonly targetId: string | undefined;
  readonly requestId: string | undefined;
  readonly observation: Observation | undefined;
  /** Ids that AWS listed before the attempt; undefined when that was not looked up. */
  readonly known: readonly string[] | undefined;
  /** The state that AWS showed of it last before the attempt. */
  readonly sentIn: string | undefined;
  /** AWS has said yes to the call of its present step. */
  readonly accepted: boolean;
  /**
   * What is known of the step before. sent: AWS has accepted it. unclear: its answer was lost. found: the item was so
   * already, by no doing of this run. Undefined at its first step.
   */
  readonly before: 'sent' | 'unclear' | 'found' | undefined;
  /** True once the item was seen outside the state it started from: only then can a steady state mean the end. */
  readonly left: boolean;
  /** Epoch milliseconds. */
  readonly attemptedAt: number | undefined;
  /** Of the last attempt, at whichever step, that AWS may have acted on. */
  readonly sentAt: number | undefined;
  readonly changedAt: number | undefined;
  readonly settledAt: number | undefined;
  /** What people have said of the tasks that it leaves, by the id of the task. */
  readonly said: Readonly<Record<string, SaidOfTask>>;
}

export interface SaidOfTask {
  /** Done, who says so, and when; undefined: not, or not any more. */
  readonly ticked: { readonly by: string; readonly at: number } | undefined;
  readonly note: { readonly text: string; readonly by: string; readonly at: number } | undefined;
}

export interface RunState {
  readonly plan: Plan;
  /** In the plan's order. */
  readonly items: readonly ItemState[];
  readonly startedAt: number;
  /** Why nothing more is sent, for good. */
  readonly stopped: string | undefined;
  /** Nothing is sent until the operator continues. */
  readonly paused: Paused | undefined;
  /** How often it was paused. */
  readonly pauses: number;
  /** The canary has ended and was held up to be looked at: the rest needs no other hold. */
  readonly canaryShown: boolean;
  readonly confirmed: readonly Confirmed[];
  /** All who drove it, in order: first the one who started it. */
  readonly drivers: readonly Driven[];
  readonly finishedAt: number | undefined;
}

export interface Paused {
  /** Of the run's pauses, from 1. */
  readonly nth: number;
  readonly cause: PauseCause;
  readonly why: string;
  readonly at: number;
}

export interface Driven extends DrivenBy {
  readonly at: number;
}
