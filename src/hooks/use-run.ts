/** A run as a screen shows it: live where this console drives it, else as its journal tells. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Answer, Failure } from '../aws/answer.ts';
import { readRun } from '../runs/catalogue.ts';
import type { RunState } from '../runs/state.ts';
import { useConsole } from './console.ts';
import type { Desk } from './run-desk.ts';

export type DrivenBy = 'here' | number | undefined;

export interface ShownRun {
  /** Undefined while the journal is being read. */
  readonly state: RunState | undefined;
  /** Who drives it: this console, another process (by its pid), or nobody. */
  readonly drivenBy: DrivenBy;
  /** What the run waits for: throttling, credentials, the network. */
  readonly trouble: Failure | undefined;
  /** Why the journal cannot be shown. */
  readonly damage: Failure | undefined;
}

/** Milliseconds between two looks at a journal that another process may be writing. */
const lookAgain = 2000;

export function useRun(runId: string): ShownRun {
  const { runs } = useConsole();
  const handle = useStore(runs.store, ({ handles }) => handles.get(runId));
  const subscribe = useCallback((changed: () => void) => handle?.subscribe(changed) ?? (() => {}), [handle]);
  const live = useSyncExternalStore(subscribe, () => handle?.state());
  const trouble = useSyncExternalStore(subscribe, () => handle?.trouble());
  const read = useJournal(handle ? undefined : runId);
  const elsewhere = useStore(runs.store, (desk) => desk.runs?.find(({ id }) => id === runId));

  const state = live ?? (read?.ok ? read.value : undefined);
  const over = state?.finishedAt !== undefined;
  const pid = elsewhere?.kind === 'unfinished' ? elsewhere.drivenBy : undefined;
  return {
    state,
    drivenBy: over ? undefined : handle ? 'here' : pid,
    trouble,
    damage: !handle && read && !read.ok ? read.failure : undefined,
  };
}

/** The journal as it stands on disk, read again until its run is over. */
function useJournal(runId: string | undefined): Answer<RunState> | undefined {
  const { runs } = useConsole();
  const [read, setRead] = useState<Answer<RunState>>();
  useEffect(() => {
    if (runId === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    let gone = false;
    const look = async () => {
      const answer = await readRun(runs.folder, runId);
      if (gone) return;
      setRead(answer);
      if (!answer.ok || answer.value.finishedAt !== undefined) return;
      await runs.reload();
      if (!gone) timer = setTimeout(look, lookAgain);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [runs, runId]);
  return read;
}

export function useDesk(): Desk {
  return useStore(useConsole().runs.store);
}
