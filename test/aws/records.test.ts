import { describe, expect, it } from 'vitest';
import { toIntent, toMigrationDetail } from '../../src/aws/lex-records.ts';
import { collect } from '../../src/aws/paging.ts';
import { toSnapshots } from '../../src/aws/workspaces-records.ts';
import { json, loopback, session } from './loopback.ts';

describe('a record', () => {
  it('of the wrong shape counts as missing where it is wrong, and as a whole when it has no id', async () => {
    const server = await loopback(
      json({
        Workspaces: [
          null,
          7,
          { UserName: 'nobody' },
          { WorkspaceId: 5 },
          {
            WorkspaceId: 'ws-1',
            UserName: ['kim'],
            State: null,
            RootVolumeEncryptionEnabled: 'yes',
            WorkspaceProperties: { RootVolumeSizeGib: '80', UserVolumeSizeGib: {}, Protocols: 'PCOIP' },
            ModificationStates: 'none',
            RelatedWorkspaces: [{ Type: 'PRIMARY' }],
            DataReplicationSettings: 'no',
          },
        ],
      }),
    );
    const { workspaces } = await session(server);
    const fleet = await collect(workspaces.workspaces());
    expect(fleet).toMatchObject({ ok: true });
    expect(fleet.ok && fleet.value).toHaveLength(1);
    expect(fleet.ok && fleet.value[0]).toMatchObject({
      id: 'ws-1',
      userName: undefined,
      state: undefined,
      rootVolumeEncrypted: undefined,
      rootVolumeGib: 80,
      userVolumeGib: undefined,
      protocols: undefined,
      modifications: [],
      related: [],
      dataReplication: undefined,
    });
  });

  it('keeps a state that AWS has not declared', async () => {
    const server = await loopback(json({ Workspaces: [{ WorkspaceId: 'ws-1', State: 'LEVITATING' }] }));
    const { workspaces } = await session(server);
    expect(await collect(workspaces.workspaces())).toMatchObject({ value: [{ state: 'LEVITATING' }] });
  });

  it('is clean, ids too', async () => {
    const server = await loopback(
      json({ Workspaces: [{ WorkspaceId: 'ws-1\u001b[2J', UserName: 'k\u202eim', ErrorMessage: 'a\nb' }] }),
    );
    const { workspaces } = await session(server);
    expect(await collect(workspaces.workspaces())).toMatchObject({
      value: [{ id: 'ws-1', userName: 'kim', errorMessage: 'a b' }],
    });
  });

  it('of a modification half told still is a modification', async () => {
    const server = await loopback(
      json({ Workspaces: [{ WorkspaceId: 'ws-1', ModificationStates: [{ State: 'UPDATE_IN_PROGRESS' }] }] }),
    );
    const { workspaces } = await session(server);
    expect(await collect(workspaces.workspaces())).toMatchObject({
      value: [{ modifications: [{ resource: '', state: 'UPDATE_IN_PROGRESS' }] }],
    });
  });

  it('of a directory leaves the registration code behind', async () => {
    const server = await loopback(
      json({ Directories: [{ DirectoryId: 'd-1', DirectoryName: 'corp.example', RegistrationCode: 'SLiad+ABC123' }] }),
    );
    const { workspaces } = await session(server);
    const directories = await collect(workspaces.directories());
    expect(directories).toMatchObject({ value: [{ id: 'd-1', name: 'corp.example' }] });
    expect(JSON.stringify(directories)).not.toContain('SLiad');
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
      Filters: [{ Name: 'WORKSPACE_TYPE', Values: ['PERSONAL'] }],
      Limit: 25,
    });
  });

  it('of a standby has how it is replicated, and of when', async () => {
    const server = await loopback(
      json({
        Workspaces: [
          {
            WorkspaceId: 'ws-1',
            WorkspaceProperties: { GlobalAccelerator: { Mode: 'ENABLED_AUTO', PreferredProtocol: 'TCP' } },
            DataReplicationSettings: { DataReplication: 'PRIMARY_AS_SOURCE', RecoverySnapshotTime: 1_790_000_000 },
            StandbyWorkspacesProperties: [
              { StandbyWorkspaceId: 'ws-2', DataReplication: 'NO_REPLICATION' },
              { DataReplication: 'PRIMARY_AS_SOURCE' },
            ],
          },
        ],
      }),
    );
    const { workspaces } = await session(server);
    expect(await collect(workspaces.workspaces())).toMatchObject({
      value: [
        {
          acceleratorMode: 'ENABLED_AUTO',
          acceleratorProtocol: 'TCP',
          dataReplication: 'PRIMARY_AS_SOURCE',
          recoverySnapshotAt: 1_790_000_000_000,
          standbys: [{ id: 'ws-2', dataReplication: 'NO_REPLICATION', recoverySnapshotAt: undefined }],
        },
      ],
    });
  });

  it('of a directory says what its users may do, and from where', async () => {
    const told = {
      DirectoryId: 'd-1',
      SelfservicePermissions: { RestartWorkspace: 'ENABLED', RebuildWorkspace: 'DISABLED' },
      WorkspaceAccessProperties: { DeviceTypeWindows: 'ALLOW', DeviceTypeWeb: 'DENY', DeviceTypeOsx: 7 },
      DnsIpAddresses: ['10.0.0.2'],
      DnsIpv6Addresses: ['2001:db8::2'],
    };
    const odd = { DirectoryId: 'd-2', SelfservicePermissions: 'all', WorkspaceAccessProperties: null };
    const { workspaces } = await session(await loopback(json({ Directories: [told, odd] })));
    expect(await collect(workspaces.directories())).toMatchObject({
      value: [
        {
          selfService: ['RestartWorkspace'],
          selfServiceRebuild: false,
          devices: ['Windows ALLOW', 'Web DENY'],
          dnsIpAddresses: ['10.0.0.2', '2001:db8::2'],
        },
        { selfService: undefined, selfServiceRebuild: undefined, devices: [] },
      ],
    });
  });

  it('of an image says what is wrong with it, and what there is to install', async () => {
    const image = {
      ImageId: 'wsi-1',
      ErrorCode: 'Broken',
      ErrorDetails: [{ ErrorCode: 'WindowsUpdatesRequired', ErrorMessage: 'Install updates.' }, {}],
      Updates: { UpdateAvailable: true, Description: 'Drivers' },
    };
    const { workspaces } = await session(await loopback(json({ Images: [image] })));
    expect(await collect(workspaces.images())).toMatchObject({
      value: [
        { errors: ['Broken', 'WindowsUpdatesRequired: Install updates.'], updateAvailable: true, updates: 'Drivers' },
      ],
    });
  });

  it('of a channel leaves its tokens behind', async () => {
    const channel = { name: 'Support', botAlias: 'prod', type: 'Slack', botConfiguration: { clientSecret: 'hush' } };
    const server = await loopback(json({ botChannelAssociations: [channel] }));
    const { lex } = await session(server);
    expect(await collect(lex.channels('OrderFlowers'))).toEqual({
      ok: true,
      value: [{ name: 'Support', alias: 'prod', type: 'Slack' }],
    });
    expect(server.asked[0]?.url).toBe('/bots/OrderFlowers/aliases/-/channels?maxResults=50');
  });

  it('of a bundle reads sizes that AWS sends as text', async () => {
    const bundle = { BundleId: 'wsb-1', RootStorage: { Capacity: '80' }, UserStorage: { Capacity: 'many' } };
    const server = await loopback(json({ Bundles: [bundle] }));
    const { workspaces } = await session(server);
    expect(await workspaces.bundlesById(['wsb-1' as never])).toMatchObject({
      value: [{ rootGib: 80, userGib: undefined }],
    });
  });

  it('of snapshots comes newest first, in whatever order AWS lists them', () => {
    const at = (ms: number) => ({ SnapshotTime: new Date(ms) });
    expect(toSnapshots({ RebuildSnapshots: [at(1), at(3), at(2), {}], RestoreSnapshots: undefined })).toEqual({
      rebuild: [3, 2, 1],
      restore: [],
    });
  });

  it('of an intent counts the groups of which messages stay behind', () => {
    const say = (...groups: number[]) => ({
      messages: groups.map((groupNumber) => ({ contentType: 'PlainText' as const, content: 'x', groupNumber })),
      maxAttempts: 2,
    });
    const intent = {
      confirmationPrompt: say(1, 1, 1, 1, 2, 2, 2, 2),
      conclusionStatement: say(1, 1, 1),
      slots: [{ name: 'Size', slotConstraint: 'Required' as const, valueElicitationPrompt: say(1, 1, 1, 1) }],
    };
    expect(toIntent(intent, 'Order', '2')).toMatchObject({ name: 'Order', version: '2', messageGroupsOverThree: 3 });
  });

  it('of a migration bears alerts without details', () => {
    expect(toMigrationDetail({ alerts: [{ type: 'WARN', message: 'Do it by hand' }, {}] }, 'M1N2B3V4C5')).toMatchObject(
      {
        id: 'M1N2B3V4C5',
        status: undefined,
        alerts: [
          { type: 'WARN', message: 'Do it by hand', details: [], links: [] },
          { type: undefined, message: '', details: [], links: [] },
        ],
      },
    );
  });
});

describe('a filter on names', () => {
  it.each([
    ['Order', 'Order'],
    ['o', null],
    ['Bot2', null],
    ['', null],
  ])(
    '%j goes to Lex as %j, which refuses what cannot be part of a name, and is heeded in any case',
    async (part, sent) => {
      const server = await loopback(json({ bots: [{ name: 'OrderFlowers' }, { name: 'Hotel' }] }));
      const { lex } = await session(server);
      const bots = await collect(lex.bots({ nameContains: part }));
      expect(bots.ok && bots.value.every(({ name }) => name.toLowerCase().includes(part.toLowerCase()))).toBe(true);
      expect(new URL(server.asked[0]?.url ?? '', server.endpointUrl).searchParams.get('nameContains')).toBe(sent);
    },
  );
});
