/** The Lex migrations that this machine started, read from its journals again whenever the runs are listed anew. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type StartedMigrations, startedIn } from '../lex/started.ts';
import { type RunSummary, readRun } from '../runs/catalogue.ts';
import { useConsole } from './console.ts';

const none: StartedMigrations = new Map();

export function useLexStarted(): StartedMigrations {
  const { store, folder } = useConsole().runs;
  const runs = useStore(store, (desk) => desk.runs);
  const [started, setStarted] = useState(none);
  useEffect(() => {
    let gone = false;
    void readStarted(folder, runs).then((found) => {
      if (!gone) setStarted(found);
    });
    return () => {
      gone = true;
    };
  }, [folder, runs]);
  return started;
}

/** A journal that cannot be read tells nothing here; the list of runs says so. */
export async function readStarted(folder: string, runs: readonly RunSummary[] = []): Promise<StartedMigrations> {
  const ids = runs.flatMap((run) => (run.kind !== 'damaged' && run.verb === 'lex-migrate' ? [run.id] : []));
  const read = await Promise.all(ids.map((id) => readRun(folder, id)));
  return startedIn(read.flatMap((answer) => (answer.ok ? [answer.value] : [])));
}
