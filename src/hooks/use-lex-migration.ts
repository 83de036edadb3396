/** One migration as AWS shows it, looked at politely for as long as it is in progress and on screen. */
import { useEffect, useReducer, useState } from 'react';
import type { Failure } from '../aws/answer.ts';
import type { LexMigrationDetail } from '../aws/lex-model.ts';
import type { Session } from '../aws/session.ts';
import { pauseBeforeLook } from '../lex/polite.ts';
import { useLink } from './console.ts';

export interface WatchedMigration {
  /** As last told. */
  readonly detail: LexMigrationDetail | undefined;
  /** When that was, by the session's clock. */
  readonly toldAt: number | undefined;
  /** Why the last look failed; `detail` is from an earlier one. */
  readonly failure: Failure | undefined;
  /** It is still being looked at. */
  readonly watching: boolean;
  again(): void;
}

type Seen = Omit<WatchedMigration, 'again'>;

const unseen: Seen = { detail: undefined, toldAt: undefined, failure: undefined, watching: true };

export function useLexMigration(id: string): WatchedMigration {
  const { session } = useLink();
  const [seen, setSeen] = useState(unseen);
  const [round, again] = useReducer((n: number) => n + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new watch
  useEffect(() => {
    if (!session) return;
    const left = new AbortController();
    setSeen((now) => ({ ...now, watching: true }));
    void watch(session, id, left.signal, (change) => setSeen((now) => ({ ...now, ...change })));
    return () => left.abort();
  }, [session, id, round]);
  return { ...seen, again };
}

/** Ends with the migration, or where there is nothing to see yet: a passing fault does not end a watch. */
async function watch(
  session: Session,
  id: string,
  signal: AbortSignal,
  tell: (change: Partial<Seen>) => void,
): Promise<void> {
  const { clock } = session;
  const began = clock.now();
  let running = false;
  while (!signal.aborted) {
    const answer = await session.lex.migration(id, { priority: 'watch', signal });
    if (signal.aborted) return;
    if (answer.ok) {
      running = answer.value.status === 'IN_PROGRESS';
      tell({ detail: answer.value, toldAt: clock.now(), failure: undefined, watching: running });
    } else tell({ failure: answer.failure, watching: running });
    if (!running) return;
    const asked = answer.ok ? 0 : (answer.failure.retryAfter ?? 0) * 1000;
    await clock.sleep(Math.max(pauseBeforeLook(clock.now() - began), asked), signal);
  }
}
