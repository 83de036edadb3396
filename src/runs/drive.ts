/** Drives a run that has its journal: sends, watches and listens until every item has ended, or it is let go of. */
import type { Failure } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import { localFailure } from '../plans/local-failure.ts';
import { driverOf } from './drivers/driver-of.ts';
import type { Journal } from './journal.ts';
import { createRecorder } from './recorder.ts';
import { listen, type Request } from './requests.ts';
import type { RunState } from './state.ts';
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
  /** The operator, or another process for `by`. What was sent already goes on and is watched to its end. */
  ask(request: Request, by: string): void;
  /** Resolves with the last state: the run has ended, or was let go of. Never rejects: see `trouble`. */
  readonly done: Promise<RunState>;
  /** Lets go of the run, so that it can be resumed: waits for the answer under way, sends nothing more. */
  close(): Promise<void>;
}

export function drive(start: RunState, journal: Journal, session: Session, folder: string): RunHandle {
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
  const ask = (request: Request, by: string) => {
    const { paused, stopped: over } = run.state();
    if (request === 'stop') stop(`Stopped by ${by}.`);
    else if (request === 'pause' && !paused && over === undefined)
      void guarded(run.record({ type: 'paused', cause: 'operator', why: `Paused by ${by}.` }));
    else if (request === 'continue' && paused) void guarded(run.record({ type: 'continued', by }));
  };

  const allSettled = () => run.state().items.every(({ phase }) => phase === 'settled');

  async function live(): Promise<RunState> {
    const submitted = submitAll({ run, driver, session, elsewhere, stopped: stopped.signal, stop });
    const unsubscribe = run.subscribe(() => {
      if (allSettled()) end();
    });
    if (allSettled()) end();
    const deafen = listen(folder, start.plan.id, ask);
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
    ask,
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
