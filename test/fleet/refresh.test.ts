import { describe, expect, it } from 'vitest';
import { refreshShare } from '../../src/fleet/budget-share.ts';
import { loadEta } from '../../src/fleet/eta.ts';
import { loaded, loading } from './loading.ts';
import { costOfRefresh } from './refresh-cost.ts';

const second = 1000;

describe('live refresh', () => {
  it.each([0, 10, 500])(
    'with %i in motion keeps to its share of the budget, and the lists get a part of it',
    async (moving) => {
      const { all, byId, lists, allowed, longest } = await costOfRefresh({
        workspaces: 800,
        moving,
        visible: 36,
        every: 15 * second,
      });
      expect(all).toBeLessThanOrEqual(allowed * refreshShare + 1);
      expect(lists).toBeGreaterThan(0);
      expect(byId).toBeGreaterThan(0);
      // 500 are 20 calls, of which every fifth goes to a list, at 0.75 a second.
      expect(longest).toBeLessThan(moving > 25 ? 90 : 30);
    },
  );

  it('keeps to its share under a cursor that never rests, and goes on as soon as it does', async () => {
    await using it = await loading({ workspaces: 300, rate: 2, burst: 5 }, { rate: 1.5, burst: 4 });
    const loader = it.load({ every: 15 * second });
    const { rows } = await it.until(loaded);
    const ids = [...rows.keys()];
    loader.look(ids.slice(0, 40));
    await it.pass(180 * second);
    const between = async (from: number, to: number) =>
      (await it.asked()).filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to).length;
    const from = it.world.clock.now();
    for (let at = 0; at < 300; at++) {
      loader.look(ids.slice(at % 200, (at % 200) + 40));
      await it.pass(200);
    }
    const rested = it.world.clock.now();
    await it.pass(10 * second);
    const share = (ms: number) => (ms / second) * 1.5 * refreshShare + 1;
    expect(await between(from, rested)).toBeLessThanOrEqual(share(rested - from));
    expect(await between(from, rested)).toBeGreaterThan(share(rested - from) / 2);
    expect(await between(rested, rested + 10 * second)).toBeGreaterThan(1);
  });

  it('that is off asks for nothing', async () => {
    const { all } = await costOfRefresh({ workspaces: 100, moving: 10, visible: 36, every: undefined });
    expect(all).toBe(0);
  });

  it('asks for what is on screen and what is in motion together, 25 a call', async () => {
    await using it = await loading({ workspaces: 100 });
    const loader = it.load({ every: 15 * second });
    const { rows } = await it.until(loaded);
    const visible = [...rows.values()].filter(({ workspace }) => workspace.state === 'AVAILABLE').slice(0, 10);
    const moving = [...rows.values()].filter(({ workspace }) => workspace.state === 'REBUILDING');
    loader.look(visible.map(({ id }) => id));
    await it.pass(60 * second);
    const byId = (await it.asked('DescribeWorkspaces')).filter(({ input }) => 'WorkspaceIds' in input);
    const asked = new Set(byId.flatMap(({ input }) => input.WorkspaceIds as string[]));
    for (const { id } of [...visible, ...moving]) expect(asked).toContain(id);
    for (const { input } of byId) expect((input.WorkspaceIds as string[]).length).toBeLessThanOrEqual(25);
  });

  it('keeps the identity of every row in which nothing has changed', async () => {
    await using it = await loading({ workspaces: 60 });
    const loader = it.load({ every: 15 * second });
    const before = await it.until(({ loading, bundlesLoaded, images }) => !loading && bundlesLoaded && images.size > 0);
    const still = [...before.rows.values()].filter(({ workspace }) => workspace.state === 'STOPPED');
    loader.look(still.map(({ id }) => id));
    await it.pass(120 * second);
    const after = it.store.getState();
    expect(still.length).toBeGreaterThan(3);
    for (const row of still) expect(after.rows.get(row.id)?.workspace).toBe(row.workspace);
  });

  it('knows who is connected from the last time that the list of connections was read, and from no time before', async () => {
    await using it = await loading({ workspaces: 60 });
    const loader = it.load();
    const { rows } = await it.until(({ rows }) => [...rows.values()].some(({ connection }) => connection));
    await it.until(({ images }) => images.size > 0);
    await it.pass(10 * second);
    const [one] = [...it.store.getState().rows.values()].filter(({ connection }) => connection);
    const record = it.world.simulator.world.fleet.find(one?.id ?? '');
    if (!one || !record) throw new Error('nobody is connected');
    it.world.simulator.world.fleet.change(record, { connection: 'ABSENT' }, []);
    loader.refresh();
    const after = await it.until((fleet) => fleet.rows.get(one.id)?.connection === undefined);
    expect(after.rows.size).toBe(rows.size);
  });

  it('tells what was terminated, by name, once two looks have missed it', async () => {
    await using it = await loading({ workspaces: 60 });
    const loader = it.load({ every: 15 * second });
    const { rows } = await it.until(loaded);
    const [victim] = [...rows.values()].filter(({ workspace }) => workspace.state === 'AVAILABLE');
    if (!victim) throw new Error('nobody to terminate');
    const record = it.world.simulator.world.fleet.find(victim.id);
    if (!record) throw new Error('the simulator does not know it');
    it.world.simulator.world.fleet.change(record, { visible: false }, []);
    loader.look([victim.id]);
    await it.until((fleet) => !fleet.rows.has(victim.id));
    expect(it.gone.map(({ id, workspace }) => [id, workspace.userName])).toEqual([
      [victim.id, victim.workspace.userName],
    ]);
  });
});

describe('the end of a load', () => {
  it.each([
    [{ seen: 1250, expected: 5000 }, 1.5, 100],
    [{ seen: 0, expected: 10 }, 0.5, 2],
    [{ seen: 10, expected: undefined }, 1.5, undefined],
    [{ seen: 12, expected: 10 }, 1.5, undefined],
  ])('of %j at %d calls a second is %s seconds away', (progress, rate, seconds) => {
    expect(loadEta({ ...progress, directories: undefined }, { rate })).toBe(seconds);
  });
});
