/** The V2 names that only this machine knows: GetMigrations gives an id of the V2 bot, and its name nowhere. */
import { useEffect, useState } from 'react';
import { readRun } from '../runs/catalogue.ts';
import { useConsole } from './console.ts';
import type { RunDesk } from './run-desk.ts';

type Names = ReadonlyMap<string, string>;

const none: Names = new Map();

/** From the journals of this machine, by migration id. */
export async function lexV2Names({ store, folder }: RunDesk): Promise<Names> {
  const { runs = [] } = store.getState();
  const names = new Map<string, string>();
  for (const run of runs) {
    if (!('verb' in run) || run.verb !== 'lex-migrate') continue;
    const read = await readRun(folder, run.id);
    if (!read.ok || read.value.plan.verb !== 'lex-migrate') continue;
    const { plan, items } = read.value;
    const v2Names = new Map(plan.items.map(({ id, v2BotName }) => [id, v2BotName]));
    for (const { id, targetId } of items) {
      const name = v2Names.get(id);
      if (targetId !== undefined && name !== undefined) names.set(targetId, name);
    }
  }
  return names;
}

export function useLexV2Names(): Names {
  const { runs } = useConsole();
  const [names, setNames] = useState(none);
  useEffect(() => {
    let gone = false;
    void lexV2Names(runs).then((found) => {
      if (!gone) setNames(found);
    });
    return () => {
      gone = true;
    };
  }, [runs]);
  return names;
}
