/**
 * The fleet as bellhop knows it: WorkSpaces joined with their bundle, directory and connection. Pure: pages go in, the
 * next state comes out, and a row that did not change keeps its identity, so that nothing is drawn or sorted for it.
 */
import type { Failure } from '../aws/answer.ts';
import type { Bundle, Connection, Directory, Image, Workspace } from '../aws/model.ts';
import type { Inventory } from './inventory.ts';
import { joined, kept, rejoined, withRows } from './joining.ts';
import type { LookedUp } from './looked.ts';
import { noRows, type Rows } from './rows.ts';

export interface Row {
  readonly id: string;
  /** Which of the accounts and Regions it came from, and where whatever is done with it goes: the id of a source. */
  readonly source: string;
  readonly workspace: Workspace;
  readonly bundle: Bundle | undefined;
  readonly directory: Directory | undefined;
  readonly connection: Connection | undefined;
  /** What has been asked for it alone. */
  readonly lookedUp: LookedUp;
  /** Known from an earlier start only: AWS has not told of it since. */
  readonly recalled: boolean;
  /** Lower case, everything that free words look at. */
  readonly haystack: string;
}

/** How far a sweep of the whole list has come. */
export interface Progress {
  /** WorkSpaces that this sweep has seen. */
  readonly seen: number;
  /** How many there were the last time; undefined: nobody knows, AWS does not say. */
  readonly expected: number | undefined;
  /** Directories read to their end, and how many there are; undefined where the list is read as one. */
  readonly directories: { readonly done: number; readonly all: number } | undefined;
}

export type ListName = 'workspaces' | 'bundles' | 'directories' | 'connections';

export interface Fleet {
  /** The id of the source that it is the fleet of. */
  readonly source: string;
  readonly rows: Rows;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly directories: ReadonlyMap<string, Directory>;
  /** The account's own; Amazon's images are not described to anybody. */
  readonly images: ReadonlyMap<string, Image>;
  /** True until the first sweep has seen every page. */
  readonly loading: boolean;
  /** Of the sweep that is under way. */
  readonly progress: Progress | undefined;
  /** Epoch milliseconds: end of the last whole sweep. */
  readonly asOf: number | undefined;
  /** Epoch milliseconds: when what is known from an earlier start was known; undefined: nothing is. */
  readonly recalledFrom: number | undefined;
  /** The last fault of each list, until that list has been read whole again. */
  readonly troubles: Partial<Readonly<Record<ListName, Failure>>>;
  /** The lists of bundles and directories have been read. */
  readonly bundlesLoaded: boolean;
  readonly directoriesLoaded: boolean;
}

export const emptyFleet: Fleet = {
  source: '',
  rows: noRows,
  bundles: new Map(),
  directories: new Map(),
  images: new Map(),
  loading: true,
  progress: undefined,
  asOf: undefined,
  recalledFrom: undefined,
  troubles: {},
  bundlesLoaded: false,
  directoriesLoaded: false,
};

const nothing: LookedUp = {};

/** A page of WorkSpaces, or some asked for by id. Who was connected at an earlier start is not known of a row of now. */
export function withWorkspaces(fleet: Fleet, page: readonly Workspace[]): Fleet {
  return withRows(
    fleet,
    page.map((workspace) => {
      const { connection, lookedUp = nothing, recalled } = fleet.rows.get(workspace.id) ?? {};
      return { workspace, connection: recalled ? undefined : connection, lookedUp, recalled: false };
    }),
  );
}

/** What was known at an earlier start, of a fleet of which nothing is known yet. */
export function withRecalled(fleet: Fleet, inventory: Inventory): Fleet {
  const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
    new Map<string, T>(all.map((one) => [one.id, one]));
  const [bundles, directories] = [byId(inventory.bundles), byId(inventory.directories)];
  const rows = inventory.workspaces.map((workspace, nth) =>
    joined({
      source: fleet.source,
      workspace,
      bundle: bundles.get(workspace.bundleId ?? ''),
      directory: directories.get(workspace.directoryId ?? ''),
      connection: inventory.connections[nth],
      lookedUp: nothing,
      recalled: true,
    }),
  );
  return {
    ...fleet,
    rows: fleet.rows.with(rows),
    bundles,
    directories,
    images: byId(inventory.images),
    progress:
      inventory.of === undefined ? undefined : { seen: rows.length, expected: inventory.of, directories: undefined },
    recalledFrom: inventory.at,
  };
}

