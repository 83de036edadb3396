/** Looks up what a plan has to know: the selected WorkSpaces afresh, and the bundles, directories, images and subnets around them. */
import { type Answer, type Failure, inSentences } from '../aws/answer.ts';
import type { BundleId, Subnet, Workspace } from '../aws/model.ts';
import { collect } from '../aws/paging.ts';
import type { Pages, Session } from '../aws/session.ts';
import { emptyFleet, type Fleet, withBundles, withDirectories, withImages, withWorkspaces } from '../fleet/fleet.ts';
import { type Gathered, gather } from '../plans/gather.ts';
import { lookAtNetwork, takesAddresses } from '../plans/look-at-network.ts';
import type { Mapping } from '../plans/mapping.ts';
import { needsSnapshots } from '../plans/plan-selection.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import { say } from './output.ts';
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
  /** Where a migration goes, as far as that is known by now. */
  readonly mapping?: Mapping | undefined;
}

/** `tell`: so many of the selection are known by now. */
export async function lookUp(
  session: Session,
  { verb, ids, listed, mapping }: Wanted,
  tell: (known: number) => void,
): Promise<LookedUp> {
  const gathered = new Map<string, Gathered>();
  await gather(session, [...new Set(ids)], needsSnapshots({ verb, mapping }), (one) => {
    gathered.set(one.id, one);
    tell(gathered.size);
  });
  const { fleet, gaps } = await catalogue(session);
  // A bundle's record does not name its operating system; the WorkSpaces that run on it do.
  const onBundles: Workspace[] = [];
  const targets = mapping?.flatMap(({ to }) => to ?? []) ?? [];
  // A source that is not listed may still be in use by others than the selected.
  const sources = mapping?.flatMap(({ bundleId = '' }) => (fleet.bundles.has(bundleId) ? [] : bundleId)) ?? [];
  for (const bundleId of new Set(listed ? [] : [...targets, ...sources.filter(Boolean)])) {
    const answer = await session.workspaces.workspacesOn(bundleId as BundleId);
    if (answer.ok) onBundles.push(...answer.value);
    else gaps.push(answer.failure);
  }
  const selected = [...gathered.values()].flatMap(({ workspace }) => workspace ?? []);
  const known = [listed ?? [], onBundles, selected].reduce(withWorkspaces, fleet);
  const theirs = selected.map(({ directoryId }) => known.directories.get(directoryId ?? ''));
  const subnets = takesAddresses(verb) ? await lookAtNetwork(session, theirs) : undefined;
  return { gathered, fleet: known, subnets, gaps };
}

/** What there is besides WorkSpaces. */
export async function catalogue({ workspaces }: Session): Promise<{ fleet: Fleet; gaps: Failure[] }> {
  const gaps: Failure[] = [];
  let fleet = emptyFleet;
  async function read<T>(asked: Pages<T>, joined: (fleet: Fleet, all: readonly T[]) => Fleet): Promise<void> {
    const answer = await collect(asked);
    if (answer.ok) fleet = joined(fleet, answer.value);
    else gaps.push(answer.failure);
  }
  await read(workspaces.bundles(), withBundles);
  await read(workspaces.directories(), withDirectories);
  await read(workspaces.images(), withImages);
  return { fleet, gaps };
}

export async function sayGaps(gaps: readonly Failure[]): Promise<void> {
  const next = 'What it would have told counts as unknown.';
  for (const { what, why } of gaps) await say(inSentences({ what, why, next }));
}
