import { describe, expect, it } from 'vitest';
import { type FleetStatus, fleetStatus } from '../../src/screens/fleet-status.ts';

const now = new Date(2026, 10, 22, 12).getTime();
const hour = 3_600_000;
const plain: FleetStatus = {
  marked: 0,
  hidden: 0,
  gone: 0,
  shown: 398,
  all: 398,
  unknown: 0,
  lookUp: '',
  held: undefined,
  sortedBy: undefined,
  orderAsOf: undefined,
  loading: false,
  left: undefined,
  recalledFrom: undefined,
  now,
  failed: [],
  sources: 1,
};

describe('what is said of the list', () => {
  it.each([
    [{}, '398 WorkSpaces'],
    [{ sortedBy: 'last seen▼' }, '398 WorkSpaces, by last seen▼'],
    [{ recalledFrom: now - hour }, '398 WorkSpaces, as of 11:00, 1 h 0 m old'],
    [{ recalledFrom: now - 24 * hour }, '398 WorkSpaces, as of 2026-11-21 12:00, 24 h 0 m old'],
    [{ recalledFrom: now - hour, loading: true as const }, '398 WorkSpaces, as of 11:00, 1 h 0 m old, loading'],
  ])('%j: %s', (change, words) => {
    expect(fleetStatus({ ...plain, ...change })).toBe(words);
  });
});
