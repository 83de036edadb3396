import {
  DescribeWorkspaceSnapshotsCommand,
  ModifyWorkspacePropertiesCommand,
  ModifyWorkspaceStateCommand,
  RebootWorkspacesCommand,
  RebuildWorkspacesCommand,
  RestoreWorkspaceCommand,
  StartWorkspacesCommand,
  StopWorkspacesCommand,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/simulator/faults.ts';
import type { Workspace } from '../../src/simulator/workspaces/record.ts';
import { account, errorOf, hour, minute, ready } from './account.ts';

const desk = 'HH-FrontDesk-W10-S2019';
const rebuild = (id: string) => new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] });

async function rebuilt(effect: Effect, fits: (workspace: Workspace) => boolean = ready(desk)) {
  const there = await account({ faults: [{ operation: 'RebuildWorkspaces', effect }] });
  const { id } = there.some(fits);
  const before = await there.shown(id);
  expect((await there.send(rebuild(id))).FailedRequests).toEqual([]);
  return { ...there, id, before };
}

describe('a rebuild', () => {
  it('stays as it was for a while, then is REBUILDING, PENDING, AVAILABLE, with its id, bundle and a new address', async () => {
    const { story, shown, id, before } = await rebuilt('succeed');
    expect(await story([id], 30)).toEqual(['AVAILABLE', 'REBUILDING', 'PENDING', 'AVAILABLE']);
    const after = await shown(id);
    expect(after).toMatchObject({ BundleId: before?.BundleId, UserName: before?.UserName });
    expect(after?.IpAddress).not.toBe(before?.IpAddress);
  });

  it('of a stopped AutoStop WorkSpace ends AVAILABLE and later STOPPED', async () => {
    const asleep = (one: Workspace) => ready(desk, 'STOPPED')(one) && one.runningMode === 'AUTO_STOP';
    const { story, id } = await rebuilt('succeed', asleep);
    const told = ['STOPPED', 'REBUILDING', 'PENDING', 'AVAILABLE', 'STOPPING', 'STOPPED'];
    expect(await story([id], 3 * 60)).toEqual(told);
  });

  it('has no snapshots until about half an hour after', async () => {
    const { send, world, id } = await rebuilt('succeed');
    const count = async () => {
      const { RebuildSnapshots = [] } = await send(new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: id }));
      return RebuildSnapshots.length;
    };
    expect(await count()).toBeGreaterThan(0);
    world.clock.advance(21 * minute);
    expect(await count()).toBe(0);
    expect((await errorOf(send(rebuild(id)))).reason).toMatch(/no snapshot/);
    world.clock.advance(30 * minute);
    expect(await count()).toBe(1);
  });

  it('may end UNHEALTHY or ERROR', async () => {
    const { story, id } = await rebuilt('end-error');
    expect((await story([id], 30)).at(-1)).toMatch(/^(UNHEALTHY|ERROR)$/);
  });

  it('may be accepted and never happen', async () => {
    const { story, id } = await rebuilt('silent');
    expect(await story([id], 60)).toEqual(['AVAILABLE']);
  });

  it('tells in FailedRequests what it cannot do: an unknown id, one at work, a user that is misconfigured', async () => {
    const { send, some, id } = await rebuilt('succeed');
    const codes = async (one: string) => (await send(rebuild(one))).FailedRequests?.map((failed) => failed.ErrorCode);
    expect(await codes('ws-000000000')).toEqual(['ResourceNotFound.Workspace']);
    expect(await codes(id)).toEqual(['OperationInProgress.Workspace']);
    const misconfigured = some((one) => one.error?.code === 'InvalidUserConfiguration.Workspace');
    expect(await codes(misconfigured.id)).toEqual(['InvalidUserConfiguration.Workspace']);
  });
});

