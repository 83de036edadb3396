import { describe, expect, test } from 'vitest';
import { firstStep, type ItemFacts, judge } from '../../src/rules/eligibility.ts';
import { mayBeSent, worst } from '../../src/rules/may-be-sent.ts';
import type { Rule, Verdict } from '../../src/rules/verdict.ts';
import { bundle, hours, now, quiet, workspace } from './subjects.ts';

const source = bundle('Standard with Windows 10 (Server 2019 based) (WSP)', { id: 'wsb-source001' });
const target = bundle('Standard with Windows (Server 2025 based) (WSP)');

const rebuild = (over = {}, facts: Partial<ItemFacts> = {}) =>
  judge({ verb: 'rebuild' }, workspace(over), source, { ...quiet, ...facts });
const migrate = (over = {}, facts: Partial<ItemFacts> = {}, to = target) =>
  judge({ verb: 'migrate', target: to }, workspace(over), source, { ...quiet, ...facts });

test('a quiet WorkSpace with a snapshot may be rebuilt, and migrated along a listed path', () => {
  expect(worst(rebuild()).kind).toBe('allowed');
  expect(worst(migrate()).kind).toBe('allowed');
});

describe.each([
  ['rebuild', rebuild],
  ['migrate', migrate],
] as const)('%s', (_, judge) => {
  test.each<[string, object, Partial<ItemFacts>, Verdict['kind'], Rule]>([
    [
      'a modification that was initiated',
      { modifications: [{ resource: 'ROOT_VOLUME', state: 'UPDATE_INITIATED' }] },
      {},
      'denied',
      'modification',
    ],
    [
      'a modification in progress',
      { modifications: [{ resource: 'PROTOCOL', state: 'UPDATE_IN_PROGRESS' }] },
      {},
      'denied',
      'modification',
    ],
    [
      'a modification in an undeclared state',
      { modifications: [{ resource: 'PROTOCOL', state: 'QUEUED' }] },
      {},
      'unknown',
      'modification',
    ],
    [
      'a modification that failed',
      { modifications: [{ resource: 'PROTOCOL', state: 'UPDATE_FAILED' }] },
      {},
      'allowed',
      'modification',
    ],
    ['a standby', { related: [{ type: 'PRIMARY' }] }, {}, 'denied', 'standby'],
    [
      'a primary with a standby',
      { related: [{ type: 'STANDBY' }], standbys: [{ id: 'ws-1' }] },
      {},
      'allowed',
      'standby',
    ],
    ['an undeclared relation', { related: [{ type: undefined }] }, {}, 'unknown', 'standby'],
    ['no snapshot', {}, { snapshot: 'none' }, 'denied', 'snapshot'],
    ['a denied look-up of snapshots', {}, { snapshot: 'denied' }, 'unknown', 'snapshot'],
    ['a failed look-up of snapshots', {}, { snapshot: 'unknown' }, 'unknown', 'snapshot'],
    ['a snapshot ahead of the clock here', {}, { snapshot: { ahead: hours(3) } }, 'unknown', 'snapshot'],
    [
      'the same, held for a newer one',
      {},
      { snapshot: { ahead: hours(3) }, freshSnapshot: true },
      'unknown',
      'snapshot',
    ],
    ['a snapshot that is no time', {}, { snapshot: Number.NaN }, 'unknown', 'snapshot'],
    ['an old snapshot', {}, { snapshot: now - hours(13) }, 'allowed', 'snapshot'],
    ['a connected user', {}, { connection: 'CONNECTED' }, 'denied', 'connection'],
    [
      'a connected user, overridden',
      {},
      { connection: 'CONNECTED', connectedOverridden: true },
      'allowed',
      'connection',
    ],
    ['connection UNKNOWN', {}, { connection: 'UNKNOWN' }, 'unknown', 'connection'],
    ['a denied look-up of connections', {}, { connection: 'denied' }, 'unknown', 'connection'],
    ['the same of a stopped one', { state: 'STOPPED' }, { connection: 'denied' }, 'unknown', 'connection'],
    ['a failed look-up of connections', {}, { connection: 'failed' }, 'unknown', 'connection'],
    ['connection not returned', {}, { connection: undefined }, 'unknown', 'connection'],
    [
      'connection UNKNOWN is not overridden away',
      {},
      { connection: 'UNKNOWN', connectedOverridden: true },
      'unknown',
      'connection',
    ],
    ['a stopped one of UNKNOWN connection', { state: 'STOPPED' }, { connection: 'UNKNOWN' }, 'allowed', 'connection'],
    ['a directory that is not listed', {}, { directory: undefined }, 'unknown', 'directory'],
    ['a directory in ERROR', {}, { directory: { state: 'ERROR' } }, 'denied', 'directory'],
    ['a directory of no state', {}, { directory: { state: undefined } }, 'unknown', 'directory'],
    ['a directory of Pools', {}, { directory: { state: 'REGISTERED', workspaceType: 'POOLS' } }, 'denied', 'directory'],
    ['an undeclared operating system', { operatingSystem: 'WINDOWS_12' }, {}, 'unknown', 'system'],
    ['no snapshot, held until there is one', {}, { snapshot: 'none', freshSnapshot: true }, 'allowed', 'snapshot'],
    ['a denied look-up of snapshots, held', {}, { snapshot: 'denied', freshSnapshot: true }, 'unknown', 'snapshot'],
    ['an undeclared state', { state: 'MIGRATING' }, {}, 'unknown', 'state'],
    ['administrator maintenance', { state: 'ADMIN_MAINTENANCE' }, {}, 'denied', 'state'],
  ])('%s', (_name, over, facts, kind, rule) => {
    const verdicts = judge(over, facts);
    expect(verdicts.find((verdict) => verdict.rule === rule)?.kind).toBe(kind);
    expect(worst(verdicts).kind).toBe(kind);
  });

  test('a snapshot ahead of the clock says by how much, and whose fault it is', () => {
    expect(judge({}, { snapshot: { ahead: hours(3) } })[0]).toMatchObject({
      reason: "Its newest snapshot is 3 h 0 m ahead of this machine's clock: the clock here is behind.",
      remedy: 'Set the clock right, then look again.',
    });
  });

  test('of a denied look-up AWS is not quoted, and the IAM action is named', () => {
    const [denied] = judge({}, { connection: 'denied' });
    expect(denied).toMatchObject({
      reason: 'This identity may not look up who is connected.',
      remedy: expect.stringContaining('workspaces:DescribeWorkspacesConnectionStatus'),
    });
    expect(denied?.quote).toBeUndefined();
    expect(judge({}, { connection: 'UNKNOWN' })[0]?.quote).toContain('unknown if the WorkSpace is stopped');
  });

  test('an old snapshot is flagged in words', () => {
    const verdict = judge({}, { snapshot: now - hours(13) }).find(({ rule }) => rule === 'snapshot');
    expect(verdict?.reason).toBe('Its newest snapshot is 13 h 0 m old, more than the 12 hours that AWS lets pass.');
  });
});

