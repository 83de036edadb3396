/**
 * Looks for the fresh snapshots that items are held for: one call each, behind everything else in the budget. A look
 * that fails is told and ends nothing; what is still without one after 12 hours is not sent.
 */
import type { Failure } from '../aws/answer.ts';
import type { WorkspaceId } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import { clockSkew } from '../plans/gather.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { duration } from '../rules/in-words.ts';
import { holdsForSnapshot, knownSnapshot, waitsAtMost } from './holds-for-snapshot.ts';
import { positionIn } from './positions.ts';
import type { Recorder } from './recorder.ts';
import { iso } from './report-times.ts';
import type { ItemState } from './state.ts';

interface Awaiting {
  readonly run: Recorder;
  readonly session: Session;
  /** Aborts when nothing more is to be sent. */
  readonly stopped: AbortSignal;
}

const minute = 60_000;

/** Milliseconds from one look at an item to the next: so many of them take half of the budget at the most. */
export const betweenLooks = (items: number, rate: number): number => Math.max(5 * minute, (2 * items * 1000) / rate);

/** Resolves when nothing is held for a snapshot any more. */
export async function awaitSnapshots(parts: Awaiting): Promise<void> {
  await lookInTurn(parts);
  parts.run.setTrouble('snapshots', undefined);
}

async function lookInTurn({ run, session, stopped }: Awaiting): Promise<void> {
  const { plan, startedAt } = run.state();
  const kind = holdsForSnapshot(plan);
  if (plan.verb === 'lex-migrate' || !kind) return;
  const { clock } = run;
  const until = startedAt + waitsAtMost;
  /** Why the look at an item failed, where it did last. */
  const failures = new Map<string, Failure>();
  let last = -1;
  while (!stopped.aborted) {
    const held = run.state().items.filter(({ phase }) => phase === 'awaiting');
    const next = held.find(({ id }) => positionIn(plan, id) > last) ?? held[0];
    if (!next) return;
    last = positionIn(plan, next.id);
    const answer = await session.workspaces.snapshots(next.id as WorkspaceId, { priority: 'refresh', signal: stopped });
    if (stopped.aborted) return;
    if (answer.ok) failures.delete(next.id);
    else failures.set(next.id, answer.failure);
    const latest = clock.now() + clockSkew;
    const found = answer.ok ? answer.value[kind].find((time) => time <= latest) : undefined;
    await take(run, plan, next, found, answer.ok ? undefined : answer.failure, clock.now() >= until);
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
  if (newest !== undefined && newest > knownSnapshot(plan, planned)) {
    await run.record({ type: 'ready', item, snapshot: newest });
  } else if (failure?.kind === 'not-found') {
    await run.record({ type: 'settled', item, outcome: 'stale', reason: `${failure.why} Nothing was sent.` });
  } else if (late) {
    const known = newest === undefined ? 'there is none' : `the newest is of ${iso(newest)}`;
    const why = failure
      ? `Its snapshots could not be looked up (${failure.why})`
      : `No newer snapshot showed up, ${known}`;
    const reason = `${why}, and a run waits ${duration(waitsAtMost)} at the most. Nothing was sent.`;
    await run.record({ type: 'settled', item, outcome: 'not-started', reason });
  }
}
