import {
  DescribeAccountCommand,
  DescribeTagsCommand,
  DescribeWorkspaceBundlesCommand,
  DescribeWorkspaceDirectoriesCommand,
  DescribeWorkspaceImagesCommand,
  DescribeWorkspacesCommand,
  DescribeWorkspacesConnectionStatusCommand,
  MigrateWorkspaceCommand,
  paginateDescribeWorkspaceBundles,
  paginateDescribeWorkspaces,
  type Workspace,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import { account, bundleId, type clientOf, hour, ready } from './account.ts';

async function everyWorkspace(client: ReturnType<typeof clientOf>, pageSize?: number): Promise<Workspace[]> {
  const all: Workspace[] = [];
  const paging = pageSize === undefined ? { client } : { client, pageSize };
  for await (const page of paginateDescribeWorkspaces(paging, {})) {
    expect(page.Workspaces?.length).toBeLessThanOrEqual(pageSize ?? 25);
    all.push(...(page.Workspaces ?? []));
  }
  return all;
}

describe('listing WorkSpaces', () => {
  it('shows the whole fleet once, in pages of at most 25 or of the limit asked for', async () => {
    const { client, world } = await account({ workspaces: 230 });
    const there = Array.from({ length: 230 }, (_, row) => world.fleet.at(row)).filter((one) => one !== undefined);
    const all = await everyWorkspace(client);
    expect(all.map((one) => one.WorkspaceId)).toEqual(there.map((one) => one.id));
    expect(new Set(all.map((one) => one.WorkspaceId)).size).toBe(all.length);
    expect(new Set(all.map((one) => one.UserName)).size).toBe(all.length);
    expect((await everyWorkspace(client, 7)).length).toBe(all.length);
  });

  it('is spread evenly over as many directories as are asked for', async () => {
    const { client } = await account({ workspaces: 1000, directories: 8 });
    const { Directories = [] } = await client.send(new DescribeWorkspaceDirectoriesCommand({}));
    expect(new Set(Directories.map((one) => one.DirectoryId)).size).toBe(8);
    expect(Directories.every((one) => one.State === 'REGISTERED')).toBe(true);
    const all = await everyWorkspace(client);
    for (const { DirectoryId } of Directories) {
      const there = all.filter((one) => one.DirectoryId === DirectoryId);
      expect(there.length).toBeGreaterThan(0.75 * (all.length / 8));
      expect(there.length).toBeLessThan(1.25 * (all.length / 8));
      expect(new Set(there.map((one) => one.BundleId)).size).toBeGreaterThan(10);
    }
  });

  it('has every declared state but the fleeting TERMINATED, every running mode, both protocols and none', async () => {
    const { client } = await account({ workspaces: 1000 });
    const all = await everyWorkspace(client);
    const seen = (of: (one: Workspace) => string | undefined) => new Set(all.map(of));
    expect([...seen((one) => one.State)].toSorted()).toEqual([
      'ADMIN_MAINTENANCE',
      'AVAILABLE',
      'ERROR',
      'IMPAIRED',
      'MAINTENANCE',
      'PENDING',
      'REBOOTING',
      'REBUILDING',
      'RESTORING',
      'STARTING',
      'STOPPED',
      'STOPPING',
      'SUSPENDED',
      'TERMINATING',
      'UNHEALTHY',
      'UPDATING',
    ]);
    expect(seen((one) => one.WorkspaceProperties?.RunningMode)).toEqual(new Set(['AUTO_STOP', 'ALWAYS_ON', 'MANUAL']));
    expect(seen((one) => one.WorkspaceProperties?.Protocols?.join())).toEqual(new Set(['PCOIP', 'WSP', '']));
    for (const os of [
      'WINDOWS_10',
      'WINDOWS_11',
      'WINDOWS_SERVER_2016',
      'WINDOWS_SERVER_2025',
      'AMAZON_LINUX_2',
      'UNKNOWN',
    ])
      expect(seen((one) => one.WorkspaceProperties?.OperatingSystemName)).toContain(os);
    expect(seen((one) => one.RelatedWorkspaces?.[0]?.Type)).toEqual(new Set([undefined, 'PRIMARY', 'STANDBY']));
    expect(seen((one) => String(one.RootVolumeEncryptionEnabled))).toEqual(new Set(['undefined', 'true', 'false']));
    expect(seen((one) => one.ModificationStates?.[0]?.State)).toContain('UPDATE_IN_PROGRESS');
    expect(all.some((one) => /[^\u0000-\u024f]/.test(one.UserName ?? ''))).toBe(true);
    expect(Math.max(...all.map((one) => one.UserName?.length ?? 0))).toBeGreaterThan(50);
  });

  it('filters by directory, by user within it, by bundle and by ids; ids it does not know are absent', async () => {
    const { send, some } = await account();
    const one = some(ready('HH-FrontDesk-W10-S2019'));
    const inDirectory = await send(new DescribeWorkspacesCommand({ DirectoryId: one.directoryId }));
    expect(inDirectory.Workspaces).toHaveLength(25);
    expect(new Set(inDirectory.Workspaces?.map((other) => other.DirectoryId))).toEqual(new Set([one.directoryId]));
    const byUser = new DescribeWorkspacesCommand({ DirectoryId: one.directoryId, UserName: one.userName });
    expect((await send(byUser)).Workspaces?.map((other) => other.WorkspaceId)).toEqual([one.id]);
    const byBundle = await send(new DescribeWorkspacesCommand({ BundleId: one.bundleId, Limit: 3 }));
    expect(byBundle.Workspaces?.map((other) => other.BundleId)).toEqual(Array(3).fill(one.bundleId));
    const byIds = await send(new DescribeWorkspacesCommand({ WorkspaceIds: ['ws-000000000', one.id] }));
    expect(byIds.Workspaces?.map((other) => other.WorkspaceId)).toEqual([one.id]);
  });

  it('keeps a page token good while WorkSpaces come', async () => {
    const { send, some } = await account();
    const first = await send(new DescribeWorkspacesCommand({}));
    const { id } = some(ready('HH-FrontDesk-W10-S2019'));
    const BundleId = bundleId('HH-FrontDesk-S2022-DCV');
    await send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId }));
    const second = await send(new DescribeWorkspacesCommand({ NextToken: first.NextToken }));
    expect(second.Workspaces).toHaveLength(25);
    const known = new Set(first.Workspaces?.map((one) => one.WorkspaceId));
    expect(second.Workspaces?.filter((one) => known.has(one.WorkspaceId))).toEqual([]);
  });

  it('has no WorkSpaces, and no page token, in an empty account', async () => {
    const { send } = await account({ workspaces: 0 });
    const { Workspaces, NextToken } = await send(new DescribeWorkspacesCommand({}));
    expect([Workspaces, NextToken]).toEqual([[], undefined]);
  });
});

