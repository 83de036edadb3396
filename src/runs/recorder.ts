/**
 * The live run: its state, its journal and who listens. The state changes only by an event that is on disk; while the
 * disk refuses, the run stands still and says why.
 */
import type { Failure } from '../aws/answer.ts';
import type { Clock } from '../clock.ts';
import type { RunEvent } from './events.ts';
import { step } from './fold.ts';
import type { Journal } from './journal.ts';
import { positionIn } from './positions.ts';
import type { ItemState, RunState } from './state.ts';

/** Who may be in trouble, the most telling first. */
const sources = ['run', 'journal', 'submit', 'watch', 'snapshots'] as const;
export type TroubleSource = (typeof sources)[number];

/** An event without its time, which the recorder gives it. */
export type Untimed<E extends RunEvent = RunEvent> = E extends RunEvent ? Omit<E, 'at'> : never;

export interface Recorder {
  readonly clock: Clock;
  /** Aborts when the run was let go of. */
  readonly ended: AbortSignal;
  state(): RunState;
  item(id: string): ItemState;
  /**
   * Resolves true once the event is on disk and in the state; false when the run was let go of first, or when a try has
   * failed and it is not `wanted` any more.
   */
  record(event: Untimed, wanted?: () => boolean): Promise<boolean>;
  trouble(): Failure | undefined;
  /** `undefined`: it is over. */
  setTrouble(source: TroubleSource, failure: Failure | undefined): void;
  subscribe(listener: (state: RunState) => void): () => void;
  /** That something is so which is not in the state. */
  tell(): void;
  /** Resolves at the next change of state or trouble, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>;
}

const beforeNextTry = 5_000;

export function createRecorder(start: RunState, journal: Journal, clock: Clock, ended: AbortSignal): Recorder {
  let state = start;
  const troubles = new Map<TroubleSource, Failure>();
  const listeners = new Set<(state: RunState) => void>();
  const tell = () => {
    for (const listener of listeners) listener(state);
  };

  function setTrouble(source: TroubleSource, failure: Failure | undefined): void {
    if (failure === troubles.get(source)) return;
    if (failure) troubles.set(source, failure);
    else troubles.delete(source);
    tell();
  }

  function subscribe(listener: (state: RunState) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    clock,
    ended,
    state: () => state,
    item: (id) => {
      const item = state.items[positionIn(state.plan, id)];
      if (!item) throw new Error(`${id} is not in run ${state.plan.id}`);
      return item;
    },
    record: async (untimed, wanted = () => true) => {
      const event = { ...untimed, at: clock.now() } as RunEvent;
      for (;;) {
        const failure = await journal.append(event);
        setTrouble('journal', failure);
        if (!failure) break;
        if (!ended.aborted) await clock.sleep(beforeNextTry, ended);
        if (ended.aborted) return false;
        if (wanted()) continue;
        setTrouble('journal', undefined);
        return false;
      }
      state = step(state, event);
      tell();
      return true;
    },
    trouble: () => sources.map((source) => troubles.get(source)).find((failure) => failure !== undefined),
    setTrouble,
    subscribe,
    tell,
    changed: (signal) =>
      new Promise((resolve) => {
        const done = () => {
          unsubscribe();
          signal.removeEventListener('abort', done);
          resolve();
        };
        const unsubscribe = subscribe(done);
        if (signal.aborted) done();
        else signal.addEventListener('abort', done, { once: true });
      }),
  };
}
