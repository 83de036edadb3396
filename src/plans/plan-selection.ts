/** From a selection and what was looked up for it to its plan: the same for the review on screen and for a command. Pure. */
import type { Answer } from '../aws/answer.ts';
import type { Subnet, Workspace } from '../aws/model.ts';
import { connectionFacts } from '../fleet/connection-facts.ts';
import { evidenceIn } from '../fleet/evidence.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import { type Candidate, planWorkspaces } from './build-plan.ts';
import type { Gathered } from './gather.ts';
import { lineFor, type Mapping, targetOf, whyNowhere } from './mapping.ts';
import { isLex, type Plan, type WorkspacesPlan } from './plan.ts';
import type { PlanContext } from './plan-head.ts';

export type Selection = { readonly ids: readonly string[] } & (
  | { readonly verb: 'migrate'; readonly mapping: Mapping }
  | { readonly verb: 'modify-protocol'; readonly protocol: 'PCOIP' | 'WSP' }
  | { readonly verb: Exclude<WorkspaceVerb, 'migrate' | 'modify-protocol'> }
);

/** What is known of the selected and of what is around them. */
export interface Surroundings {
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly fleet: Pick<Fleet, 'rows' | 'bundles' | 'directories' | 'images'>;
  /** In which unfinished run a WorkSpace is already. */
  readonly underWay: ReadonlyMap<string, string>;
  /** Ids that go on although their user is connected. */
  readonly overridden: ReadonlySet<string>;
  /** Those of the selection's directories, see `lookAtNetwork`; undefined: nobody looked. */
  readonly subnets?: Answer<readonly Subnet[]> | undefined;
}

/**
 * Whether the snapshots of a WorkSpace matter: not where its volumes are left alone, or it is left out itself. `mapping`:
 * of a migration, as far as it is known by now.
 */
export const needsSnapshots =
  ({ verb, mapping }: { readonly verb: WorkspaceVerb; readonly mapping?: Mapping | undefined }) =>
  (workspace: Workspace): boolean =>
    verbFacts[verb].goesBackTo !== undefined && (!mapping || targetOf(mapping, workspace) !== undefined);

/** Undefined where there is nothing to judge: AWS lists none of them. */
export function planSelection(
  selection: Selection,
  { gathered, fleet, underWay, overridden, subnets }: Surroundings,
  context: PlanContext,
): Answer<WorkspacesPlan> | undefined {
  const evidence = evidenceIn(fleet);
  const { verb } = selection;
  const { goesBackTo } = verbFacts[verb];
  const mapping = selection.verb === 'migrate' ? selection.mapping : undefined;
  const candidates = selection.ids.flatMap((id): Candidate[] => {
    const facts = gathered.get(id);
    if (!facts?.workspace) return [];
    const { workspace, snapshots, connection } = facts;
    const bundle = fleet.bundles.get(workspace.bundleId ?? '');
    const line = mapping && lineFor(mapping, workspace);
    const target = fleet.bundles.get(line?.to ?? '');
    return [
      {
        workspace,
        bundle,
        snapshot: goesBackTo && snapshots?.[goesBackTo],
        ...connectionFacts(connection),
        connectedOverridden: overridden.has(id),
        directory: fleet.directories.get(workspace.directoryId ?? ''),
        underWayIn: underWay.get(id),
        evidence: evidence(bundle),
        ...(target && { target, targetEvidence: evidence(target) }),
        ...(mapping && !target && { leftOut: whyNowhere(line) }),
        ...(selection.verb === 'modify-protocol' && { protocol: selection.protocol }),
      },
    ];
  });
  if (candidates.length === 0) return undefined;
  const around = { directories: fleet.directories, bundles: fleet.bundles, subnets };
  return planWorkspaces({ ...context, verb, candidates, mapping, around });
}

/** What a plan asked for, asked for these of it. None for a plan of another service. */
export function sameAgain(plan: Plan, ids: readonly string[]): Selection | undefined {
  if (isLex(plan)) return undefined;
  const { verb } = plan;
  if (verb === 'migrate') return { verb, ids, mapping: plan.mapping ?? [] };
  if (verb !== 'modify-protocol') return { verb, ids };
  const protocol = plan.items[0]?.toProtocol;
  return protocol && { verb, ids, protocol };
}