describe('listing what belongs to WorkSpaces', () => {
  it('tells own and Amazon bundles apart, with the ones nobody uses, a standby one and two that cannot serve', async () => {
    const { client, send } = await account();
    const own = await send(new DescribeWorkspaceBundlesCommand({}));
    expect(new Set(own.Bundles?.map((one) => one.Owner))).toEqual(new Set(['123456789012']));
    expect(own.Bundles?.filter((one) => one.BundleType === 'STANDBY')).toHaveLength(1);
    expect(own.Bundles?.map((one) => one.State)).toEqual(expect.arrayContaining(['AVAILABLE', 'PENDING', 'ERROR']));
    const amazon: (string | undefined)[] = [];
    for await (const page of paginateDescribeWorkspaceBundles({ client }, { Owner: 'AMAZON' }))
      amazon.push(...(page.Bundles ?? []).map((one) => one.Name));
    expect(amazon.length).toBeGreaterThan(80);
    expect(amazon).toContain('Standard with Windows 10 (Server 2022 based) (WSP)');
    expect(amazon.filter((name) => name === 'Standard with Windows 10')).toHaveLength(2);
  });

  it('has directories of several kinds and takes their filters', async () => {
    const { send } = await account();
    const { Directories = [] } = await send(new DescribeWorkspaceDirectoriesCommand({}));
    expect(new Set(Directories.map((one) => one.DirectoryType))).toEqual(
      new Set(['SIMPLE_AD', 'AD_CONNECTOR', 'CUSTOMER_MANAGED', 'AWS_IAM_IDENTITY_CENTER']),
    );
    const Filters = [{ Name: 'WORKSPACE_TYPE' as const, Values: ['POOLS'] }];
    const pools = await send(new DescribeWorkspaceDirectoriesCommand({ Filters }));
    expect(pools.Directories?.map((one) => one.WorkspaceType)).toEqual(['POOLS']);
  });

  it('describes own images, BYOL ones as DEDICATED, page by page', async () => {
    const { send } = await account();
    const first = await send(new DescribeWorkspaceImagesCommand({ MaxResults: 10 }));
    const second = await send(new DescribeWorkspaceImagesCommand({ MaxResults: 25, NextToken: first.NextToken }));
    expect([first.Images?.length, second.Images?.length, second.NextToken]).toEqual([10, 15, undefined]);
    expect(first.Images?.filter((one) => one.RequiredTenancy === 'DEDICATED').length).toBeGreaterThan(0);
  });

  it('knows the tags of WorkSpaces and directories, and the account', async () => {
    const { send, world } = await account({ workspaces: 20 });
    const tagged = await Promise.all(
      Array.from({ length: 20 }, (_, row) => world.fleet.at(row)?.id ?? [])
        .flat()
        .map((ResourceId) => send(new DescribeTagsCommand({ ResourceId }))),
    );
    const keys = tagged.flatMap(({ TagList = [] }) => TagList.map((tag) => tag.Key));
    expect(new Set(keys)).toEqual(new Set(['Department', 'CostCentre', 'wsmanage']));
    const { Directories = [] } = await send(new DescribeWorkspaceDirectoriesCommand({ Limit: 1 }));
    const { TagList } = await send(new DescribeTagsCommand({ ResourceId: Directories[0]?.DirectoryId }));
    expect(TagList).toEqual([{ Key: 'Owner', Value: 'desktop-team' }]);
    expect(await send(new DescribeAccountCommand({}))).toMatchObject({ DedicatedTenancySupport: 'ENABLED' });
  });
});

