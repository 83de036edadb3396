/** Starts a confirmed plan, or takes up a run where another process left it, and drives it until every item has ended. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { Caller } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import type { Confirmed } from '../plans/confirmation.ts';
import { type Limits, overCap } from '../plans/limits.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { Plan } from '../plans/plan.ts';
import { verifyPlan } from '../plans/seal.ts';
import { driverOf } from './drivers/driver-of.ts';
import type { Created, RunEvent } from './events.ts';
import { begin, fold, step } from './fold.ts';
import { createJournal, type Journal, reopenJournal } from './journal.ts';
import { createRecorder } from './recorder.ts';
import { listen, type Request } from './requests.ts';
import type { Driven, RunState } from './state.ts';
import { submitAll } from './submitting.ts';
import { besides, lookAround } from './under-way.ts';
import { watchAll } from './watching.ts';

export interface RunHandle {
  readonly id: string;
  state(): RunState;
  /** What the run waits for, if anything: throttling, credentials, the network, a full disk. */
  trouble(): Failure | undefined;
  /** Called after every change of state or trouble; gives the way to unsubscribe. */
  subscribe(listener: (state: RunState) => void): () => void;
  /** Nothing more is sent; what was sent goes on and is watched to its end. */
  stop(why: string): void;
  /** As stop, until it is continued. */
  pause(why: string): void;
  /** Ends a pause, the operator's or the one after the canary. `by`: who lets the rest follow. */
  continue(by: string): void;
  /** Resolves with the last state: the run has ended, or was let go of. Never rejects: see `trouble`. */
  readonly done: Promise<RunState>;
  /** Lets go of the run, so that it can be resumed: waits for the answer under way, sends nothing more. */
  close(): Promise<void>;
}

interface Where {
  readonly session: Session;
  /** Of the journals, see `runsFolder`. */
  readonly folder: string;
  /** Who sits at the console, for the journal. */
  readonly by: string;
}

interface Confirmation {
  readonly plan: Plan;
  /** How the operator confirmed it, for the journal. */
  readonly confirmed: readonly Confirmed[];
  /** Of this machine: a plan made elsewhere keeps to them too. */
  readonly limits: Limits;
}

/** The plan's journal is on disk before anything is sent; without it nothing is. */
export async function startRun(parts: Where & Confirmation): Promise<Answer<RunHandle>> {
  const { plan, session, folder, by, confirmed, limits } = parts;
  const sound = verifyPlan(plan);
  if (!sound.ok) return sound;
  if (plan.items.length === 0) return refused(plan.id, 'The plan sends nothing: every item is excluded.');
  const tooMany = overCap(plan.items.length, limits);
  if (tooMany) return { ok: false, failure: tooMany };
  const home = await atHome(plan, session);
  if (!home.ok) return home;
  const { arn } = home.value;
  const created: Created = { type: 'created', at: session.clock.now(), plan, by, arn, pid: process.pid, confirmed };
  const journal = await createJournal(folder, created);
  return journal.ok ? { ok: true, value: drive(begin(created), journal.value, session, folder) } : journal;
}

/**
 * Takes a run up again. What was being sent when it was left is unclear, and is cleared up by looking. What waits in it
 * is sent only with `rest: 'send'`, for which the operator is asked anew (see `resumeSteps`); `'leave'` stops the run.
 */
export async function resumeRun({
  runId,
  session,
  folder,
  by,
  rest,
}: Where & { readonly runId: string; readonly rest: 'send' | 'leave' }): Promise<Answer<RunHandle>> {
  const opened = await reopenJournal(folder, runId);
  if (!opened.ok) return opened;
  const { journal, events } = opened.value;
  const state = fold(events);
  const home = state.finishedAt === undefined ? await atHome(state.plan, session) : ended(runId);
  const news = home.ok
    ? takenUp(state, rest, { at: session.clock.now(), by, arn: home.value.arn, pid: process.pid })
    : [];
  const problem = home.ok ? await appendAll(journal, news) : home.failure;
  if (!problem) return { ok: true, value: drive(news.reduce(step, state), journal, session, folder) };
  // What failed first is what is told.
  await journal.close().catch(() => undefined);
  return { ok: false, failure: problem };
}