describe('the state decides what AWS takes', () => {
  const states: readonly [state: string, rebuild: boolean, restore: boolean][] = [
    ['AVAILABLE', true, true],
    ['STOPPED', true, true],
    ['UNHEALTHY', true, true],
    ['REBOOTING', true, false],
    ['IMPAIRED', false, false],
    ['ADMIN_MAINTENANCE', false, false],
    ['MAINTENANCE', false, false],
    ['PENDING', false, false],
    ['STARTING', false, false],
    ['STOPPING', false, false],
    ['REBUILDING', false, false],
    ['RESTORING', false, false],
    ['UPDATING', false, false],
    ['SUSPENDED', false, false],
    ['TERMINATING', false, false],
  ];
  it.each(states)('%s: rebuild %s, restore %s', async (state, canRebuild, canRestore) => {
    const { send, some, world } = await account({ workspaces: 1000 });
    const idle = (one: Workspace) =>
      one.state === state &&
      !one.standby &&
      one.modifications.length === 0 &&
      one.firstSnapshotAt < world.clock.now() - 6 * 24 * hour;
    const { id } = some(state === 'PENDING' ? (one) => one.state === state : idle);
    const attempt = async (call: Promise<unknown>) =>
      call.then(
        () => true,
        (error: Error) => error.name,
      );
    const answer = (taken: boolean) => (taken ? true : 'OperationNotSupportedException');
    expect(await attempt(send(new RestoreWorkspaceCommand({ WorkspaceId: id })))).toBe(answer(canRestore));
    if (!canRestore) expect(await attempt(send(rebuild(id)))).toBe(answer(canRebuild));
  });

  it('refuses standbys and WorkSpaces that are being modified', async () => {
    const { send, some } = await account({ workspaces: 1000 });
    const standby = some((one) => one.standby === 'is-standby' && one.state === 'AVAILABLE');
    expect((await errorOf(send(rebuild(standby.id)))).message).toMatch(/standby/);
    const modified = some((one) => one.modifications[0]?.State === 'UPDATE_IN_PROGRESS' && !one.standby);
    expect((await send(rebuild(modified.id))).FailedRequests?.[0]?.ErrorCode).toBe('OperationInProgress.Workspace');
  });
});

describe('restore, power and state', () => {
  it('a restore is RESTORING, then AVAILABLE', async () => {
    const { send, story, some } = await account({ faults: [{ effect: 'succeed' }] });
    const { id } = some(ready(desk));
    await send(new RestoreWorkspaceCommand({ WorkspaceId: id }));
    expect(await story([id], 40)).toEqual(['AVAILABLE', 'RESTORING', 'AVAILABLE']);
  });

  it('a start wakes, AutoStop puts to sleep', async () => {
    const { send, story, some } = await account();
    const { id } = some((one) => ready(desk, 'STOPPED')(one) && one.runningMode === 'AUTO_STOP');
    await send(new StartWorkspacesCommand({ StartWorkspaceRequests: [{ WorkspaceId: id }] }));
    expect(await story([id], 3 * 60)).toEqual(['STOPPED', 'STARTING', 'AVAILABLE', 'STOPPING', 'STOPPED']);
  });

  it('a stop stops, but not what runs always', async () => {
    const { send, story, some } = await account();
    const running = (mode: string) => some((one) => ready(desk)(one) && one.runningMode === mode).id;
    const ids = [running('AUTO_STOP'), running('ALWAYS_ON')] as const;
    const StopWorkspaceRequests = ids.map((WorkspaceId) => ({ WorkspaceId }));
    const { FailedRequests } = await send(new StopWorkspacesCommand({ StopWorkspaceRequests }));
    expect(FailedRequests).toMatchObject([{ WorkspaceId: ids[1], ErrorCode: 'OperationNotSupported.Workspace' }]);
    expect(await story([ids[0]], 5)).toEqual(['AVAILABLE', 'STOPPING', 'STOPPED']);
  });

  it('a reboot comes back', async () => {
    const { send, story, some } = await account();
    const { id } = some(ready(desk));
    await send(new RebootWorkspacesCommand({ RebootWorkspaceRequests: [{ WorkspaceId: id }] }));
    expect(await story([id], 10)).toEqual(['AVAILABLE', 'REBOOTING', 'AVAILABLE']);
  });

  it('maintenance by the administrator keeps rebuilds away until it is lifted', async () => {
    const { send, shown, some } = await account();
    const { id } = some(ready(desk));
    await send(new ModifyWorkspaceStateCommand({ WorkspaceId: id, WorkspaceState: 'ADMIN_MAINTENANCE' }));
    expect((await shown(id))?.State).toBe('ADMIN_MAINTENANCE');
    expect((await errorOf(send(rebuild(id)))).name).toBe('OperationNotSupportedException');
    await send(new ModifyWorkspaceStateCommand({ WorkspaceId: id, WorkspaceState: 'AVAILABLE' }));
    expect((await send(rebuild(id))).FailedRequests).toEqual([]);
    const asleep = some((one) => one.state === 'STOPPED' && one.modifications.length === 0 && !one.standby);
    const call = send(new ModifyWorkspaceStateCommand({ WorkspaceId: asleep.id, WorkspaceState: 'ADMIN_MAINTENANCE' }));
    expect((await errorOf(call)).name).toBe('InvalidResourceStateException');
  });
});

