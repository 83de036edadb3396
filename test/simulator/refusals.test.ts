/** What AWS's pages deny, denied by the simulated AWS: row by row, from its own tables. */
import {
  MigrateWorkspaceCommand,
  ModifyWorkspacePropertiesCommand,
  RebootWorkspacesCommand,
  RebuildWorkspacesCommand,
  RestoreWorkspaceCommand,
  StartWorkspacesCommand,
  StopWorkspacesCommand,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import { home } from '../../src/simulator/workspaces/directories.ts';
import { account, errorOf } from './account.ts';

type Put = Readonly<Record<string, unknown>>;
type BundlePut = readonly [os: string, protocol: string, more?: Put];

/** An account with a WorkSpace that nothing speaks against, put on a bundle of this sort. */
async function placed([os, protocol, more = {}]: BundlePut, workspace: Put = {}) {
  const there = await account({ workspaces: 3 });
  const put = async (path: string, body: Put) => {
    const response = await fetch(`${there.simulator.url}/_simulator/${path}`, {
      method: 'PUT',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  const bundle = async (id: string, [system, streams, rest = {}]: BundlePut) => {
    await put(`bundles/${id}`, { name: id, os: system, protocol: streams, ...rest });
    return id;
  };
  const from = await bundle('wsb-source000', [os, protocol, more]);
  const id = there.world.fleet.at(0)?.id ?? '';
  await put(`workspaces/${id}`, {
    bundleId: from,
    directoryId: home.headOffice.id,
    state: 'AVAILABLE',
    runningMode: 'AUTO_STOP',
    modifications: [],
    standby: null,
    connection: 'DISCONNECTED',
    snapshotHours: 3,
    unhealthyHours: null,
    ...workspace,
  });
  const migrate = (BundleId: string) => there.send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId }));
  return { ...there, id, bundle, migrate };
}

const byol = { byol: true };
const open = { amazon: true };
const win7: BundlePut = ['WINDOWS_7', 'PCOIP'];
const win7Byol: BundlePut = ['WINDOWS_7', 'PCOIP', byol];
const win10: BundlePut = ['WINDOWS_SERVER_2019', 'PCOIP'];
const win10Byol: BundlePut = ['WINDOWS_10', 'PCOIP', byol];
const win10Byop: BundlePut = ['WINDOWS_10', 'BYOP', byol];
const win11Byol: BundlePut = ['WINDOWS_11', 'WSP', byol];
const win11Byop: BundlePut = ['WINDOWS_11', 'BYOP', byol];
const server = (year: number, protocol = 'WSP', more = {}): BundlePut => [`WINDOWS_SERVER_${year}`, protocol, more];
const linux = (os: string, more = {}): BundlePut => [os, os === 'AMAZON_LINUX_2' ? 'PCOIP' : 'WSP', more];

// biome-ignore format: a table
const denied: readonly (readonly [row: string, from: BundlePut, to: BundlePut, says: RegExp])[] = [
  ['custom Windows 7 to public Windows 7', win7, ['WINDOWS_7', 'PCOIP', open], /Windows 7 is not/],
  ['custom Windows 7 to custom Windows 7', win7, win7, /Windows 7 is not/],
  ['public Windows 7 to custom Windows 7', ['WINDOWS_7', 'PCOIP', open], win7, /Windows 7 is not/],
  ['Windows 10 to Windows 7', win10, win7, /Windows 7 is not/],
  ['Windows 7 BYOL to Windows 7 BYOL', win7Byol, win7Byol, /Windows 7 is not/],
  ['Windows 10 BYOL to Windows 7 BYOL', win10Byol, win7Byol, /Windows 7 is not/],
  ['Windows 11 BYOL to Windows 10 BYOL', win11Byol, win10Byol, /Windows 11 to Windows 10/],
  ['Windows 11 BYOP BYOL to Windows 10 BYOP BYOL', win11Byop, win10Byop, /Windows 11 to Windows 10/],
  ['Server 2022 public BYOP to Server 2019 public BYOP', server(2022, 'BYOP', open), server(2019, 'BYOP', open), /earlier version/],
  ['Server 2025 public BYOP to Server 2022 public BYOP', server(2025, 'BYOP', open), server(2022, 'BYOP', open), /earlier version/],
  ['Server 2025 public BYOP to Server 2019 public BYOP', server(2025, 'BYOP', open), server(2019, 'BYOP', open), /earlier version/],
  ['Windows 7 BYOL straight to Windows 11 BYOL', win7Byol, win11Byol, /Windows 7 to Windows 11/],
  ['Value to Windows 11', ['WINDOWS_10', 'PCOIP', { ...byol, compute: 'VALUE' }], win11Byol, /Value/],
  ['to a Value bundle with Windows 11', win10Byol, ['WINDOWS_11', 'WSP', { ...byol, compute: 'VALUE' }], /Value/],
  ['BYOL to a licence that is included', win10Byol, server(2022), /BYOL bundle only/],
  ['an included licence to BYOL', win10, win10Byol, /license-included/],
  ['BYOP to PCoIP', win10Byop, win10Byol, /BYOP/],
  ['BYOP to DCV', server(2022, 'BYOP'), server(2025), /BYOP/],
  ['to a Graphics bundle', win10, server(2019, 'PCOIP', { compute: 'GRAPHICS' }), /no longer supported/],
  ['to a GraphicsPro bundle', win10, server(2019, 'PCOIP', { compute: 'GRAPHICSPRO' }), /no longer supported/],
  ['to Graphics.g6 on PCoIP', win10, server(2022, 'PCOIP', { compute: 'GRAPHICS_G6_XLARGE' }), /not supported with/],
  ['to Graphics.g6 with Ubuntu', linux('RHEL_8'), linux('UBUNTU_22_04', { compute: 'GRAPHICS_G6_XLARGE' }), /not supported with/],
  ['to Graphics.g4dn with Rocky Linux', linux('RHEL_8'), linux('ROCKY_8', { compute: 'GRAPHICS_G4DN' }), /not supported with/],
  ['to Graphics.g7 with Server 2019', win10, server(2019, 'WSP', { compute: 'GRAPHICS_G7_2XLARGE' }), /not supported with/],
  ['to Graphics.g7 in a Region without it', win10, server(2022, 'WSP', { compute: 'GRAPHICS_G7_2XLARGE' }), /not available in eu-central-1/],
  ['to Amazon Linux 2', linux('UBUNTU_22_04'), linux('AMAZON_LINUX_2'), /Amazon Linux 2/],
  ['Amazon Linux 2 to Amazon Linux 2', linux('AMAZON_LINUX_2'), linux('AMAZON_LINUX_2'), /Amazon Linux 2/],
  ...['UBUNTU_22_04', 'UBUNTU_24_04', 'RHEL_8', 'RHEL_9', 'ROCKY_8', 'ROCKY_9'].map((os) => [`${os} to itself`, linux(os), linux(os), /same operating system/] as const),
  ['Ubuntu 22.04 Graphics to itself', linux('UBUNTU_22_04', { compute: 'GRAPHICS_G4DN' }), linux('UBUNTU_22_04', { compute: 'GRAPHICS_G4DN' }), /same operating system/],
  ['Linux to Windows', linux('UBUNTU_22_04'), server(2022), /between Windows and Linux/],
  ['Windows to Linux', win10, linux('UBUNTU_22_04'), /between Windows and Linux/],
  ['to a standby bundle', win10, server(2022, 'WSP', { type: 'STANDBY' }), /standby/],
];

// biome-ignore format: a table
const allowed: readonly (readonly [row: string, from: BundlePut, to: BundlePut])[] = [
  ['Windows 7 to Windows 10', win7, win10],
  ['Windows 10 to custom Windows 10', server(2019, 'PCOIP', open), server(2019)],
  ['Windows 7 BYOL to Windows 10 BYOL', win7Byol, win10Byol],
  ['Windows 10 BYOL to Windows 10 BYOL', win10Byol, ['WINDOWS_10', 'WSP', byol]],
  ['Windows 10 BYOL to Windows 11 BYOL', win10Byol, win11Byol],
  ['Server 2016 public to Server 2019 public', server(2016, 'PCOIP', open), server(2019, 'WSP', open)],
  ['Server 2019 public to Server 2016 public', server(2019, 'WSP', open), server(2016, 'PCOIP', open)],
  ['Server 2016 custom to Server 2019 public', server(2016), server(2019, 'WSP', open)],
  ['Server 2016 custom to Server 2022 public', server(2016), server(2022, 'WSP', open)],
  ['Server 2019 custom to Server 2022 public', server(2019), server(2022, 'WSP', open)],
  ...[2016, 2019, 2022].map((year) => [`Server ${year} to Server 2025 public`, server(year), server(2025, 'WSP', open)] as const),
  ['Windows 10 BYOP BYOL to Windows 11 BYOP BYOL', win10Byop, win11Byop],
  ['Server 2019 public BYOP to Server 2022 public BYOP', server(2019, 'BYOP', open), server(2022, 'BYOP', open)],
  ['Server 2019 public BYOP to Server 2025 public BYOP', server(2019, 'BYOP', open), server(2025, 'BYOP', open)],
  ['Server 2022 public BYOP to Server 2025 public BYOP', server(2022, 'BYOP', open), server(2025, 'BYOP', open)],
  ['Server 2022 custom to Server 2025 public BYOP', server(2022), server(2025, 'BYOP', open)],
  ['a GPU to none', server(2019, 'PCOIP', { compute: 'GRAPHICS_G4DN' }), server(2022)],
  ['none to a GPU', server(2019), server(2022, 'WSP', { compute: 'GRAPHICS_G6_XLARGE' })],
  ['Ubuntu 22.04 to Ubuntu 22.04 Graphics', linux('UBUNTU_22_04'), linux('UBUNTU_22_04', { compute: 'GRAPHICS_G4DN' })],
  ['Amazon Linux 2 to Rocky Linux 9', linux('AMAZON_LINUX_2'), linux('ROCKY_9')],
  ['Rocky Linux 9 to RHEL 8', linux('ROCKY_9'), linux('RHEL_8')],
];

describe('a migration that AWS denies', () => {
  it.each(denied)('%s', async (_, from, to, says) => {
    const { bundle, migrate, world } = await placed(from);
    const error = await errorOf(migrate(await bundle('wsb-target000', to)));
    expect(error).toMatchObject({ name: 'OperationNotSupportedException', message: expect.stringMatching(says) });
    expect(error.reason).toBe(error.message);
    expect(world.fleet.submissions).toEqual([]);
  });

  it.each([
    ['to the bundle that it has', {}, {}, 'wsb-source000', 'InvalidParameterValuesException'],
    ['to a bundle that is PENDING', {}, { state: 'PENDING' }, 'wsb-target000', 'ResourceUnavailableException'],
    ['to a bundle in ERROR', {}, { state: 'ERROR' }, 'wsb-target000', 'ResourceUnavailableException'],
    ['to a bundle that is not there', {}, {}, 'wsb-nowhere00', 'ResourceNotFoundException'],
    ['of a standby', { standby: 'is-standby' }, {}, 'wsb-target000', 'OperationNotSupportedException'],
    ['without a snapshot', { snapshotHours: null }, {}, 'wsb-target000', 'OperationNotSupportedException'],
    [
      'while it is being modified',
      { modifications: [{ Resource: 'COMPUTE_TYPE', State: 'UPDATE_IN_PROGRESS' }] },
      {},
      'wsb-target000',
      'OperationInProgressException',
    ],
  ])('%s', async (_, workspace, more, target, name) => {
    const { bundle, migrate } = await placed(win10, workspace);
    await bundle('wsb-target000', server(2022, 'WSP', more));
    expect(await errorOf(migrate(target))).toMatchObject({ name });
  });

  it('in a directory that is not registered', async () => {
    const { directories } = await import('../../src/simulator/workspaces/directories.ts');
    const directoryId = directories.find(({ state }) => state === 'ERROR')?.id;
    const { bundle, migrate } = await placed(win10, { directoryId });
    const error = await errorOf(migrate(await bundle('wsb-target000', server(2022))));
    expect(error).toMatchObject({ name: 'ResourceUnavailableException', ResourceId: directoryId });
  });
});

describe('a migration that AWS allows', () => {
  it.each(allowed)('%s', async (_, from, to) => {
    const { bundle, migrate } = await placed(from);
    expect((await migrate(await bundle('wsb-target000', to))).TargetWorkspaceId).toMatch(/^ws-/);
  });
});

const everyState = [
  ...['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY', 'IMPAIRED', 'REBOOTING', 'ADMIN_MAINTENANCE', 'MAINTENANCE'],
  ...['PENDING', 'STARTING', 'STOPPING', 'REBUILDING', 'RESTORING', 'UPDATING', 'TERMINATING', 'TERMINATED'],
  ...['SUSPENDED', 'QUARANTINED'],
];

// What the matrix of section 3.2 has with Y, and of its open cells those that the simulator takes.
// biome-ignore format: a table
const taken: readonly (readonly [operation: string, bundle: BundlePut, states: readonly string[], call: (id: string) => object])[] = [
  ['RebuildWorkspaces', win10, ['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY', 'REBOOTING'], (id) => new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] })],
  ['RestoreWorkspace', win10, ['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY'], (id) => new RestoreWorkspaceCommand({ WorkspaceId: id })],
  ['MigrateWorkspace of Windows', win10, ['AVAILABLE', 'STOPPED', 'ERROR'], (id) => new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: 'wsb-target000' })],
  ['MigrateWorkspace of Linux', linux('AMAZON_LINUX_2'), ['AVAILABLE'], (id) => new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: 'wsb-target001' })],
  ['StartWorkspaces', win10, ['STOPPED'], (id) => new StartWorkspacesCommand({ StartWorkspaceRequests: [{ WorkspaceId: id }] })],
  ['StopWorkspaces', win10, ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'IMPAIRED'], (id) => new StopWorkspacesCommand({ StopWorkspaceRequests: [{ WorkspaceId: id }] })],
  ['RebootWorkspaces', win10, ['AVAILABLE', 'UNHEALTHY', 'IMPAIRED', 'REBOOTING'], (id) => new RebootWorkspacesCommand({ RebootWorkspaceRequests: [{ WorkspaceId: id }] })],
  ['ModifyWorkspaceProperties', win10, ['AVAILABLE', 'STOPPED'], (id) => new ModifyWorkspacePropertiesCommand({ WorkspaceId: id, WorkspaceProperties: { Protocols: ['WSP'] } })],
];

