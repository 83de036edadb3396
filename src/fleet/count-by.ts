/** How many WorkSpaces there are for each value of something. */
import type { Workspace } from '../aws/model.ts';
import type { Row } from './fleet.ts';

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
