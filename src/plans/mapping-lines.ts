/** What a plan's mapping does, line by line: from what to what, how many go, how many are held back. Pure. */
import { lineFor, type MapLine } from './mapping.ts';
import type { WorkspacesPlan } from './plan.ts';

export interface MappingLine {
  /** Undefined: of no line, so that nobody said where they go. */
  readonly line: MapLine | undefined;
  /** The bundle that they use, where all use the same. */
  readonly from: { readonly id: string; readonly name: string | undefined } | undefined;
  readonly to: { readonly id: string; readonly name: string | undefined } | undefined;
  readonly going: number;
  readonly held: number;
}

/** Only lines that speak of somebody in the plan; the largest first. None for what is no migration. */
export function mappingLines({ mapping, items, excluded }: WorkspacesPlan): readonly MappingLine[] {
  if (!mapping) return [];
  const going = new Set(items);
  return [...Map.groupBy([...items, ...excluded], (item) => lineFor(mapping, item))]
    .map(([line, theirs]): MappingLine => {
      const [first] = theirs;
      const one = theirs.every(({ bundleId }) => bundleId === first?.bundleId);
      const target = theirs.find((item) => item.target)?.target;
      const count = theirs.filter((item) => going.has(item)).length;
      return {
        line,
        from: one && first?.bundleId ? { id: first.bundleId, name: first.bundleName } : undefined,
        to: line?.to === undefined ? undefined : { id: line.to, name: target?.bundleName },
        going: count,
        held: theirs.length - count,
      };
    })
    .toSorted((a, b) => b.going + b.held - (a.going + a.held));
}
