import { describe, expect, test } from 'vitest';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { afterwards, taskTitle } from '../../src/runs/checklist.ts';
import type { Observation, Outcome, RunEvent } from '../../src/runs/events.ts';
import { candidate, context, directory, migrating, planMigration, source, target, value } from '../plans/fixtures.ts';
import { failure, lexPlan, now, planOf, stateAfter, steppedPlan } from './fixtures.ts';

const at = now;
const seen = (state: string, ipAddress = '10.0.0.1', bundleId: string = source.id) => ({ state, bundleId, ipAddress });

/** Sent, seen on its way, and ended so. */
function ended(item: string, outcome: Outcome, last: Observation, targetId?: string): readonly RunEvent[] {
  return [
    { type: 'attempt', at, item },
    { type: 'accepted', at, item, requestId: 'r', ...(targetId && { targetId }) },
    { type: 'observed', at, item, observation: { ...last, source: seen('PENDING') } },
    { type: 'observed', at, item, observation: last },
    { type: 'settled', at, item, outcome, reason: 'So it ended.' },
  ];
}
const refused = (item: string): readonly RunEvent[] => [
  { type: 'settled', at, item, outcome: 'stale', reason: 'It is gone. Nothing was sent.' },
];

const newcomer = { state: 'AVAILABLE', bundleId: target.id, computerName: 'PC-NEW', ipAddress: '10.9.9.9' };
const migrated = (item: string) => ended(item, 'done', { source: undefined, target: newcomer }, `${item}-new`);
const tasks = (plan: WorkspacesPlan, ...events: readonly RunEvent[]) =>
  afterwards(stateAfter(plan, ...events)).map(({ id, ids }) => `${id}: ${ids.join(' ')}`);

describe('after a migration', () => {
  const plan = value(planMigration({ ...context, candidates: ['ws-a', 'ws-b', 'ws-c'].map((id) => migrating(id)) }));

  test('there are old computer objects, profiles, applications, whoever names the old ones, and records', () => {
    expect(tasks(plan, ...migrated('ws-a'))).toEqual([
      'old-computers: ws-a-new',
      'not-migrated: ws-a-new',
      'applications: ws-a-new',
      'addresses: ws-a-new',
      'records: ws-a-new',
    ]);
  });

  test('the directory is first of all looked at for those that failed or were rolled back', () => {
    const rolledBack = ended('ws-b', 'rolled-back', { source: seen('AVAILABLE') }, 'ws-lost');
    const [first] = afterwards(stateAfter(plan, ...migrated('ws-a'), ...rolledBack, ...refused('ws-c')));
    expect(first).toMatchObject({ id: 'failed-computers', ids: ['ws-lost'] });
    expect(first?.lines).toEqual(['user-ws-b (ws-b): rolled-back; computer PC-ws-b, new WorkSpace ws-lost']);
    expect(first?.source).toBe('Administration Guide, migrate-workspaces');
  });

  test('it says old and new id, name and address of each', () => {
    const renew = afterwards(stateAfter(plan, ...migrated('ws-a'))).find(({ id }) => id === 'addresses');
    expect(renew?.lines).toEqual([
      'user-ws-a (ws-a): id ws-a is ws-a-new, computer PC-ws-a is PC-NEW, address 10.0.0.1 is 10.9.9.9',
    ]);
  });

  test('what needs a human comes before everything', () => {
    const lost = ended('ws-b', 'needs-human', { source: seen('PENDING') });
    expect(tasks(plan, ...migrated('ws-a'), ...lost)[0]).toBe('look: ws-b');
  });

  test('what was not sent leaves nothing to do', () => {
    expect(tasks(plan, ...refused('ws-a'), ...refused('ws-b'))).toEqual([]);
  });

  test('Linux has no .NotMigrated folder, and Windows no log in its home', () => {
    const both = { ...plan, items: [plan.items[0], { ...plan.items[1], operatingSystem: 'AMAZON_LINUX_2' }] };
    const mixed = both as unknown as WorkspacesPlan;
    const listed = tasks(mixed, ...migrated('ws-a'), ...migrated('ws-b'));
    expect(listed).toContain('not-migrated: ws-a-new');
    expect(listed).toContain('linux-desktop: ws-b-new');
  });

  describe('of what was to be started for it and was not migrated', () => {
    const attempt: RunEvent = { type: 'attempt', at, item: 'ws-a' };
    const accepted: RunEvent = { type: 'accepted', at, item: 'ws-a' };
    const unclear: RunEvent = { type: 'unclear', at, item: 'ws-a', failure: failure('timeout', 'possible') };
    const started: RunEvent = { type: 'stepped', at, item: 'ws-a', reason: 'Started, and AVAILABLE.' };
    const stopped: RunEvent = { type: 'stopped', at, why: 'Stopped by ann.' };

    test('what this run has started still runs, and is told with why', () => {
      const [task] = afterwards(stateAfter(steppedPlan(['ws-a']), attempt, accepted, started, stopped));
      expect(task).toMatchObject({
        id: 'started',
        lines: [
          'user-ws-a (ws-a): running mode AUTO_STOP; The run was stopped. It was started, and its migration was not sent.',
        ],
      });
    });

    test.each<[string, readonly RunEvent[], string]>([
      ['ran already', [started], 'The run was stopped. Nothing was sent.'],
      [
        'runs after an answer that was lost',
        [attempt, unclear, started],
        'The run was stopped. Whether it was started by this run is not known, and its migration was not sent.',
      ],
    ])('what %s may be in use: nobody is told to stop it', (_, events, reason) => {
      const state = stateAfter(steppedPlan(['ws-a']), ...events, stopped);
      expect(afterwards(state)).toEqual([]);
      expect(state.items[0]).toMatchObject({ outcome: 'not-started', reason });
    });
  });
});

