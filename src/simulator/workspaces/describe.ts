/** The other reading operations: bundles, directories, images, snapshots, tags, the account. */

import { type Call, type Input, type Output, ServiceError } from '../operation.ts';
import { hash } from '../random.ts';
import { hour } from './born.ts';
import type { Bundle } from './bundles.ts';
import type { Directory } from './directories.ts';
import { derivedText } from './ids.ts';
import { page } from './paging.ts';
import { isLinux } from './record.ts';
import { snapshotsOf } from './snapshots.ts';

const day = 24 * hour;
const ids = (value: unknown) => value as readonly string[];

export const notFound = (id: string, what: string) =>
  new ServiceError('ResourceNotFoundException', `The ${what} ${id} could not be found.`, { extra: { ResourceId: id } });

function shownBundle(bundle: Bundle, { world }: Call): Output {
  const ago = (days: number) => (world.fleet.startedAt - days * day) / 1000;
  return {
    BundleId: bundle.id,
    Name: bundle.name,
    Owner: bundle.amazon ? 'AMAZON' : world.accountId,
    Description: bundle.description,
    ImageId: bundle.imageId,
    RootStorage: { Capacity: String(bundle.rootGib) },
    UserStorage: { Capacity: String(bundle.userGib) },
    ComputeType: { Name: bundle.compute },
    LastUpdatedTime: ago(bundle.updatedDaysAgo),
    CreationTime: ago(bundle.createdDaysAgo),
    State: bundle.state,
    BundleType: bundle.type,
  };
}

export function describeBundles(input: Input, call: Call): Output {
  if (input.BundleIds !== undefined && input.Owner !== undefined)
    throw new ServiceError('InvalidParameterValuesException', 'BundleIds and Owner cannot be specified together.');
  if (input.BundleIds !== undefined) {
    const found = ids(input.BundleIds).flatMap((id) => call.world.catalogue.find(id) ?? []);
    return { Bundles: found.map((bundle) => shownBundle(bundle, call)) };
  }
  const { seed, accountId, catalogue } = call.world;
  const owner = input.Owner ?? accountId;
  const all = owner === 'AMAZON' ? catalogue.amazon() : owner === accountId ? catalogue.own() : [];
  const { items, next } = page(seed, 'DescribeWorkspaceBundles', input, all);
  return { Bundles: items.map((bundle) => shownBundle(bundle, call)), ...next };
}

function shownDirectory(directory: Directory, accountId: string): Output {
  return {
    DirectoryId: directory.id,
    Alias: directory.alias,
    DirectoryName: directory.name,
    RegistrationCode: `WSeuc+${derivedText(6, 36, 'code', directory.id).toUpperCase()}`,
    SubnetIds: directory.subnetIds,
    DnsIpAddresses:
      directory.type === 'SIMPLE_AD' || directory.type === 'AD_CONNECTOR' ? ['10.64.0.10', '10.64.1.10'] : [],
    DirectoryType: directory.type,
    WorkspaceSecurityGroupId: `sg-0${derivedText(16, 16, 'sg', directory.id)}`,
    State: directory.state,
    WorkspaceCreationProperties: {
      EnableInternetAccess: false,
      DefaultOu: directory.ou,
      UserEnabledAsLocalAdministrator: directory.localAdministrator,
      EnableMaintenanceMode: true,
    },
    Tenancy: directory.tenancy,
    SelfservicePermissions: {
      RestartWorkspace: 'ENABLED',
      IncreaseVolumeSize: 'DISABLED',
      ChangeComputeType: 'DISABLED',
      SwitchRunningMode: 'DISABLED',
      RebuildWorkspace: directory.selfServiceRebuild ? 'ENABLED' : 'DISABLED',
    },
    ipGroupIds: [`wsipg-${derivedText(9, 36, 'ip-group', directory.id)}`],
    IamRoleId: `arn:aws:iam::${accountId}:role/workspaces_DefaultRole`,
    WorkspaceAccessProperties: {
      DeviceTypeWindows: 'ALLOW',
      DeviceTypeOsx: 'ALLOW',
      DeviceTypeWeb: 'DENY',
      DeviceTypeIos: 'ALLOW',
      DeviceTypeAndroid: 'DENY',
      DeviceTypeChromeOs: 'DENY',
      DeviceTypeZeroClient: directory.localAdministrator ? 'ALLOW' : 'DENY',
      DeviceTypeLinux: 'ALLOW',
    },
    SamlProperties: { Status: directory.type === 'AD_CONNECTOR' ? 'ENABLED' : 'DISABLED' },
    CertificateBasedAuthProperties: { Status: 'DISABLED' },
    EndpointEncryptionMode: 'STANDARD_TLS',
    WorkspaceType: directory.workspaceType,
    UserIdentityType: directory.identity,
    ErrorMessage: directory.error,
  };
}

