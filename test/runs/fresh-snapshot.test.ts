/** A run that holds its items until a newer snapshot shows up than the plan knew. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import { betweenLooks } from '../../src/runs/awaiting.ts';
import { ask } from '../../src/runs/requests.ts';
import { summarise } from '../../src/runs/summary.ts';
import { value } from '../plans/fixtures.ts';
import { only } from './fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

const hour = 3_600_000;
const minute = 60_000;

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const fresh = { freshSnapshot: true };
/** Snapshots are taken every twelve hours: the next one of these comes in so many. */
const nextIn = async (hours: number, count = 1, over: object = {}): Promise<readonly Workspace[]> =>
  world.put(await world.ordinary(count), { snapshotHours: 12 - hours, connection: 'DISCONNECTED', ...over });
const rebuilds = async (workspaces: readonly Workspace[], policy = {}) =>
  world.rebuilds(workspaces, { ...fresh, ...policy });
const asked = async (operation: string) => (await world.log()).filter((entry) => entry.operation === operation);

test('an item is held until its snapshot is there, and then sent', async () => {
  await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const plan = await rebuilds(await nextIn(3));
  const began = world.clock.now();
  const run = await world.start(plan);
  expect(only(run.state()).phase).toBe('awaiting');
  const ready = only(await until(run, ({ items }) => items[0]?.phase !== 'awaiting'));
  expect(world.clock.now() - began).toBeGreaterThan(2.9 * hour);
  expect(world.clock.now() - began).toBeLessThan(3.2 * hour);
  expect(ready.freshSnapshot).toBeGreaterThan(plan.items[0]?.snapshot as number);
  expect(only(await run.done).outcome).toBe('done');
});

test('it is looked at every five minutes at the most', async () => {
  const run = await world.start(await rebuilds(await nextIn(1)));
  const before = (await asked('DescribeWorkspaceSnapshots')).length;
  await until(run, ({ items }) => items[0]?.phase !== 'awaiting');
  const looks = (await asked('DescribeWorkspaceSnapshots')).length - before;
  expect(looks).toBeGreaterThan(8);
  expect(looks).toBeLessThan(14);
});

test.each([
  [1, 1.5, 5 * minute],
  [100, 1.5, 5 * minute],
  [300, 1.5, 400_000],
  [300, 0.1, 6_000_000],
])('%i of them at %d calls a second have a look each in %d ms: half of the budget at the most', (items, rate, ms) => {
  expect(betweenLooks(items, rate)).toBe(ms);
});

test('a snapshot of the other kind is none: a restore waits for one of both volumes', async () => {
  // It was healthy until an hour ago: since then only its user volume is kept.
  const [chosen] = await nextIn(1, 1, { unhealthyHours: 1 });
  const plan = await world.plans('restore', [chosen as Workspace], fresh);
  const run = await world.start(plan);
  const item = only(await run.done);
  expect(item).toMatchObject({ outcome: 'not-started', reason: expect.stringMatching(/^No fresh snapshot showed up/) });
  expect(await asked('RestoreWorkspace')).toEqual([]);
});

test('after twelve hours what has none is not sent, and says so', async () => {
  const plan = await rebuilds(await nextIn(3));
  await world.faults({ operation: 'DescribeWorkspaceSnapshots', effect: 'deny' });
  const began = world.clock.now();
  const run = await world.start(plan);
  await until(run, () => run.trouble()?.kind === 'denied');
  expect(only(run.state()).phase).toBe('awaiting');
  const item = only(await run.done);
  expect(item.outcome).toBe('not-started');
  expect(item.reason).toMatch(/^Its snapshots could not be looked up .* 12 h 0 m at the most\. Nothing was sent\.$/);
  expect(world.clock.now() - began).toBeGreaterThanOrEqual(12 * hour);
  expect(world.clock.now() - began).toBeLessThan(12.1 * hour);
  expect(run.trouble()).toBeUndefined();
});

test('who may look again goes on as if nothing had been', async () => {
  await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const plan = await rebuilds(await nextIn(1));
  await world.faults({ operation: 'DescribeWorkspaceSnapshots', effect: '503', times: 4 });
  const run = await world.start(plan);
  await until(run, () => run.trouble() !== undefined);
  await until(run, ({ items }) => items[0]?.phase === 'watching');
  expect(run.trouble()).toBeUndefined();
});

