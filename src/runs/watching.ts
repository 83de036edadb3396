/**
 * Follows what was sent to its true end. What cannot be read now is read later, until it must have ended long ago and is
 * left to a human; an unclear submission is cleared up by looking alone.
 */
import type { Failure } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import { canonicalJson } from '../plans/seal.ts';
import { duration } from '../rules/in-words.ts';
import { type Driver, type Look, type Sighting, sinceAttempt } from './drivers/driver.ts';
import { lastSource } from './left.ts';
import type { Recorder } from './recorder.ts';
import type { ItemState } from './state.ts';
import { endOfStep } from './steps.ts';

export interface Watching {
  readonly run: Recorder;
  readonly driver: Driver;
  readonly session: Session;
  /** Aborts when nothing is left to watch, or the run was let go of. */
  readonly over: AbortSignal;
}

/** So many looks in vain: fewer may be the first minutes of a machine that was asleep. */
const manyInVain = 10;

/** Resolves when the run has ended. */
export async function watchAll({ run, driver, session, over }: Watching): Promise<void> {
  const { clock } = run;
  const attention = createAttention();
  const vain = createVain(clock.now());
  while (!over.aborted) {
    const items = run.state().items.filter(({ phase }) => phase === 'watching' || phase === 'unclear');
    if (items.length === 0) {
      await run.changed(over);
      continue;
    }
    const { byItem, failure } = await driver.observe(items, over);
    if (over.aborted) return;
    run.setTrouble('watch', failure);
    for (const item of items) {
      const sighting = byItem.get(item.id);
      const { looks, lasting } = vain(item.id, sighting, clock.now());
      if (sighting) await take(run, driver, item.id, sighting, attention);
      else if (failure && looks >= manyInVain && Math.min(lasting, sinceAttempt(item, clock.now())) > driver.toEnd)
        await giveUp(run, item.id, lasting, failure);
    }
    const asked = (failure?.retryAfter ?? 0) * 1000;
    await clock.sleep(Math.max(asked, driver.pause(items, clock.now(), session.limiter.use().rate)), over);
  }
}

/** Nothing was to be seen of it for longer than it may last: that is said, and never guessed at. */
async function giveUp(run: Recorder, item: string, lasting: number, { what, why }: Failure): Promise<void> {
  const reason = `It could not be looked up for ${duration(lasting)}. ${what} ${why}`;
  await run.record(endOfStep(run.state().plan, run.item(item), 'needs-human', reason));
}

/** Looks that showed nothing of an item: how many in a row, and for how long. */
function createVain(start: number) {
  const seen = new Map<string, { readonly looks: number; readonly since: number }>();
  return (id: string, sighting: Sighting | undefined, now: number) => {
    const { looks, since } = seen.get(id) ?? { looks: 0, since: start };
    const next = sighting ? { looks: 0, since: now } : { looks: looks + 1, since };
    seen.set(id, next);
    return { looks: next.looks, lasting: now - next.since };
  };
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
  await run.record(endOfStep(run.state().plan, run.item(id), outcome, reason));
}

/** Only news goes into the journal. */
function differs(run: Recorder, id: string, { observation, targetId }: Sighting): boolean {
  const item = run.item(id);
  if (targetId !== undefined && targetId !== item.targetId) return true;
  const before = item.observation ?? { source: lastSource(run.state().plan, item) };
  return canonicalJson(before) !== canonicalJson(observation);
}

export type Attention = (item: ItemState, sighting: Sighting, now: number) => Look;

/** How long each item has been steady, unseen and missing. Forgotten with the process: who resumes counts anew. */
export function createAttention(): Attention {
  const seen = new Map<string, Kept>();
  return ({ id, step, changedAt }, { observation }, now) => {
    // Between its steps nobody has to look.
    const key = `${id} ${step}`;
    const before = seen.get(key);
    const what = canonicalJson(observation);
    const since = now - (before?.look.now ?? changedAt ?? now);
    // A clock that was set back cannot tell how long nobody looked.
    const unseen = since < 0 ? Number.POSITIVE_INFINITY : since;
    const missingSince = {
      source: observation.source ? undefined : (before?.missingSince.source ?? now),
      target: observation.target ? undefined : (before?.missingSince.target ?? now),
    };
    const look: Look = {
      now,
      looks: (before?.look.looks ?? 0) + 1,
      steady: before?.what === what ? before.look.steady + 1 : 1,
      blind: Math.max(before?.look.blind ?? 0, unseen),
      missing: { source: now - (missingSince.source ?? now), target: now - (missingSince.target ?? now) },
    };
    seen.set(key, { what, look, missingSince });
    return look;
  };
}

interface Kept {
  readonly what: string;
  readonly look: Look;
  readonly missingSince: { readonly source: number | undefined; readonly target: number | undefined };
}
