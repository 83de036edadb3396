/** Drives a run that has its journal: sends, watches and listens until every item has ended, or it is let go of. */
import type { Failure } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import { localFailure } from '../plans/local-failure.ts';
import { awaitSnapshots } from './awaiting.ts';
import { driverOf } from './drivers/driver-of.ts';
import { createHold } from './hold.ts';
import type { Journal } from './journal.ts';
import { positionIn } from './positions.ts';
import { createRecorder } from './recorder.ts';
import { type Asked, listen } from './requests.ts';
import { isSaid, type TaskWord } from './said.ts';
import type { RunState } from './state.ts';
import { submitAll } from './submitting.ts';
import { lookElsewhere } from './under-way.ts';
import { watchAll } from './watching.ts';

export interface RunHandle {
  readonly id: string;
  state(): RunState;
  /** What the run waits for, if anything: throttling, credentials, the network, a full disk. */
  trouble(): Failure | undefined;
  /** Called after every change of state or trouble; gives the way to unsubscribe. */
  subscribe(listener: (state: RunState) => void): () => void;
  /** The operator, or another process. What was sent already goes on and is watched to its end. */
  ask(asked: Asked): void;
  /** Resolves with the last state: the run has ended, or was let go of. Never rejects: see `trouble`. */
  readonly done: Promise<RunState>;
  /** Lets go of the run, so that it can be resumed: waits for the answer under way, sends nothing more. */
  close(): Promise<void>;
}

export function drive(start: RunState, journal: Journal, session: Session, folder: string): RunHandle {
  const letGo = new AbortController();
  const stopped = new AbortController();
  /** Nothing is left to watch. */
  const over = new AbortController();
  const run = createRecorder(start, journal, session.clock, letGo.signal);
  const hold = createHold(run);
  const driver = driverOf(start.plan, session);
  const elsewhere = lookElsewhere(folder, start.plan);

  const end = () => {
    stopped.abort();
    over.abort();
    letGo.abort();
  };
  /** A fault that nobody foresaw lets go of the run: it can be resumed. */
  const guarded = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => {
        run.setTrouble('run', unforeseen(start.plan.id, error));
        end();
      },
    );
  const stop = (why: string) => {
    if (stopped.signal.aborted) return;
    stopped.abort();
    void guarded(run.record({ type: 'stopped', why }));
  };
  if (start.stopped !== undefined) stopped.abort();
  const ask = ({ request, by, of }: Asked) => {
    if (request === 'stop') stop(`Stopped by ${by}.`);
    else void guarded(request === 'pause' ? hold.pause(by) : hold.continue(by, of));
  };

  const sayOfTask = (word: TaskWord & { readonly by: string }) => {
    const item = run.state().items[positionIn(start.plan, word.item)];
    if (item && !isSaid(item, word)) void guarded(run.record(word));
  };

  const allSettled = () => run.state().items.every(({ phase }) => phase === 'settled');

  async function live(): Promise<RunState> {
    const submitted = submitAll({ run, driver, session, elsewhere, hold, stopped: stopped.signal, stop });
    const look = () => {
      if (allSettled()) over.abort();
    };
    const unsubscribe = run.subscribe(look);
    look();
    const deafen = listen(folder, start.plan.id, ask, sayOfTask);
    await Promise.all([
      guarded(submitted),
      guarded(awaitSnapshots({ run, session, stopped: stopped.signal })),
      guarded(watchAll({ run, driver, session, over: over.signal })),
    ]);
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

const unforeseen = (id: string, error: unknown): Failure =>
  localFailure('unavailable', {
    what: `Run ${id} was let go of.`,
    why: error instanceof Error ? error.message : String(error),
    next: 'If it has not ended, resume it: what was sent is never sent again.',
  });