describe('a snapshot that was fresh in the evening', () => {
  test('is not gone back to in the morning: those that a canary held up wait for a newer one', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const plan = await rebuilds(await nextIn(1, 3), { canary: 1 });
    const run = await world.start(plan);
    await until(run, ({ items, paused }) => paused !== undefined && items.every(({ phase }) => phase !== 'awaiting'));
    const evening = world.clock.now();
    while (world.clock.now() - evening < 8 * hour) await world.clock.sleep(hour);
    run.ask({ request: 'continue', by: 'ann', of: run.state().paused?.nth });
    const again = await until(run, ({ items }) => items.slice(1).every(({ phase }) => phase === 'awaiting'));
    expect(again.items[1]?.reason).toBe('Its snapshot grew old before its turn came; a newer one is waited for.');
    const { items } = await run.done;
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    for (const { attemptedAt = 0, freshSnapshot = 0 } of items)
      expect(attemptedAt - freshSnapshot).toBeLessThan(2 * hour);
  });

  test('is waited for anew for twelve hours, and no longer', async () => {
    const plan = await rebuilds(await nextIn(1));
    const run = await world.start(plan);
    await until(run, ({ items }) => items[0]?.phase === 'awaiting');
    run.ask({ request: 'pause', by: 'ann' });
    await until(run, ({ items, paused }) => items[0]?.phase === 'waiting' && paused !== undefined);
    const evening = world.clock.now();
    while (world.clock.now() - evening < 8 * hour) await world.clock.sleep(hour);
    await world.faults({ operation: 'DescribeWorkspaceSnapshots', effect: 'deny' });
    run.ask({ request: 'continue', by: 'ann', of: run.state().paused?.nth });
    await until(run, ({ items }) => items[0]?.phase === 'awaiting');
    const began = world.clock.now();
    expect(only(await run.done)).toMatchObject({ outcome: 'not-started' });
    expect(world.clock.now() - began).toBeGreaterThanOrEqual(11.9 * hour);
    expect(world.clock.now() - began).toBeLessThan(12.2 * hour);
    expect(await asked('RebuildWorkspaces')).toEqual([]);
  });

  test('one that was taken hours before the run began is none: a newer one is waited for', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const plan = await rebuilds(await nextIn(1));
    const made = world.clock.now();
    while (world.clock.now() - made < 5 * hour) await world.clock.sleep(hour);
    const run = await world.start(plan);
    const { attemptedAt = 0, freshSnapshot = 0 } = only(await run.done);
    expect(attemptedAt - made).toBeGreaterThan(12.9 * hour);
    expect(attemptedAt - freshSnapshot).toBeLessThan(2 * hour);
  });
});

describe('while items are held', () => {
  test('those that are ready go, and the sentence tells of the others', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const all = await world.ordinary(3);
    const [soon] = await world.put(all.slice(0, 1), { snapshotHours: 11, connection: 'DISCONNECTED' });
    const later = await world.put(all.slice(1), { snapshotHours: 4, connection: 'DISCONNECTED' });
    const run = await world.start(await rebuilds([soon as Workspace, ...later]));
    const state = await until(run, ({ items }) => items[0]?.phase === 'watching');
    expect(summarise(state).sentence).toBe('1 in progress, 2 wait for a snapshot');
    expect((await run.done).items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  });

  test('a pause lets the looking go on, and holds what is ready', async () => {
    const run = await world.start(await rebuilds(await nextIn(1)));
    run.ask({ request: 'pause', by: 'ann' });
    const state = await until(run, ({ items }) => items[0]?.phase === 'waiting');
    expect(state.paused).toBeDefined();
    expect(await asked('RebuildWorkspaces')).toEqual([]);
  });

  test('a stop leaves them not started', async () => {
    const run = await world.start(await rebuilds(await nextIn(6)));
    run.ask({ request: 'stop', by: 'ann' });
    expect(only(await run.done)).toMatchObject({
      outcome: 'not-started',
      reason: 'The run was stopped before it was sent.',
    });
  });

  test('a run that is left is taken up, and goes on looking', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await rebuilds(await nextIn(2)));
    await run.close();
    const again = await world.resume(run.id);
    expect(only(again.state()).phase).toBe('awaiting');
    expect(only(await again.done).outcome).toBe('done');
  });

  test('a run that nobody drives is stopped in its journal, and ends with it', async () => {
    const run = await world.start(await rebuilds(await nextIn(6)));
    await run.close();
    const state = value(await ask(world.folder, run.id, 'stop', 'bob'));
    expect(only(state).outcome).toBe('not-started');
    expect(state.finishedAt).toBeDefined();
  });

  test('the canary is the first that is ready', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const all = await world.ordinary(2);
    const late = await world.put(all.slice(0, 1), { snapshotHours: 2, connection: 'DISCONNECTED' });
    const soon = await world.put(all.slice(1), { snapshotHours: 11, connection: 'DISCONNECTED' });
    const run = await world.start(await rebuilds([...late, ...soon], { canary: 1 }));
    const { items } = await until(run, ({ paused }) => paused?.cause === 'canary');
    expect(items.map(({ phase }) => phase)).toEqual(['awaiting', 'settled']);
  });
});