describe('targets', () => {
  test.each([
    ['the bundle it already uses', { id: 'wsb-source001' }, 'denied'],
    ['a bundle in ERROR', { state: 'ERROR' }, 'denied'],
    ['a bundle of unknown state', { state: undefined }, 'unknown'],
    ['a standby bundle', { type: 'STANDBY' }, 'denied'],
    ['a bundle of an undeclared type', { type: 'POOL' }, 'unknown'],
  ])('%s', (_, over, kind) => {
    const verdicts = migrate({}, {}, { ...target, ...over });
    expect(verdicts.find(({ rule }) => rule === 'bundle')?.kind).toBe(kind);
    expect(mayBeSent(verdicts)).toBe(false);
  });

  test('the same bundle comes with the advice to rebuild', () => {
    const verdict = worst(migrate({}, {}, { ...target, id: 'wsb-source001' }));
    expect(verdict.remedy).toMatch(/^Rebuild it/);
  });

  test('a stopped Linux WorkSpace has to be started, a stopped Windows one has not', () => {
    const ubuntu = bundle('Standard with Ubuntu 24.04');
    const linux = { operatingSystem: 'UBUNTU_22_04', state: 'STOPPED' };
    const first = (over: object) => firstStep('migrate', workspace(over), source, undefined);
    expect(mayBeSent(migrate(linux, {}, ubuntu))).toBe(true);
    expect(first(linux)).toBe('start');
    expect(mayBeSent(migrate({ ...linux, runningMode: 'ALWAYS_ON' }, {}, ubuntu))).toBe(false);
    expect(mayBeSent(migrate({ state: 'STOPPED' }))).toBe(true);
    expect(first({ state: 'STOPPED' })).toBeUndefined();
  });
});