export function describeDirectories(input: Input, { world }: Call): Output {
  const filters = (input.Filters ?? []) as readonly { readonly Name: string; readonly Values: readonly string[] }[];
  const matching = world.directories.filter(
    (one) =>
      (input.DirectoryIds === undefined || ids(input.DirectoryIds).includes(one.id)) &&
      (input.WorkspaceDirectoryNames === undefined || ids(input.WorkspaceDirectoryNames).includes(one.name)) &&
      filters.every(({ Name, Values }) =>
        Values.includes(Name === 'WORKSPACE_TYPE' ? one.workspaceType : one.identity),
      ),
  );
  const { items, next } = page(world.seed, 'DescribeWorkspaceDirectories', input, matching, Number(input.Limit ?? 25));
  return { Directories: items.map((one) => shownDirectory(one, world.accountId)), ...next };
}

const updates = { UpdateAvailable: true, Description: 'Drivers and agents of WorkSpaces.' };

/** The images behind the own bundles; Amazon's are not to be described. */
export function describeImages(input: Input, { world }: Call): Output {
  const owned = input.ImageType === 'SHARED' ? [] : world.catalogue.own();
  const matching = owned.filter((one) => input.ImageIds === undefined || ids(input.ImageIds).includes(one.imageId));
  const size = Number(input.MaxResults ?? 25);
  const { items, next } = page(world.seed, 'DescribeWorkspaceImages', input, matching, size);
  const shownImage = (bundle: Bundle) => ({
    ImageId: bundle.imageId,
    Name: bundle.name.replace(/[^a-zA-Z0-9_./()-]+/g, '-'),
    Description: bundle.description,
    OperatingSystem: { Type: isLinux(bundle.os) ? 'LINUX' : 'WINDOWS' },
    State: bundle.state,
    RequiredTenancy: bundle.byol ? 'DEDICATED' : 'DEFAULT',
    ErrorCode: bundle.state === 'ERROR' ? 'ImageUnavailable' : undefined,
    ErrorMessage: bundle.state === 'ERROR' ? 'The image is no longer available.' : undefined,
    Created: (world.fleet.startedAt - bundle.updatedDaysAgo * day) / 1000,
    OwnerAccountId: world.accountId,
    Updates: bundle.updatedDaysAgo > 180 ? updates : { UpdateAvailable: false },
  });
  return { Images: items.map(shownImage), ...next };
}

export function describeSnapshots(input: Input, { world }: Call): Output {
  const id = String(input.WorkspaceId);
  const workspace = world.fleet.find(id);
  if (workspace === undefined) throw notFound(id, 'WorkSpace');
  const { rebuild, restore } = snapshotsOf(workspace, world.clock.now());
  const shownTimes = (times: readonly number[]) => times.map((at) => ({ SnapshotTime: at / 1000 }));
  return { RebuildSnapshots: shownTimes(rebuild), RestoreSnapshots: shownTimes(restore) };
}

const departments = ['Front Office', 'Reservations', 'Finance', 'HR', 'IT', 'Küche & Bankett', 'Housekeeping', 'Sales'];

/** Tags follow the person, so a migrated WorkSpace carries those of its source. */
function workspaceTags(userName: string): Output[] {
  const luck = hash('tags', userName);
  if (luck % 12 === 0) return [];
  return [
    { Key: 'Department', Value: departments[luck % departments.length] },
    { Key: 'CostCentre', Value: String(4000 + (luck % 37) * 10) },
    ...(luck % 3 === 0 ? [{ Key: 'wsmanage', Value: 'allowed' }] : []),
  ];
}

export function describeTags(input: Input, { world }: Call): Output {
  const id = String(input.ResourceId);
  const workspace = world.fleet.find(id);
  if (workspace !== undefined) return { TagList: workspaceTags(workspace.userName) };
  const image = world.catalogue.own().some((bundle) => bundle.imageId === id);
  const directory = world.directories.some((one) => one.id === id);
  if (world.catalogue.find(id)?.amazon === false || directory || image)
    return { TagList: [{ Key: 'Owner', Value: 'desktop-team' }] };
  throw notFound(id, 'resource');
}

export const describeAccount = (): Output => ({
  DedicatedTenancySupport: 'ENABLED',
  DedicatedTenancyManagementCidrRange: '198.19.0.0/16',
  DedicatedTenancyAccountType: 'SOURCE_ACCOUNT',
});
