/**
 * A backup being taken. It goes on while another screen lies on top, so that whoever looks at the help does not begin it
 * anew; it counts once it was read back.
 */
import { useMemo } from 'react';
import type { Answer, Failure } from '../aws/answer.ts';
import { backupsBeside } from '../lex/backup-folder.ts';
import type { StoredBackup } from '../lex/backup-manifest.ts';
import { proven } from '../lex/read-backup.ts';
import type { Progress, Taking } from '../lex/take-backup.ts';
import { useConsole, useLink, usePlaceState } from './console.ts';

export type TakingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'taking'; readonly progress: Progress | undefined; cancel(): void }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'taken'; readonly backup: StoredBackup };

export interface TakingBackup {
  readonly state: TakingState;
  /** One at a time: a second call while one is being taken does nothing. */
  take(from: (taking: Taking) => Promise<Answer<StoredBackup>>): void;
}

/** `name`: of what, so that what was taken of one bot is not shown for another. */
export function useTakingBackup(name: string): TakingBackup {
  const { session, account } = useLink();
  const folder = useBackupsFolder();
  const [state, setState] = usePlaceState<TakingState>(`backup of ${name}`, { kind: 'idle' });
  const take: TakingBackup['take'] = (from) => {
    if (!session || !account) return;
    const given = new AbortController();
    const begun: TakingState = {
      kind: 'taking',
      progress: undefined,
      cancel: () => {
        given.abort();
        setState({ kind: 'idle' });
      },
    };
    let mine = false;
    setState((now) => {
      mine = now.kind !== 'taking';
      return mine ? begun : now;
    });
    if (!mine) return;
    const tell = (progress: Progress) => {
      if (!given.signal.aborted) setState({ ...begun, progress });
    };
    const taking = { session, accountId: account.accountId, takenBy: account.arn, folder, signal: given.signal, tell };
    void from(taking)
      .then((taken) => (taken.ok ? proven(taken.value) : taken))
      .then((taken) => {
        if (given.signal.aborted) return;
        setState(taken.ok ? { kind: 'taken', backup: taken.value } : { kind: 'failed', failure: taken.failure });
      });
  };
  return { state, take };
}

export function useBackupsFolder(): string {
  const { folder } = useConsole().runs;
  return useMemo(() => backupsBeside(folder), [folder]);
}
