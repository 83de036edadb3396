/**
 * Which WorkSpaces are worth a call by id: those on screen, and those in motion. When AWS last told of each, and which of
 * them it left out the last time.
 */
import type { Workspace } from '../aws/model.ts';

/** States that last: anything else is on its way somewhere. */
const steady = new Set(['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY', 'IMPAIRED', 'ADMIN_MAINTENANCE', 'SUSPENDED']);

/** A change of properties shows in no state. */
export function isMoving({ state, modifications }: Workspace): boolean {
  return !steady.has(state ?? '') || modifications.some((one) => one.state !== 'UPDATE_FAILED');
}

export interface Watched {
  /** What is on screen now, in the place of what was. */
  look(ids: readonly string[]): void;
  /** AWS told of these. `at`: epoch milliseconds. */
  saw(workspaces: readonly Workspace[], at: number): void;
  sawConnections(ids: readonly string[], at: number): void;
  /** Asked for by id, whatever came of it: not due again before an interval is over. */
  asked(ids: readonly string[], at: number): void;
  /** AWS left these out; those that it had left out the last time as well are returned. */
  missed(ids: readonly string[]): readonly string[];
  forget(ids: Iterable<string>): void;
  readonly visible: readonly string[];
  /** The visible ones first; none twice. */
  ids(): readonly string[];
  /** Epoch milliseconds; 0: not since it is watched. */
  workspaceAt(id: string): number;
  connectionAt(id: string): number;
}

export function createWatched(): Watched {
  let visible: readonly string[] = [];
  const moving = new Set<string>();
  const missing = new Set<string>();
  const workspaceAt = new Map<string, number>();
  const connectionAt = new Map<string, number>();
  const isWatched = (id: string) => moving.has(id) || visible.includes(id);
  return {
    look(ids) {
      visible = ids;
      const kept = new Set(ids);
      // Only of what is watched: a fleet of 100,000 has better uses for the memory.
      for (const id of workspaceAt.keys()) if (!kept.has(id) && !moving.has(id)) workspaceAt.delete(id);
      for (const id of connectionAt.keys()) if (!kept.has(id)) connectionAt.delete(id);
    },
    saw(workspaces, at) {
      for (const workspace of workspaces) {
        if (isMoving(workspace)) moving.add(workspace.id);
        else moving.delete(workspace.id);
        missing.delete(workspace.id);
        if (isWatched(workspace.id)) workspaceAt.set(workspace.id, at);
      }
    },
    sawConnections(ids, at) {
      for (const id of ids) if (visible.includes(id)) connectionAt.set(id, at);
    },
    asked(ids, at) {
      for (const id of ids) if (isWatched(id)) workspaceAt.set(id, at);
    },
    missed(ids) {
      const again = ids.filter((id) => missing.has(id));
      for (const id of ids) missing.add(id);
      return again;
    },
    forget(ids) {
      for (const id of ids) {
        moving.delete(id);
        missing.delete(id);
        workspaceAt.delete(id);
        connectionAt.delete(id);
      }
    },
    get visible() {
      return visible;
    },
    ids: () => [...new Set([...visible, ...moving])],
    workspaceAt: (id) => workspaceAt.get(id) ?? 0,
    connectionAt: (id) => connectionAt.get(id) ?? 0,
  };
}
