/** One question to AWS for as long as a screen shows it: asked once a key, given up when the screen goes. */
import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import { useLink } from './console.ts';

export type Asked<T> = { readonly kind: 'asking' } | ({ readonly kind: 'answered' } & Answer<T>);

/** `key` names the question; a new key asks anew. Undefined asks nothing. */
export function useAnswer<T>(
  key: string | undefined,
  ask: (session: Session, signal: AbortSignal) => Promise<Answer<T>>,
): { readonly asked: Asked<T>; readonly again: () => void } {
  const { session } = useLink();
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'asking' });
  const [round, setRound] = useState(0);
  // The question is told by its key: a new function for the same key is the same question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` belongs to `key`
  useEffect(() => {
    if (!session || key === undefined) return;
    const given = new AbortController();
    setAsked({ kind: 'asking' });
    void ask(session, given.signal).then((answer) => {
      if (!given.signal.aborted) setAsked({ kind: 'answered', ...answer });
    });
    return () => given.abort();
  }, [session, key, round]);
  const again = useCallback(() => setRound((n) => n + 1), []);
  return { asked, again };
}
