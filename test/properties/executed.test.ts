/** What the dry run shows is what is executed: for any selection, nothing more and nothing less. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '../../src/aws/paging.ts';
import type { Candidate } from '../../src/plans/build-plan.ts';
import { gather } from '../../src/plans/gather.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { candidate, context, limits, planMigration, planRebuild, target, value } from '../plans/fixtures.ts';
import { mayBeSent } from '../../src/rules/may-be-sent.ts';
import { simulatedWorld } from '../runs/world.ts';

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

describe.each<['rebuild' | 'migrate', (selected: readonly Candidate[]) => WorkspacesPlan]>([
  ['rebuild', (selected) => value(planRebuild({ ...context, candidates: selected }))],
  [
    'migrate',
    (selected) => value(planMigration({ ...context, candidates: selected.map((one) => ({ ...one, target })) })),
  ],
])('a plan to %s any selection', (_, plan) => {
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
  verb: fc.constantFrom<'rebuild' | 'migrate'>('rebuild', 'migrate'),
  rows: fc.array(fc.nat(79), { minLength: 1, maxLength: 16 }),
  unknown: fc.boolean(),
});

async function dryRunAndRun({ seed, verb, rows, unknown }: typeof choices extends fc.Arbitrary<infer C> ? C : never) {
  await using world = await simulatedWorld({ seed, workspaces: 80 });
  const { session } = world;
  const fleet = value(await collect(session.workspaces.workspaces())) as readonly { readonly id: string }[];
  const selected = [...rows.flatMap((row) => fleet[row]?.id ?? []), ...(unknown ? ['ws-000000000'] : [])];
  const found: Candidate[] = [];
  await gather(session, selected, { snapshots: true }, ({ workspace, connection, snapshots }) => {
    if (workspace)
      found.push({ workspace, bundle: undefined, snapshot: snapshots?.rebuild, connection: connection?.state });
  });
  if (found.length === 0) return { planned: [], excluded: [], sent: [], reported: [] };
  const newest = await world.bundle(({ name, owner }) => owner === 'AMAZON' && /Server 2025.*WSP/.test(name ?? ''));
  const account = value(await session.account());
  const policy = { canary: 0, stopAfter: { percent: 100 } };
  const known = { account, now: world.clock.now(), random: 0.5, limits, policy };
  const plan = value(
    verb === 'rebuild'
      ? planRebuild({ ...known, candidates: found })
      : planMigration({ ...known, candidates: found.map((one) => ({ ...one, target: newest })) }),
  );
  const items = plan.items.length === 0 ? [] : (await (await world.start(plan)).done).items;
  const sent = (await world.log()).flatMap(({ operation, input }) => {
    if (operation === 'MigrateWorkspace') return [String(input.SourceWorkspaceId)];
    if (operation !== 'RebuildWorkspaces') return [];
    return (input.RebuildWorkspaceRequests as readonly { readonly WorkspaceId: string }[]).map(
      (one) => one.WorkspaceId,
    );
  });
  const unsent = items.flatMap(({ id, outcome }) => (outcome === 'stale' || outcome === 'not-started' ? [id] : []));
  return {
    planned: plan.items.map(({ id }) => id),
    excluded: plan.excluded.map(({ id }) => id),
    sent,
    reported: unsent,
  };
}

test('over the wire, exactly the planned ones are sent, each once, but for those that the run says it did not send', async () => {
  const seen = { planned: 0, excluded: 0, sent: 0 };
  await fc.assert(
    fc.asyncProperty(choices, async (choice) => {
      const { planned, excluded, sent, reported } = await dryRunAndRun(choice);
      expect([...sent, ...reported].sort()).toEqual(planned.toSorted());
      expect(sent.filter((id) => excluded.includes(id))).toEqual([]);
      seen.planned += planned.length;
      seen.excluded += excluded.length;
      seen.sent += sent.length;
    }),
    { numRuns: 15, endOnFailure: true },
  );
  // Neither side of the comparison was empty.
  expect(Math.min(seen.planned, seen.excluded, seen.sent)).toBeGreaterThan(10);
});
