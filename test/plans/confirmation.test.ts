import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import type { KeptBackup } from '../../src/lex/backup.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import {
  asConfirmed,
  confirmationSteps,
  matchesPhrase,
  type OpenClass,
  openClasses,
  type Step,
} from '../../src/plans/confirmation.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { WorkspaceVerb } from '../../src/rules/verbs.ts';
import {
  bundle,
  candidate,
  context,
  lexItem,
  limits,
  migrating,
  planMigration,
  planRebuild,
  value,
} from './fixtures.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `ws-${index}`);
const guarded = { ...context, limits: { ...limits, protectedAccounts: [context.account.accountId] } };
const rebuild = (count: number, where = context) =>
  value(planRebuild({ ...where, candidates: ids(count).map((id) => candidate(id)) }));
const migrate = (count: number) =>
  value(planMigration({ ...context, candidates: ids(count).map((id) => migrating(id)) }));

/** Each step by its name; what is typed, as it is typed. */
const asked = (all: readonly Step[]) =>
  all.map((step) =>
    'phrase' in step ? step.phrase : 'seconds' in step ? `${step.seconds} s` : asConfirmed([step])[0],
  );

describe('what is asked grows with what can be destroyed', () => {
  const losses = ['root-volume', 'user-data-since-snapshot'];
  test.each([
    { set: '1 WorkSpace', plan: rebuild(1), steps: ['yes'] },
    { set: '2 WorkSpaces', plan: rebuild(2), steps: ['2'] },
    { set: '5 WorkSpaces', plan: rebuild(5), steps: ['5'] },
    {
      set: '6 WorkSpaces',
      plan: rebuild(6),
      steps: ['look', ...losses, 'REBUILD 6 IN 123456789012 EU-WEST-1', '10 s'],
    },
    {
      set: '42 WorkSpaces',
      plan: rebuild(42),
      steps: ['look', ...losses, 'REBUILD 42 IN 123456789012 EU-WEST-1', '10 s'],
    },
    {
      set: '1 WorkSpace of a protected account',
      plan: rebuild(1, guarded),
      steps: ['look', ...losses, 'REBUILD 1 IN 123456789012 EU-WEST-1', '10 s'],
    },
    { set: '1 migration', plan: migrate(1), steps: ['yes'] },
    { set: '3 migrations', plan: migrate(3), steps: ['3'] },
    {
      set: '7 migrations',
      plan: migrate(7),
      steps: ['look', ...losses, 'new-identity', 'MIGRATE 7 IN 123456789012 EU-WEST-1', '10 s'],
    },
  ])('$set: $steps', ({ plan, steps }) => expect(asked(confirmationSteps(plan))).toEqual(steps));
});