function takenUp(state: RunState, rest: 'send' | 'leave', driven: Driven): readonly RunEvent[] {
  const { at, by } = driven;
  const resumed: RunEvent = { type: 'resumed', ...driven };
  // Who confirms anew that the rest is to be sent has looked at what it was held up for.
  if (rest === 'send') return state.paused ? [resumed, { type: 'continued', at, by }] : [resumed];
  if (!state.items.some(({ phase }) => phase === 'waiting')) return [resumed];
  // First of all: nothing that waits may be sent, whatever comes between.
  return [{ type: 'stopped', at, why: 'Resumed to watch what was sent; the rest was left.' }, resumed];
}

async function appendAll(journal: Journal, events: readonly RunEvent[]): Promise<Failure | undefined> {
  for (const event of events) {
    const failure = await journal.append(event);
    if (failure) return failure;
  }
  return undefined;
}

function drive(start: RunState, journal: Journal, session: Session, folder: string): RunHandle {
  const ended = new AbortController();
  const stopped = new AbortController();
  const run = createRecorder(start, journal, session.clock, ended.signal);
  const driver = driverOf(start.plan, session);
  const elsewhere = lookAround(folder, besides(start.plan));

  const end = () => {
    stopped.abort();
    ended.abort();
  };
  /** A fault that nobody foresaw lets go of the run: it can be resumed. */
  const guarded = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => {
        run.setTrouble('run', letGo(start.plan.id, error));
        end();
      },
    );
  const stop = (why: string) => {
    if (stopped.signal.aborted) return;
    stopped.abort();
    void guarded(run.record({ type: 'stopped', why }));
  };
  if (start.stopped !== undefined) stopped.abort();
  const pause = (why: string) => {
    const { paused, stopped: over } = run.state();
    if (!paused && over === undefined) void guarded(run.record({ type: 'paused', cause: 'operator', why }));
  };
  const go = (by: string) => {
    if (run.state().paused) void guarded(run.record({ type: 'continued', by }));
  };
  const hear = (request: Request, by: string) =>
    ({ stop: () => stop(`Stopped by ${by}.`), pause: () => pause(`Paused by ${by}.`), continue: () => go(by) })[
      request
    ]();

  const allSettled = () => run.state().items.every(({ phase }) => phase === 'settled');

  async function live(): Promise<RunState> {
    const submitted = submitAll({ run, driver, session, elsewhere, stopped: stopped.signal, stop });
    const unsubscribe = run.subscribe(() => {
      if (allSettled()) end();
    });
    if (allSettled()) end();
    const deafen = listen(folder, start.plan.id, hear);
    await Promise.all([guarded(submitted), guarded(watchAll({ run, driver, session }))]);
    if (allSettled()) await guarded(run.record({ type: 'finished' }));
    unsubscribe();
    deafen();
    end();
    await guarded(journal.close());
    return run.state();
  }

  const done = live();
  return {
    id: start.plan.id,
    state: run.state,
    trouble: run.trouble,
    subscribe: run.subscribe,
    stop,
    pause,
    continue: go,
    done,
    close: async () => {
      end();
      await done;
    },
  };
}

const letGo = (id: string, error: unknown): Failure =>
  localFailure('unavailable', {
    what: `Run ${id} was let go of.`,
    why: error instanceof Error ? error.message : String(error),
    next: 'If it has not ended, resume it: what was sent is never sent again.',
  });

/** In another account or Region every WorkSpace would look gone: such a session may neither send nor watch. */
async function atHome(plan: Plan, session: Session): Promise<Answer<Caller>> {
  const caller = await session.caller({ priority: 'verify' });
  if (!caller.ok) return caller;
  const { accountId, region } = caller.value;
  if (accountId === plan.accountId && region === plan.region) return caller;
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: `Run ${plan.id} belongs elsewhere.`,
      why: `It is for account ${plan.accountId} in ${plan.region}; this console is in account ${accountId} in ${region}.`,
      next: 'Open the console with the profile and Region of the plan.',
    }),
  };
}

const ended = (id: string): Answer<never> => ({
  ok: false,
  failure: localFailure('invalid', {
    what: `Run ${id} is not resumed.`,
    why: 'It has ended.',
    next: 'Make a new plan for what is left.',
  }),
});

function refused(id: string, why: string): Answer<never> {
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: `Run ${id} was not started.`,
      why,
      next: 'Change the selection and plan again.',
    }),
  };
}
