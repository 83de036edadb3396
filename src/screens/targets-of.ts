/** The bundles that items go to, the one of most first. */
import type { WorkspaceItem } from '../plans/plan.ts';

export interface TargetCount {
  readonly id: string;
  readonly name: string;
  readonly items: number;
}

export function targetsOf(items: readonly WorkspaceItem[]): readonly TargetCount[] {
  const found = Map.groupBy(
    items.flatMap(({ target }) => target ?? []),
    ({ bundleId }) => bundleId,
  );
  return [...found]
    .map(([id, all]) => ({ id, name: all[0]?.bundleName ?? 'a bundle without a name', items: all.length }))
    .sort((a, b) => b.items - a.items);
}
