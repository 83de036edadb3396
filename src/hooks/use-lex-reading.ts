/**
 * Something that AWS tells in several calls, kept with the place: a screen on top does not make bellhop ask again, and
 * what is known already is on screen while the rest is on its way.
 */
import { useCallback, useEffect, useMemo } from 'react';
import type { Failure } from '../aws/answer.ts';
import type { Ask, Session } from '../aws/session.ts';
import { pauseBeforeLook } from '../lex/polite.ts';
import { useLink, usePlaceState } from './console.ts';

/**
 * Tells more and more of it; resolves to why it ended early, if it did. `known` is what an earlier reading told: to be
 * gone on with, or where it is read `anew`, to be replaced.
 */
export type Read<T> = (
  session: Session,
  ask: Ask,
  tell: (known: T) => void,
  known: T,
  anew: boolean,
) => Promise<Failure | undefined>;

export interface Reading<T> {
  readonly known: T;
  /** Nothing more will come by itself: complete, or ended by `failure`. */
  readonly done: boolean;
  readonly failure: Failure | undefined;
  /** When it was complete last, by the session's clock. */
  readonly completeAt: number | undefined;
  again(): void;
  /** As `again`, with the last failure still told meanwhile: nobody asked for it. */
  lookAgain(): void;
}

interface State<T> extends Omit<Reading<T>, 'again' | 'lookAgain'> {
  readonly anew: boolean;
}

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
    completeAt: undefined,
    anew: false,
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
    void read(session, { priority: 'view', signal: left.signal }, tell, state.known, state.anew).then((failure) => {
      if (left.signal.aborted) return;
      const at = session.clock.now();
      setState((now) => ({ ...now, done: true, failure, completeAt: failure ? now.completeAt : at }));
    });
    return () => left.abort();
  }, [session, name, done]);
  const lookAgain = useCallback(() => setState((now) => ({ ...now, done: false, anew: true })), [setState]);
  const again = useCallback(() => {
    setState((now) => ({ ...now, failure: undefined }));
    lookAgain();
  }, [setState, lookAgain]);
  return useMemo(() => ({ ...state, again, lookAgain }), [state, again, lookAgain]);
}

/** Reads it again and again, politely, while something in it is `moving`: a look that fails is one look less. */
export function useReadAgain({ done, failure, lookAgain }: Reading<unknown>, moving: boolean): void {
  const { session } = useLink();
  const waiting = done && moving;
  const asked = (failure?.retryAfter ?? 0) * 1000;
  useEffect(() => {
    if (!session || !waiting) return;
    const left = new AbortController();
    void session.clock.sleep(Math.max(asked, pauseBeforeLook(Number.POSITIVE_INFINITY)), left.signal).then(() => {
      if (!left.signal.aborted) lookAgain();
    });
    return () => left.abort();
  }, [session, waiting, asked, lookAgain]);
}
