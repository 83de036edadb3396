/** The rules of confirmation, 13 to 16. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planWorkspaces } from '../../src/plans/build-plan.ts';
import { confirmationSteps, matchesPhrase, phraseOf } from '../../src/plans/confirmation.ts';
import { overCap } from '../../src/plans/limits.ts';
import { policyFor } from '../../src/plans/policy.ts';
import { effects } from '../../src/rules/effects.ts';
import { startRun } from '../../src/runs/engine.ts';
import { candidate, context, limits } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from '../runs/world.ts';
import { bundleNamed, changesSent, desks, hotelBundles, itemOf, migrating, planned, rebuilding } from './asked.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

test('rule 13: the effect card is computed, not boilerplate', async () => {
  const some = await desks(world, 2);
  const { id: bundleId } = await bundleNamed(world, hotelBundles.linux);
  await world.put(some.slice(1), { bundleId, snapshotHours: 7 });
  const plan = await planned(world.session, rebuilding(some));
  const cards = some.map(({ id }) =>
    effects(plan.verb, itemOf(plan, id), { now: plan.createdAt })
      .map(({ kind, text }) => `${kind}: ${text}`)
      .join('\n'),
  );
  expect(cards[0]).toMatch(/lost: .*C:/);
  expect(cards[1]).toMatch(/lost: .*\/home/);
  expect(cards[0]).toMatch(/3 h/);
  expect(cards[1]).toMatch(/7 h/);
  for (const card of cards) expect(card).toMatch(/changes: .*address/i);
});

describe('rule 14: the typed confirmation is bound to the plan', () => {
  test('it names verb, number, account and Region, and no other plan has it or its hash', async () => {
    const some = await desks(world, 7);
    const next = await bundleNamed(world, hotelBundles.next);
    const six = await planned(world.session, rebuilding(some.slice(1)));
    const seven = await planned(world.session, rebuilding(some));
    const migration = await planned(world.session, migrating(some, next));
    expect(phraseOf(seven)).toBe(`REBUILD 7 IN ${seven.accountId} EU-CENTRAL-1`);
    const plans = [six, seven, migration, { ...seven, region: 'eu-west-1' }, { ...seven, accountId: '999999999999' }];
    expect(new Set(plans.map(phraseOf)).size).toBe(plans.length);
    expect(new Set([six, seven, migration].map(({ hash }) => hash)).size).toBe(3);
    const step = confirmationSteps(seven).find(({ kind }) => kind === 'phrase');
    if (!step) throw new Error('nothing is typed');
    for (const typed of ['', '\r', 'y', phraseOf(six), phraseOf(migration)])
      expect(matchesPhrase(step, typed)).toBe(false);
    expect(matchesPhrase(step, phraseOf(seven))).toBe(true);
  });

  test('a plan that was changed after it was made is refused', async () => {
    const plan = await planned(world.session, rebuilding(await desks(world, 2)));
    const changed = { ...plan, items: plan.items.slice(1) };
    const parts = { session: world.session, folder: world.folder, by: 'ann', confirmed: [], limits };
    expect(await startRun({ ...parts, plan: changed })).toMatchObject({ ok: false });
    expect(await changesSent(world)).toEqual([]);
  });
});

test('rule 15: nothing selected means nothing happens', async () => {
  expect(planWorkspaces({ ...context, verb: 'rebuild', candidates: [] })).toMatchObject({ ok: false });
  await expect(planned(world.session, { verb: 'rebuild', ids: [] })).rejects.toThrow('none of them');
  expect(await changesSent(world)).toEqual([]);
});

describe('rule 16: the blast radius', () => {
  test('is 25 at a time, one to five first, and ends by itself; a larger set needs another limit', () => {
    const policy = policyFor(100);
    expect(policy.wave).toBeLessThanOrEqual(25);
    expect(policy.canary).toBeGreaterThanOrEqual(1);
    expect(policy.canary).toBeLessThanOrEqual(5);
    expect(policy.stopAfter).toEqual({ percent: 10 });
    expect(overCap(limits.maxItems, limits)).toBeUndefined();
    const many = Array.from({ length: limits.maxItems + 1 }, (_, nth) => candidate(`ws-${100_000_000 + nth}`));
    const refused = planWorkspaces({ ...context, verb: 'rebuild', candidates: many });
    expect(refused).toMatchObject({ ok: false, failure: { next: expect.stringContaining('maxItems') } });
  });

  test('the first one is seen to its end before anything else is sent', async () => {
    await world.faults({ effect: 'succeed' });
    const plan = await planned(world.session, rebuilding(await desks(world, 6)), { policy: { canary: 1 } });
    const run = await world.start(plan);
    await until(run, ({ paused }) => paused?.cause === 'canary');
    expect(await changesSent(world)).toHaveLength(1);
    run.ask({ request: 'stop', by: 'ann' });
    await run.done;
  });

  test('too many bad ends stop the run', async () => {
    await world.faults({ effect: 'end-error' });
    const plan = await planned(world.session, rebuilding(await desks(world, 6)), {
      policy: { wave: 1, stopAfter: { failures: 2 } },
    });
    const state = await (await world.start(plan)).done;
    expect(state.stopped).toMatch(/2 of 6 did not end well/);
    expect(await changesSent(world)).toHaveLength(2);
  });
});
