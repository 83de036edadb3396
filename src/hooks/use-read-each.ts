/**
 * What AWS tells of each thing in a call of its own, asked only for what is on screen: one after the other behind
 * everything else in the budget, once each, and kept with the place.
 */
import { useCallback, useEffect, useMemo } from 'react';
import type { Answer, Failure } from '../aws/answer.ts';
import type { Ask, Session } from '../aws/session.ts';
import { useLink, usePlaceState } from './console.ts';

export interface ReadEach<T> {
  readonly known: ReadonlyMap<string, T>;
  /** Of the last one that could not be read; these are not asked for again by themselves. */
  readonly failure: Failure | undefined;
  /** Asks for them again, and for what was not allowed. */
  again(): void;
}

interface State<T> extends Omit<ReadEach<T>, 'again'> {
  readonly unread: ReadonlySet<string>;
  /** Not allowed at all: nothing more is asked for. */
  readonly denied: boolean;
}

const allMissing = { unread: new Set<string>(), failure: undefined, denied: false };
const nothing = { known: new Map<string, never>(), ...allMissing };

/** What is known by now; `useWanted` under the same name asks for more. */
export function useReadEach<T>(name: string): ReadEach<T> {
  const [{ known, failure }, set] = usePlaceState<State<T>>(`each ${name}`, nothing);
  const again = useCallback(() => set((now) => ({ ...now, ...allMissing })), [set]);
  return useMemo(() => ({ known, failure, again }), [known, failure, again]);
}

/** `read` has to be the same function for as long as the name is. */
export function useWanted<T>(
  name: string,
  ids: readonly string[],
  read: (session: Session, id: string, ask: Ask) => Promise<Answer<T>>,
): void {
  const { session } = useLink();
  const [{ known, unread, denied }, set] = usePlaceState<State<T>>(`each ${name}`, nothing);
  const next = denied ? undefined : ids.find((id) => !known.has(id) && !unread.has(id));
  useEffect(() => {
    if (!session || next === undefined) return;
    const left = new AbortController();
    void read(session, next, { priority: 'refresh', signal: left.signal }).then((answer) => {
      if (!left.signal.aborted) set((state) => after(state, next, answer));
    });
    return () => left.abort();
  }, [session, next, read, set]);
}

function after<T>(state: State<T>, id: string, answer: Answer<T>): State<T> {
  if (answer.ok) return { ...state, known: new Map(state.known).set(id, answer.value) };
  const { failure } = answer;
  return { ...state, unread: new Set(state.unread).add(id), failure, denied: failure.kind === 'denied' };
}
