/**
 * Where each of a mixed selection is migrated to: lines of who and whither, of which the most particular one that fits a
 * WorkSpace decides.
 */
import type { Verdict } from '../rules/verdict.ts';

export interface MapLine {
  /** This one WorkSpace. */
  readonly workspaceId?: string | undefined;
  /** All that use this bundle; with `computeType` only those of that type. Without any of the three: all. */
  readonly bundleId?: string | undefined;
  readonly computeType?: string | undefined;
  /** The bundle to migrate to. Undefined: they are left out. */
  readonly to: string | undefined;
  /** Why they are left out, where there is more to say than that nobody said whither. */
  readonly why?: LeftOut | undefined;
}

export type LeftOut = Pick<Verdict, 'reason' | 'remedy'>;

/** Never two lines for the same. */
export type Mapping = readonly MapLine[];

/** All to one bundle. */
export const allTo = (bundleId: string): Mapping => [{ to: bundleId }];

const particular = ({ workspaceId, bundleId, computeType }: MapLine): number =>
  (workspaceId === undefined ? 0 : 4) + (bundleId === undefined ? 0 : 2) + (computeType === undefined ? 0 : 1);

/** What a line can tell WorkSpaces apart by; an item of a plan has it as well. */
interface Placed {
  readonly id: string;
  readonly bundleId: string | undefined;
  readonly computeType: string | undefined;
}

/** Whether a line speaks of a WorkSpace at all; another may be more particular. */
export const lineFits = (line: MapLine, { id, bundleId, computeType }: Placed): boolean =>
  (line.workspaceId === undefined || line.workspaceId === id) &&
  (line.bundleId === undefined || line.bundleId === bundleId) &&
  (line.computeType === undefined || line.computeType === computeType);

/** The line that decides about a WorkSpace, if there is one. */
export function lineFor(mapping: Mapping, workspace: Placed): MapLine | undefined {
  const lines = mapping.filter((line) => lineFits(line, workspace));
  return lines.toSorted((a, b) => particular(b) - particular(a))[0];
}

/** The bundle that a WorkSpace goes to; undefined where no line says one. */
export const targetOf = (mapping: Mapping, workspace: Placed): string | undefined => lineFor(mapping, workspace)?.to;

/** Of one without a target that is listed. */
export function whyNowhere(line: MapLine | undefined): LeftOut {
  if (line?.to !== undefined) return { reason: `AWS lists no bundle ${line.to}.`, remedy: 'Choose another target.' };
  return line?.why ?? { reason: 'The mapping has no target for it.', remedy: 'Choose a target for its bundle.' };
}
