/** Facts that the list of WorkSpaces does not bring, asked for those WorkSpaces alone that they are needed of. */
import type { Failure } from '../aws/answer.ts';
import type { BundleId, WorkspaceId } from '../aws/model.ts';
import { type Ask, idsPerCall } from '../aws/session.ts';
import { newestOf } from '../plans/gather.ts';
import { type LookedUp, type Row, withBundles, withLookedUp } from './fleet.ts';
import type { Intake } from './intake.ts';
import type { Need } from './needs.ts';

/** So many wait for their turn at a time: the budget is what limits them. */
const sideBySide = 8;

/** Calls that it takes. */
export function callsFor(rows: readonly Row[], needs: ReadonlySet<Need>): number {
  const each = [...needs].filter((need) => need === 'tags' || need === 'snapshots').length;
  return rows.length * each + (needs.has('connections') ? Math.ceil(rows.length / idsPerCall) : 0);
}

/** `tell`: after each call. Resolves with why some could not be looked up: it then stays unknown. */
export async function lookUpFacts(
  intake: Intake,
  rows: readonly Row[],
  needs: ReadonlySet<Need>,
  ask: Ask,
  tell: () => void = () => {},
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const ids = rows.map(({ id }) => id as WorkspaceId);
  if (needs.has('bundles')) failures.push(...(await lookUpBundles(intake, rows, ask)));
  const calls: (() => Promise<unknown>)[] = [];
  if (needs.has('connections'))
    for (const some of inCalls(ids))
      calls.push(async () => {
        const answer = await intake.session.workspaces.connectionsById(some, ask);
        if (answer.ok) intake.connections(answer.value);
        else failures.push(answer.failure);
      });
  for (const id of ids) {
    if (needs.has('tags')) calls.push(async () => found(id, await tagsOf(id)));
    if (needs.has('snapshots')) calls.push(async () => found(id, await snapshotsOf(id)));
  }

  const found = (id: string, facts: LookedUp) => intake.change((fleet) => withLookedUp(fleet, id, facts));
  async function tagsOf(id: WorkspaceId): Promise<LookedUp> {
    const answer = await intake.session.workspaces.tags(id, ask);
    if (answer.ok) return { tags: answer.value };
    failures.push(answer.failure);
    return { tags: answer.failure.kind === 'denied' ? 'denied' : 'failed' };
  }
  async function snapshotsOf(id: WorkspaceId): Promise<LookedUp> {
    const answer = await intake.session.workspaces.snapshots(id, ask);
    if (!answer.ok) failures.push(answer.failure);
    return { snapshots: newestOf(answer, intake.session.clock.now()) };
  }

  const next = calls.values();
  const worker = async () => {
    for (const call of next) {
      await call();
      tell();
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  intake.settled();
  return failures;
}

/** What AWS does not list is not asked for again. */
const asked = new WeakMap<Intake, Set<string>>();

/** Those of these rows alone: an account sees hundreds that it does not use. */
async function lookUpBundles(intake: Intake, rows: readonly Row[], ask: Ask): Promise<readonly Failure[]> {
  const before = asked.get(intake) ?? new Set(['']);
  const ids = new Set(rows.flatMap(({ workspace: { bundleId = '' } }) => (before.has(bundleId) ? [] : bundleId)));
  asked.set(intake, new Set([...before, ...ids]));
  const failures: Failure[] = [];
  for (const some of inCalls([...ids] as BundleId[])) {
    const answer = await intake.session.workspaces.bundlesById(some, ask);
    if (answer.ok) intake.change((fleet) => withBundles(fleet, [...fleet.bundles.values(), ...answer.value]));
    else failures.push(answer.failure);
  }
  intake.settled();
  return failures;
}

function* inCalls<T>(ids: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < ids.length; at += idsPerCall) yield ids.slice(at, at + idsPerCall);
}