describe('after the other verbs', () => {
  const rebuilt = (ipAddress: string) => ended('ws-a', 'done', { source: seen('AVAILABLE', ipAddress) });

  test.each<[string, WorkspacesPlan, readonly RunEvent[], readonly string[]]>([
    [
      'a rebuild leaves applications, its new address and the settings of the directory',
      planOf('rebuild', [candidate('ws-a')]),
      rebuilt('10.0.0.2'),
      ['applications: ws-a', 'addresses: ws-a', 'directory-settings: ws-a'],
    ],
    [
      'a rebuild with the address as before leaves no address',
      planOf('rebuild', [candidate('ws-a')]),
      rebuilt('10.0.0.1'),
      ['applications: ws-a', 'directory-settings: ws-a'],
    ],
    [
      'a restore leaves hours without a snapshot',
      planOf('restore', [candidate('ws-a')]),
      rebuilt('10.0.0.1'),
      ['no-snapshot: ws-a', 'applications: ws-a'],
    ],
    [
      'a change of protocol leaves clients and ports',
      planOf('modify-protocol', [candidate('ws-a', { protocol: 'WSP' }, { protocols: ['PCOIP'] })]),
      ended('ws-a', 'done', { source: { ...seen('AVAILABLE'), protocols: ['WSP'] } }),
      ['clients: ws-a'],
    ],
    ['a reboot leaves nothing', planOf('reboot', [candidate('ws-a')]), rebuilt('10.0.0.1'), []],
  ])('%s', (_, plan, events, expected) => {
    expect(tasks(plan, ...events)).toEqual(expected);
  });

  test.each([
    ['joins Microsoft Entra ID', { ...directory, type: 'AWS_IAM_IDENTITY_CENTER' }, 'profile of user-ws-a'],
    ['joins a domain', directory, undefined],
    ['was not listed', undefined, 'profile of user-ws-a, if it is joined: its directory was not listed'],
  ])('where its directory %s: a profile to be copied back', (_, of, told) => {
    const found = candidate('ws-a', { directory: of });
    const all = afterwards(stateAfter(planOf('rebuild', [found]), ...rebuilt('10.0.0.1')));
    const line = told && `user-ws-a (ws-a): ${told}`;
    expect(all.find(({ id }) => id === 'profile')?.lines[0]).toBe(line);
  });
});

test('a title says how many', () => {
  const plan = planOf('rebuild', [candidate('ws-a')]);
  const [task] = afterwards(stateAfter(plan, ...ended('ws-a', 'needs-human', { source: seen('PENDING') })));
  expect(task && taskTitle(task)).toBe('Look how it stands (1 WorkSpace)');
});

test('a Lex migration has a list of its own', () => {
  expect(afterwards(stateAfter(lexPlan()))).toEqual([]);
});
