import { describe, expect, test } from 'vitest';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { afterwards, taskTitle } from '../../src/runs/checklist.ts';
import type { Observation, Outcome, RunEvent } from '../../src/runs/events.ts';
import { candidate, context, migrating, planMigration, source, target, value } from '../plans/fixtures.ts';
import { lexPlan, now, planOf, stateAfter, steppedPlan } from './fixtures.ts';

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

  test('what was started for it and was not migrated still runs', () => {
    const started: RunEvent = { type: 'stepped', at, item: 'ws-a', reason: 'Started, and AVAILABLE.' };
    const stopped: RunEvent = { type: 'stopped', at, why: 'Stopped by ann.' };
    expect(tasks(steppedPlan(['ws-a']), started, stopped)).toEqual(['started: ws-a']);
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

  test('a profile is only to be copied back where Entra may be joined', () => {
    const entra = candidate('ws-a', {}, { directoryId: 'wsd-abc123456' as never });
    expect(tasks(planOf('rebuild', [entra]), ...rebuilt('10.0.0.1'))).toContain('profile: ws-a');
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
