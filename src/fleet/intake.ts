/** What AWS tells, on its way into the fleet: taken in, noted for what is watched, and told in due course. */
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../aws/answer.ts';
import type { Connection, Workspace, WorkspaceId } from '../aws/model.ts';
import { type Ask, idsPerCall, type Session } from '../aws/session.ts';
import { type Coalesced, coalesced } from './coalesced.ts';
import {
  type Fleet,
  type ListName,
  type Progress,
  type Row,
  swept,
  withConnections,
  without,
  withTrouble,
  withWorkspaces,
} from './fleet.ts';
import { createWatched, type Watched } from './watched.ts';

export interface Intake extends Coalesced<Fleet> {
  readonly session: Session;
  readonly watched: Watched;
  /** `progress`: where it is a page of a sweep. */
  workspaces(page: readonly Workspace[], progress?: Progress): void;
  /** `asked`: ids that AWS was asked for, and says nothing of those that are not in the page. */
  connections(page: readonly Connection[], asked?: readonly string[]): void;
  /** `failure`: undefined once the list has been read whole. */
  trouble(list: ListName, failure: Failure | undefined): void;
  /** Up to 25, by id. Those that AWS left out twice in a row are gone. */
  askFor(ids: readonly string[], ask: Ask): Promise<void>;
  askConnections(ids: readonly string[], ask: Ask): Promise<void>;
  /** A sweep has seen every page: what it has not seen is asked for by id before it is told as gone. */
  sweptAll(seen: ReadonlySet<string>, ask: Ask): AsyncGenerator<void, void, void>;
}

/** Milliseconds. Nothing makes the first rows wait. To count over all rows whenever one changes takes 50 to 100 ms of 100,000: the glance does, and lists found. */
const gap = ({ rows }: Fleet): number => (rows.size === 0 ? 0 : rows.size < 20_000 ? 100 : 400);

export function createIntake(
  session: Session,
  store: StoreApi<Fleet>,
  onGone: (rows: readonly Row[]) => void = () => {},
  busy?: () => boolean,
): Intake {
  const { clock, workspaces } = session;
  const told = coalesced(store, gap, busy);
  const watched = createWatched();

  const take: Intake['workspaces'] = (page, progress) => {
    watched.saw(page, clock.now());
    told.change((fleet) => {
      const next = withWorkspaces(fleet, page);
      return progress ? { ...next, progress } : next;
    });
  };
  const takeConnections: Intake['connections'] = (page, asked) => {
    const ids = page.map(({ id }) => id);
    watched.sawConnections(ids, clock.now());
    told.change((fleet) => withConnections(fleet, page, asked));
  };
  const trouble: Intake['trouble'] = (list, failure) => told.change((fleet) => withTrouble(fleet, list, failure));

  const lookFor = async (ids: readonly string[], ask: Ask) => {
    const answer = await workspaces.workspacesById(ids as WorkspaceId[], ask);
    if (!answer.ok) {
      if (answer.failure.kind !== 'cancelled') trouble('workspaces', answer.failure);
      return undefined;
    }
    take(answer.value);
    const found = new Set<string>(answer.value.map(({ id }) => id));
    return ids.filter((id) => !found.has(id));
  };
  const takeLeave = (ids: readonly string[]) => {
    if (ids.length === 0) return;
    const { rows } = told.settled();
    const gone = ids.flatMap((id) => rows.get(id) ?? []);
    watched.forget(ids);
    if (gone.length === 0) return;
    told.change((fleet) => without(fleet, ids));
    onGone(gone);
  };

  return {
    ...told,
    session,
    watched,
    workspaces: take,
    connections: takeConnections,
    trouble,
    async askFor(ids, ask) {
      const missed = await lookFor(ids, ask);
      watched.asked(ids, clock.now());
      if (missed) takeLeave(watched.missed(missed));
    },
    async askConnections(ids, ask) {
      const answer = await workspaces.connectionsById(ids as WorkspaceId[], ask);
      if (answer.ok) takeConnections(answer.value, ids);
      else if (answer.failure.kind !== 'cancelled') trouble('connections', answer.failure);
      watched.sawConnections(ids, clock.now());
    },
    async *sweptAll(seen, ask) {
      const unseen = [...told.settled().rows.keys()].filter((id) => !seen.has(id));
      const gone: string[] = [];
      for (let at = 0; at < unseen.length; at += idsPerCall) {
        const some = unseen.slice(at, at + idsPerCall);
        const missed = await lookFor(some, ask);
        if (ask.signal?.aborted) return;
        gone.push(...(missed ?? []));
        yield;
      }
      takeLeave(gone);
      told.change((fleet) => swept(fleet, clock.now()));
    },
  };
}
