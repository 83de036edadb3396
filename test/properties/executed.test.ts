/** What the dry run shows is what is executed: for any selection, nothing more and nothing less. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Bundle, Directory, Image, Workspace } from '../../src/aws/model.ts';
import { collect } from '../../src/aws/paging.ts';
import { emptyFleet, withBundles, withDirectories, withImages, withWorkspaces } from '../../src/fleet/fleet.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import { type Gathered, gather } from '../../src/plans/gather.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { planSelection, type Selection } from '../../src/plans/plan-selection.ts';
import { mayBeSent } from '../../src/rules/may-be-sent.ts';
import { type WorkspaceVerb, workspaceVerbs } from '../../src/rules/verbs.ts';
import { stepsOf } from '../../src/runs/steps.ts';
import type { LogEntry } from '../../src/simulator/log.ts';
import { changingOperations, operationOf } from '../campaign/lot.ts';
import { changesOf } from '../campaign/truth.ts';
import { candidate, context, limits, target, value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld } from '../runs/world.ts';

const states = ['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY', 'PENDING', 'REBUILDING', 'TERMINATED', 'ODD', undefined];

/** With every fact that a rule looks at good, bad or missing. */
const candidates: fc.Arbitrary<Candidate> = fc
  .record({
    id: fc.constantFrom('ws-a', 'ws-b', 'ws-c', 'ws-d', 'ws-e', 'ws-f'),
    state: fc.constantFrom(...states),
    connection: fc.constantFrom('CONNECTED', 'DISCONNECTED', 'UNKNOWN', undefined),
    snapshot: fc.constantFrom<Candidate['snapshot']>('none', 'denied', 'unknown', context.now - 3_600_000),
    connectedOverridden: fc.boolean(),
    underWayIn: fc.constantFrom(undefined, undefined, '20261122T090000-rebuild-0001'),
    bundleId: fc.constantFrom('wsb-source001', target.id, undefined),
  })
  .map(({ id, state, bundleId, ...facts }) => {
    const made = candidate(id, facts);
    return { ...made, workspace: { ...made.workspace, state, bundleId } as Candidate['workspace'] };
  });
const selections = fc.array(candidates, { minLength: 1, maxLength: 25 });

describe.each(workspaceVerbs)('a plan to %s any selection', (verb) => {
  const plan = (selected: readonly Candidate[]): WorkspacesPlan => {
    const found = selected.map((one) => ({ ...one, target, protocol: 'WSP' as const }));
    return value(planWorkspaces({ ...context, verb, candidates: found }));
  };

  test('holds each selected WorkSpace once, to be sent or held back, and no other', () => {
    fc.assert(
      fc.property(selections, (selected) => {
        const { items, excluded } = plan(selected);
        const ids = [...items, ...excluded].map(({ id }) => id);
        expect(ids.toSorted()).toEqual([...new Set(selected.map(({ workspace }) => workspace.id as string))].sort());
      }),
    );
  });

  test('sends what its own verdicts allow, and holds back what they do not', () => {
    fc.assert(
      fc.property(selections, (selected) => {
        const { items, excluded } = plan(selected);
        expect(items.every(({ verdicts }) => mayBeSent(verdicts))).toBe(true);
        expect(excluded.some(({ verdicts }) => mayBeSent(verdicts))).toBe(false);
      }),
    );
  });

  test('is the same plan, hash and all, whenever it is built from the same', () => {
    fc.assert(
      fc.property(selections, (selected) => {
        expect(plan(selected)).toEqual(plan(selected));
      }),
    );
  });
});

/** Where the selection comes from: rows of a fleet, some twice, and ids that no fleet has. */
const choices = fc.record({
  seed: fc.nat(1000),
  rows: fc.array(fc.nat(79), { minLength: 12, maxLength: 24 }),
  unknown: fc.boolean(),
  /** A run that waits for snapshots sends no other ones. */
  freshSnapshot: fc.boolean(),
});
type Choice = (typeof choices extends fc.Arbitrary<infer C> ? C : never) & { readonly verb: WorkspaceVerb };

