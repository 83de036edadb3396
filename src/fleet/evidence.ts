/** What the rest of the fleet tells about a bundle beyond its own record: its image's tenancy, a WorkSpace on it. */
import type { Bundle } from '../aws/model.ts';
import type { BundleEvidence } from '../rules/subject.ts';
import type { Fleet } from './fleet.ts';

export type EvidenceOf = (bundle: Bundle | undefined) => BundleEvidence;

export function evidenceIn(fleet: Pick<Fleet, 'rows' | 'images'>): EvidenceOf {
  const seen = new Map<string, BundleEvidence['seen']>();
  for (const { workspace } of fleet.rows.values())
    if (workspace.bundleId && !seen.has(workspace.bundleId)) seen.set(workspace.bundleId, workspace);
  return (bundle) => ({
    imageTenancy: fleet.images.get(bundle?.imageId ?? '')?.requiredTenancy,
    seen: seen.get(bundle?.id ?? ''),
  });
}
