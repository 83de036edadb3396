import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import type { WorkspaceItem } from '../../src/plans/plan.ts';
import type { WorkspaceVerb } from '../../src/rules/verbs.ts';
import { check } from '../../src/runs/drivers/check.ts';
import type { Check } from '../../src/runs/drivers/driver.ts';
import { workspace } from '../plans/fixtures.ts';
import { migratePlan, rebuildPlan, steppedPlan } from './fixtures.ts';
import { planned } from './looks.ts';

describe('before it is sent, a WorkSpace is looked at again', () => {
  const of = planned(rebuildPlan('ws-a'));

  test.each<[string, Partial<Workspace> | undefined, 'go' | 'stale']>([
    ['as planned', {}, 'go'],
    ['in another state that may be rebuilt', { state: 'STOPPED' }, 'go'],
    ['in a state that may not', { state: 'ADMIN_MAINTENANCE' }, 'stale'],
    ['in an undeclared state', { state: 'FROZEN' }, 'stale'],
    ['gone', undefined, 'stale'],
    ['on another bundle', { bundleId: 'wsb-other' as Workspace['bundleId'] }, 'stale'],
    ['of another user', { userName: 'eve' }, 'stale'],
    ['being modified', { modifications: [{ resource: 'ROOT_VOLUME', state: 'UPDATE_IN_PROGRESS' }] }, 'stale'],
    ['a standby by now', { related: [{ id: of.id as never, region: 'r', state: 's', type: 'PRIMARY' }] }, 'stale'],
  ])('%s: %s', (_, over, kind) => {
    expect(check('rebuild', of, over && workspace('ws-a', over), 'DISCONNECTED').kind).toBe(kind);
  });

  test.each<[string, string | undefined, string | undefined, string, 'go' | 'stale']>([
    ['nobody was connected, and nobody is', 'DISCONNECTED', 'DISCONNECTED', 'AVAILABLE', 'go'],
    ['a user has connected since', 'DISCONNECTED', 'CONNECTED', 'AVAILABLE', 'stale'],
    ['AWS does not know any more', 'DISCONNECTED', 'UNKNOWN', 'AVAILABLE', 'stale'],
    ['AWS leaves it out', 'DISCONNECTED', undefined, 'AVAILABLE', 'stale'],
    ['it was stopped since, so that nobody can be', 'DISCONNECTED', 'UNKNOWN', 'STOPPED', 'go'],
    ['the connected user was overridden', 'CONNECTED', 'CONNECTED', 'AVAILABLE', 'go'],
    ['the overridden user has left', 'CONNECTED', 'DISCONNECTED', 'AVAILABLE', 'go'],
    ['the unknown was answered for', 'UNKNOWN', 'UNKNOWN', 'AVAILABLE', 'go'],
    ['the unknown was answered for, and AWS leaves it out', undefined, undefined, 'AVAILABLE', 'go'],
    ['the unknown has turned out to be a user', 'UNKNOWN', 'CONNECTED', 'AVAILABLE', 'stale'],
  ])('%s: planned as %s, now %s (%s): %s', (_, then, now, state, kind) => {
    expect(check('rebuild', { ...of, connection: then }, workspace('ws-a', { state }), now).kind).toBe(kind);
  });

  test('the gate of a migration depends on the operating system', () => {
    const migration = planned(migratePlan('ws-a'));
    expect(check('migrate', migration, workspace('ws-a', { state: 'STOPPED' }), 'UNKNOWN').kind).toBe('go');
    const linux = workspace('ws-a', { state: 'STOPPED', operatingSystem: 'UBUNTU_22_04' });
    expect(check('migrate', migration, linux, 'UNKNOWN').kind).toBe('stale');
  });
});

