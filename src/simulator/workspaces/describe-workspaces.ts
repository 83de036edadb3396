/** DescribeWorkspaces and DescribeWorkspacesConnectionStatus: the listing of the fleet, a page at a time. */

import { type Call, type Input, type Output, ServiceError } from '../operation.ts';
import { chance, hash } from '../random.ts';
import { connectionOf } from './connections.ts';
import type { Fleet } from './fleet.ts';
import { derivedId, derivedText } from './ids.ts';
import { positionOf, tokenFor } from './paging.ts';
import type { OperatingSystem, Workspace } from './record.ts';
import { snapshotsOf } from './snapshots.ts';

const pageSize = 25;
/** Rows looked at for one page; with a filter that matches few, AWS answers short pages that still have a token. */
const scanned = 50_000;

/** The model has no name for the newest Linux: each shows in another of the ways seen in the field. */
const operatingSystemName = (os: OperatingSystem) =>
  os === 'UBUNTU_24_04' ? 'UNKNOWN' : os === 'ROCKY_9' ? undefined : os;

const standbyRegion = (region: string) => (region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1');

function standbyMembers(workspace: Workspace, { region, world }: Pick<Call, 'region' | 'world'>): Output {
  if (workspace.standby === undefined) return {};
  const other = derivedId('ws', 9, 36, 'other-region', workspace.row);
  const Type = workspace.standby === 'is-standby' ? 'PRIMARY' : 'STANDBY';
  const related = [{ WorkspaceId: other, Region: standbyRegion(region), State: 'AVAILABLE', Type }];
  if (workspace.standby === 'is-standby') return { RelatedWorkspaces: related };
  const replicated = hash(workspace.row) % 2 === 0;
  const [snapshot = 0] = snapshotsOf(workspace, world.clock.now()).rebuild;
  const replication = {
    DataReplication: replicated ? 'PRIMARY_AS_SOURCE' : 'NO_REPLICATION',
    ...(replicated && snapshot > 0 && { RecoverySnapshotTime: snapshot / 1000 }),
  };
  return {
    RelatedWorkspaces: related,
    DataReplicationSettings: replication,
    StandbyWorkspacesProperties: [{ StandbyWorkspaceId: other, ...replication }],
  };
}

/** Only streaming on DCV goes through AWS Global Accelerator; most have what their directory says. */
function acceleratorOf({ protocol, row }: Workspace): Output {
  if (protocol !== 'WSP' || hash(row, 'accelerator') % 4 !== 0) return {};
  const auto = hash(row) % 2 === 0;
  return {
    GlobalAccelerator: auto ? { Mode: 'ENABLED_AUTO', PreferredProtocol: 'TCP' } : { Mode: 'INHERITED' },
  };
}

function shown(workspace: Workspace, call: Pick<Call, 'region' | 'world'>): Output {
  const { region, world } = call;
  const key = derivedText(32, 16, 'kms', world.seed);
  const uuid = key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return {
    WorkspaceId: workspace.id,
    DirectoryId: workspace.directoryId,
    UserName: workspace.userName,
    IpAddress: workspace.ipAddress,
    State: workspace.state,
    BundleId: workspace.bundleId,
    SubnetId: workspace.subnetId,
    ErrorMessage: workspace.error?.message,
    ErrorCode: workspace.error?.code,
    ComputerName: workspace.computerName,
    WorkspaceName: workspace.workspaceName,
    ...(workspace.encrypted && {
      VolumeEncryptionKey: `arn:aws:kms:${region}:${world.accountId}:key/${uuid}`,
      UserVolumeEncryptionEnabled: workspace.encrypted.user,
      RootVolumeEncryptionEnabled: workspace.encrypted.root,
    }),
    WorkspaceProperties: {
      RunningMode: workspace.runningMode,
      ...(workspace.runningMode === 'AUTO_STOP' && {
        RunningModeAutoStopTimeoutInMinutes: workspace.autoStopMinutes,
      }),
      RootVolumeSizeGib: workspace.rootGib,
      UserVolumeSizeGib: workspace.userGib,
      ComputeTypeName: workspace.compute,
      Protocols: workspace.protocol === 'BYOP' ? [] : [workspace.protocol],
      OperatingSystemName:
        workspace.shownAs === undefined ? operatingSystemName(workspace.os) : (workspace.shownAs ?? undefined),
      ...acceleratorOf(workspace),
    },
    ModificationStates: workspace.modifications,
    ...standbyMembers(workspace, call),
  };
}

function checkFilters(input: Input): void {
  const given = ['WorkspaceIds', 'DirectoryId', 'BundleId', 'WorkspaceName'].filter(
    (name) => input[name] !== undefined,
  );
  const refuse = (message: string) => {
    throw new ServiceError('InvalidParameterValuesException', message);
  };
  if (input.UserName !== undefined && input.DirectoryId === undefined)
    refuse('The UserName filter requires a DirectoryId.');
  if (given.length > 1) refuse(`You can specify only one filter at a time. Specified: ${given.join(', ')}.`);
}

/** Up to `limit` rows that match, from a position on, and the position after them while there are more. */
function listed(fleet: Fleet, from: number, limit: number, matches: (workspace: Workspace) => boolean) {
  const items: Workspace[] = [];
  let row = from;
  for (; row < fleet.rows() && row < from + scanned; row += 1) {
    const workspace = fleet.at(row);
    if (workspace === undefined || !matches(workspace)) continue;
    if (items.length === limit) break;
    items.push(workspace);
  }
  return { items, next: row < fleet.rows() ? row : undefined };
}

const found = (fleet: Fleet, ids: unknown) =>
  [...new Set(ids as readonly string[])].flatMap((id) => fleet.find(id) ?? []);

export function describeWorkspaces(input: Input, call: Call): Output {
  checkFilters(input);
  const { fleet, seed } = call.world;
  if (input.WorkspaceIds !== undefined)
    return { Workspaces: found(fleet, input.WorkspaceIds).map((one) => shown(one, call)) };
  const wanted = [
    ['directoryId', input.DirectoryId],
    ['userName', input.UserName],
    ['bundleId', input.BundleId],
    ['workspaceName', input.WorkspaceName],
  ] as const;
  const matches = (workspace: Workspace) =>
    wanted.every(([fact, value]) => value === undefined || workspace[fact] === value);
  const from = positionOf(seed, 'DescribeWorkspaces', input);
  const { items, next } = listed(fleet, from, Number(input.Limit ?? pageSize), matches);
  return {
    Workspaces: items.map((one) => shown(one, call)),
    ...(next !== undefined && { NextToken: tokenFor(seed, 'DescribeWorkspaces', input, next) }),
  };
}

export function describeConnectionStatus(input: Input, { world }: Call): Output {
  const { fleet, seed } = world;
  const now = world.clock.now();
  const shownConnection = (workspace: Workspace) => {
    const { state, checkedAt, lastConnectedAt } = connectionOf(seed, workspace, now);
    return {
      WorkspaceId: workspace.id,
      ConnectionState: state,
      ConnectionStateCheckTimestamp: checkedAt / 1000,
      ...(lastConnectedAt !== undefined && { LastKnownUserConnectionTimestamp: lastConnectedAt / 1000 }),
    };
  };
  // AWS has nothing to say about some: absent, which is not the same as disconnected.
  const known = (workspace: Workspace) =>
    workspace.connection === undefined
      ? workspace.state !== 'PENDING' && chance(seed, workspace.id, 'unseen') > 0.004
      : workspace.connection !== 'ABSENT';
  if (input.WorkspaceIds !== undefined)
    return { WorkspacesConnectionStatus: found(fleet, input.WorkspaceIds).filter(known).map(shownConnection) };
  const from = positionOf(seed, 'DescribeWorkspacesConnectionStatus', input);
  const { items, next } = listed(fleet, from, pageSize, known);
  return {
    WorkspacesConnectionStatus: items.map(shownConnection),
    ...(next !== undefined && { NextToken: tokenFor(seed, 'DescribeWorkspacesConnectionStatus', input, next) }),
  };
}
