/**
 * Something that AWS tells in several calls, kept with the place: a screen on top does not make bellhop ask again, and
 * what is known already is on screen while the rest is on its way.
 */
import { useCallback, useEffect, useMemo } from 'react';
import type { Failure } from '../aws/answer.ts';
import type { Ask, Session } from '../aws/session.ts';
import { useLink, usePlaceState } from './console.ts';

/** Tells more and more of it; resolves to why it ended early, if it did. `known` is what an earlier reading told. */
export type Read<T> = (session: Session, ask: Ask, tell: (known: T) => void, known: T) => Promise<Failure | undefined>;

export interface Reading<T> {
  readonly known: T;
  /** Nothing more will come by itself: complete, or ended by `failure`. */
  readonly done: boolean;
  readonly failure: Failure | undefined;
  again(): void;
}

type State<T> = Pick<Reading<T>, 'known' | 'done' | 'failure'>;

/**
 * `name` tells readings of one place apart, and one subject from another. The reading is the same object until more is
 * known, so that what is made of it can be kept.
 */
export function useLexReading<T>(name: string, none: T, read: Read<T>): Reading<T> {
  const { session } = useLink();
  const [state, setState] = usePlaceState<State<T>>(`reading ${name}`, () => ({
    known: none,
    done: false,
    failure: undefined,
  }));
  const { done } = state;
  // What is read is told by the name: a new function for the same name is the same reading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` and what it starts from belong to `name`
  useEffect(() => {
    if (!session || done) return;
    const left = new AbortController();
    const tell = (known: T) => {
      if (!left.signal.aborted) setState((now) => ({ ...now, known }));
    };
    void read(session, { priority: 'view', signal: left.signal }, tell, state.known).then((failure) => {
      if (!left.signal.aborted) setState((now) => ({ ...now, done: true, failure }));
    });
    return () => left.abort();
  }, [session, name, done]);
  const again = useCallback(() => setState((now) => ({ ...now, done: false, failure: undefined })), [setState]);
  return useMemo(() => ({ ...state, again }), [state, again]);
}

/** Reads again by itself, `pause` milliseconds after each reading that went well; undefined: not at all. */
export function useReadAgain({ done, failure, again }: Reading<unknown>, pause: number | undefined): void {
  const { session } = useLink();
  const waiting = done && !failure && pause !== undefined;
  useEffect(() => {
    if (!session || !waiting) return;
    const left = new AbortController();
    void session.clock.sleep(pause, left.signal).then(() => {
      if (!left.signal.aborted) again();
    });
    return () => left.abort();
  }, [session, waiting, pause, again]);
}
