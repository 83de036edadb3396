/**
 * The fleet as bellhop knows it: WorkSpaces joined with their bundle, directory and connection. Pure: pages go in, the
 * next state comes out, and a row that did not change keeps its identity, so that nothing is drawn or sorted for it.
 */
import type { Failure } from '../aws/answer.ts';
import type { Bundle, Connection, Directory, Image, Workspace } from '../aws/model.ts';

export interface Row {
  readonly id: string;
  readonly workspace: Workspace;
  readonly bundle: Bundle | undefined;
  readonly directory: Directory | undefined;
  readonly connection: Connection | undefined;
  /** Lower case, everything the filter looks at. */
  readonly haystack: string;
}

export type ListName = 'workspaces' | 'bundles' | 'directories' | 'connections';

export interface Fleet {
  readonly rows: ReadonlyMap<string, Row>;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly directories: ReadonlyMap<string, Directory>;
  /** The account's own; Amazon's images are not described to anybody. */
  readonly images: ReadonlyMap<string, Image>;
  /** True until the first sweep has seen every page. */
  readonly loading: boolean;
  /** Epoch milliseconds: end of the last whole sweep. */
  readonly asOf: number | undefined;
  /** The last fault of each list, until that list has been read whole again. */
  readonly troubles: Partial<Readonly<Record<ListName, Failure>>>;
  /** The lists of bundles and directories have been read. */
  readonly bundlesLoaded: boolean;
  readonly directoriesLoaded: boolean;
}

export const emptyFleet: Fleet = {
  rows: new Map(),
  bundles: new Map(),
  directories: new Map(),
  images: new Map(),
  loading: true,
  asOf: undefined,
  troubles: {},
  bundlesLoaded: false,
  directoriesLoaded: false,
};

/** A page of WorkSpaces, or some asked for by id. */
export function withWorkspaces(fleet: Fleet, page: readonly Workspace[]): Fleet {
  return withRows(
    fleet,
    page.map((workspace) => ({ workspace, connection: fleet.rows.get(workspace.id)?.connection })),
  );
}

export function withConnections(fleet: Fleet, page: readonly Connection[]): Fleet {
  const known = page.flatMap((connection) => {
    const row = fleet.rows.get(connection.id);
    return row ? [{ workspace: row.workspace, connection }] : [];
  });
  return withRows(fleet, known);
}

/** The whole list: what AWS no longer has in it is gone. */
export function withBundles(fleet: Fleet, all: readonly Bundle[]): Fleet {
  return rejoin({ ...fleet, bundles: kept(fleet.bundles, all), bundlesLoaded: true });
}

/** The whole list. */
export function withDirectories(fleet: Fleet, all: readonly Directory[]): Fleet {
  return rejoin({ ...fleet, directories: kept(fleet.directories, all), directoriesLoaded: true });
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

/** Records by id, each the very one of before where nothing changed; the map of before where none did. */
function kept<T extends { readonly id: string }>(
  before: ReadonlyMap<string, T>,
  all: readonly T[],
): ReadonlyMap<string, T> {
  const after = new Map(
    all.map((record) => {
      const old = before.get(record.id);
      return [record.id as string, old && same(old, record) ? old : record];
    }),
  );
  const unchanged = after.size === before.size && [...after].every(([id, record]) => before.get(id) === record);
  return unchanged ? before : after;
}

/** After a whole sweep: rows that AWS no longer lists are gone, and are named. */
export function swept(fleet: Fleet, seen: ReadonlySet<string>, at: number): { fleet: Fleet; gone: readonly Row[] } {
  const gone = [...fleet.rows.values()].filter((row) => !seen.has(row.id));
  const rows = gone.length === 0 ? fleet.rows : new Map([...fleet.rows].filter(([id]) => seen.has(id)));
  return { fleet: { ...fleet, rows, loading: false, asOf: at }, gone };
}

/** The words of a filter, in lower case. */
export function filterWords(filter: string): readonly string[] {
  return filter.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Rows by every word of the filter, all of which must stand somewhere in the row. */
export function matching(rows: readonly Row[], filter: string): readonly Row[] {
  const terms = filterWords(filter);
  return terms.length === 0 ? rows : rows.filter((row) => terms.every((term) => row.haystack.includes(term)));
}

/** How many WorkSpaces there are for each value of something. */
export function countBy(
  rows: Iterable<Row>,
  of: (workspace: Workspace) => string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { workspace } of rows) {
    const value = of(workspace) ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

type Part = Pick<Row, 'workspace' | 'connection'>;

function withRows(fleet: Fleet, parts: readonly Part[]): Fleet {
  let rows = fleet.rows as Map<string, Row>;
  let changed = false;
  for (const part of parts) {
    const bundle = fleet.bundles.get(part.workspace.bundleId ?? '');
    const directory = fleet.directories.get(part.workspace.directoryId ?? '');
    const before = rows.get(part.workspace.id);
    if (before && sameRow(before, { ...part, bundle, directory })) continue;
    if (!changed) rows = new Map(rows);
    changed = true;
    rows.set(part.workspace.id, joined({ ...part, bundle, directory }));
  }
  return changed ? { ...fleet, rows } : fleet;
}

function rejoin(fleet: Fleet): Fleet {
  return withRows(fleet, [...fleet.rows.values()]);
}

function joined({ workspace, connection, bundle, directory }: Omit<Row, 'id' | 'haystack'>): Row {
  const haystack = [
    workspace.id,
    workspace.userName,
    workspace.computerName,
    workspace.name,
    workspace.ipAddress,
    workspace.state,
    workspace.operatingSystem,
    workspace.computeType,
    workspace.runningMode,
    protocolLabel(workspace),
    bundle?.name ?? workspace.bundleId,
    directory?.name ?? workspace.directoryId,
    `connected:${connectedWord(connection?.state)}`,
  ]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();
  return { id: workspace.id, workspace, bundle, directory, connection, haystack };
}

function sameRow(a: Row, b: Omit<Row, 'id' | 'haystack'>): boolean {
  return (
    a.bundle === b.bundle &&
    a.directory === b.directory &&
    same(a.workspace, b.workspace) &&
    same(a.connection, b.connection)
  );
}

/** Records from the boundary are flat and always built in the same order of members. */
function same(a: object | undefined, b: object | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** As the table and the filter say it. Not returned is not disconnected, and neither is what could not be looked up. */
export function connectedWord(state: string | undefined): string {
  return (
    { CONNECTED: 'yes', DISCONNECTED: 'no', UNKNOWN: 'unknown', denied: 'denied', failed: 'failed' }[state ?? ''] ?? '?'
  );
}

/** AWS's API says WSP for what its pages call DCV. */
export function protocolLabel(workspace: Pick<Workspace, 'protocols'>): string {
  if (workspace.protocols === undefined) return 'unknown';
  const names = workspace.protocols.map((name) => (name === 'WSP' ? 'DCV' : name));
  return names.length > 0 ? names.join('+') : 'none (BYOP?)';
}
