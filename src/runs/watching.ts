/**
 * Follows what was sent to its true end. What cannot be read now is read later: no fault of a look ever ends an item,
 * and an unclear submission is cleared up by looking alone.
 */
import type { Session } from '../aws/session.ts';
import { canonicalJson } from '../plans/seal.ts';
import type { Driver, Look, Sighting } from './drivers/driver.ts';
import { lastSource } from './left.ts';
import type { Recorder } from './recorder.ts';
import type { ItemState } from './state.ts';

export interface Watching {
  readonly run: Recorder;
  readonly driver: Driver;
  readonly session: Session;
}

/** Resolves when the run has ended. */
export async function watchAll({ run, driver, session }: Watching): Promise<void> {
  const { clock, ended } = run;
  const attention = createAttention();
  while (!ended.aborted) {
    const items = run.state().items.filter(({ phase }) => phase === 'watching' || phase === 'unclear');
    if (items.length > 0) {
      const { byItem, failure } = await driver.observe(items, ended);
      if (ended.aborted) return;
      run.setTrouble('watch', failure);
      for (const { id } of items) {
        const sighting = byItem.get(id);
        if (sighting) await take(run, driver, id, sighting, attention);
      }
    }
    await clock.sleep(driver.pause(items, clock.now(), session.limiter.use().rate), ended);
  }
}

async function take(
  run: Recorder,
  driver: Driver,
  id: string,
  sighting: Sighting,
  attention: Attention,
): Promise<void> {
  const { observation, targetId } = sighting;
  const look = attention(run.item(id), sighting, run.clock.now());
  if (differs(run, id, sighting)) {
    const found = targetId === undefined ? {} : { targetId };
    if (!(await run.record({ type: 'observed', item: id, observation, ...found }))) return;
  }
  const judgement = driver.judge(run.item(id), observation, look);
  if (!judgement.settled) return;
  const { outcome, reason } = judgement;
  await run.record({ type: 'settled', item: id, outcome, reason });
}

/** Only news goes into the journal. */
function differs(run: Recorder, id: string, { observation, targetId }: Sighting): boolean {
  const item = run.item(id);
  if (targetId !== undefined && targetId !== item.targetId) return true;
  const before = item.observation ?? { source: lastSource(run.state().plan, item) };
  return canonicalJson(before) !== canonicalJson(observation);
}

type Attention = (item: ItemState, sighting: Sighting, now: number) => Look;

/** How long each item has been steady and unseen. Forgotten with the process: who resumes begins to count anew. */
function createAttention(): Attention {
  const seen = new Map<string, { readonly what: string; readonly look: Look }>();
  return ({ id, changedAt }, { observation }, now) => {
    const before = seen.get(id);
    const what = canonicalJson(observation);
    const unseen = now - (before?.look.now ?? changedAt ?? now);
    const look: Look = {
      now,
      steady: before?.what === what ? before.look.steady + 1 : 1,
      blind: Math.max(before?.look.blind ?? 0, unseen),
    };
    seen.set(id, { what, look });
    return look;
  };
}
