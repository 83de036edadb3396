/** Looks up what a plan has to know: the selected WorkSpaces afresh, and the bundles, directories, images and subnets around them. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { BundleId, Subnet, Workspace } from '../aws/model.ts';
import { collect } from '../aws/paging.ts';
import type { Session } from '../aws/session.ts';
import { emptyFleet, type Fleet, withBundles, withDirectories, withImages, withWorkspaces } from '../fleet/fleet.ts';
import { type Gathered, gather } from '../plans/gather.ts';
import { lookAtNetwork, takesAddresses } from '../plans/look-at-network.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import type { Who } from './plan-who.ts';

export interface LookedUp {
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly fleet: Fleet;
  /** Undefined where the verb takes no addresses. */
  readonly subnets: Answer<readonly Subnet[]> | undefined;
  /** What could not be read: the rules then take for unknown what it would have told. */
  readonly gaps: readonly Failure[];
}

export interface Wanted extends Pick<Who, 'ids' | 'listed'> {
  readonly verb: WorkspaceVerb;
  /** Bundles to migrate to, as far as they are known by now. */
  readonly targets: readonly string[];
}

/** `tell`: so many of the selection are known by now. */
export async function lookUp(
  session: Session,
  { verb, ids, listed, targets }: Wanted,
  tell: (known: number) => void,
): Promise<LookedUp> {
  const gathered = new Map<string, Gathered>();
  const snapshots = verbFacts[verb].goesBackTo !== undefined;
  await gather(session, [...new Set(ids)], { snapshots }, (one) => {
    gathered.set(one.id, one);
    tell(gathered.size);
  });
  const { fleet, gaps } = await catalogue(session);
  // A bundle's record does not name its operating system; a WorkSpace that runs on it does.
  const onTarget: Workspace[] = [];
  for (const target of listed ? [] : targets) {
    const answer = await session.workspaces.workspacesOn(target as BundleId);
    if (answer.ok) onTarget.push(...answer.value);
    else gaps.push(answer.failure);
  }
  const selected = [...gathered.values()].flatMap(({ workspace }) => workspace ?? []);
  const known = [listed ?? [], onTarget, selected].reduce(withWorkspaces, fleet);
  const theirs = selected.map(({ directoryId }) => known.directories.get(directoryId ?? ''));
  const subnets = takesAddresses(verb) ? await lookAtNetwork(session, theirs) : undefined;
  return { gathered, fleet: known, subnets, gaps };
}

/** What there is besides WorkSpaces. */
export async function catalogue({ workspaces }: Session): Promise<{ fleet: Fleet; gaps: Failure[] }> {
  const gaps: Failure[] = [];
  const read = async <T>(asked: Promise<Answer<readonly T[]>>): Promise<readonly T[]> => {
    const answer = await asked;
    if (answer.ok) return answer.value;
    gaps.push(answer.failure);
    return [];
  };
  let fleet = withBundles(emptyFleet, await read(collect(workspaces.bundles())));
  fleet = withDirectories(fleet, await read(collect(workspaces.directories())));
  return { fleet: withImages(fleet, await read(collect(workspaces.images()))), gaps };
}
