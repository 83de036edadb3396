/**
 * A look at one WorkSpace while its screen shows it: its record, who is connected, snapshots and tags, asked anew and kept
 * in the fleet, so that list, query and screen tell the same.
 */
import type { Answer } from '../aws/answer.ts';
import type { Connection, Snapshots, Tag, Workspace, WorkspaceId } from '../aws/model.ts';
import type { Ask, Session } from '../aws/session.ts';
import { type Fleet, withConnections, withLookedUp, withWorkspaces } from '../fleet/fleet.ts';
import { type LookedUp, snapshotsLooked, tagsLooked } from '../fleet/looked.ts';
import type { Unread } from '../rules/gates.ts';
import { useSource } from './console.ts';
import { type Asked, useAnswer } from './use-answer.ts';

/** What AWS told, and when: epoch milliseconds. */
export interface Told<T> {
  readonly is: T;
  readonly at: number;
}

export interface WorkspaceLook {
  /** Undefined: AWS does not list it. */
  readonly record: Asked<Told<Workspace | undefined>>;
  /** Undefined: AWS says nothing of it. */
  readonly connection: Asked<Told<Connection | undefined>>;
  readonly snapshots: Asked<Told<Snapshots>>;
  readonly tags: Asked<Told<readonly Tag[]>>;
  /** Asks for all of it again. */
  again(): void;
}

export function useWorkspaceLook(id: string): WorkspaceLook {
  const { fleet } = useSource();
  const keep = (change: (fleet: Fleet) => Fleet) => fleet.setState(change);
  const found = (looked: LookedUp) => keep((now) => withLookedUp(now, id, looked));

  const record = useTold(id, async (session, ask) => {
    const answer = await session.workspaces.workspacesById([id as WorkspaceId], ask);
    if (answer.ok) keep((now) => withWorkspaces(now, answer.value));
    return first(answer);
  });
  const connection = useTold(id, async (session, ask) => {
    const answer = await session.workspaces.connectionsById([id as WorkspaceId], ask);
    if (answer.ok) keep((now) => withConnections(now, answer.value));
    return first(answer);
  });
  const snapshots = useTold(id, async (session, ask) => {
    const answer = await session.workspaces.snapshots(id as WorkspaceId, ask);
    if (!ask.signal.aborted) found(snapshotsLooked(answer, session.clock.now()));
    return answer;
  });
  const tags = useTold(id, async (session, ask) => {
    const answer = await session.workspaces.tags(id, ask);
    if (!ask.signal.aborted) found(tagsLooked(answer, session.clock.now()));
    return answer;
  });
  const all = [record, connection, snapshots, tags];
  return {
    record: record.asked,
    connection: connection.asked,
    snapshots: snapshots.asked,
    tags: tags.asked,
    again: () => {
      for (const { again } of all) again();
    },
  };
}

export function unreadOf({ failure }: Extract<Answer<unknown>, { ok: false }>): Unread {
  return failure.kind === 'denied' ? 'denied' : 'failed';
}

function useTold<T>(
  id: string,
  ask: (session: Session, ask: Ask & { readonly signal: AbortSignal }) => Promise<Answer<T>>,
): { readonly asked: Asked<Told<T>>; readonly again: () => void } {
  return useAnswer<Told<T>>(id, async (session, signal) => {
    const answer = await ask(session, { priority: 'view', signal });
    return answer.ok ? { ok: true, value: { is: answer.value, at: session.clock.now() } } : answer;
  });
}

function first<T>(answer: Answer<readonly T[]>): Answer<T | undefined> {
  return answer.ok ? { ok: true, value: answer.value[0] } : answer;
}