describe('what destroys nothing is asked for less', () => {
  const pcoip = bundle('wsb-source001', 'Standard with Windows 10 (Server 2019 based) (PCoIP)');
  const plan = (verb: WorkspaceVerb, count: number, where = context, connection = 'DISCONNECTED') =>
    value(
      planWorkspaces({
        ...where,
        verb,
        candidates: ids(count).map((id) =>
          candidate(
            id,
            { bundle: pcoip, protocol: 'WSP', connection, connectedOverridden: true },
            { state: verb === 'start' ? 'STOPPED' : 'AVAILABLE', runningMode: 'AUTO_STOP', protocols: ['PCOIP'] },
          ),
        ),
      }),
    );

  test.each([
    { set: 'a reboot of 1', of: plan('reboot', 1), steps: ['yes'] },
    { set: 'a reboot of 5', of: plan('reboot', 5), steps: ['5'] },
    { set: 'a reboot of 6', of: plan('reboot', 6), steps: ['look', 'REBOOT 6 IN 123456789012 EU-WEST-1'] },
    {
      set: 'a reboot of 6 connected users',
      of: plan('reboot', 6, context, 'CONNECTED'),
      steps: ['look', 'connected-users', 'REBOOT 6 IN 123456789012 EU-WEST-1'],
    },
    {
      set: 'a change of protocol of 12',
      of: plan('modify-protocol', 12),
      steps: ['look', 'MODIFY-PROTOCOL 12 IN 123456789012 EU-WEST-1'],
    },
    {
      set: 'a stop of 1 in a protected account',
      of: plan('stop', 1, guarded),
      steps: ['look', 'STOP 1 IN 123456789012 EU-WEST-1'],
    },
    { set: 'a start of 3', of: plan('start', 3), steps: ['3'] },
    { set: 'a start of 30', of: plan('start', 30), steps: ['START 30 IN 123456789012 EU-WEST-1'] },
    {
      set: 'a start of 1 in a protected account',
      of: plan('start', 1, guarded),
      steps: ['START 1 IN 123456789012 EU-WEST-1'],
    },
    {
      set: 'a restore of 6, which destroys',
      of: plan('restore', 6),
      steps: [
        'look',
        'root-changes-since-snapshot',
        'user-data-since-snapshot',
        'RESTORE 6 IN 123456789012 EU-WEST-1',
        '10 s',
      ],
    },
  ])('$set: $steps', ({ of, steps }) => expect(asked(confirmationSteps(of))).toEqual(steps));
});

describe('every rule that an operator may answer for has a step of its own', () => {
  test.each<[OpenClass, Partial<Candidate>, Partial<Workspace>, WorkspaceVerb]>([
    ['connection-unknown', { connection: undefined }, {}, 'rebuild'],
    ['directory-unknown', { directory: undefined }, {}, 'rebuild'],
    ['protocol-unknown', { protocol: 'WSP', bundle: undefined }, { protocols: undefined }, 'modify-protocol'],
    [
      'pcoip-ends',
      { protocol: 'PCOIP', bundle: bundle('wsb-source001', 'Standard with Windows 10 (Server 2019 based) (PCoIP)') },
      {},
      'modify-protocol',
    ],
    [
      'protocol-only',
      { target: { ...bundle('wsb-target002', 'Windows 10 (Server 2019 based) (WSP)'), owner: '123456789012' } },
      { protocols: ['PCOIP'] },
      'migrate',
    ],
    [
      'path-not-listed',
      { target: bundle('wsb-target002', 'Standard with Windows 10 (Server 2022 based) (WSP)') },
      {},
      'migrate',
    ],
  ])('%s', (kind, over, record, verb) => {
    const plan = value(planWorkspaces({ ...context, verb, candidates: [candidate('ws-a', over, record)] }));
    expect(asked(confirmationSteps(plan))).toEqual([kind, 'yes']);
    expect(openClasses).toContain(kind);
  });
});

test('a stopped WorkSpace of UNKNOWN connection takes no answer', () => {
  const plan = value(
    planRebuild({ ...context, candidates: [candidate('ws-a', { connection: 'UNKNOWN' }, { state: 'STOPPED' })] }),
  );
  expect(asked(confirmationSteps(plan))).toEqual(['yes']);
});

test('why nobody knows who is connected stands with the answer that is asked for', () => {
  const candidates = ['denied', 'failed', 'UNKNOWN'].map((connection, nth) => candidate(`ws-${nth}`, { connection }));
  expect(confirmationSteps(value(planRebuild({ ...context, candidates })))[0]).toMatchObject({
    class: 'connection-unknown',
    count: 3,
    sentence:
      'For 3 WorkSpaces, whether a user is connected is unknown (1: this identity lacks workspaces:DescribeWorkspacesConnectionStatus; 1: the look-up failed).',
  });
});

test('a plan that waits for fresh snapshots is confirmed for what is lost then', () => {
  const limited = { ...context, policy: { freshSnapshot: true } };
  const lost = confirmationSteps(rebuild(30, limited)).flatMap((step) =>
    step.kind === 'acknowledge' ? [step.sentence] : [],
  );
  expect(lost).toContainEqual(expect.stringContaining('since a snapshot that each waits for'));
});

