/** Rows joined out of the records that AWS tells, each the very one of before where nothing of it has changed. */
import type { Fleet, Row } from './fleet.ts';

type Part = Pick<Row, 'workspace' | 'connection' | 'lookedUp' | 'recalled'>;
type Joined = Omit<Row, 'id' | 'haystack'>;

export function withRows(fleet: Fleet, parts: readonly Part[]): Fleet {
  const { source } = fleet;
  const changed = new Map<string, Row>();
  for (const { workspace, connection, lookedUp, recalled } of parts) {
    const bundle = fleet.bundles.get(workspace.bundleId ?? '');
    const directory = fleet.directories.get(workspace.directoryId ?? '');
    const now: Joined = { source, workspace, bundle, directory, connection, lookedUp, recalled };
    const before = changed.get(workspace.id) ?? fleet.rows.get(workspace.id);
    if (!before || !sameRow(before, now)) changed.set(workspace.id, joined(now, before));
  }
  return changed.size > 0 ? { ...fleet, rows: fleet.rows.with(changed.values()) } : fleet;
}

/** `before`: with the bundles and directories that its rows are joined with. */
export function rejoined(before: Fleet, fleet: Fleet): Fleet {
  const { bundles, directories } = fleet;
  if (bundles === before.bundles && directories === before.directories) return fleet;
  const isApart = ({ workspace, bundle, directory }: Row) =>
    bundle !== bundles.get(workspace.bundleId ?? '') || directory !== directories.get(workspace.directoryId ?? '');
  return withRows(fleet, [...fleet.rows.values()].filter(isApart));
}

export function joined(row: Joined, before?: Row): Row {
  const { workspace } = row;
  if (before?.workspace === workspace) return { ...before, ...row };
  // What the fields that are `free` tell, see fields.ts.
  const { id, userName = '', computerName = '', name = '', ipAddress = '', ipv6Address = '' } = workspace;
  const haystack = `${id}\n${userName}\n${computerName}\n${name}\n${ipAddress}\n${ipv6Address}`.toLowerCase();
  const { source, bundle, directory, connection, lookedUp, recalled } = row;
  // Written out: V8 leaves room for more in what is spread, in each of 100,000.
  return { id, source, workspace, bundle, directory, connection, lookedUp, recalled, haystack };
}

function sameRow(a: Row, b: Joined): boolean {
  return (
    a.source === b.source &&
    a.recalled === b.recalled &&
    a.bundle === b.bundle &&
    a.directory === b.directory &&
    same(a.workspace, b.workspace) &&
    same(a.connection, b.connection) &&
    same(a.lookedUp, b.lookedUp)
  );
}

/** Records from the boundary are flat and always built in the same order of members. */
function same(a: object | undefined, b: object | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Records by id, each the very one of before where nothing changed; the map of before where none did. */
export function kept<T extends { readonly id: string }>(
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