describe('the states in which AWS takes', () => {
  it.each(taken)('%s', async (_, from, states, call) => {
    const accepted: string[] = [];
    for (const state of everyState) {
      const { bundle, send, id, world } = await placed(from, { state });
      await bundle('wsb-target000', server(2022));
      await bundle('wsb-target001', linux('ROCKY_9'));
      await send(call(id) as RestoreWorkspaceCommand).catch(() => undefined);
      if (world.fleet.submissions.length > 0) accepted.push(state);
    }
    expect(accepted.toSorted()).toEqual(states.toSorted());
  });

  it.each(['StartWorkspaces', 'StopWorkspaces'])('%s only of WorkSpaces that are not always on', async (operation) => {
    const state = operation === 'StartWorkspaces' ? 'STOPPED' : 'AVAILABLE';
    const { send, id } = await placed(win10, { state, runningMode: 'ALWAYS_ON' });
    const command = taken.find(([name]) => name === operation)?.[3](id) as StartWorkspacesCommand;
    expect((await send(command)).FailedRequests).toMatchObject([
      {
        WorkspaceId: id,
        ErrorCode: 'OperationNotSupported.Workspace',
        ErrorMessage: expect.stringMatching(/ALWAYS_ON/),
      },
    ]);
  });
});

describe('a rebuild', () => {
  it('of Windows 7 of a public bundle is no longer possible, of a BYOL one it is', async () => {
    const rebuild = (id: string) => new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] });
    const theirs = await placed(['WINDOWS_7', 'PCOIP', open]);
    expect((await errorOf(theirs.send(rebuild(theirs.id)))).message).toMatch(/Windows 7/);
    const own = await placed(win7Byol);
    expect((await own.send(rebuild(own.id))).FailedRequests).toEqual([]);
  });
});

