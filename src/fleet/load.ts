/**
 * Keeps a fleet up to date: sweeps every list page by page, so that rows appear with the first page, then again at an
 * interval; what is in motion is asked for by id in between. Everything passes the session's one budget.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Priority } from '../aws/limiter.ts';
import type { Bundle, Directory, WorkspaceId } from '../aws/model.ts';
import { collect } from '../aws/paging.ts';
import { type Ask, idsPerCall, type Pages, type Session } from '../aws/session.ts';
import {
  type Fleet,
  type ListName,
  type Row,
  swept,
  withBundles,
  withConnections,
  withDirectories,
  withImages,
  withTrouble,
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

export function loadFleet(session: Session, store: StoreApi<Fleet>, options: LoaderOptions = {}): FleetLoader {
  const { sweepEvery = 60_000, watchEvery = 15_000 } = options;
  const { clock, workspaces } = session;
  const stop = new AbortController();
  /** One round of looking: a refresh ends it, whatever it was waiting for, and the next begins. */
  let round = new AbortController();

  const apply = (change: (fleet: Fleet) => Fleet) => store.setState(change);

  /** One list to its end, a page at a time. False: given up, or it failed and the fleet says so. */
  async function read<T>(
    list: ListName,
    pages: (ask: Ask) => Pages<T>,
    ask: Round,
    take: (page: readonly T[]) => void,
  ): Promise<boolean> {
    for await (const answer of pages(ask)) {
      if (ask.signal.aborted) return false;
      if (!answer.ok) {
        apply((fleet) => withTrouble(fleet, list, answer.failure));
        return false;
      }
      take(answer.value);
    }
    if (ask.signal.aborted) return false;
    apply((fleet) => withTrouble(fleet, list, undefined));
    return true;
  }

  async function sweep(ask: Round): Promise<void> {
    const seen = new Set<string>();
    const whole = await read('workspaces', workspaces.workspaces, ask, (page) => {
      for (const { id } of page) seen.add(id);
      apply((fleet) => withWorkspaces(fleet, page));
    });
    if (!whole) return;
    const { fleet, gone } = swept(store.getState(), seen, clock.now());
    store.setState(fleet);
    if (gone.length > 0) options.onGone?.(gone);
  }

  async function readCatalogue(ask: Round): Promise<void> {
    // Taken whole: every row is joined anew for it.
    const bundles: Bundle[] = [];
    if (await read('bundles', workspaces.bundles, ask, (page) => void bundles.push(...page)))
      apply((fleet) => withBundles(fleet, bundles));
    const directories: Directory[] = [];
    if (await read('directories', workspaces.directories, ask, (page) => void directories.push(...page)))
      apply((fleet) => withDirectories(fleet, directories));
    // Only evidence for licences: where they may not be read, licences stay unknown.
    const images = await collect(workspaces.images(ask));
    if (images.ok && !ask.signal.aborted) apply((fleet) => withImages(fleet, images.value));
  }

  async function readConnections(ask: Round): Promise<void> {
    await read('connections', workspaces.connections, ask, (page) => apply((fleet) => withConnections(fleet, page)));
  }

  async function watchMoving(ask: Round): Promise<void> {
    const moving = [...store.getState().rows.values()].filter((row) => !steady.has(row.workspace.state ?? ''));
    const ids = moving.map((row) => row.id as WorkspaceId);
    for (let at = 0; at < ids.length && !ask.signal.aborted; at += idsPerCall) {
      const answer = await workspaces.workspacesById(ids.slice(at, at + idsPerCall), ask);
      if (!answer.ok) return;
      apply((fleet) => withWorkspaces(fleet, answer.value));
    }
  }

  async function rest(signal: AbortSignal): Promise<void> {
    const until = clock.now() + sweepEvery;
    for (;;) {
      await clock.sleep(Math.min(watchEvery, until - clock.now()), signal);
      if (signal.aborted || clock.now() >= until) return;
      await watchMoving({ priority: 'refresh', signal });
    }
  }

  async function loop(): Promise<void> {
    let priority: Priority = 'view';
    while (!stop.signal.aborted) {
      round = new AbortController();
      const ask: Round = { priority, signal: AbortSignal.any([stop.signal, round.signal]) };
      const { bundlesLoaded, directoriesLoaded } = store.getState();
      // The first page is worth more than completeness: rows before everything else.
      await sweep(ask);
      if (priority === 'view' || !bundlesLoaded || !directoriesLoaded) await readCatalogue(ask);
      await readConnections(ask);
      await rest(ask.signal);
      priority = round.signal.aborted ? 'view' : 'refresh';
    }
  }

  void loop();
  return { refresh: () => round.abort(), stop: () => stop.abort() };
}

type Round = Ask & { readonly priority: Priority; readonly signal: AbortSignal };