/** Without what was known at an earlier start and AWS has not told of since: it was of another account or Region. */
export function withoutRecalled(fleet: Fleet): Fleet {
  const recalled = [...fleet.rows.values()].flatMap(({ id, recalled }) => (recalled ? [id] : []));
  const { bundles, directories, images } = emptyFleet;
  return rejoined(fleet, {
    ...fleet,
    rows: fleet.rows.with([], recalled),
    bundles: fleet.bundlesLoaded ? fleet.bundles : bundles,
    directories: fleet.directoriesLoaded ? fleet.directories : directories,
    images: fleet.bundlesLoaded ? fleet.images : images,
    recalledFrom: undefined,
  });
}

/** What was asked for one WorkSpace alone, beside what was known of it. */
export function withLookedUp(fleet: Fleet, id: string, found: LookedUp): Fleet {
  const row = fleet.rows.get(id);
  return row ? withRows(fleet, [{ ...row, lookedUp: { ...row.lookedUp, ...found } }]) : fleet;
}

/** What was asked for these alone is not known any more. */
export function withoutLookedUp(fleet: Fleet, ids: Iterable<string>): Fleet {
  const rows = [...ids].flatMap((id) => fleet.rows.get(id) ?? []);
  return withRows(
    fleet,
    rows.map((row) => ({ ...row, lookedUp: nothing })),
  );
}

/** `asked`: ids that AWS was asked for; of those that are not in the page it says nothing, so nothing is known. */
export function withConnections(fleet: Fleet, page: readonly Connection[], asked: readonly string[] = []): Fleet {
  const told = new Map<string, Connection | undefined>(asked.map((id) => [id, undefined]));
  for (const connection of page) told.set(connection.id, connection);
  const known = Array.from(told).flatMap(([id, connection]) => {
    const row = fleet.rows.get(id);
    // Each answer brings a copy of the id: 100,000 of them are kept once.
    return row ? [{ ...row, connection: connection && { ...connection, id: row.workspace.id } }] : [];
  });
  return withRows(fleet, known);
}

/** The whole list: what AWS no longer has in it is gone. */
export function withBundles(fleet: Fleet, all: readonly Bundle[]): Fleet {
  return rejoined(fleet, { ...fleet, bundles: kept(fleet.bundles, all), bundlesLoaded: true });
}

/** The whole list. */
export function withDirectories(fleet: Fleet, all: readonly Directory[]): Fleet {
  return rejoined(fleet, { ...fleet, directories: kept(fleet.directories, all), directoriesLoaded: true });
}

/** Some of the list, the rest of which is still to come. */
export function withMoreDirectories(fleet: Fleet, page: readonly Directory[]): Fleet {
  const known = new Map(fleet.directories);
  for (const one of page) known.set(one.id, one);
  return rejoined(fleet, { ...fleet, directories: kept(fleet.directories, [...known.values()]) });
}

/** The whole list. */
export function withImages(fleet: Fleet, all: readonly Image[]): Fleet {
  return { ...fleet, images: kept(fleet.images, all) };
}

/** `failure`: undefined once the list has been read whole. */
export function withTrouble(fleet: Fleet, list: ListName, failure: Failure | undefined): Fleet {
  if (fleet.troubles[list] === failure) return fleet;
  const { [list]: _, ...others } = fleet.troubles;
  return { ...fleet, troubles: failure ? { ...others, [list]: failure } : others };
}

/** After a whole sweep. `at`: epoch milliseconds. */
export function swept(fleet: Fleet, at: number): Fleet {
  return { ...fleet, loading: false, progress: undefined, asOf: at, recalledFrom: undefined };
}

/** What AWS no longer knows. */
export function without(fleet: Fleet, ids: readonly string[]): Fleet {
  return ids.some((id) => fleet.rows.has(id)) ? { ...fleet, rows: fleet.rows.with([], ids) } : fleet;
}
