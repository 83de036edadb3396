/** Looks up what a plan has to know: the selected WorkSpaces afresh, and the bundles, directories and images around them. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { BundleId, Workspace } from '../aws/model.ts';
import { collect } from '../aws/paging.ts';
import type { Session } from '../aws/session.ts';
import { emptyFleet, type Fleet, withBundles, withDirectories, withImages, withWorkspaces } from '../fleet/fleet.ts';
import { type Gathered, gather } from '../plans/gather.ts';
import type { Selection } from '../plans/plan-selection.ts';
import { verbFacts } from '../rules/verbs.ts';

export interface LookedUp {
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly fleet: Fleet;
  /** What could not be read: the rules then take for unknown what it would have told. */
  readonly gaps: readonly Failure[];
}

/** `tell`: so many of the selection are known by now. */
export async function lookUp(session: Session, selection: Selection, tell: (known: number) => void): Promise<LookedUp> {
  const { workspaces } = session;
  const gathered = new Map<string, Gathered>();
  const snapshots = verbFacts[selection.verb].goesBackTo !== undefined;
  await gather(session, [...new Set(selection.ids)], { snapshots }, (one) => {
    gathered.set(one.id, one);
    tell(gathered.size);
  });
  const gaps: Failure[] = [];
  const read = async <T>(asked: Promise<Answer<readonly T[]>>): Promise<readonly T[]> => {
    const answer = await asked;
    if (answer.ok) return answer.value;
    gaps.push(answer.failure);
    return [];
  };
  let fleet = withBundles(emptyFleet, await read(collect(workspaces.bundles())));
  fleet = withDirectories(fleet, await read(collect(workspaces.directories())));
  fleet = withImages(fleet, await read(collect(workspaces.images())));
  // A bundle's record does not name its operating system; a WorkSpace that runs on it does.
  const targets = selection.verb === 'migrate' ? new Set(selection.mapping.flatMap(({ to }) => to ?? [])) : [];
  const onTarget: Workspace[] = [];
  for (const target of targets) onTarget.push(...(await read(workspaces.workspacesOn(target as BundleId))));
  const selected = [...gathered.values()].flatMap(({ workspace }) => workspace ?? []);
  return { gathered, fleet: withWorkspaces(fleet, [...selected, ...onTarget]), gaps };
}