test('an account is protected by its alias as well as by its number', () => {
  const byAlias = { ...context, limits: { ...limits, protectedAccounts: ['acme'] } };
  expect(confirmationSteps(rebuild(1, byAlias))[0]).toEqual({ kind: 'look' });
});

describe('what the rules leave open is asked for by a step of its own', () => {
  const target = bundle('wsb-target002', 'Standard with Windows 10 (Server 2022 based) (WSP)');
  const plan = (more: number) =>
    value(
      planMigration({
        ...context,
        candidates: [
          migrating('ws-a', { target }),
          migrating('ws-b', { connection: 'UNKNOWN' }),
          ...ids(more).map((id) => migrating(id, { connection: 'CONNECTED', connectedOverridden: true })),
        ],
      }),
    );

  test('in a small set before its number', () => {
    expect(confirmationSteps(plan(1))).toEqual([
      expect.objectContaining({ class: 'connection-unknown', count: 1 }),
      expect.objectContaining({ class: 'path-not-listed', count: 1 }),
      { kind: 'count', phrase: '3' },
    ]);
  });

  test('in a large one after the losses', () => {
    expect(asked(confirmationSteps(plan(5)))).toEqual([
      'look',
      'root-volume',
      'user-data-since-snapshot',
      'connected-users',
      'new-identity',
      'connection-unknown',
      'path-not-listed',
      'MIGRATE 7 IN 123456789012 EU-WEST-1',
      '10 s',
    ]);
  });
});

test('excluded items are counted nowhere', () => {
  const plan = value(
    planRebuild({
      ...context,
      candidates: [...ids(2).map((id) => candidate(id)), candidate('ws-x', { snapshot: 'none' })],
    }),
  );
  expect(asked(confirmationSteps(plan))).toEqual(['2']);
});

test('a plan that sends nothing has nothing to confirm', () => {
  const plan = value(planRebuild({ ...context, candidates: [candidate('ws-a', { snapshot: 'none' })] }));
  expect(confirmationSteps(plan)).toEqual([]);
});

describe('what is typed', () => {
  const phrase = confirmationSteps(rebuild(12)).find(({ kind }) => kind === 'phrase') as Step;
  const count = confirmationSteps(rebuild(3))[0] as Step;

  test.each([
    ['REBUILD 12 IN 123456789012 EU-WEST-1', true],
    ['  REBUILD 12 IN 123456789012 EU-WEST-1 ', true],
    ['rebuild 12 in 123456789012 eu-west-1', false],
    ['REBUILD 13 IN 123456789012 EU-WEST-1', false],
    ['REBUILD  12 IN 123456789012 EU-WEST-1', false],
    ['REBUILD 12 IN 123456789012 EU-WEST-', false],
    ['', false],
    ['y', false],
    ['12', false],
  ])('for the phrase, %j: %s', (typed, matches) => expect(matchesPhrase(phrase, typed)).toBe(matches));

  test.each([
    ['3', true],
    [' 3 ', true],
    ['', false],
    ['y', false],
    ['03', false],
    ['33', false],
    ['2', false],
  ])('for the number, %j: %s', (typed, matches) => expect(matchesPhrase(count, typed)).toBe(matches));

  test('never matches a step that asks for nothing to be typed', () => {
    for (const step of confirmationSteps(rebuild(12)))
      if (step.kind !== 'phrase') expect(matchesPhrase(step, '')).toBe(false);
  });
});

