/**
 * The events of a run, one JSON line each in its journal. The state of a run is the fold of them and nothing else.
 * `attempt` is on disk before its call is sent; an item with an attempt is never sent again, but for the
 * next one of its steps.
 */
import type { Failure } from '../aws/answer.ts';
import type { LexAlert, LexV2LocaleDetail } from '../aws/lex-model.ts';
import type { Confirmed } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';

/** How an item ended. Only `done` is success; `needs-human` is never turned into it by time passing. */
export type Outcome =
  | 'done'
  | 'failed'
  /** Sent back by AWS to where it was. */
  | 'rolled-back'
  /** Accepted, yet nothing happened (a migration can do so without an error). */
  | 'silent'
  /** bellhop cannot tell what happened. */
  | 'needs-human'
  /** Changed between plan and submission, not sent. */
  | 'stale'
  /** Never sent: the run was stopped first, or no fresh snapshot came. */
  | 'not-started';

/** `canary`: the first items have ended, and somebody has to look at them before the rest follows. */
export type PauseCause = 'operator' | 'canary';

/** What AWS showed of an item when the watcher looked. `undefined`: AWS did not return that id. */
export interface Observation {
  readonly source:
    | {
        readonly state: string | undefined;
        readonly bundleId: string | undefined;
        /** A rebuild gives a new one: evidence for whoever was not looking while it went on. */
        readonly ipAddress?: string | undefined;
        /** Of a change of protocol alone, which its state does not show. */
        readonly protocols?: readonly string[] | undefined;
        readonly modifications?: readonly { readonly resource: string; readonly state: string }[] | undefined;
      }
    | undefined;
  readonly target?:
    | {
        readonly state: string | undefined;
        readonly bundleId: string | undefined;
        readonly computerName: string | undefined;
        readonly ipAddress: string | undefined;
      }
    | undefined;
  /** Lex migrations. */
  readonly migration?:
    | {
        readonly status: string | undefined;
        readonly alerts: readonly LexAlert[];
        readonly v2BotId?: string | undefined;
        /** By AWS's clock, epoch milliseconds. AWS tells no end. */
        readonly startedAt?: number | undefined;
      }
    | undefined;
  /** Of a Lex migration whose answer was lost: the ids that fit, where several do and none of them is it for certain. */
  readonly fitting?: readonly string[] | undefined;
  /** Lex builds: the locale of the Draft. */
  readonly build?:
    | Pick<LexV2LocaleDetail, 'status' | 'buildSubmittedAt' | 'failureReasons' | 'recommendedActions'>
    | undefined;
}

/** Epoch milliseconds. */
interface At {
  readonly at: number;
}
interface OfItem extends At {
  readonly item: string;
}
/** One of the tasks that a completed Lex migration leaves to people (see `lexTasks`). */
interface OfTask extends OfItem {
  /** Its id; one that this version does not know stays in the journal and counts for nothing. */
  readonly task: string;
  /** The user of the machine that it was said on. */
  readonly by: string;
}

/** Who drives a run from here on: the user of this machine, the identity in AWS, the process. */
export interface DrivenBy {
  readonly by: string;
  readonly arn: string;
  readonly pid: number;
}

export type RunEvent =
  /** `confirmed`: what the operator did to confirm the plan, in order. */
  | (At & DrivenBy & { readonly type: 'created'; readonly plan: Plan; readonly confirmed: readonly Confirmed[] })
  /** The snapshot that it waited for is there: epoch milliseconds. */
  | (OfItem & { readonly type: 'ready'; readonly snapshot: number })
  /** That snapshot grew old before the item's turn came: it is held for a newer one. */
  | (OfItem & { readonly type: 'aged' })
  /** `known`: what AWS listed already and the attempt can therefore not have brought about (ids of Lex migrations, times of Lex builds). */
  | (OfItem & { readonly type: 'attempt'; readonly known?: readonly string[] })
  | (OfItem & { readonly type: 'accepted'; readonly requestId?: string; readonly targetId?: string })
  /** It was not done: AWS said no, or nothing was sent. Some refusals leave the item waiting (see `notAboutTheItem`). */
  | (OfItem & { readonly type: 'refused'; readonly failure: Failure })
  /** No clear answer: the service may have acted. */
  | (OfItem & { readonly type: 'unclear'; readonly failure: Failure })
  /** Written only when something differs from the observation before. */
  | (OfItem & { readonly type: 'observed'; readonly observation: Observation; readonly targetId?: string })
  /** What had to be done first is done: its next step waits to be sent. */
  | (OfItem & { readonly type: 'stepped'; readonly reason: string })
  | (OfItem & { readonly type: 'settled'; readonly outcome: Outcome; readonly reason: string })
  /** Nothing more is to be sent, for good: the operator, or too many bad ends. */
  | (At & { readonly type: 'stopped'; readonly why: string })
  /** Nothing more is to be sent until it is continued. What was sent goes on. */
  | (At & { readonly type: 'paused'; readonly cause: PauseCause; readonly why: string })
  /** `of`: the pause it ends, by its number. */
  | (At & { readonly type: 'continued'; readonly by: string; readonly of: number })
  /** A process took the run up again. */
  | (At & DrivenBy & { readonly type: 'resumed' })
  | (At & { readonly type: 'finished' })
  /** A person has done it. These three also come after the end of the run: that is when people are at work. */
  | (OfTask & { readonly type: 'ticked' })
  /** It is not done after all. */
  | (OfTask & { readonly type: 'unticked' })
  /** One line about it; an empty one takes the line before away. */
  | (OfTask & { readonly type: 'noted'; readonly note: string });

export type Created = Extract<RunEvent, { type: 'created' }>;
export type TaskEvent = Extract<RunEvent, { readonly task: string }>;
/** A journal's events: never empty, the first one holds the plan. */
export type RunEvents = readonly [Created, ...RunEvent[]];
