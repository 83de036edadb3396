/**
 * Sends what waits, one item after the other: looked at afresh, its attempt on disk, its one call, the answer on disk.
 * What was attempted is never sent again unless AWS proved that nothing was done.
 */
import type { Answer, Failure } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import { canonicalJson } from '../plans/seal.ts';
import { holdAgain } from './awaiting.ts';
import type { Check, Driver } from './drivers/driver.ts';
import { notAboutTheItem } from './fold.ts';
import { freshChecks } from './fresh-checks.ts';
import type { Hold } from './hold.ts';
import { lastSource } from './left.ts';
import { inTurn, limitReached, nextMove } from './pacing.ts';
import { createPermission, type Permission } from './permission.ts';
import { createPostponed } from './postponed.ts';
import type { Recorder } from './recorder.ts';
import { endOfStep, unsent } from './steps.ts';
import { type Elsewhere, heldElsewhere } from './under-way.ts';

export interface Submitting {
  readonly run: Recorder;
  readonly driver: Driver;
  readonly session: Session;
  /** What other runs have sent, as of now. */
  readonly elsewhere: () => Promise<Answer<Elsewhere>>;
  readonly hold: Hold;
  /** Aborts when nothing more is to be sent. */
  readonly stopped: AbortSignal;
  stop(why: string): void;
}

/** Resolves when nothing waits any more, or nothing more is to be sent. */
export async function submitAll(parts: Submitting): Promise<void> {
  await submitWaiting(parts);
  parts.run.setTrouble('submit', undefined);
}

async function submitWaiting(parts: Submitting): Promise<void> {
  const { run, session, hold, stopped, stop } = parts;
  const checks = freshChecks(parts);
  const backoff = createBackoff(parts);
  const lockedOut = locked(session);
  const postponed = createPostponed(run, stopped);
  const permission = createPermission(() => run.state().items, stop);
  /** Refusals so far, by item. */
  const tries = new Map<string, number>();
  while (!stopped.aborted) {
    const move = nextMove(run.state());
    if (move.kind === 'over') return;
    if (move.kind === 'stop') return stop(move.why);
    if (move.kind === 'hold') {
      await run.record({ type: 'paused', cause: 'canary', why: move.why });
      continue;
    }
    if (move.kind === 'wait' || hold.held()) {
      run.setTrouble('submit', undefined);
      checks.forget();
      await run.changed(stopped);
      continue;
    }
    const waiting = inTurn(run.state(), move.room, postponed.has);
    if (await holdAgain(run, waiting)) continue;
    if (waiting.length === 0) {
      await postponed.due();
      continue;
    }
    if (session.lock.locked) {
      run.setTrouble('submit', lockedOut);
      checks.forget();
      await run.clock.sleep(1000, stopped);
      continue;
    }
    const check = await checks.first(waiting.map(({ id }) => id));
    if (stopped.aborted) return;
    if (!('kind' in check)) {
      await backoff.wait(check.failure);
      continue;
    }
    const [next] = waiting;
    if (!next) continue;
    if (check.kind === 'later') {
      backoff.over();
      run.setTrouble('submit', check.failure);
      if (postponed.add(next.id, check.failure)) continue;
      const { what = '', why = '' } = check.failure ?? {};
      await settleStale(run, next.id, `${what} ${why}`);
      continue;
    }
    // The check may have taken long.
    if (hold.held() || nextMove(run.state()).kind !== 'send') continue;
    const failure = await submitOne({ ...parts, permission }, next.id, check, tries);
    if (!failure) backoff.over();
    // A call that was taken back is no trouble.
    else if (failure.kind !== 'cancelled') {
      checks.forget();
      await backoff.wait(failure);
    }
  }
}

/** The refusal that is worth another attempt later, if that is how it ended. */
async function submitOne(
  parts: Submitting & { readonly permission: Permission },
  item: string,
  check: Exclude<Check, { readonly kind: 'later' }>,
  tries: Map<string, number>,
): Promise<Failure | undefined> {
  const { run, driver, elsewhere, stopped, permission } = parts;
  const { plan } = run.state();
  const stale = (reason: string) => settleStale(run, item, reason);
  if (check.kind === 'stale') {
    await stale(check.reason);
    return undefined;
  }
  if (check.kind === 'needless') {
    await run.record(endOfStep(plan, run.item(item), 'done', check.reason));
    return undefined;
  }
  const { observation } = check;
  const { source } = observation ?? {};
  const before = lastSource(plan, run.item(item));
  if (
    observation &&
    canonicalJson(source) !== canonicalJson(before) &&
    !(await run.record({ type: 'observed', item, observation }))
  )
    return undefined;

  const { known } = check;
  if (stopped.aborted || !(await run.record({ type: 'attempt', item, ...(known && { known }) }))) return undefined;
  // Once more, now that others can see this attempt: of two that come upon it at once, neither overlooks the other.
  const others = await elsewhere();
  if (!others.ok) {
    await run.record({ type: 'refused', item, failure: { ...others.failure, kind: 'cancelled' } });
    return others.failure;
  }
  const objection = heldElsewhere(others.value, plan, item);
  if (objection !== undefined) {
    await stale(objection);
    return undefined;
  }
  const recall = recallBy(parts);
  const answer = await driver.submit(run.item(item), recall.signal);
  recall.forget();
  if (answer.ok) {
    permission.granted();
    const { requestId, value } = answer;
    const { targetId } = value;
    await run.record({ type: 'accepted', item, ...(requestId && { requestId }), ...(targetId && { targetId }) });
    return undefined;
  }
  const { failure } = answer;
  const { step } = run.item(item);
  await run.record({ type: failure.effect === 'none' ? 'refused' : 'unclear', item, failure });
  if (failure.kind === 'denied') permission.refused(failure, step);
  if (!notAboutTheItem(failure)) return undefined;
  const tried = (tries.get(item) ?? 0) + 1;
  tries.set(item, tried);
  if (tried < driver.tries(failure)) return failure;
  await run.record({ type: 'settled', item, outcome: 'failed', reason: failure.why });
  return undefined;
}

const settleStale = (run: Recorder, item: string, reason: string) =>
  run.record({
    type: 'settled',
    item,
    outcome: 'stale',
    reason: `${reason} ${unsent(run.state().plan, run.item(item))}`,
  });

/** A pause, and the limit of bad ends, take back a call that still waits for its turn, as a stop does. */
function recallBy({ run, hold, stopped }: Submitting) {
  const enough = new AbortController();
  const heed = () => {
    if (limitReached(run.state())) enough.abort();
  };
  // It may have come since the attempt was written.
  heed();
  const forget = run.subscribe(heed);
  return { signal: AbortSignal.any([stopped, hold.signal(), enough.signal]), forget };
}

/** Waits longer each time, up to a minute, or as long as AWS asks; meanwhile the run says what it waits for. */
function createBackoff({ run, stopped }: Submitting) {
  let failures = 0;
  return {
    wait: async (failure: Failure) => {
      run.setTrouble('submit', failure);
      const asked = (failure.retryAfter ?? 0) * 1000;
      await run.clock.sleep(Math.max(asked, Math.min(60_000, 1000 * 2 ** failures)), stopped);
      failures += 1;
    },
    over: () => {
      failures = 0;
      run.setTrouble('submit', undefined);
    },
  };
}

const locked = ({ region }: Session): Failure => ({
  kind: 'locked',
  operation: 'bellhop',
  what: 'Nothing is sent at the moment.',
  why: `Changes in ${region} are locked.`,
  next: 'Unlock changes, and the run goes on.',
  effect: 'none',
});
