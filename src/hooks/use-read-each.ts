/**
 * What AWS tells of each thing in a call of its own, asked only for what is on screen: one after the other behind
 * everything else in the budget, once each, and kept with the place.
 */
import { useEffect } from 'react';
import type { Answer, Failure } from '../aws/answer.ts';
import type { Ask, Session } from '../aws/session.ts';
import { useLink, usePlaceState } from './console.ts';

export interface ReadEach<T> {
  readonly known: ReadonlyMap<string, T>;
  /** Of the last one that could not be read; these are not asked for again. */
  readonly failure: Failure | undefined;
}

interface State<T> extends ReadEach<T> {
  readonly unread: ReadonlySet<string>;
  /** Not allowed at all: nothing more is asked for. */
  readonly denied: boolean;
}

const nothing = { known: new Map<string, never>(), unread: new Set<string>(), failure: undefined, denied: false };

/** What is known by now; `useWanted` under the same name asks for more. */
export function useReadEach<T>(name: string): ReadEach<T> {
  return usePlaceState<State<T>>(`each ${name}`, nothing)[0];
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
