import { describe, expect, it } from 'vitest';
import { nextStep } from '../../src/fleet/agenda.ts';

const every = 15_000;
const now = 1_000_000;
const ids = (count: number, name: string) => Array.from({ length: count }, (_, nth) => `ws-${name}${nth}`);

/** `ago`: milliseconds since AWS told of it. */
function watched(visible: readonly string[], moving: readonly string[], ago: (id: string) => number) {
  return {
    visible,
    ids: () => [...new Set([...visible, ...moving])],
    workspaceAt: (id: string) => now - ago(id),
    connectionAt: () => now,
  };
}
const quiet = { every, waited: false, sweepAt: now + 60_000, connectionsAt: now + 300_000, byIdSince: 0 };

describe('what live refresh asks next', () => {
  it('is what is on screen before what is in motion, and both in one call where there is room', () => {
    const [visible, moving] = [ids(10, 'seen'), ids(40, 'moves')];
    const step = nextStep(
      watched(visible, moving, (id) => (id.includes('seen') ? every : 10 * every)),
      quiet,
      now,
    );
    expect(step).toEqual({ kind: 'workspaces', ids: [...visible, ...moving.slice(0, 15)] });
  });

  it('is nothing until the first of them is due', () => {
    const step = nextStep(
      watched(ids(3, 'seen'), [], () => 5_000),
      quiet,
      now,
    );
    expect(step).toEqual({ kind: 'wait', ms: 10_000 });
  });

  it('is the list when nothing else is due, and after some calls by id even then', () => {
    const busy = watched(ids(30, 'seen'), ids(500, 'moves'), () => 2 * every);
    const due = { ...quiet, sweepAt: now };
    expect(
      nextStep(
        watched([], [], () => 0),
        due,
        now,
      ).kind,
    ).toBe('sweep');
    expect(nextStep(busy, due, now).kind).toBe('workspaces');
    expect(nextStep(busy, { ...due, byIdSince: 4 }, now).kind).toBe('sweep');
  });

  it('is nothing at all where refresh is off, but for the lists that somebody waits for', () => {
    const due = { ...quiet, every: undefined, sweepAt: now };
    const all = watched(ids(3, 'seen'), ids(3, 'moves'), () => 10 * every);
    expect(nextStep(all, due, now)).toEqual({ kind: 'wait', ms: Number.POSITIVE_INFINITY });
    expect(nextStep(all, { ...due, waited: true }, now).kind).toBe('sweep');
  });
});
