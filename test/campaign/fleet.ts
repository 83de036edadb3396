/** A plan over so many WorkSpaces of a simulated AWS. */
import type { Answer } from '../../src/aws/answer.ts';
import type { Bundle, Directory } from '../../src/aws/model.ts';
import { openSession } from '../../src/aws/open-session.ts';
import { collect } from '../../src/aws/paging.ts';
import { idsPerCall, type Session } from '../../src/aws/session.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import { type Gathered, gather } from '../../src/plans/gather.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import type { RunPolicy } from '../../src/plans/policy.ts';
import { judge, mayBeSent } from '../../src/rules/eligibility.ts';
import { chance, hash } from '../../src/simulator/random.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';
import { limits, value } from '../plans/fixtures.ts';

/** Whatever the size of a campaign's runs. */
export const roomy = { ...limits, maxItems: 10_000 };

export interface Wanted {
  readonly seed: number;
  readonly verb: 'rebuild' | 'migrate';
  readonly size: number;
  readonly policy: RunPolicy;
  readonly states?: readonly string[];
}

/**
 * Of a shuffled fleet the first ones that may be sent, in whatever state they are; throws when there are too few. Made
 * in a twin of the world that the run is to meet: planning takes nothing of its time and its budget.
 */
export async function planIn(
  world: Pick<SimulatorOptions, 'seed' | 'workspaces' | 'startsAt'>,
  { seed, verb, size, policy, states }: Wanted,
): Promise<WorkspacesPlan> {
  const twin = await startSimulator({ ...world, bots: 0, speed: 0, rate: 0 });
  const session = await unhurriedSession(twin);
  try {
    const now = session.clock.now();
    const account = value(await session.account());
    const bundles = all(await collect(session.workspaces.bundles()));
    const directories = all(await collect(session.workspaces.directories()));
    const fleet = all(await collect(session.workspaces.workspaces()));
    const fit = fleet.filter(({ state }) => !states || states.includes(state ?? ''));
    const shuffled = fit.map(({ id }) => id).sort((a, b) => hash(seed, a) - hash(seed, b));
    const chosen: Candidate[] = [];
    for (let at = 0; at < shuffled.length && chosen.length < size; at += idsPerCall) {
      const some = shuffled.slice(at, at + idsPerCall);
      const known = new Map<string, Gathered>();
      await gather(session, some, { snapshots: true }, (gathered) => known.set(gathered.id, gathered));
      chosen.push(...some.flatMap((id) => candidate(known.get(id), { seed, verb, bundles, directories, now })));
    }
    const candidates = chosen.slice(0, size);
    const context = { account, now, random: chance(seed, 'plan'), limits: roomy, policy };
    const plan = value(planWorkspaces({ ...context, verb, candidates }));
    if (plan.items.length < size) throw new Error(`only ${plan.items.length} of ${size} WorkSpaces fit`);
    return plan;
  } finally {
    session.close();
    await twin.close();
  }
}

/** In a world whose time stands still and that has no limit: nobody ever has to sleep. */
async function unhurriedSession({ url, world }: Simulator): Promise<Session> {
  const clock = { now: world.clock.now, sleep: async () => {} };
  const credentials = { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' };
  const budget = { rate: 1_000_000, burst: 1_000_000 };
  return value(await openSession({ clock, endpointUrl: url, region: 'eu-central-1', credentials, ...budget }));
}

interface Among {
  readonly seed: number;
  readonly verb: 'rebuild' | 'migrate';
  readonly bundles: readonly Bundle[];
  readonly directories: readonly Directory[];
  readonly now: number;
}

/** None where the rules hold it back. */
function candidate(gathered: Gathered | undefined, { seed, verb, bundles, directories, now }: Among): Candidate[] {
  const { workspace, snapshots, connection } = gathered ?? {};
  const snapshot = snapshots?.rebuild;
  const bundle = bundles.find(({ id }) => id === workspace?.bundleId);
  if (!workspace || !bundle) return [];
  const directory = directories.find(({ id }) => id === workspace.directoryId);
  const facts = { now, snapshot, connection: connection?.state, directory };
  const one: Candidate = { workspace, bundle, directory, snapshot, connection: connection?.state };
  if (verb === 'rebuild') return mayBeSent(judge({ verb }, workspace, bundle, facts)) ? [one] : [];
  const target = bundles
    .toSorted((a, b) => hash(seed, workspace.id, a.id) - hash(seed, workspace.id, b.id))
    .find((other) => judge({ verb, target: other }, workspace, bundle, facts).every(({ kind }) => kind === 'allowed'));
  return target ? [{ ...one, target }] : [];
}

function all<T>(answer: Answer<readonly T[]>): readonly T[] {
  return value(answer) as readonly T[];
}
