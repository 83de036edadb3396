/**
 * What the rest of the fleet tells about a bundle beyond its own record: its image's tenancy, and what the WorkSpaces on it
 * agree on. One that was modified in place, or made from an older image, no longer tells what the bundle is.
 */
import type { Bundle, Workspace } from '../aws/model.ts';
import type { BundleEvidence } from '../rules/subject.ts';
import type { Fleet, Row } from './fleet.ts';

export type EvidenceOf = (bundle: Bundle | undefined) => BundleEvidence;

/** What it looks at of a fleet; of one bundle alone, the WorkSpaces on that one will do. */
export interface Witnesses extends Pick<Fleet, 'images'> {
  readonly rows: { values(): Iterable<Row> };
}

export function evidenceIn(fleet: Witnesses): EvidenceOf {
  const users = Map.groupBy(fleet.rows.values(), ({ workspace }) => workspace.bundleId);
  const seen = new Map([...users].map(([id, rows]) => [id, agreed(rows.map(({ workspace }) => workspace))]));
  return (bundle) => ({
    imageTenancy: fleet.images.get(bundle?.imageId ?? '')?.requiredTenancy,
    seen: bundle && seen.get(bundle.id),
  });
}

function agreed(users: readonly Workspace[]): BundleEvidence['seen'] {
  const protocols = one(users.map((user) => user.protocols?.join(' ')));
  // Off PCoIP is a change in place, but for a GPU; whoever is on PCoIP, or on neither, came so from the bundle.
  const lasting = protocols !== 'WSP' || users.some(({ computeType }) => computeType?.startsWith('GRAPHICS'));
  return {
    operatingSystem: one(users.map((user) => user.operatingSystem)),
    protocols: lasting ? protocols?.split(' ').filter(Boolean) : undefined,
  };
}

/** What all say that say anything; undefined where they differ. */
function one<T>(values: readonly (T | undefined)[]): T | undefined {
  const [value, ...others] = new Set(values.filter((said) => said !== undefined));
  return others.length === 0 ? value : undefined;
}
