import { describe, expect, it } from 'vitest';
import { simulatorClock } from '../../src/simulator/clock.ts';
import { createFleet } from '../../src/simulator/workspaces/fleet.ts';
import { workspaceIds } from '../../src/simulator/workspaces/ids.ts';
import { userName } from '../../src/simulator/workspaces/names.ts';
import { account } from './account.ts';

describe('a fleet of 200,000', () => {
  it('names every user once, in at most 63 characters', () => {
    const names = new Set<string>();
    for (let row = 0; row < 200_000; row += 1) names.add(userName(row));
    expect(names.size).toBe(200_000);
    const longest = [...names].reduce((most, name) => Math.max(most, name.length), 0);
    expect(longest).toBeGreaterThan(60);
    expect(longest).toBeLessThanOrEqual(63);
  });

  it('gives every row an id of its own that leads back to it', () => {
    const { encode, decode } = workspaceIds(5);
    const ids = Array.from({ length: 5000 }, (_, i) => encode(i * 41));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map(decode)).toEqual(ids.map((_, i) => i * 41));
    expect(ids.every((id) => /^ws-[0-9a-z]{9}$/.test(id))).toBe(true);
  });

  it('takes no id that it never gave out', () => {
    const fleet = createFleet({ size: 1000, seed: 5, clock: simulatorClock(0) });
    const strangers = Array.from({ length: 1000 }, (_, row) => workspaceIds(6).encode(row));
    expect(strangers.filter((id) => fleet.find(id) !== undefined)).toEqual([]);
    expect(fleet.find(workspaceIds(5).encode(1000))).toBeUndefined();
  });

  it('answers about its last row as about its first', async () => {
    const { world, shown } = await account({ workspaces: 200_000 });
    for (const row of [0, 199_999]) {
      const one = world.fleet.at(row);
      expect((await shown(one?.id ?? ''))?.UserName).toBe(one?.userName);
    }
  });
});