describe('Lex', () => {
  const backup: KeptBackup = { kind: 'export', folder: '/backups/one', sha256: '0'.repeat(64), at: 0, missing: [] };
  const of = (over: Parameters<typeof lexItem>[0]) =>
    confirmationSteps(value(planLexMigration({ ...context, items: [lexItem({ backup, ...over })] })));

  test('a new V2 bot asks for the V1 name', () => {
    expect(asked(of({ migrationStrategy: 'CREATE_NEW' }))).toEqual(['MIGRATE OrderFlowers']);
  });

  test('a new V2 bot that may be there already asks for its name as well', () => {
    expect(asked(of({ migrationStrategy: 'CREATE_NEW', existence: 'unknown' }))).toEqual([
      'MIGRATE OrderFlowers',
      'OrderFlowersV2',
    ]);
  });

  test('an existing V2 bot asks to acknowledge the overwritten Draft, then for its name', () => {
    const all = of({ migrationStrategy: 'UPDATE_EXISTING' });
    expect(asked(all)).toEqual(['draft-overwritten', 'OrderFlowersV2']);
    expect(all[0]).toMatchObject({ sentence: expect.stringContaining('en_US') });
  });

  test('a locale that the V2 bot does not have yet is told as added', () => {
    const into = { botId: undefined, roleArn: undefined, hasLocale: false };
    const [loss] = of({ migrationStrategy: 'UPDATE_EXISTING', existence: 'found', into });
    expect(loss).toMatchObject({ sentence: expect.stringMatching(/^The settings .* overwritten, and en_US is added/) });
  });

  describe('several bots in one run', () => {
    const several = (...items: readonly Parameters<typeof lexItem>[0][]) =>
      confirmationSteps(
        value(
          planLexMigration({
            ...context,
            items: items.map((over, at) => lexItem({ id: `Bot${at}`, backup, ...over })),
          }),
        ),
      );
    const set = (count: number) =>
      `MIGRATE ${count} BOTS IN ${context.account.accountId} ${context.account.region.toUpperCase()}`;
    const update = { migrationStrategy: 'UPDATE_EXISTING', existence: 'found' } as const;

    test('are one phrase', () => {
      expect(asked(several({}, { v2BotName: 'Other' }))).toEqual([set(2)]);
    });

    test('and the name of each V2 bot that is overwritten, once', () => {
      const all = several(
        {},
        { ...update, v2BotName: 'A' },
        { ...update, v2BotName: 'B' },
        { ...update, v2BotName: 'A' },
      );
      expect(asked(all)).toEqual(['draft-overwritten', set(4), 'A', 'B']);
      expect(all[0]).toMatchObject({ count: 3 });
    });

    test('tell of each V2 bot once that it is not kept, and of none that is kept or not there yet', () => {
      const told = (items: ReturnType<typeof several>) => (items[0]?.kind === 'acknowledge' ? items[0].sentence : '');
      const all = several(
        { ...update, v2BotName: 'A' },
        { ...update, v2BotName: 'B', v2Backup: backup },
        { ...update, v2BotName: 'A' },
      );
      expect(told(all).match(/The V2 bot \w+ is not kept: no export of it was taken\./g)).toEqual([
        'The V2 bot A is not kept: no export of it was taken.',
      ]);
      const again = { botId: undefined, roleArn: undefined, hasLocale: true };
      const created = several({}, { migrationStrategy: 'UPDATE_EXISTING', existence: 'earlier', into: again });
      expect(told(created)).not.toContain('is not kept');
    });

    test('into a bot that the first one creates overwrite nothing, unless they bring its locale again', () => {
      const later = { migrationStrategy: 'UPDATE_EXISTING', existence: 'earlier' } as const;
      const into = { botId: undefined, roleArn: undefined, hasLocale: false };
      expect(asked(several({}, { ...later, into }))).toEqual([set(2)]);
      const again = several({}, { ...later, into: { ...into, hasLocale: true } });
      expect(asked(again)).toEqual(['draft-overwritten', set(2), 'OrderFlowersV2']);
    });

    test('of which only such a one is left ask for its name', () => {
      const into = { botId: undefined, roleArn: undefined, hasLocale: false };
      expect(asked(of({ migrationStrategy: 'UPDATE_EXISTING', existence: 'earlier', into }))).toEqual([
        'MIGRATE OrderFlowers',
      ]);
    });
  });
});
