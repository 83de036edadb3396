/** A run as a screen shows it: live where this console drives it, else as its journal tells. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Answer, Failure } from '../aws/answer.ts';
import { readRun } from '../runs/catalogue.ts';
import type { RunState } from '../runs/state.ts';
import { useConsole } from './console.ts';
import type { Desk } from './run-desk.ts';

export interface ShownRun {
  /** Undefined while the journal is being read. */
  readonly state: RunState | undefined;
  /** This console drives it. */
  readonly driven: boolean;
  /** What the run waits for: throttling, credentials, the network. */
  readonly trouble: Failure | undefined;
  /** Why the journal cannot be shown. */
  readonly damage: Failure | undefined;
}

export function useRun(runId: string): ShownRun {
  const { runs } = useConsole();
  const handle = useStore(runs.store, ({ handles }) => handles.get(runId));
  const live = useSyncExternalStore(
    (changed) => handle?.subscribe(changed) ?? (() => {}),
    () => handle?.state(),
  );
  const trouble = useSyncExternalStore(
    (changed) => handle?.subscribe(changed) ?? (() => {}),
    () => handle?.trouble(),
  );
  const [read, setRead] = useState<Answer<RunState>>();
  useEffect(() => {
    if (handle) return;
    let gone = false;
    void readRun(runs.folder, runId).then((answer) => {
      if (!gone) setRead(answer);
    });
    return () => {
      gone = true;
    };
  }, [handle, runs, runId]);
  return {
    state: live ?? (read?.ok ? read.value : undefined),
    driven: handle !== undefined && live?.finishedAt === undefined,
    trouble,
    damage: !handle && read && !read.ok ? read.failure : undefined,
  };
}

export function useDesk(): Desk {
  return useStore(useConsole().runs.store);
}
