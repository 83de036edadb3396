import { describe, expect, it } from 'vitest';
import { simulatorClock } from '../../src/simulator/clock.ts';
import { estates } from '../../src/simulator/estates/estates.ts';
import { lexV1Left } from '../../src/simulator/lex/v1-left.ts';
import { workspaceIds } from '../../src/simulator/workspaces/ids.ts';
import { userName } from '../../src/simulator/workspaces/names.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { account } from './account.ts';

describe('the fleet that moves to Windows 11', () => {
  it('has 400 WorkSpaces on nine bundles of its own, and successors on DCV that nobody uses yet', async () => {
    const { world } = await account({ fleet: 'windows-11' });
    const used = new Set([...world.fleet.everything()].map((one) => one.bundleId));
    expect([estates['windows-11'].workspaces, used.size]).toEqual([400, 9]);
    const successors = world.catalogue.own().filter((one) => !used.has(one.id));
    expect(successors.map(({ os, protocol, byol, compute, state }) => [os, protocol, byol, compute, state])).toEqual([
      ['WINDOWS_11', 'WSP', true, 'STANDARD', 'AVAILABLE'],
      ['WINDOWS_11', 'WSP', true, 'STANDARD', 'AVAILABLE'],
      ['WINDOWS_11', 'WSP', true, 'PERFORMANCE', 'AVAILABLE'],
      ['WINDOWS_11', 'WSP', true, 'POWER', 'AVAILABLE'],
      ['WINDOWS_11', 'WSP', true, 'POWER', 'PENDING'],
    ]);
  });

  it('shares no bundle of its own with the hotels', () => {
    const bundles = Object.values(estates).flatMap(({ bundles: golden }) => golden.map(({ name }) => name));
    expect(bundles.filter((name, at) => bundles.indexOf(name) !== at)).toEqual([]);
  });
});

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
    const fleet = createWorld({
      estate: estates.hotels,
      workspaces: 1000,
      bots: 0,
      lexV1: lexV1Left(),
      seed: 5,
      clock: simulatorClock(0),
      accountId: '123456789012',
      region: '',
      alias: undefined,
    }).fleet;
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
