import { describe, expect, test } from 'vitest';
import { type AtRisk, losses, riskText, totals } from '../../src/rules/losses.ts';
import { workspaceVerbs } from '../../src/rules/verbs.ts';
import { hours, now } from './subjects.ts';

const set: readonly AtRisk[] = [
  { snapshot: now - hours(2), connection: 'DISCONNECTED' },
  { snapshot: now - hours(11) - 20 * 60_000, connection: 'CONNECTED' },
  { snapshot: 'none', connection: 'UNKNOWN' },
  { snapshot: 'denied', connection: undefined },
];
const atOnce = { freshSnapshot: false };
const untouched: readonly AtRisk[] = set.map((item) => ({ ...item, snapshot: undefined }));

test('the totals tell none, unknown and old snapshots apart', () => {
  expect(totals([...set, { snapshot: now - hours(13), connection: 'CONNECTED' }], now, atOnce)).toEqual({
    worstAgeMs: hours(13),
    workAtRiskMs: hours(13),
    oldSnapshots: 1,
    aheadSnapshot: 0,
    withoutSnapshot: 1,
    unknownSnapshot: 1,
    connected: 2,
    unknownConnection: 2,
    deniedConnection: 0,
    failedConnection: 0,
    startedFirst: 0,
  });
});

test('of a stopped WorkSpace the connection is not unknown: nobody can be connected', () => {
  const stopped = { snapshot: now, connection: 'UNKNOWN', state: 'STOPPED' };
  expect(totals([stopped], now, atOnce).unknownConnection).toBe(0);
  expect(totals([{ ...stopped, connection: undefined }], now, atOnce).unknownConnection).toBe(1);
});

describe('classes of loss', () => {
  const counted = (verb: (typeof workspaceVerbs)[number], items: readonly AtRisk[] = set) =>
    losses(verb, items, now, atOnce).map((loss) => [loss.class, loss.count]);

  test('a rebuild loses the root volume and what was written since the snapshot, and keeps the identity', () => {
    expect(counted('rebuild')).toEqual([
      ['root-volume', 4],
      ['user-data-since-snapshot', 4],
      ['connected-users', 1],
    ]);
    expect(losses('rebuild', set, now, atOnce)[1]?.sentence).toContain('11 h 20 m of work at the worst');
  });

  test('a restore loses what changed on either volume since the snapshot', () => {
    expect(counted('restore')).toEqual([
      ['root-changes-since-snapshot', 4],
      ['user-data-since-snapshot', 4],
      ['connected-users', 1],
    ]);
  });

  describe('where each waits for a fresh snapshot, what was written since that one is lost, and no more', () => {
    const fresh = { freshSnapshot: true };
    const said = (verb: 'rebuild' | 'restore', items = set) =>
      losses(verb, items, now, fresh).map(({ sentence }) => sentence);

    test('by a rebuild', () => {
      expect(said('rebuild')[1]).toBe(
        'User data written since a snapshot that each waits for, taken 2 h 0 m at most before it is sent, is lost on 4 WorkSpaces.',
      );
    });

    test('by a restore, on both volumes', () => {
      for (const sentence of said('restore').slice(0, 2))
        expect(sentence).toMatch(
          /since a snapshot that each waits for, taken 2 h 0 m at most before it is sent, (is|are) lost/,
        );
    });

    test('and what is started first takes an hour more', () => {
      expect(said('rebuild', [{ ...set[0], first: 'start' } as AtRisk])[1]).toContain('taken 3 h 0 m at most');
    });
  });

  test('a migration gives a new identity', () => {
    expect(counted('migrate').at(-1)).toEqual(['new-identity', 4]);
  });

  test.each(['reboot', 'stop', 'modify-protocol'] as const)('%s loses the open work of who is connected', (verb) => {
    expect(counted(verb, untouched)).toEqual([['connected-users', 1]]);
  });

  test('a start loses nothing', () => expect(counted('start', untouched)).toEqual([]));

  test('what is started first is told, with what it costs', () => {
    const [found] = losses('migrate', [{ ...set[0], first: 'start' } as AtRisk], now, atOnce).slice(-1);
    expect(found).toMatchObject({ class: 'started-first', count: 1 });
    expect(found?.sentence).toMatch(/^1 stopped WorkSpace will be started first, and billed by the hour/);
  });

  test('nobody connected is nothing to acknowledge', () => {
    expect(losses('rebuild', set.slice(0, 1), now, atOnce).map((loss) => loss.class)).not.toContain('connected-users');
  });

  test.each(workspaceVerbs)('an empty set loses nothing: %s', (verb) =>
    expect(losses(verb, [], now, atOnce)).toEqual([]),
  );
});

test.each([
  [
    'rebuild',
    set,
    '11 h 20 m of work at risk at the worst, 1 user connected, 2 perhaps connected, 1 without a snapshot, 1 of unknown snapshot',
  ],
  [
    'migrate',
    [{ snapshot: 'denied', connection: 'DISCONNECTED' }],
    'an unknown time of work at risk at the worst, 0 users connected, 1 of unknown snapshot',
  ],
  [
    'rebuild',
    [
      { snapshot: { ahead: hours(3) }, connection: 'denied' },
      { snapshot: now, connection: 'DISCONNECTED' },
    ],
    "0 m of work at risk at the worst, 0 users connected, 1 perhaps connected (this identity lacks workspaces:DescribeWorkspacesConnectionStatus), 1 with a snapshot ahead of this machine's clock",
  ],
  [
    'reboot',
    [...untouched, { snapshot: undefined, connection: 'denied' }, { snapshot: undefined, connection: 'failed' }],
    '1 user connected, 4 perhaps connected (1: this identity lacks workspaces:DescribeWorkspacesConnectionStatus; 1: the look-up failed)',
  ],
  ['reboot', untouched, '1 user connected, 2 perhaps connected'],
  ['start', untouched, ''],
] as const)('the risk of a %s in words', (verb, items, words) =>
  expect(riskText(verb, items, now, atOnce)).toBe(words),
);

test('the risk of what waits for a fresh snapshot is the age that this one may have', () => {
  expect(riskText('rebuild', set.slice(0, 1), now, { freshSnapshot: true })).toBe(
    '2 h 0 m of work at risk at the worst, as each waits for a fresh snapshot, 0 users connected',
  );
});
