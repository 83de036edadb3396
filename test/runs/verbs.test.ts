/** Every verb that keeps the WorkSpace, over the wire: its one call, its course, its end. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import type { RunPolicy } from '../../src/plans/policy.ts';
import { operationOf } from '../campaign/lot.ts';
import { only } from './fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

type Verb = Parameters<SimulatedWorld['plans']>[0];

/** One WorkSpace that the verb may be asked of. */
async function one(verb: Verb): Promise<readonly Workspace[]> {
  const windows = await world.ordinary(1, ({ operatingSystem = '' }) => operatingSystem.startsWith('WINDOWS_SERVER'));
  const asleep = { state: 'STOPPED', runningMode: 'AUTO_STOP' };
  if (verb === 'start') return world.put(windows, asleep);
  if (verb === 'stop') return world.put(windows, { runningMode: 'MANUAL' });
  if (verb !== 'modify-protocol') return windows;
  return world.put(windows, {
    bundleId: (await world.bundle(({ name }) => /Standard with Windows 10 .*Server 2019.*PCoIP/.test(name ?? ''))).id,
  });
}

async function runOf(verb: Verb, effect: string, policy?: Partial<RunPolicy>) {
  const plan = await world.plans(verb, await one(verb), policy);
  await world.faults({ operation: operationOf(verb), effect });
  return world.start(plan);
}
const calls = async (verb: Verb) => (await world.log()).filter(({ operation }) => operation === operationOf(verb));

describe.each<[Verb, RegExp]>([
  ['rebuild', /^Rebuilt, and (AVAILABLE|STOPPED)\.$/],
  ['restore', /^Restored, and (AVAILABLE|STOPPED)\.$/],
  ['modify-protocol', /^Its protocol is WSP now, and it is AVAILABLE\.$/],
  ['reboot', /^Rebooted, and AVAILABLE\.$/],
  ['start', /^Started, and AVAILABLE\.$/],
  ['stop', /^It is STOPPED\.$/],
])('%s', (verb, well) => {
  test('is sent once, and done once AWS shows it', async () => {
    const item = only(await (await runOf(verb, 'succeed')).done);
    expect(item).toMatchObject({ outcome: 'done', reason: expect.stringMatching(well) });
    expect(await calls(verb)).toHaveLength(1);
  });

  test('that AWS only says it has taken on is never done', async () => {
    const item = only(await (await runOf(verb, 'silent')).done);
    expect(item).toMatchObject({ outcome: verb === 'reboot' ? 'needs-human' : 'silent' });
    expect(item.reason).toMatch(/AWS accepted it, but no .* (began|was seen)/);
  });

  test('whose answer is lost is cleared up by looking, and never sent again', async () => {
    const plan = await world.plans(verb, await one(verb));
    await world.faults(
      { operation: operationOf(verb), effect: 'succeed' },
      { operation: operationOf(verb), effect: 'drop-after' },
    );
    const item = only(await (await world.start(plan)).done);
    expect(item).toMatchObject({ outcome: 'done', requestId: undefined });
    expect(await calls(verb)).toHaveLength(1);
  });

  test('left to itself is taken up where it was', async () => {
    const run = await runOf(verb, 'succeed');
    await until(run, ({ items }) => items[0]?.phase === 'watching');
    await run.close();
    const item = only(await (await world.resume(run.id)).done);
    expect(item.outcome).toBe('done');
    expect(await calls(verb)).toHaveLength(1);
  });

  test('is not sent to what has changed since the plan', async () => {
    const chosen = await one(verb);
    const plan = await world.plans(verb, chosen);
    await world.put(chosen, { state: 'ADMIN_MAINTENANCE' });
    expect(only(await (await world.start(plan)).done).outcome).toBe('stale');
    expect(await calls(verb)).toEqual([]);
  });
});

test.each<[Verb, RegExp]>([
  ['restore', /^The restore ended in (ERROR|UNHEALTHY)\.$/],
  ['reboot', /^The reboot ended in (ERROR|UNHEALTHY)\.$/],
  ['start', /^The start ended in (ERROR|UNHEALTHY)\.$/],
  ['modify-protocol', /^AWS says UPDATE_FAILED of its protocol/],
])('%s that ends badly has failed', async (verb, reason) => {
  const item = only(await (await runOf(verb, 'end-error')).done);
  expect(item).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(reason) });
});

test('a change of protocol is not sent where the protocol has changed by itself', async () => {
  const chosen = await one('modify-protocol');
  const plan = await world.plans('modify-protocol', chosen);
  await world.put(chosen, { protocol: 'WSP' });
  expect(only(await (await world.start(plan)).done)).toMatchObject({
    outcome: 'stale',
    reason: 'Its protocol is not the planned one any more: WSP. Nothing was sent.',
  });
});

test('who is connected is not asked for a start, which cuts nobody off', async () => {
  const plan = await world.plans('start', await one('start'));
  const asked = async () =>
    (await world.log()).filter(({ operation }) => operation === 'DescribeWorkspacesConnectionStatus').length;
  const before = await asked();
  await (await world.start(plan)).done;
  expect(await asked()).toBe(before);
});
