/**
 * The Lex migrations that this machine started, read from its journals again whenever the runs are listed anew: when
 * it is looked at first, as another console may have started some meanwhile, and when it is asked again.
 */
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type StartedMigrations, startedIn } from '../lex/started.ts';
import { type RunSummary, readRun } from '../runs/catalogue.ts';
import { useConsole } from './console.ts';

export interface LexStarted {
  readonly started: StartedMigrations;
  /** The journals have been read since this was opened: what is not among them was not started here. */
  readonly fresh: boolean;
  again(): void;
}

const none: StartedMigrations = new Map();

export function useLexStarted(): LexStarted {
  const { store, folder, reload } = useConsole().runs;
  const runs = useStore(store, (desk) => desk.runs);
  const [started, setStarted] = useState(none);
  const [listed, setListed] = useState(false);
  const [fresh, setFresh] = useState(false);
  const again = useCallback(() => {
    void reload().then(() => setListed(true));
  }, [reload]);
  useEffect(again, [again]);
  useEffect(() => {
    let gone = false;
    void readStarted(folder, runs).then((found) => {
      if (gone) return;
      setStarted(found);
      setFresh(listed);
    });
    return () => {
      gone = true;
    };
  }, [folder, runs, listed]);
  return { started, fresh, again };
}

/** A journal that cannot be read tells nothing here; the list of runs says so. */
export async function readStarted(folder: string, runs: readonly RunSummary[] = []): Promise<StartedMigrations> {
  const ids = runs.flatMap((run) => (run.kind !== 'damaged' && run.verb === 'lex-migrate' ? [run.id] : []));
  const read = await Promise.all(ids.map((id) => readRun(folder, id)));
  return startedIn(read.flatMap((answer) => (answer.ok ? [answer.value] : [])));
}
