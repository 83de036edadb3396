/**
 * The WorkSpaces of the account. Rows are made when they are looked at; only those that something happened to are
 * kept, so a fleet of 200,000 starts at once. A row's number never changes, which keeps paging stable.
 */
import type { SimulatorClock } from '../clock.ts';
import { born, type Desks, ipAddress } from './born.ts';
import { workspaceIds } from './ids.ts';
import { asOf, type Facts, type Step, type Workspace } from './record.ts';

/** A change that was accepted, and what the simulator alone knows: how it will end. */
interface Submission {
  readonly at: number;
  readonly requestId: string;
  readonly operation: string;
  readonly id: string;
  readonly targetId?: string;
  readonly bundleId?: string;
  readonly fate: Fate;
  /** When it has run its course. */
  readonly endsAt: number;
}

export type Fate = 'done' | 'silent' | 'rolled-back' | 'error' | 'in-place';

export interface Fleet {
  readonly seed: number;
  readonly startedAt: number;
  /** Rows ever made, the invisible ones included. */
  rows(): number;
  /** As the API would see it now: undefined when it does not exist, not yet or no more. */
  at(row: number): Workspace | undefined;
  find(id: string): Workspace | undefined;
  /** Every row ever made, the invisible ones included. */
  everything(): Iterable<Workspace>;
  /** From now on the row is as it is now with `set`, and `ahead` will come. */
  change(workspace: Workspace, set: Partial<Facts>, ahead: readonly Step[]): void;
  /** A new row; returns its id. */
  add(facts: Facts, ahead: (id: string, row: number) => readonly Step[]): string;
  newAddress(): string;
  readonly submissions: Submission[];
}

export function createFleet(options: {
  readonly size: number;
  readonly seed: number;
  readonly clock: SimulatorClock;
  readonly desks: Desks;
}): Fleet {
  const { size, seed, clock, desks } = options;
  const startedAt = clock.now();
  const ids = workspaceIds(seed);
  const touched = new Map<number, Workspace>();
  const submissions: Submission[] = [];
  let rows = size;
  let addresses = 0x20_0000;

  const read = (row: number): Workspace => {
    const kept = touched.get(row);
    if (kept !== undefined) return asOf(kept, clock.now());
    const { facts, ahead } = born(seed, row, startedAt, desks);
    return asOf({ ...facts, id: ids.encode(row), row, ahead }, clock.now());
  };
  const at = (row: number) => {
    if (row >= rows) return undefined;
    const workspace = read(row);
    return workspace.visible ? workspace : undefined;
  };
  return {
    seed,
    startedAt,
    submissions,
    rows: () => rows,
    at,
    find: (id) => {
      const row = ids.decode(id);
      return row === undefined ? undefined : at(row);
    },
    everything: function* () {
      for (let row = 0; row < rows; row += 1) yield read(row);
    },
    change: (workspace, set, ahead) => {
      touched.set(workspace.row, { ...workspace, ...set, ahead });
    },
    add: (facts, ahead) => {
      const row = rows;
      const id = ids.encode(row);
      rows += 1;
      touched.set(row, { ...facts, id, row, ahead: ahead(id, row) });
      return id;
    },
    newAddress: () => {
      addresses += 1;
      return ipAddress(addresses);
    },
  };
}
