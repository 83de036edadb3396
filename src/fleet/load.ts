/**
 * Keeps a fleet up to date: sweeps every list page by page, so that rows appear with the first page, then again at an
 * interval; what is in motion is asked for by id in between. Everything passes the session's one budget.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../aws/answer.ts';
import type { Priority } from '../aws/limiter.ts';
import type { WorkspaceId } from '../aws/model.ts';
import type { Pages, Session } from '../aws/session.ts';
import {
  type Fleet,
  type Row,
  swept,
  withBundles,
  withConnections,
  withDirectories,
  withImages,
  withWorkspaces,
} from './fleet.ts';

export interface FleetLoader {
  /** Ask AWS again now. */
  refresh(): void;
  stop(): void;
}

export interface LoaderOptions {
  /** Milliseconds of the session's clock between two sweeps. */
  readonly sweepEvery?: number;
  /** Milliseconds between two looks at what is in motion. */
  readonly watchEvery?: number;
  /** Rows that a whole sweep no longer found. */
  readonly onGone?: (rows: readonly Row[]) => void;
}

/** States that last: anything else is on its way somewhere and is looked at more often. */
const steady = new Set(['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY', 'IMPAIRED', 'ADMIN_MAINTENANCE', 'SUSPENDED']);

const batch = 25;

export function loadFleet(session: Session, store: StoreApi<Fleet>, options: LoaderOptions = {}): FleetLoader {
  const { sweepEvery = 60_000, watchEvery = 15_000 } = options;
  const stop = new AbortController();
  const { signal } = stop;
  let nudge = new AbortController();

  /** One list to its end; the first fault ends it. */
  async function drain<T>(pages: Pages<T>, take: (page: readonly T[]) => void): Promise<Failure | undefined> {
    for await (const answer of pages) {
      if (signal.aborted) return undefined;
      if (!answer.ok) return answer.failure;
      take(answer.value);
    }
    return undefined;
  }
  const apply = (change: (fleet: Fleet) => Fleet) => store.setState(change, false);

  async function sweepWorkspaces(priority: Priority): Promise<void> {
    const seen = new Set<string>();
    const trouble = await drain(session.workspaces.workspaces({ priority, signal }), (page) => {
      for (const { id } of page) seen.add(id);
      apply((fleet) => withWorkspaces({ ...fleet, trouble: undefined }, page));
    });
    if (signal.aborted) return;
    if (trouble) return apply((fleet) => ({ ...fleet, trouble }));
    const before = store.getState();
    const { fleet, gone } = swept(before, seen, session.clock.now());
    store.setState(fleet);
    if (gone.length > 0) options.onGone?.(gone);
  }

  async function sweepConnections(priority: Priority): Promise<void> {
    const connectionsTrouble = await drain(session.workspaces.connections({ priority, signal }), (page) =>
      apply((fleet) => withConnections(fleet, page)),
    );
    if (!signal.aborted) apply((fleet) => ({ ...fleet, connectionsTrouble }));
  }

  async function readCatalogue(priority: Priority): Promise<void> {
    const bundles = await drain(session.workspaces.bundles({ priority, signal }), (page) =>
      apply((fleet) => withBundles(fleet, page)),
    );
    const directories = await drain(session.workspaces.directories({ priority, signal }), (page) =>
      apply((fleet) => withDirectories(fleet, page)),
    );
    // Only evidence for licences: where it may not be read, they stay unknown.
    await drain(session.workspaces.images({ priority, signal }), (page) => apply((fleet) => withImages(fleet, page)));
    if (signal.aborted) return;
    const trouble = bundles ?? directories;
    apply((fleet) => ({
      ...fleet,
      bundlesLoaded: fleet.bundlesLoaded || !bundles,
      directoriesLoaded: fleet.directoriesLoaded || !directories,
      trouble: trouble ?? fleet.trouble,
    }));
  }

  async function watchMoving(): Promise<void> {
    const moving = [...store.getState().rows.values()].filter((row) => !steady.has(row.workspace.state ?? ''));
    const ids = moving.map((row) => row.id as WorkspaceId);
    for (let at = 0; at < ids.length && !signal.aborted; at += batch) {
      const answer = await session.workspaces.workspacesById(ids.slice(at, at + batch), {
        priority: 'refresh',
        signal,
      });
      if (!answer.ok) return;
      apply((fleet) => withWorkspaces(fleet, answer.value));
    }
  }

  async function loop(): Promise<void> {
    // The first page is worth more than completeness: rows before everything else.
    await sweepWorkspaces('view');
    await readCatalogue('view');
    await sweepConnections('view');
    while (!signal.aborted) {
      const sweepAt = session.clock.now() + sweepEvery;
      while (!signal.aborted && !nudge.signal.aborted && session.clock.now() < sweepAt) {
        await session.clock.sleep(Math.min(watchEvery, sweepAt - session.clock.now()), nudge.signal);
        if (!signal.aborted && !nudge.signal.aborted && session.clock.now() < sweepAt) await watchMoving();
      }
      if (signal.aborted) return;
      const asked = nudge.signal.aborted;
      nudge = new AbortController();
      const priority = asked ? 'view' : 'refresh';
      await sweepWorkspaces(priority);
      const { bundlesLoaded, directoriesLoaded } = store.getState();
      if (asked || !bundlesLoaded || !directoriesLoaded) await readCatalogue(priority);
      await sweepConnections(priority);
    }
  }

  void loop();
  return {
    refresh: () => nudge.abort(),
    stop: () => {
      stop.abort();
      nudge.abort();
    },
  };
}
