/**
 * Looks for the fresh snapshots that items are held for: one call each, behind everything else in the budget. A look
 * that fails is told and ends nothing; what is still without one after 12 hours is not sent. What is ready may be held
 * again: until its call its snapshot may grow old.
 */
import type { Failure } from '../aws/answer.ts';
import type { WorkspaceId } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import { clockSkew } from '../plans/gather.ts';
import { isLex, type WorkspacesPlan } from '../plans/plan.ts';
import { duration } from '../rules/in-words.ts';
import { hasAged, holdsForSnapshot, isFresh, waitsAtMost } from './holds-for-snapshot.ts';
import { positionIn } from './positions.ts';
import type { Recorder } from './recorder.ts';
import { iso } from './report-times.ts';
import type { ItemState } from './state.ts';
import { unsent } from './steps.ts';

interface Awaiting {
  readonly run: Recorder;
  readonly session: Session;
  /** Aborts when nothing more is to be sent. */
  readonly stopped: AbortSignal;
}

const minute = 60_000;

/** Milliseconds from one look at an item to the next: so many of them take half of the budget at the most. */
export const betweenLooks = (items: number, rate: number): number => Math.max(5 * minute, (2 * items * 1000) / rate);

/** Resolves when nothing is held for a snapshot any more, or can be again. */
export async function awaitSnapshots(parts: Awaiting): Promise<void> {
  await lookInTurn(parts);
  parts.run.setTrouble('snapshots', undefined);
}

async function lookInTurn({ run, session, stopped }: Awaiting): Promise<void> {
  const { plan } = run.state();
  const kind = holdsForSnapshot(plan);
  if (isLex(plan) || !kind) return;
  const { clock } = run;
  /** Why the look at an item failed, where it did last. */
  const failures = new Map<string, Failure>();
  let last = -1;
  while (!stopped.aborted) {
    const { items } = run.state();
    const held = items.filter(({ phase }) => phase === 'awaiting');
    const next = held.find(({ id }) => positionIn(plan, id) > last) ?? held[0];
    if (!next) {
      if (!items.some(({ phase }) => phase === 'waiting' || phase === 'sending')) return;
      await run.changed(stopped);
      continue;
    }
    const until = (next.heldSince ?? clock.now()) + waitsAtMost;
    last = positionIn(plan, next.id);
    const answer = await session.workspaces.snapshots(next.id as WorkspaceId, { priority: 'refresh', signal: stopped });
    if (stopped.aborted) return;
    if (answer.ok) failures.delete(next.id);
    else failures.set(next.id, answer.failure);
    const now = clock.now();
    const found = answer.ok ? answer.value[kind].find((time) => time <= now + clockSkew) : undefined;
    await take(run, plan, next, found, answer.ok ? undefined : answer.failure, now >= until);
    if (run.item(next.id).phase !== 'awaiting') failures.delete(next.id);
    run.setTrouble('snapshots', [...failures.values()].at(-1));
    const pause = betweenLooks(held.length, session.limiter.use().rate) / held.length;
    await clock.sleep(Math.max(0, Math.min(pause, until - clock.now())), stopped);
  }
}

/** `newest`: of the kind that the verb goes back to. `late`: this was the last look. */
async function take(
  run: Recorder,
  plan: WorkspacesPlan,
  { id: item }: ItemState,
  newest: number | undefined,
  failure: Failure | undefined,
  late: boolean,
): Promise<void> {
  const planned = plan.items[positionIn(plan, item)];
  if (!planned) return;
  if (newest !== undefined && isFresh(plan, planned, newest, run.clock.now())) {
    await run.record({ type: 'ready', item, snapshot: newest });
  } else if (failure?.kind === 'not-found') {
    await run.record({ type: 'settled', item, outcome: 'stale', reason: `${failure.why} Nothing was sent.` });
  } else if (late) {
    const known = newest === undefined ? 'there is none' : `the newest is of ${iso(newest)}`;
    const why = failure
      ? `Its snapshots could not be looked up (${failure.why})`
      : `No fresh snapshot showed up, ${known}`;
    const reason = `${why}, and a run waits ${duration(waitsAtMost)} at the most. Nothing was sent.`;
    await run.record({ type: 'settled', item, outcome: 'not-started', reason });
  }
}

/**
 * Of these the ones whose snapshot grew old before their turn: held for a newer one; what was started for it cannot wait
 * for hours more. Resolves to whether there were any.
 */
export async function holdAgain(run: Recorder, ready: readonly ItemState[]): Promise<boolean> {
  const { plan } = run.state();
  const old = ready.filter((item) => hasAged(item, run.clock.now()));
  for (const item of old) {
    const { id, step, freshSnapshot } = item;
    const reason = `Its snapshot is of ${iso(freshSnapshot)} and has grown old. ${unsent(plan, item)}`;
    if (step === 0) await run.record({ type: 'aged', item: id });
    else await run.record({ type: 'settled', item: id, outcome: 'stale', reason });
  }
  return old.length > 0;
}