describe('before each verb, what it needs is looked at', () => {
  const base = planned(rebuildPlan('ws-a'));
  const stopped = { ...base, state: 'STOPPED', connection: 'UNKNOWN' };
  const busy = { modifications: [{ resource: 'PROTOCOL', state: 'UPDATE_IN_PROGRESS' }] };
  const standby = { related: [{ id: base.id as never, region: 'r', state: 's', type: 'PRIMARY' }] };

  test.each<[string, WorkspaceVerb, WorkspaceItem, Partial<Workspace>, string | undefined, Check['kind']]>([
    ['a start of what is STOPPED', 'start', stopped, { state: 'STOPPED', runningMode: 'MANUAL' }, undefined, 'go'],
    ['a start of what runs', 'start', stopped, { state: 'AVAILABLE', runningMode: 'MANUAL' }, undefined, 'stale'],
    [
      'a start of what is always on by now',
      'start',
      stopped,
      { state: 'STOPPED', runningMode: 'ALWAYS_ON' },
      undefined,
      'stale',
    ],
    [
      'a start while something is modified',
      'start',
      stopped,
      { state: 'STOPPED', runningMode: 'MANUAL', ...busy },
      undefined,
      'stale',
    ],
    ['a stop of what runs', 'stop', base, { runningMode: 'AUTO_STOP' }, 'DISCONNECTED', 'go'],
    ['a stop with a user', 'stop', base, { runningMode: 'AUTO_STOP' }, 'CONNECTED', 'stale'],
    ['a stop of what sleeps', 'stop', base, { state: 'STOPPED', runningMode: 'AUTO_STOP' }, 'UNKNOWN', 'stale'],
    ['a reboot', 'reboot', base, {}, 'DISCONNECTED', 'go'],
    ['a reboot with a user', 'reboot', base, {}, 'CONNECTED', 'stale'],
    ['a reboot of a standby, which keeps its volumes', 'reboot', base, standby, 'DISCONNECTED', 'go'],
    ['a restore', 'restore', base, {}, 'DISCONNECTED', 'go'],
    ['a restore of what REBOOTS', 'restore', base, { state: 'REBOOTING' }, 'DISCONNECTED', 'stale'],
    ['a restore of a standby', 'restore', base, standby, 'DISCONNECTED', 'stale'],
    [
      'a change of protocol',
      'modify-protocol',
      { ...base, protocols: ['PCOIP'], toProtocol: 'WSP' },
      { protocols: ['PCOIP'] },
      'DISCONNECTED',
      'go',
    ],
    [
      'a change to what it has by now',
      'modify-protocol',
      { ...base, protocols: ['PCOIP'], toProtocol: 'WSP' },
      { protocols: ['WSP'] },
      'DISCONNECTED',
      'stale',
    ],
    [
      'a change of protocol of a standby',
      'modify-protocol',
      { ...base, protocols: ['PCOIP'], toProtocol: 'WSP' },
      { protocols: ['PCOIP'], ...standby },
      'DISCONNECTED',
      'stale',
    ],
  ])('%s: %5$s', (_, verb, of, over, connection, kind) => {
    expect(check(verb, of, workspace('ws-a', over), connection).kind).toBe(kind);
  });

  const asleep = planned(steppedPlan(['ws-a']));
  const linux = (state: string) =>
    workspace('ws-a', {
      state,
      bundleId: asleep.bundleId as never,
      operatingSystem: 'UBUNTU_22_04',
      runningMode: 'AUTO_STOP',
    });

  test.each<[string, WorkspaceVerb, string, string | undefined, Check['kind']]>([
    ['is started while it is STOPPED', 'start', 'STOPPED', undefined, 'go'],
    ['need not be started once it runs', 'start', 'AVAILABLE', undefined, 'needless'],
    ['is not started in any other state', 'start', 'ERROR', undefined, 'stale'],
    ['is migrated once it runs', 'migrate', 'AVAILABLE', 'DISCONNECTED', 'go'],
    ['is not migrated with a user who has come', 'migrate', 'AVAILABLE', 'CONNECTED', 'stale'],
    ['is not migrated asleep, though it was planned so', 'migrate', 'STOPPED', 'UNKNOWN', 'stale'],
  ])('a stopped Linux WorkSpace %s', (_, verb, state, connection, kind) => {
    expect(check(verb, asleep, linux(state), connection, 0).kind).toBe(kind);
  });

  const minute = 60_000;
  const answeredFor = { ...asleep, connection: undefined };
  test.each<[string, WorkspaceItem, string | undefined, number, Check['kind']]>([
    ['AWS does not know yet', asleep, 'UNKNOWN', 0, 'later'],
    ['AWS leaves it out yet', asleep, undefined, 9 * minute, 'later'],
    ['AWS does not know for ten minutes', asleep, 'UNKNOWN', 10 * minute, 'stale'],
    ['AWS leaves it out for ten minutes', asleep, undefined, 10 * minute, 'stale'],
    ['nobody is connected after all that time', asleep, 'DISCONNECTED', 60 * minute, 'go'],
    ['a user has come at once', asleep, 'CONNECTED', 0, 'stale'],
    ['the unknown was answered for with the plan', answeredFor, 'UNKNOWN', 0, 'go'],
    ['the unknown was answered for, and is a user', answeredFor, 'CONNECTED', 0, 'stale'],
  ])('and once it has come up, where %s: %5$s', (_, of, connection, up, kind) => {
    expect(check('migrate', of, linux('AVAILABLE'), connection, up).kind).toBe(kind);
  });
});
