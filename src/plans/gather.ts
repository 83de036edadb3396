/**
 * What a review needs to know of each WorkSpace beyond the list: its record of now, whether its user is connected, and
 * the age of its newest snapshot. For the selection only: snapshots cost one call each of a small budget.
 */
import type { Answer, Failure } from '../aws/answer.ts';
import type { Connection, Snapshots, Workspace, WorkspaceId } from '../aws/model.ts';
import { idsPerCall, type Session } from '../aws/session.ts';
import type { Unread } from '../rules/gates.ts';
import type { SnapshotFact } from '../rules/snapshot-gate.ts';

/** The newest of the user volume, and of both volumes while the WorkSpace was healthy. */
export interface NewestSnapshots {
  readonly rebuild: SnapshotFact;
  readonly restore: SnapshotFact;
}

export interface Gathered {
  readonly id: string;
  /** Undefined without a failure: AWS no longer lists it. */
  readonly workspace: Workspace | undefined;
  /** `denied`, `failed`: it could not be looked up. Undefined: AWS does not say. */
  readonly connection: Connection | Unread | undefined;
  /** Undefined where they were not asked for. */
  readonly snapshots: NewestSnapshots | undefined;
  /** Why it could not be looked up: neither there nor gone. */
  readonly failure: Failure | undefined;
}

/**
 * Tells of each WorkSpace as it becomes known; ends when all are, or when `signal` aborts. `snapshots`: whether those of
 * a WorkSpace matter for what is asked, since they cost a call.
 */
export async function gather(
  session: Session,
  ids: readonly string[],
  snapshots: (workspace: Workspace) => boolean,
  tell: (gathered: Gathered) => void,
  signal?: AbortSignal,
): Promise<void> {
  const ask = { priority: 'view', ...(signal ? { signal } : {}) } as const;
  for (let at = 0; at < ids.length && !signal?.aborted; at += idsPerCall) {
    const some = ids.slice(at, at + idsPerCall).map((id) => id as WorkspaceId);
    const [workspaces, connections] = await Promise.all([
      session.workspaces.workspacesById(some, ask),
      session.workspaces.connectionsById(some, ask),
    ]);
    const found = byId(workspaces.ok ? workspaces.value : []);
    const connected = byId(connections.ok ? connections.value : []);
    const unread = connections.ok ? undefined : connections.failure.kind === 'denied' ? 'denied' : 'failed';
    await Promise.all(
      some.map(async (id) => {
        const workspace = found.get(id);
        const newest = workspace && snapshots(workspace) ? await newestSnapshots(session, id, ask) : undefined;
        const failure = workspaces.ok ? undefined : workspaces.failure;
        if (!signal?.aborted)
          tell({ id, workspace, connection: unread ?? connected.get(id), snapshots: newest, failure });
      }),
    );
  }
}

/** AWS refuses requests of a clock that is off by more than this, so that nearer times tell nothing. */
export const clockSkew = 5 * 60_000;

/** None, denied, failed, and later than it is here: four different things. */
async function newestSnapshots(
  session: Session,
  id: WorkspaceId,
  ask: Parameters<Session['workspaces']['snapshots']>[1],
): Promise<NewestSnapshots> {
  const answer = await session.workspaces.snapshots(id, ask);
  return newestOf(answer, session.clock.now());
}

/** `now`: epoch milliseconds. */
export function newestOf(answer: Answer<Snapshots>, now: number): NewestSnapshots {
  if (!answer.ok) {
    const fact = answer.failure.kind === 'denied' ? 'denied' : 'unknown';
    return { rebuild: fact, restore: fact };
  }
  const newest = ([time]: readonly number[]): SnapshotFact =>
    time === undefined ? 'none' : time > now + clockSkew ? { ahead: time - now } : time;
  return { rebuild: newest(answer.value.rebuild), restore: newest(answer.value.restore) };
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
