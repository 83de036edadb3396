/** Facts that the list of WorkSpaces does not bring, asked for those WorkSpaces alone that they are needed of. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { BundleId, WorkspaceId } from '../aws/model.ts';
import { type Ask, idsPerCall } from '../aws/session.ts';
import { type Row, withBundles, withLookedUp } from './fleet.ts';
import type { Intake } from './intake.ts';
import { type LookedUp, snapshotsLooked, tagsLooked } from './looked.ts';
import type { Need } from './needs.ts';

/** Milliseconds: what lists once and ends looks everything up but once. */
const asLongAsItLists = Number.POSITIVE_INFINITY;

/** So many wait for their turn at a time: the budget is what limits them. */
const sideBySide = 8;

export interface Facts {
  /** Calls that it takes beside those for bundles. */
  callsFor(rows: readonly Row[], needs: ReadonlySet<Need>): number;
  /** `tell`: after each call. Resolves with why some could not be looked up: it then stays unknown. */
  lookUp(rows: readonly Row[], needs: ReadonlySet<Need>, tell?: () => void): Promise<readonly Failure[]>;
}

/** What has been answered, if only by leaving it out, is not asked for again. */
export function factsFrom(intake: Intake, ask: Ask): Facts {
  const { workspaces, clock } = intake.session;
  const answered = { bundles: new Set(['']), connections: new Set<string>() };

  /** Those of these rows alone: an account sees hundreds that it does not use. */
  const bundlesOf = (rows: readonly Row[]) => {
    const ids = rows.map(({ workspace }) => workspace.bundleId ?? '');
    return inCalls([...new Set(ids)].filter((id) => !answered.bundles.has(id)));
  };
  const connectionsOf = (rows: readonly Row[]) =>
    inCalls(rows.flatMap(({ id, connection }) => (connection || answered.connections.has(id) ? [] : id)));
  const tagsOf = (rows: readonly Row[]) => rows.filter(({ lookedUp }) => lookedUp.tags === undefined);
  const snapshotsOf = (rows: readonly Row[]) => rows.filter(({ lookedUp }) => lookedUp.snapshots === undefined);
  const found = (id: string, facts: LookedUp) => intake.change((fleet) => withLookedUp(fleet, id, facts));

  type Call = () => Promise<Answer<unknown>>;
  const askBundles = (ids: readonly string[]) => async () => {
    const answer = await workspaces.bundlesById(ids as BundleId[], ask);
    if (!answer.ok) return answer;
    intake.change((fleet) => withBundles(fleet, [...fleet.bundles.values(), ...answer.value]));
    for (const id of ids) answered.bundles.add(id);
    return answer;
  };
  const askConnections = (ids: readonly string[]) => async () => {
    const answer = await workspaces.connectionsById(ids as WorkspaceId[], ask);
    if (!answer.ok) return answer;
    intake.connections(answer.value);
    for (const id of ids) answered.connections.add(id);
    return answer;
  };
  const askTags = (id: string) => async () => {
    const answer = await workspaces.tags(id as WorkspaceId, ask);
    found(id, tagsLooked(answer, clock.now(), asLongAsItLists));
    return answer;
  };
  const askSnapshots = (id: string) => async () => {
    const answer = await workspaces.snapshots(id as WorkspaceId, ask);
    found(id, snapshotsLooked(answer, clock.now(), asLongAsItLists));
    return answer;
  };

  return {
    callsFor(rows, needs) {
      const connections = needs.has('connections') ? connectionsOf(rows).length : 0;
      const tags = needs.has('tags') ? tagsOf(rows).length : 0;
      return connections + tags + (needs.has('snapshots') ? snapshotsOf(rows).length : 0);
    },
    async lookUp(rows, needs, tell = () => {}) {
      const failures: Failure[] = [];
      const calls: readonly Call[] = [
        ...(needs.has('bundles') ? bundlesOf(rows).map(askBundles) : []),
        ...(needs.has('connections') ? connectionsOf(rows).map(askConnections) : []),
        ...(needs.has('tags') ? tagsOf(rows).map(({ id }) => askTags(id)) : []),
        ...(needs.has('snapshots') ? snapshotsOf(rows).map(({ id }) => askSnapshots(id)) : []),
      ];
      const next = calls.values();
      const worker = async () => {
        for (const call of next) {
          const answer = await call();
          if (!answer.ok) failures.push(answer.failure);
          tell();
        }
      };
      await Promise.all(Array.from({ length: sideBySide }, worker));
      intake.settled();
      return failures;
    },
  };
}

function inCalls(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / idsPerCall) }, (_, nth) =>
    ids.slice(nth * idsPerCall, (nth + 1) * idsPerCall),
  );
}
