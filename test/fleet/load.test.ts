import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../src/fleet/fleet.ts';
import { loaded, loading, seconds } from './loading.ts';

const list = 'DescribeWorkspaces';
const idsOf = ({ rows }: Fleet) => [...rows.keys()].sort();

describe('a cold load', () => {
  it('of 5,000 WorkSpaces takes at most a twentieth longer than the rate alone dictates', async () => {
    const [rate, burst] = [1.5, 4];
    await using it = await loading({ workspaces: 5000, rate: 2, burst: 5 }, { rate, burst });
    it.load();
    await it.until(loaded);
    const log = await it.asked();
    const calls = log.slice(0, log.findLastIndex(({ operation }) => operation === list) + 1);
    const dictated = (calls.length - burst) / rate;
    expect(seconds(calls)).toBeLessThanOrEqual(1.05 * dictated);
    // A page more for each directory whose last one is not full, and the directories themselves.
    expect(calls.length).toBeLessThanOrEqual(1.05 * Math.ceil(it.store.getState().rows.size / 25));
    expect(log.filter(({ error }) => error)).toEqual([]);
  });

  it('lists the directories, then each of them side by side, and asks for nothing twice', async () => {
    await using it = await loading({ workspaces: 300 });
    it.load();
    const fleet = await it.until(loaded);
    const log = await it.asked();
    expect(log[0]?.operation).toBe('DescribeWorkspaceDirectories');
    const pages = log.filter(({ operation }) => operation === list).map(({ input }) => JSON.stringify(input));
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.every((page) => page.includes('DirectoryId'))).toBe(true);
    expect(log.filter(({ operation }) => operation === 'DescribeWorkspaceDirectories')).toHaveLength(1);
    expect(fleet.rows.size).toBeGreaterThan(290);
    expect([...fleet.rows.values()].every(({ directory }) => directory !== undefined)).toBe(true);
  });

  it('shows rows with the first page, and how far it has come', async () => {
    await using it = await loading({ workspaces: 300 });
    it.load();
    const first = await it.until(({ rows }) => rows.size > 0);
    expect(first).toMatchObject({ loading: true, progress: { seen: first.rows.size, expected: undefined } });
    expect(first.rows.size).toBeLessThan(300);
    expect(first.progress?.directories?.all).toBeGreaterThan(1);
    expect(await it.until(loaded)).toMatchObject({ progress: undefined });
  });

  it('finds the same WorkSpaces as one list where the directories may not be listed', async () => {
    await using it = await loading({ workspaces: 120 });
    await it.world.faults({ effect: 'deny', operation: 'DescribeWorkspaceDirectories' });
    it.load();
    const fleet = await it.until(loaded);
    expect(fleet.troubles.directories?.kind).toBe('denied');
    expect((await it.asked(list)).some(({ input }) => 'DirectoryId' in input)).toBe(false);
    await using other = await loading({ workspaces: 120 });
    other.load();
    expect(idsOf(await other.until(loaded))).toEqual(idsOf(fleet));
  });

  it('of a Region without WorkSpaces is done, with nothing in it', async () => {
    await using it = await loading({ workspaces: 0 });
    it.load();
    expect((await it.until(loaded)).rows.size).toBe(0);
  });

  it('goes on at the page that failed, while the other directories are read', async () => {
    await using it = await loading({ workspaces: 300 });
    // Every attempt of the wire at one page.
    await it.world.faults({ effect: 'deny', operation: list, nth: 6 });
    const loader = it.load();
    const held = await it.until(({ troubles }) => troubles.workspaces !== undefined);
    expect(held.loading).toBe(true);
    // The others go on to their ends.
    await it.until(({ progress }) => (progress?.directories?.done ?? 0) === (progress?.directories?.all ?? 0) - 1);
    loader.refresh();
    const fleet = await it.until(loaded);
    expect(fleet.troubles.workspaces).toBeUndefined();
    const asked = await it.asked(list);
    const twice = asked.filter(({ input }, at) =>
      asked.some((other, nth) => nth < at && JSON.stringify(other.input) === JSON.stringify(input)),
    );
    expect(twice).toHaveLength(1);
  });
});
