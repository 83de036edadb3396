/** A plan over so many WorkSpaces of a simulated AWS. */
import type { Answer } from '../../src/aws/answer.ts';
import type { Bundle, Directory, Workspace } from '../../src/aws/model.ts';
import { openSession } from '../../src/aws/open-session.ts';
import { collect } from '../../src/aws/paging.ts';
import { idsPerCall, type Session } from '../../src/aws/session.ts';
import { connectionFacts } from '../../src/fleet/connection-facts.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import { type Gathered, gather } from '../../src/plans/gather.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import type { PlanContext } from '../../src/plans/plan-head.ts';
import type { RunPolicy } from '../../src/plans/policy.ts';
import { verbFacts, type WorkspaceVerb } from '../../src/rules/verbs.ts';
import { chance, hash } from '../../src/simulator/random.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';
import { limits, value } from '../plans/fixtures.ts';

/** Whatever the size of a campaign's runs. */
export const roomy = { ...limits, maxItems: 10_000 };

export interface Wanted {
  readonly seed: number;
  readonly verb: WorkspaceVerb;
  readonly size: number;
  readonly policy: RunPolicy;
  readonly states?: readonly string[];
  /** Those that have to be started first come first. */
  readonly asleepFirst?: boolean;
}

/**
 * Of a shuffled fleet the first ones that may be sent, in whatever state they are; throws when there are too few. Made
 * in a twin of the world that the run is to meet: planning takes nothing of its time and its budget.
 */
export async function planIn(
  world: Pick<SimulatorOptions, 'seed' | 'workspaces' | 'startsAt'>,
  { seed, verb, size, policy, states, asleepFirst = false }: Wanted,
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
    const late = ({ state, operatingSystem = '' }: Workspace) =>
      asleepFirst && (state !== 'STOPPED' || /WINDOWS|UNKNOWN/.test(operatingSystem)) ? 1 : 0;
    const shuffled = fit
      .toSorted((a, b) => late(a) - late(b) || hash(seed, a.id) - hash(seed, b.id))
      .map(({ id }) => id);
    const context = { account, now, random: chance(seed, 'plan'), limits: roomy, policy };
    const chosen: Candidate[] = [];
    for (let at = 0; at < shuffled.length && chosen.length < size; at += idsPerCall) {
      const some = shuffled.slice(at, at + idsPerCall);
      const known = new Map<string, Gathered>();
      await gather(
        session,
        some,
        () => true,
        (gathered) => known.set(gathered.id, gathered),
      );
      chosen.push(...some.flatMap((id) => candidate(known.get(id), { seed, verb, bundles, directories, context })));
    }
    const candidates = chosen.slice(0, size);
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
  readonly verb: WorkspaceVerb;
  readonly bundles: readonly Bundle[];
  readonly directories: readonly Directory[];
  readonly context: PlanContext;
}

/** None where the rules hold it back. */
function candidate(gathered: Gathered | undefined, among: Among): Candidate[] {
  const { seed, verb, bundles, directories, context } = among;
  const { workspace, snapshots, connection } = gathered ?? {};
  const bundle = bundles.find(({ id }) => id === workspace?.bundleId);
  if (!workspace || !bundle) return [];
  const { goesBackTo } = verbFacts[verb];
  const snapshot = goesBackTo && snapshots?.[goesBackTo];
  const directory = directories.find(({ id }) => id === workspace.directoryId);
  const protocol = verb === 'modify-protocol' ? 'WSP' : undefined;
  const one: Candidate = { workspace, bundle, directory, snapshot, ...connectionFacts(connection), protocol };
  const sent = (each: Candidate) => value(planWorkspaces({ ...context, verb, candidates: [each] })).items[0];
  if (verb !== 'migrate') return sent(one) ? [one] : [];
  const target = bundles
    .toSorted((a, b) => hash(seed, workspace.id, a.id) - hash(seed, workspace.id, b.id))
    .find((other) => sent({ ...one, target: other })?.verdicts.every(({ kind }) => kind === 'allowed'));
  return target ? [{ ...one, target }] : [];
}

function all<T>(answer: Answer<readonly T[]>): readonly T[] {
  return value(answer) as readonly T[];
}
