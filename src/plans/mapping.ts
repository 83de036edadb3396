/**
 * Where each of a mixed selection is migrated to: lines of who and whither, of which the most particular one that fits a
 * WorkSpace decides.
 */
import type { Workspace } from '../aws/model.ts';

export interface MapLine {
  /** This one WorkSpace. */
  readonly workspaceId?: string | undefined;
  /** All that use this bundle; with `computeType` only those of that type. Without any of the three: all. */
  readonly bundleId?: string | undefined;
  readonly computeType?: string | undefined;
  /** The bundle to migrate to. Undefined: they are left out. */
  readonly to: string | undefined;
}

/** Never two lines for the same. */
export type Mapping = readonly MapLine[];

/** All to one bundle. */
export const allTo = (bundleId: string): Mapping => [{ to: bundleId }];

const particular = ({ workspaceId, bundleId, computeType }: MapLine): number =>
  (workspaceId === undefined ? 0 : 4) + (bundleId === undefined ? 0 : 2) + (computeType === undefined ? 0 : 1);

const fits = (line: MapLine, { id, bundleId, computeType }: Pick<Workspace, 'id' | 'bundleId' | 'computeType'>) =>
  (line.workspaceId === undefined || line.workspaceId === id) &&
  (line.bundleId === undefined || line.bundleId === bundleId) &&
  (line.computeType === undefined || line.computeType === computeType);

/** The bundle that a WorkSpace goes to; undefined where no line says one. */
export function targetOf(
  mapping: Mapping,
  workspace: Pick<Workspace, 'id' | 'bundleId' | 'computeType'>,
): string | undefined {
  const lines = mapping.filter((line) => fits(line, workspace));
  return lines.toSorted((a, b) => particular(b) - particular(a))[0]?.to;
}