describe('a restore', () => {
  it('needs a snapshot of the root volume, which is taken only while it is healthy', async () => {
    const { send, id } = await placed(win10, { state: 'UNHEALTHY', unhealthyHours: 2000 });
    const error = await errorOf(send(new RestoreWorkspaceCommand({ WorkspaceId: id })));
    expect(error).toMatchObject({
      name: 'OperationNotSupportedException',
      message: expect.stringMatching(/no snapshot/),
    });
  });
});

describe('a change of protocol', () => {
  // biome-ignore format: a table
  const table: readonly (readonly [which: string, from: BundlePut, workspace: Put, to: string, answer: string])[] = [
    ['PCoIP to DCV', win10, {}, 'WSP', 'accepted'],
    ['back to PCoIP, where it came from', win10, { protocol: 'WSP' }, 'PCOIP', 'accepted'],
    ['to the one it has', win10, {}, 'PCOIP', 'InvalidParameterValuesException'],
    ['of a DCV bundle to PCoIP', server(2022), {}, 'PCOIP', 'UnsupportedWorkspaceConfigurationException'],
    ['of BYOP', win10Byop, {}, 'WSP', 'UnsupportedWorkspaceConfigurationException'],
    ['with a GPU', server(2019, 'PCOIP', { compute: 'GRAPHICS_G4DN' }), {}, 'WSP', 'UnsupportedWorkspaceConfigurationException'],
    ['of Windows 7', win7, {}, 'WSP', 'UnsupportedWorkspaceConfigurationException'],
    ['in ERROR', win10, { state: 'ERROR' }, 'WSP', 'InvalidResourceStateException'],
    ['while another is under way', win10, { modifications: [{ Resource: 'PROTOCOL', State: 'UPDATE_INITIATED' }] }, 'WSP', 'OperationInProgressException'],
    ['of a standby', win10, { standby: 'is-standby' }, 'WSP', 'UnsupportedWorkspaceConfigurationException'],
  ];
  it.each(table)('%s', async (_, from, workspace, to, answer) => {
    const { send, id, world } = await placed(from, workspace);
    const command = new ModifyWorkspacePropertiesCommand({
      WorkspaceId: id,
      WorkspaceProperties: { Protocols: [to as 'WSP'] },
    });
    if (answer === 'accepted') {
      await send(command);
      expect(world.fleet.submissions).toMatchObject([{ operation: 'ModifyWorkspaceProperties', id }]);
    } else expect((await errorOf(send(command))).name).toBe(answer);
  });
});