/** To Linux what is Linux, so that what sleeps of it is started first. */
async function selectionOf({ verb }: Choice, ids: readonly string[], world: SimulatedWorld): Promise<Selection> {
  if (verb === 'modify-protocol') return { verb, ids, protocol: 'WSP' };
  if (verb !== 'migrate') return { verb, ids };
  const windows = await world.bundle(({ name, owner }) => owner === 'AMAZON' && /Server 2025.*WSP/.test(name ?? ''));
  const linux = await world.bundle(({ name, owner }) => owner === 'AMAZON' && /Standard.*Rocky.*8/.test(name ?? ''));
  const fleet = value(await collect(world.session.workspaces.workspaces())) as readonly Workspace[];
  const mapping = fleet.map(({ id, operatingSystem = '' }) => {
    return { workspaceId: id, to: operatingSystem.startsWith('WINDOWS') ? windows.id : linux.id };
  });
  return { verb, ids, mapping };
}

/** Everything as the review and the commands have it. */
async function planned(choice: Choice, world: SimulatedWorld): Promise<WorkspacesPlan | undefined> {
  const { session, clock } = world;
  const rows = value(await collect(session.workspaces.workspaces())) as readonly Workspace[];
  const ids = [...choice.rows.flatMap((row) => rows[row]?.id ?? []), ...(choice.unknown ? ['ws-000000000'] : [])];
  const { bundles, directories, images } = session.workspaces;
  const listed = withDirectories(withWorkspaces(emptyFleet, rows), value(await collect(directories())) as Directory[]);
  const fleet = withImages(
    withBundles(listed, value(await collect(bundles())) as Bundle[]),
    value(await collect(images())) as Image[],
  );
  const gathered = new Map<string, Gathered>();
  await gather(
    session,
    ids,
    () => true,
    (one) => gathered.set(one.id, one),
  );
  const policy = { canary: 0, stopAfter: { percent: 100 }, freshSnapshot: choice.freshSnapshot };
  const made = planSelection(
    await selectionOf(choice, ids, world),
    { gathered, fleet, underWay: new Map(), overridden: new Set() },
    { account: value(await session.account()), now: clock.now(), random: 0.5, limits, policy },
  );
  return made && value(made);
}

interface Compared {
  /** What the run says of each planned item that it has sent, and what AWS has seen: operation and id. */
  readonly told: readonly string[];
  readonly sent: readonly string[];
  readonly planned: number;
  readonly excluded: readonly string[];
}

async function dryRunAndRun(choice: Choice): Promise<Compared> {
  await using world = await simulatedWorld({ seed: choice.seed, workspaces: 80 });
  const plan = await planned(choice, world);
  if (!plan) return { told: [], sent: [], planned: 0, excluded: [] };
  const items = plan.items.length === 0 ? [] : (await (await world.start(plan)).done).items;
  const told = items.flatMap(({ id, step, outcome }) => {
    const unsent = outcome === 'stale' || outcome === 'not-started';
    return stepsOf(plan, id)
      .slice(0, unsent ? step : step + 1)
      .map((verb) => `${operationOf(verb as WorkspaceVerb)} ${id}`);
  });
  const log = (await world.log()) as unknown as readonly LogEntry[];
  const sent = changingOperations.flatMap((operation) =>
    [...changesOf(log, operation)].flatMap(([id, entries]) => entries.map(() => `${operation} ${id}`)),
  );
  return { told, sent, planned: plan.items.length, excluded: plan.excluded.map(({ id }) => id) };
}

describe('over the wire, exactly the planned ones are sent, each step once, but for those that the run says it did not send', () => {
  let excluded = 0;
  // Neither side of the comparison was empty.
  afterAll(() => expect(excluded).toBeGreaterThan(20));

  test.each(workspaceVerbs)('%s', async (verb) => {
    const seen = { planned: 0, sent: 0 };
    await fc.assert(
      fc.asyncProperty(choices, async (choice) => {
        const compared = await dryRunAndRun({ ...choice, verb });
        expect(compared.sent.toSorted()).toEqual(compared.told.toSorted());
        expect(compared.sent.filter((call) => compared.excluded.some((id) => call.endsWith(id)))).toEqual([]);
        seen.planned += compared.planned;
        excluded += compared.excluded.length;
        seen.sent += compared.sent.length;
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(Math.min(seen.planned, seen.sent)).toBeGreaterThan(3);
  });
});
