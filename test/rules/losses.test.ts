import { describe, expect, test } from 'vitest';
import { duration, effects, losses, totals } from '../../src/rules/losses.ts';
import { volumesAfterMigration } from '../../src/rules/volumes.ts';
import { hours, now } from './subjects.ts';

const set = [
  { snapshot: now - hours(2), connection: 'DISCONNECTED' },
  { snapshot: now - hours(11) - 20 * 60_000, connection: 'CONNECTED' },
  { snapshot: 'none', connection: 'UNKNOWN' },
  { snapshot: 'denied', connection: undefined },
] as const;

test('the totals tell none, unknown and old snapshots apart', () => {
  expect(totals([...set, { snapshot: now - hours(13), connection: 'CONNECTED' }], now)).toEqual({
    worstAgeMs: hours(13),
    oldSnapshots: 1,
    withoutSnapshot: 1,
    unknownSnapshot: 1,
    connected: 2,
    unknownConnection: 2,
  });
});

describe('classes of loss', () => {
  test('a rebuild keeps the identity', () => {
    const found = losses('rebuild', set, now);
    expect(found.map((loss) => [loss.class, loss.count])).toEqual([
      ['root-volume', 4],
      ['user-data-since-snapshot', 4],
      ['connected-users', 1],
    ]);
    expect(found[1]?.sentence).toContain('11 h 20 m of work at the worst');
  });

  test('a migration gives a new one', () => {
    expect(losses('migrate', set, now).map((loss) => loss.class)).toContain('new-identity');
  });

  test('nobody connected is nothing to acknowledge', () => {
    expect(losses('rebuild', [set[0]], now).map((loss) => loss.class)).not.toContain('connected-users');
  });

  test('an empty set loses nothing', () => expect(losses('migrate', [], now)).toEqual([]));
});

describe('the effect card', () => {
  const lines = (...of: Parameters<typeof effects>) =>
    effects(...of)
      .map(({ kind, text }) => `${kind}: ${text}`)
      .join('\n');

  test('a rebuild loses C:, changes the address, keeps the id', () => {
    const card = lines('rebuild', 'windows');
    expect(card).toMatch(/lost: .*\(C:\)/);
    expect(card).toMatch(/changes: Private IP address/);
    expect(card).toMatch(/stays: WorkSpace id/);
  });

  test('a migration changes id, name and address', () => {
    expect(lines('migrate', 'windows')).toMatch(/changes: WorkSpace id, computer name and private IP address/);
    expect(lines('migrate', 'windows')).toMatch(/NotMigrated/);
  });

  test('Linux has no drive letters and no .NotMigrated folder', () => {
    for (const verb of ['rebuild', 'migrate'] as const) expect(lines(verb, 'linux')).not.toMatch(/C:|D:|NotMigrated/);
  });

  test('of an unknown system the card names no drive', () => {
    expect(lines('rebuild', undefined)).not.toMatch(/C:|\/home/);
  });
});

test.each([
  [0, '0 m'],
  [59_999, '0 m'],
  [8 * 60_000, '8 m'],
  [hours(11) + 20 * 60_000, '11 h 20 m'],
  [hours(47), '47 h 0 m'],
  [hours(76), '3 d 4 h'],
  [-5, '0 m'],
])('%i ms read as %s', (ms, words) => expect(duration(ms)).toBe(words));

// "Root grows to the target bundle's default if needed … volumes never shrink."
describe.each([
  // now, source bundle, target, expected
  ['grows to a larger target', [80, 50], [80, 50], [175, 100], [175, 100]],
  ['never shrinks', [175, 100], [175, 100], [80, 50], [175, 100]],
  ['keeps a user volume of another size than its bundle gave', [80, 100], [80, 50], [175, 200], [175, 100]],
  ['cannot tell the user volume without the source bundle', [80, 50], undefined, [175, 100], [175, undefined]],
  ['can tell it when both ways lead to one size', [80, 100], undefined, [80, 50], [80, 100]],
  ['cannot tell what AWS did not say', [undefined, undefined], [80, 50], [175, 100], [undefined, undefined]],
] as const)('a migration %s', (_, size, source, target, expected) => {
  test('in GiB', () => {
    const volumes = ([rootGib, userGib]: readonly (number | undefined)[]) => ({ rootGib, userGib });
    expect(volumesAfterMigration(volumes(size), source && volumes(source), volumes(target))).toEqual(volumes(expected));
  });
});