describe('modifying properties', () => {
  it('shows in ModificationStates, never in State, and then in the properties', async () => {
    const { send, shown, some, world } = await account();
    const { id } = some(ready(desk));
    const WorkspaceProperties = { Protocols: ['WSP' as const] };
    await send(new ModifyWorkspacePropertiesCommand({ WorkspaceId: id, WorkspaceProperties }));
    const seen: string[] = [];
    for (let passed = 0; passed < 45; passed += 1) {
      const one = await shown(id);
      const line = `${one?.State} ${one?.ModificationStates?.[0]?.State} ${one?.WorkspaceProperties?.Protocols}`;
      if (seen.at(-1) !== line) seen.push(line);
      world.clock.advance(minute);
    }
    expect(seen).toEqual([
      'AVAILABLE UPDATE_INITIATED PCOIP',
      'AVAILABLE UPDATE_IN_PROGRESS PCOIP',
      'AVAILABLE undefined WSP',
    ]);
  });

  // biome-ignore format: a table
  const refused = [
    ['a smaller volume', { RootVolumeSizeGib: 80 }, 'InvalidParameterValuesException'],
    ['both volumes at once', { RootVolumeSizeGib: 200, UserVolumeSizeGib: 200 }, 'InvalidParameterValuesException'],
    ['half an hour of AutoStop', { RunningModeAutoStopTimeoutInMinutes: 30 }, 'InvalidParameterValuesException'],
    ['a GPU', { ComputeTypeName: 'GRAPHICS_G4DN' as const }, 'UnsupportedWorkspaceConfigurationException'],
    ['DCV, which the API calls WSP', { Protocols: ['DCV' as never] }, 'ValidationException'],
    ['nothing', {}, 'InvalidParameterValuesException'],
  ] as const;
  it.each(refused)('%s is refused', async (_, WorkspaceProperties, name) => {
    const { send, some } = await account();
    const { id } = some(ready(desk));
    const properties = WorkspaceProperties as { Protocols?: 'WSP'[] };
    const error = await errorOf(
      send(new ModifyWorkspacePropertiesCommand({ WorkspaceId: id, WorkspaceProperties: properties })),
    );
    expect(error.name).toBe(name);
  });
});

describe('snapshots', () => {
  it('are taken every twelve hours', async () => {
    const { send, some, world } = await account();
    const { id } = some(ready(desk));
    const newest = async () => {
      const { RebuildSnapshots = [] } = await send(new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: id }));
      return Math.max(...RebuildSnapshots.map((one) => one.SnapshotTime?.getTime() ?? 0));
    };
    const first = await newest();
    expect(world.clock.now() - first).toBeLessThan(12 * hour);
    world.clock.advance(12 * hour);
    expect(await newest()).toBe(first + 12 * hour);
  });

  it('of the root volume are only taken while the WorkSpace is healthy', async () => {
    const { send, some } = await account();
    const { id, unhealthySince = 0 } = some(
      (one) =>
        one.unhealthySince !== undefined &&
        one.unhealthySince < Date.now() - 13 * hour &&
        one.firstSnapshotAt < one.unhealthySince,
    );
    const { RebuildSnapshots = [], RestoreSnapshots = [] } = await send(
      new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: id }),
    );
    const times = (list: typeof RebuildSnapshots) => list.map((one) => one.SnapshotTime?.getTime() ?? 0);
    expect(Math.max(...times(RestoreSnapshots))).toBeLessThanOrEqual(unhealthySince);
    expect(Math.max(...times(RebuildSnapshots))).toBeGreaterThan(unhealthySince);
  });

  it('are missing for some', async () => {
    const { send, some } = await account();
    const { id } = some((one) => one.state === 'AVAILABLE' && one.firstSnapshotAt > Date.now());
    expect(await send(new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: id }))).toMatchObject({
      RebuildSnapshots: [],
      RestoreSnapshots: [],
    });
  });
});
