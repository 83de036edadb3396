/** From a selection and what was looked up for it to its plan: the same for the review on screen and for a command. Pure. */
import type { Answer } from '../aws/answer.ts';
import { evidenceIn } from '../fleet/evidence.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type Candidate, type PlanContext, planMigration, planRebuild } from './build-plan.ts';
import type { Gathered } from './gather.ts';
import type { WorkspacesPlan } from './plan.ts';

export type Selection =
  | { readonly verb: 'rebuild'; readonly ids: readonly string[] }
  | { readonly verb: 'migrate'; readonly ids: readonly string[]; readonly bundleId: string };

/** What is known of the selected and of what is around them. */
export interface Surroundings {
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly fleet: Pick<Fleet, 'rows' | 'bundles' | 'directories' | 'images'>;
  /** In which unfinished run a WorkSpace is already. */
  readonly underWay: ReadonlyMap<string, string>;
  /** Ids that go on although their user is connected. */
  readonly overridden: ReadonlySet<string>;
}

/** Undefined where there is nothing to judge: none of them is listed by AWS, or the target bundle is not. */
export function planSelection(
  selection: Selection,
  { gathered, fleet, underWay, overridden }: Surroundings,
  context: PlanContext,
): Answer<WorkspacesPlan> | undefined {
  const evidence = evidenceIn(fleet);
  const candidates = selection.ids.flatMap((id): Candidate[] => {
    const facts = gathered.get(id);
    if (!facts?.workspace) return [];
    const { workspace, snapshot, connection } = facts;
    const bundle = fleet.bundles.get(workspace.bundleId ?? '');
    return [
      {
        workspace,
        bundle,
        snapshot,
        connection: connection?.state,
        connectedOverridden: overridden.has(id),
        directoryTenancy: fleet.directories.get(workspace.directoryId ?? '')?.tenancy,
        underWayIn: underWay.get(id),
        evidence: evidence(bundle),
      },
    ];
  });
  if (candidates.length === 0) return undefined;
  if (selection.verb === 'rebuild') return planRebuild({ ...context, candidates });
  const target = fleet.bundles.get(selection.bundleId);
  if (!target) return undefined;
  const targetEvidence = evidence(target);
  return planMigration({ ...context, candidates: candidates.map((one) => ({ ...one, target, targetEvidence })) });
}
