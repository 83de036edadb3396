/** A list of WorkSpaces read once, as fast as the budget allows, and the rows as they come in. */
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../aws/answer.ts';
import type { Ask } from '../aws/session.ts';
import { firstSweep } from './first-sweep.ts';
import type { Fleet, Row } from './fleet.ts';
import type { Intake } from './intake.ts';
import { noRows, type Rows } from './rows.ts';

/** Resolves with why some may be missing, undefined where all have been read. */
export async function loadOnce(intake: Intake, ask: Ask): Promise<Failure | undefined> {
  const first = firstSweep(intake, ask);
  const result = await first.run();
  if (result === 'whole' || result === 'silent') return intake.settled().troubles.workspaces;
  // A page that failed has been tried often enough for what passes quickly; once more for the others' time.
  let failed = 0;
  for await (const read of first.rest()) {
    failed = read === 'later' ? failed + 1 : 0;
    if (failed === 2) break;
  }
  return intake.settled().troubles.workspaces;
}

/** Each row once, when it is first known; ends once `loaded` has and all are told. */
export async function* arrivals(store: StoreApi<Fleet>, loaded: Promise<unknown>): AsyncGenerator<readonly Row[]> {
  const told = new Set<string>();
  let before: Rows = noRows;
  let over = false;
  let changed = Promise.withResolvers<void>();
  const unsubscribe = store.subscribe(() => changed.resolve());
  void loaded.finally(() => {
    over = true;
    changed.resolve();
  });
  try {
    for (;;) {
      const { rows } = store.getState();
      const ended = over;
      const ids = (rows.changedSince(before) ?? rows).keys();
      before = rows;
      const fresh = [...ids].flatMap((id) => (told.has(id) ? [] : (rows.get(id) ?? [])));
      for (const { id } of fresh) told.add(id);
      if (fresh.length > 0) yield fresh;
      else if (ended) return;
      else {
        await changed.promise;
        changed = Promise.withResolvers();
      }
    }
  } finally {
    unsubscribe();
  }
}
