/**
 * What is known of a fleet, as a text that is kept for the next start: a line that says whose it is and when it was so, a
 * line for each column of each table, and a checksum. Pure.
 */
import { createHash } from 'node:crypto';
import type { Bundle, Connection, Directory, Image, Workspace } from '../aws/model.ts';
import type { Fleet } from './fleet.ts';
import { copyOfWorkspace, type KeptConnection, recordMembers } from './record-members.ts';
import { Damaged, type Line, type Members, recordsIn, tableOf } from './record-tables.ts';

/** Raised when what stands in the file comes to mean something else. */
const version = 1;

const checksum = () => createHash('sha256');

/** Of which fleet it is. */
export interface Whose {
  readonly accountId: string;
  readonly region: string;
  /** Where AWS was asked, when not at its own endpoints. */
  readonly endpointUrl: string | undefined;
}

export interface Inventory {
  /** Epoch milliseconds: all of it was so then, or later. */
  readonly at: number;
  /** Of how many WorkSpaces it is the beginning; absent: it is all there is. */
  readonly of?: number;
  readonly workspaces: readonly Workspace[];
  /** That of each WorkSpace, in the order of these. */
  readonly connections: readonly (Connection | undefined)[];
  readonly bundles: readonly Bundle[];
  readonly directories: readonly Directory[];
  readonly images: readonly Image[];
}

/** Undefined: too little is known to be worth keeping. */
export function inventoryOf(fleet: Fleet): Inventory | undefined {
  const at = fleet.recalledFrom ?? fleet.asOf;
  if (at === undefined) return undefined;
  // What AWS has not told of by the end of a whole sweep is not known to be there now.
  const rows = [...fleet.rows.values()].filter(({ recalled }) => !recalled || fleet.recalledFrom !== undefined);
  return {
    at,
    workspaces: rows.map(({ workspace }) => workspace),
    connections: rows.map(({ connection }) => connection),
    bundles: [...fleet.bundles.values()],
    directories: [...fleet.directories.values()],
    images: [...fleet.images.values()],
  };
}

/** A piece a turn, empty ones too: of a large fleet all of them together would keep a key waiting. */
export function* inventoryText(inventory: Inventory, whose: Whose): Generator<string> {
  const sum = checksum();
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    sum.update(text);
    return text;
  };
  function* lines<T extends object>(records: readonly T[], members: Members<T>): Generator<string> {
    for (const value of tableOf(records, members)) yield value === undefined ? '' : line(value);
  }
  yield line({ bellhop: 'inventory', version, ...whose, at: inventory.at, of: inventory.of });
  yield* lines(inventory.workspaces, recordMembers.workspaces);
  yield* lines(inventory.connections.map(kept), recordMembers.connections);
  yield* lines(inventory.bundles, recordMembers.bundles);
  yield* lines(inventory.directories, recordMembers.directories);
  yield* lines(inventory.images, recordMembers.images);
  yield `${JSON.stringify({ checksum: sum.digest('hex') })}\n`;
}

const kept = (connection: Connection | undefined): KeptConnection => ({
  known: connection !== undefined,
  state: connection?.state,
  checkedAt: connection?.checkedAt,
  lastUserConnectionAt: connection?.lastUserConnectionAt,
});

/** When it was written down, epoch milliseconds, out of the beginning of a file; undefined where it does not tell. */
export function inventoryAt(beginning: string): number | undefined {
  try {
    const { at } = JSON.parse(beginning.slice(0, beginning.indexOf('\n'))) as { readonly at?: unknown };
    return typeof at === 'number' ? at : undefined;
  } catch {
    return undefined;
  }
}

/** The inventory, or one sentence that says why it cannot be used. */
export function readInventory(bytes: Buffer, whose: Whose): Inventory | string {
  try {
    const end = bytes.lastIndexOf(10, bytes.length - 2) + 1;
    const last = JSON.parse(bytes.toString('utf8', end)) as { readonly checksum?: unknown };
    if (last.checksum !== checksum().update(bytes.subarray(0, end)).digest('hex')) return 'Its checksum is wrong.';
    let from = 0;
    const next = (): Line => {
      const to = bytes.indexOf(10, from);
      const text = bytes.toString('utf8', from, to);
      from = to + 1;
      return { value: JSON.parse(text), plain: /^[ -[\]-~]*$/.test(text) };
    };
    const head = next().value as Partial<Whose> & Partial<Record<'bellhop' | 'version' | 'at' | 'of', unknown>>;
    if (head.bellhop !== 'inventory' || head.version !== version) return 'It is of another version of bellhop.';
    if (head.accountId !== whose.accountId || head.region !== whose.region || head.endpointUrl !== whose.endpointUrl)
      return 'It is of another account or Region.';
    if (typeof head.at !== 'number') return 'It does not say how old it is.';
    const workspaces = recordsIn(next, recordMembers.workspaces, copyOfWorkspace);
    const connections = recordsIn(next, recordMembers.connections);
    if (connections.length !== workspaces.length) return 'Its connections are not those of its WorkSpaces.';
    return {
      at: head.at,
      ...(typeof head.of === 'number' && { of: head.of }),
      workspaces,
      connections: connections.map(({ known, state, checkedAt, lastUserConnectionAt }, nth) => {
        const { id } = workspaces[nth] as Workspace;
        return known ? { id, state, checkedAt, lastUserConnectionAt } : undefined;
      }),
      bundles: recordsIn(next, recordMembers.bundles),
      directories: recordsIn(next, recordMembers.directories),
      images: recordsIn(next, recordMembers.images),
    };
  } catch (error) {
    return error instanceof Damaged ? error.message : 'It is cut off, or no inventory at all.';
  }
}
