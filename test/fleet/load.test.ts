import { describe, expect, it } from 'vitest';
import { loadingShare } from '../../src/fleet/budget-share.ts';
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

  it('that one directory keeps from its end is told as such, and keeps nothing else', async () => {
    await using it = await loading({ workspaces: 300 });
    const [directory] = it.world.simulator.world.directories;
    await it.world.faults({ effect: 'deny', operation: list, id: directory?.id ?? '' });
    let swept = 0;
    const loader = it.load({ every: 15_000, onSwept: () => swept++ });
    const fleet = await it.until(
      ({ bundlesLoaded, rows }) => bundlesLoaded && [...rows.values()].some(({ connection }) => connection),
    );
    expect(fleet).toMatchObject({ loading: true, troubles: { workspaces: { kind: 'denied' } } });
    const [seen] = fleet.rows.keys();
    loader.look([seen ?? '']);
    await it.pass(180_000);
    const asked = await it.asked(list);
    expect(asked.some(({ input }) => (input.WorkspaceIds as string[] | undefined)?.includes(seen ?? ''))).toBe(true);
    // It is tried again, and no more often than a list is read again.
    const tried = asked.filter(({ input }) => input.DirectoryId === directory?.id);
    expect(tried.length).toBeGreaterThan(2);
    expect(tried.length).toBeLessThan(8);
    expect([it.store.getState().loading, swept]).toEqual([true, 0]);

    await it.world.faults();
    const whole = await it.until(loaded);
    expect(whole.troubles).toEqual({});
    expect(whole.rows.size).toBeGreaterThan(fleet.rows.size);
  });

  it('asks again for what is on screen and has grown old, with hardly any of the budget', async () => {
    await using it = await loading({ workspaces: 3000, rate: 2, burst: 5 }, { rate: 1.5, burst: 4 });
    const loader = it.load({ every: 15_000 });
    const { rows } = await it.until((fleet) => fleet.rows.size > 0);
    const visible = [...rows.keys()].slice(0, 25);
    loader.look(visible);
    await it.until(loaded);
    loader.stop();
    const byId = (await it.asked()).filter(({ input }) => 'WorkspaceIds' in input);
    const again = byId.filter(({ input }) => (input.WorkspaceIds as string[]).includes(visible[0] ?? ''));
    expect(again.length).toBeGreaterThan(1);
    // The first at once, and one may have waited for its turn in the budget.
    expect(byId.length).toBeLessThanOrEqual(2 + seconds(byId) * 1.5 * loadingShare);
  });

  it('that cannot say what has become of some is not whole', async () => {
    await using it = await loading({ workspaces: 120 });
    let swept = 0;
    const options = { onSwept: () => swept++ };
    it.load(options);
    const { rows } = await it.until(loaded);
    const [one] = rows.values();
    if (!one) throw new Error('an empty fleet');
    const lost = { ...one, id: 'ws-lost00000' };
    expect(swept).toBe(1);

    await using again = await loading({ workspaces: 120 }, {}, { rows: rows.with([lost]) });
    await again.world.faults({ effect: 'deny', operation: list, id: lost.id });
    again.load(options);
    expect((await again.until(loaded)).troubles.workspaces?.kind).toBe('denied');
    expect([again.store.getState().rows.has(lost.id), swept]).toEqual([true, 1]);
  });
});
