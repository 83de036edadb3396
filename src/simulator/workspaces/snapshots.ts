/** Snapshots every twelve hours, each WorkSpace at its own hour; the root volume only while it is healthy. */
import { hash } from '../random.ts';
import { hour } from './born.ts';
import type { Workspace } from './record.ts';

const interval = 12 * hour;
/** How many of them AWS still tells. */
const kept = 2;

function taken(first: number, until: number): number[] {
  const count = Math.floor((until - first) / interval) + 1;
  return Array.from({ length: Math.max(0, Math.min(count, kept)) }, (_, back) => first + (count - 1 - back) * interval);
}

/** Epoch milliseconds. The order is nobody's promise: it differs from one WorkSpace to the next. */
export function snapshotsOf(workspace: Workspace, now: number) {
  const arrange = (times: number[]) => (hash(workspace.id) % 2 === 0 ? times : times.toReversed());
  const { firstSnapshotAt, unhealthySince } = workspace;
  return {
    rebuild: arrange(taken(firstSnapshotAt, now)),
    restore: arrange(taken(firstSnapshotAt, Math.min(now, unhealthySince ?? now))),
  };
}