describe('a change of protocol only', () => {
  const dcv = bundle('Standard with Windows 10 (Server 2019 based) (WSP)', { owner: '123456789012' });
  const advice = (over: object) => migrate(over, {}, dcv).find(({ rule }) => rule === 'advice');

  test('is steered to modifying the protocol, which keeps the root volume', () => {
    expect(advice({ protocols: ['PCOIP'] })).toMatchObject({
      kind: 'unlisted',
      remedy: expect.stringContaining('Modify the protocol'),
    });
  });

  test.each([
    ['when more than the protocol changes', { protocols: ['PCOIP'], operatingSystem: 'WINDOWS_SERVER_2016' }],
    ['when the compute type changes', { protocols: ['PCOIP'], computeType: 'POWER' }],
    ['when the source streams DCV already', { protocols: ['WSP'] }],
  ])('is not seen %s', (_, over) => {
    expect(advice(over)).toBeUndefined();
  });
});

describe('a WorkSpace with Windows 7', () => {
  const of = (owner: string, over: object = {}) =>
    worst(
      judge(
        { verb: 'rebuild' },
        workspace({ operatingSystem: 'WINDOWS_7', ...over }),
        bundle('Standard with Windows 7', { owner }),
        quiet,
      ),
    ).kind;

  test('from a public bundle cannot be rebuilt', () => expect(of('AMAZON')).toBe('denied'));
  test('from a custom bundle of unknown licence is unknown', () => expect(of('123456789012')).toBe('unknown'));
});

describe('what may be sent', () => {
  const verdict = (kind: Verdict['kind'], rule?: Rule): Verdict => ({ kind, reason: 'r', ...(rule && { rule }) });
  const fine = verdict('allowed', 'state');
  const none: ReadonlySet<Rule> = new Set();

  test.each<[string, readonly Verdict[], ReadonlySet<Rule> | undefined, boolean]>([
    ['everything allowed', [fine, verdict('allowed')], none, true],
    ['no verdict at all', [], undefined, false],
    ['a denial, acknowledged or not', [fine, verdict('denied', 'connection')], undefined, false],
    ['an unknown connection that was acknowledged', [fine, verdict('unknown', 'connection')], undefined, true],
    ['an unknown connection that was not', [fine, verdict('unknown', 'connection')], none, false],
    ['an unlisted path that was acknowledged', [verdict('unlisted', 'path')], new Set<Rule>(['path']), true],
    [
      'an unlisted path under another acknowledgement',
      [verdict('unlisted', 'path')],
      new Set<Rule>(['connection']),
      false,
    ],
    [
      'an unknown snapshot, which nobody may acknowledge',
      [verdict('unknown', 'snapshot')],
      new Set<Rule>(['snapshot']),
      false,
    ],
    [
      'an unlisted state, which nobody may acknowledge',
      [verdict('unlisted', 'state')],
      new Set<Rule>(['state']),
      false,
    ],
    ['an unknown finding of no rule', [verdict('unknown')], undefined, false],
  ])('%s', (_, verdicts, acknowledged, sent) => {
    expect(mayBeSent(verdicts, acknowledged)).toBe(sent);
  });
});
