import { expect, test } from 'vitest';
import { minute } from '../../src/runs/drivers/driver.ts';
import type { Observation } from '../../src/runs/events.ts';
import type { ItemState } from '../../src/runs/state.ts';
import { createAttention } from '../../src/runs/watching.ts';
import { simulatedWorld, until } from './world.ts';

const item = { id: 'ws-a', changedAt: 0 } as ItemState;
const source = { state: 'AVAILABLE', bundleId: 'wsb-source001' };
const target = { state: 'PENDING', bundleId: 'wsb-target001', computerName: undefined, ipAddress: undefined };

test('what is missing is missing since the first look without it, and only until it shows again', () => {
  const attention = createAttention();
  const look = (observation: Observation, minutes: number) => {
    const { missing } = attention(item, { observation }, minutes * minute);
    return [missing.source / minute, missing.target / minute];
  };
  expect(look({ source }, 1)).toEqual([0, 0]);
  expect(look({ source }, 3)).toEqual([0, 2]);
  expect(look({ source, target }, 6)).toEqual([0, 0]);
  expect(look({ source: undefined }, 7)).toEqual([0, 0]);
  expect(look({ source: undefined, target }, 9)).toEqual([2, 0]);
  expect(look({ source }, 10)).toEqual([0, 0]);
  expect(look({ source }, 16)).toEqual([0, 6]);
});

test('how long nobody looked is what the clock says, and unknown where it was set back', () => {
  const blind = (...minutes: readonly number[]) => {
    const attention = createAttention();
    return minutes.map(
      (at) => attention({ ...item, changedAt: 10 * minute }, { observation: { source } }, at * minute).blind,
    );
  };
  expect(blind(12, 13)).toEqual([2 * minute, 2 * minute]);
  expect(blind(9, 13)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

test('a run that may not look any more ends all the same: what it sent is left to a human, with the reason', async () => {
  await using world = await simulatedWorld();
  const run = await world.start(await world.rebuilds(await world.ordinary(2)));
  await until(run, ({ items }) => items.every(({ phase }) => phase === 'watching'));
  await world.faults({ operation: 'DescribeWorkspaces', effect: 'deny' });
  const { items, finishedAt } = await run.done;
  expect(finishedAt).toBeDefined();
  for (const { outcome, reason, attemptedAt, settledAt } of items) {
    expect(outcome).toBe('needs-human');
    expect(reason).toMatch(/^It could not be looked up for .*Could not read the WorkSpaces.*not authorized/);
    expect((settledAt ?? 0) - (attemptedAt ?? 0)).toBeGreaterThan(75 * minute);
  }
});

test('the first look comes as soon as something was sent, however long nothing was', async () => {
  await using world = await simulatedWorld();
  const plan = await world.rebuilds(await world.ordinary(1));
  world.session.lock.lock();
  const run = await world.start(plan);
  await until(run, () => run.trouble()?.kind === 'locked');
  world.session.lock.unlock();
  await until(run, ({ items }) => items[0]?.observation !== undefined || items[0]?.phase === 'settled');
  const log = await world.log();
  const sent = log.findIndex(({ operation }) => operation === 'RebuildWorkspaces');
  const looked = log.findIndex(({ operation }, index) => index > sent && operation === 'DescribeWorkspaces');
  expect(Date.parse(log[looked]?.at ?? '') - Date.parse(log[sent]?.at ?? '')).toBeLessThan(5_000);
});