describe('connections', () => {
  it('come and go with simulated time, and are UNKNOWN when the WorkSpace is stopped', async () => {
    const { send, some, world } = await account();
    const stopped = some((one) => one.state === 'STOPPED');
    const running = Array.from({ length: 60 }, (_, row) => world.fleet.at(row))
      .filter((one) => one?.state === 'AVAILABLE')
      .flatMap((one) => one?.id ?? [])
      .slice(0, 24);
    const look = async () => {
      const WorkspaceIds = [stopped.id, ...running];
      const { WorkspacesConnectionStatus = [] } = await send(
        new DescribeWorkspacesConnectionStatusCommand({ WorkspaceIds }),
      );
      return new Map(WorkspacesConnectionStatus.map((one) => [one.WorkspaceId, one.ConnectionState]));
    };
    const seen = new Map<string, Set<string | undefined>>();
    for (let hours = 0; hours < 24; hours += 2) {
      const now = await look();
      expect(now.get(stopped.id)).toBe('UNKNOWN');
      for (const id of running) seen.set(id, (seen.get(id) ?? new Set()).add(now.get(id)));
      world.clock.advance(2 * hour);
    }
    expect(
      [...seen.values()].filter((states) => states.has('CONNECTED') && states.has('DISCONNECTED')).length,
    ).toBeGreaterThan(10);
  });

  it('are listed page by page without a limit of their own', async () => {
    const { send } = await account({ workspaces: 60 });
    let count = 0;
    let NextToken: string | undefined;
    do {
      const page = await send(new DescribeWorkspacesConnectionStatusCommand({ NextToken }));
      count += page.WorkspacesConnectionStatus?.length ?? 0;
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(count).toBeGreaterThan(50);
  });
});
