/**
 * The two sides of the wire check each other: the console's rules and the simulated AWS's refusals are written from the
 * same pages and share no code. Whatever the console lets through with every verdict `allowed`, the other side accepts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import type { BundleId, WorkspaceId } from '../../src/aws/model.ts';
import { openSession } from '../../src/aws/open-session.ts';
import { collect } from '../../src/aws/paging.ts';
import type { Session } from '../../src/aws/session.ts';
import { emptyFleet, withBundles, withDirectories, withImages, withWorkspaces } from '../../src/fleet/fleet.ts';
import { type Gathered, gather } from '../../src/plans/gather.ts';
import type { WorkspaceItem } from '../../src/plans/plan.ts';
import { planSelection, type Selection } from '../../src/plans/plan-selection.ts';
import { workspaceVerbs } from '../../src/rules/verbs.ts';
import type { Rule, Verdict } from '../../src/rules/verdict.ts';
import { putBundle, putWorkspace } from '../../src/simulator/put.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { limits, value } from '../plans/fixtures.ts';
import { type BundlePut, type OddWorkspace, type OddWorld, oddWorlds } from './odd-worlds.ts';

const bundleIdOf = (number: number) => `wsb-odd${String(number).padStart(6, '0')}` as BundleId;

async function inWorld(world: OddWorld, look: (simulator: Simulator, session: Session) => Promise<void>) {
  const faults = [{ effect: 'succeed' }] as const;
  const simulator = await startSimulator({ workspaces: world.workspaces.length, bots: 0, rate: 0, speed: 0, faults });
  const session = value(
    await openSession({
      clock: { now: simulator.world.clock.now, sleep: () => Promise.resolve() },
      endpointUrl: simulator.url,
      // The one kind of bundle that only some Regions have is there.
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' },
      unlocked: true,
      rate: 1_000_000,
      burst: 1_000_000,
    }),
  );
  try {
    const refused = [
      ...world.bundles.map((bundle, number) => putBundle(simulator.world, bundleIdOf(number), bundle)),
      ...world.workspaces.map(({ on, put }, row) =>
        putWorkspace(simulator.world, simulator.world.fleet.at(row)?.id ?? '', { bundleId: bundleIdOf(on), ...put }),
      ),
    ].filter((sentence) => sentence !== undefined);
    expect(refused).toEqual([]);
    await look(simulator, session);
  } finally {
    session.close();
    await simulator.close();
  }
}

const selectionOf = ({ verb, to, toProtocol }: OddWorkspace, id: string): Selection => {
  const ids = [id];
  if (verb === 'migrate') return { verb, ids, mapping: [{ workspaceId: id, to: bundleIdOf(to) }] };
  return verb === 'modify-protocol' ? { verb, ids, protocol: toProtocol } : { verb, ids };
};

function send({ changes }: Session, { verb, to, toProtocol }: OddWorkspace, id: WorkspaceId): Promise<Answer<unknown>> {
  if (verb === 'migrate') return changes.migrate(id, bundleIdOf(to));
  return verb === 'modify-protocol' ? changes.modifyProtocol(id, toProtocol) : changes[verb](id);
}

/** Everything that the console would read, read as it does. */
async function surroundings(session: Session, ids: readonly string[]) {
  const { workspaces } = session;
  const lists = await Promise.all([
    collect(workspaces.bundles()),
    collect(workspaces.directories()),
    collect(workspaces.images()),
    collect(workspaces.workspaces()),
  ]);
  const [bundles, directories, images, all] = lists;
  const gathered = new Map<string, Gathered>();
  await gather(
    session,
    ids,
    () => true,
    (one) => void gathered.set(one.id, one),
  );
  const fleet = withWorkspaces(
    withImages(withDirectories(withBundles(emptyFleet, value(bundles)), value(directories)), value(images)),
    value(all),
  );
  return { gathered, fleet, underWay: new Map(), overridden: new Set<string>() };
}

interface Case {
  readonly verb: string;
  /** For whoever has to find out why. */
  readonly put: object;
  readonly on: BundlePut;
  readonly to: BundlePut;
  readonly verdicts: readonly Verdict[];
  readonly letThrough: boolean;
  /** AWS's words, where it refused. */
  readonly refusal: string | undefined;
}

async function casesOf(world: OddWorld): Promise<readonly Case[]> {
  const cases: Case[] = [];
  await inWorld(world, async (simulator, session) => {
    const ids = world.workspaces.map((_, row) => simulator.world.fleet.at(row)?.id ?? '') as WorkspaceId[];
    const around = await surroundings(session, ids);
    const account = value(await session.account());
    const context = { account, now: session.clock.now(), random: 0, limits };
    for (const [row, workspace] of world.workspaces.entries()) {
      const id = ids[row] as WorkspaceId;
      const made = planSelection(selectionOf(workspace, id), around, context);
      if (!made) throw new Error('AWS lists it');
      const { items, excluded } = value(made);
      const [item] = [...items, ...excluded] as [WorkspaceItem];
      if (items.length > 0 && item.first === 'start') {
        value(await session.changes.start(id));
        simulator.world.clock.advance(10 * 60_000);
      }
      const answer = await send(session, workspace, id);
      const { on, to, put } = workspace;
      cases.push({
        verb: workspace.verb,
        put,
        on: world.bundles[on] as BundlePut,
        to: world.bundles[to] as BundlePut,
        verdicts: item.verdicts,
        letThrough: item.verdicts.every(({ kind }) => kind === 'allowed'),
        refusal: answer.ok ? undefined : `${answer.failure.code}: ${answer.failure.why}`,
      });
    }
  });
  return cases;
}

/** What the console denies although AWS takes it, on purpose: a user at work, a directory that is not as it should be. */
const stricter: readonly Rule[] = ['connection', 'directory'];

describe('whatever the console lets through', () => {
  it('the simulated AWS accepts, and where it is stricter than that it is so on purpose', async () => {
    const seen: Case[] = [];
    await fc.assert(
      fc.asyncProperty(oddWorlds(25), async (world) => {
        const cases = await casesOf(world);
        seen.push(...cases);
        expect(cases.filter(({ letThrough, refusal }) => letThrough && refusal !== undefined)).toEqual([]);
        const taken = cases.filter(({ refusal }) => refusal === undefined);
        const denied = taken.flatMap(({ verdicts }) => verdicts.filter(({ kind }) => kind === 'denied'));
        expect(denied.filter(({ rule }) => rule === undefined || !stricter.includes(rule))).toEqual([]);
      }),
      { numRuns: 40 },
    );
    // Only where both answers are met often enough can the check fail.
    for (const verb of workspaceVerbs) {
      const ofVerb = seen.filter((one) => one.verb === verb);
      const share = (holds: (one: Case) => boolean) => ofVerb.filter(holds).length / ofVerb.length;
      expect([verb, share(({ letThrough }) => letThrough)]).toEqual([verb, floor(0.05)]);
      expect([verb, share(({ refusal }) => refusal !== undefined)]).toEqual([verb, floor(0.05)]);
    }
  });
});

const floor = (least: number) => expect.toSatisfy((share: number) => share >= least, `at least ${least}`);
