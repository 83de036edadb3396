/** A run as a screen shows it: live where this console drives it, else as its journal tells. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Answer, Failure } from '../aws/answer.ts';
import { readRun } from '../runs/catalogue.ts';
import { isWrittenYet } from '../runs/lex-tasks.ts';
import { holderOf } from '../runs/lock.ts';
import type { RunState } from '../runs/state.ts';
import { useConsole } from './console.ts';
import type { Desk } from './run-desk.ts';

/** This console, another process (by its pid), or nobody. */
export type DrivenFrom = 'here' | number | undefined;

export interface ShownRun {
  /** Undefined while the journal is being read. */
  readonly state: RunState | undefined;
  readonly drivenBy: DrivenFrom;
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
  // Once it has ended, what people say of its tasks is in the journal alone.
  const driven = live !== undefined && (live.finishedAt === undefined || !isWrittenYet(live));
  const journal = useJournal(driven ? undefined : runId);
  const read = journal?.read;

  const state = driven ? live : read?.ok ? read.value : live;
  const over = state?.finishedAt !== undefined;
  return {
    state,
    drivenBy: over ? undefined : handle ? 'here' : journal?.pid,
    trouble,
    damage: !handle && read && !read.ok ? read.failure : undefined,
  };
}

interface Journal {
  readonly read: Answer<RunState>;
  /** The process that drives the run. */
  readonly pid: number | undefined;
}

/** The journal as it stands on disk, and who writes it, looked at again until its run is over. */
function useJournal(runId: string | undefined): Journal | undefined {
  const { store, folder } = useConsole().runs;
  const said = useStore(store, (desk) => desk.said);
  const [journal, setJournal] = useState<Journal>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said here is to be seen at once
  useEffect(() => {
    if (runId === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    let gone = false;
    const look = async () => {
      const [read, holder] = await Promise.all([
        readRun(folder, runId),
        holderOf(folder, runId).catch(() => undefined),
      ]);
      if (gone) return;
      setJournal((before) => newer(before, { read, pid: holder?.pid }));
      if (read.ok && isWrittenYet(read.value)) timer = setTimeout(look, lookAgain);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [folder, runId, said]);
  return journal;
}

/** The same object while nothing has changed: then nothing is drawn. */
function newer(before: Journal | undefined, now: Journal): Journal {
  const same = before?.read.ok && now.read.ok && before.read.value === now.read.value && before.pid === now.pid;
  return same ? before : now;
}

export function useDesk(): Desk {
  return useStore(useConsole().runs.store);
}
