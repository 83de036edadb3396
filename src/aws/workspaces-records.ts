/** The WorkSpaces service's records as bellhop keeps them. RegistrationCode is left behind: it is half a secret. */
import type * as Sdk from '@aws-sdk/client-workspaces';
import { flag, label, list, number, text, time } from './fields.ts';
import type {
  Bundle,
  BundleId,
  Connection,
  Directory,
  DirectoryId,
  Image,
  RelatedWorkspace,
  Snapshots,
  Standby,
  Tag,
  Workspace,
  WorkspaceId,
} from './model.ts';
import { oneNone, shared, sharedNames } from './shared.ts';

// A record without its id cannot be shown, chosen or followed: it is left out.

export const workspaceId = (value: unknown) => label(value) as WorkspaceId | undefined;

export function toWorkspace(record: Sdk.Workspace): Workspace | undefined {
  const id = workspaceId(record.WorkspaceId);
  if (!id) return undefined;
  const properties = record.WorkspaceProperties;
  return {
    id,
    directoryId: shared(label(record.DirectoryId) as DirectoryId | undefined),
    userName: text(record.UserName),
    computerName: text(record.ComputerName),
    name: text(record.WorkspaceName),
    ipAddress: text(record.IpAddress),
    ipv6Address: text(record.Ipv6Address),
    state: shared(text(record.State)),
    bundleId: shared(label(record.BundleId) as BundleId | undefined),
    subnetId: shared(text(record.SubnetId)),
    errorCode: shared(text(record.ErrorCode)),
    errorMessage: shared(text(record.ErrorMessage)),
    volumeEncryptionKey: shared(text(record.VolumeEncryptionKey)),
    rootVolumeEncrypted: flag(record.RootVolumeEncryptionEnabled),
    userVolumeEncrypted: flag(record.UserVolumeEncryptionEnabled),
    runningMode: shared(text(properties?.RunningMode)),
    autoStopTimeout: number(properties?.RunningModeAutoStopTimeoutInMinutes),
    rootVolumeGib: number(properties?.RootVolumeSizeGib),
    userVolumeGib: number(properties?.UserVolumeSizeGib),
    computeType: shared(text(properties?.ComputeTypeName)),
    protocols: Array.isArray(properties?.Protocols) ? sharedNames(list(properties.Protocols, text)) : undefined,
    operatingSystem: shared(text(properties?.OperatingSystemName)),
    // A modification of which AWS names only half still is one.
    modifications: oneNone(
      list(record.ModificationStates, ({ Resource, State }) => ({
        resource: text(Resource) ?? '',
        state: text(State) ?? '',
      })),
    ),
    related: oneNone(list(record.RelatedWorkspaces, toRelated)),
    standbys: oneNone(list(record.StandbyWorkspacesProperties, toStandby)),
    dataReplication: text(record.DataReplicationSettings?.DataReplication),
    recoverySnapshotAt: time(record.DataReplicationSettings?.RecoverySnapshotTime),
    acceleratorMode: text(properties?.GlobalAccelerator?.Mode),
    acceleratorProtocol: text(properties?.GlobalAccelerator?.PreferredProtocol),
  };
}

function toRelated(record: Sdk.RelatedWorkspaceProperties): RelatedWorkspace | undefined {
  const id = workspaceId(record.WorkspaceId);
  if (!id) return undefined;
  return { id, region: text(record.Region), state: text(record.State), type: text(record.Type) };
}

function toStandby(record: Sdk.StandbyWorkspacesProperties): Standby | undefined {
  const id = workspaceId(record.StandbyWorkspaceId);
  if (!id) return undefined;
  const { DataReplication, RecoverySnapshotTime } = record;
  return { id, dataReplication: text(DataReplication), recoverySnapshotAt: time(RecoverySnapshotTime) };
}

export function toBundle(record: Sdk.WorkspaceBundle): Bundle | undefined {
  const id = label(record.BundleId) as BundleId | undefined;
  if (!id) return undefined;
  return {
    id,
    name: text(record.Name),
    description: text(record.Description),
    owner: text(record.Owner),
    imageId: label(record.ImageId),
    rootGib: number(record.RootStorage?.Capacity),
    userGib: number(record.UserStorage?.Capacity),
    computeType: text(record.ComputeType?.Name),
    state: text(record.State),
    type: text(record.BundleType),
    createdAt: time(record.CreationTime),
    updatedAt: time(record.LastUpdatedTime),
  };
}

export function toDirectory(record: Sdk.WorkspaceDirectory): Directory | undefined {
  const id = label(record.DirectoryId) as DirectoryId | undefined;
  if (!id) return undefined;
  const creation = record.WorkspaceCreationProperties;
  const rebuild = text(record.SelfservicePermissions?.RebuildWorkspace);
  return {
    id,
    name: text(record.DirectoryName),
    alias: text(record.Alias),
    type: text(record.DirectoryType),
    state: text(record.State),
    workspaceType: text(record.WorkspaceType),
    tenancy: text(record.Tenancy),
    subnetIds: list(record.SubnetIds, label),
    dnsIpAddresses: [...list(record.DnsIpAddresses, label), ...list(record.DnsIpv6Addresses, label)],
    defaultOu: text(creation?.DefaultOu),
    customSecurityGroupId: text(creation?.CustomSecurityGroupId),
    securityGroupId: text(record.WorkspaceSecurityGroupId),
    ipGroupIds: list(record.ipGroupIds, label),
    iamRoleId: text(record.IamRoleId),
    instanceRoleArn: text(creation?.InstanceIamRoleArn),
    localAdministrator: flag(creation?.UserEnabledAsLocalAdministrator),
    internetAccess: flag(creation?.EnableInternetAccess),
    maintenanceMode: flag(creation?.EnableMaintenanceMode),
    userIdentityType: text(record.UserIdentityType),
    selfServiceRebuild: rebuild === undefined ? undefined : rebuild === 'ENABLED',
    selfService: enabledOf(record.SelfservicePermissions),
    devices: devicesOf(record.WorkspaceAccessProperties),
    saml: text(record.SamlProperties?.Status),
    certificates: text(record.CertificateBasedAuthProperties?.Status),
    endpointEncryption: text(record.EndpointEncryptionMode),
    entraTenantId: text(record.MicrosoftEntraConfig?.TenantId),
    description: text(record.WorkspaceDirectoryDescription),
    errorMessage: text(record.ErrorMessage),
  };
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

function enabledOf(permissions: unknown): readonly string[] | undefined {
  if (!isRecord(permissions)) return undefined;
  return Object.entries(permissions).flatMap(([name, value]) => (value === 'ENABLED' ? [name] : []));
}

/** Members are named `DeviceTypeWindows`, and each is ALLOW, DENY or TRUST. */
function devicesOf(access: unknown): readonly string[] {
  return Object.entries(isRecord(access) ? access : {}).flatMap(([name, value]) =>
    name.startsWith('DeviceType') && text(value) ? [`${name.slice('DeviceType'.length)} ${value}`] : [],
  );
}

export function toImage(record: Sdk.WorkspaceImage): Image | undefined {
  const id = label(record.ImageId);
  if (!id) return undefined;
  return {
    id,
    name: text(record.Name),
    description: text(record.Description),
    platform: text(record.OperatingSystem?.Type),
    state: text(record.State),
    requiredTenancy: text(record.RequiredTenancy),
    createdAt: time(record.Created),
    owner: label(record.OwnerAccountId),
    updateAvailable: flag(record.Updates?.UpdateAvailable),
    updates: label(record.Updates?.Description),
    errors: [...list([record], coded), ...list(record.ErrorDetails, coded)],
  };
}

const coded = ({ ErrorCode, ErrorMessage }: Sdk.ErrorDetails | Sdk.WorkspaceImage): string | undefined =>
  label([text(ErrorCode), text(ErrorMessage)].filter(Boolean).join(': '));

export function toConnection(record: Sdk.WorkspaceConnectionStatus): Connection | undefined {
  const id = workspaceId(record.WorkspaceId);
  if (!id) return undefined;
  return {
    id,
    state: shared(text(record.ConnectionState)),
    checkedAt: time(record.ConnectionStateCheckTimestamp),
    lastUserConnectionAt: time(record.LastKnownUserConnectionTimestamp),
  };
}

/** AWS promises no order. */
const newestFirst = (snapshots: readonly Sdk.Snapshot[] | undefined) =>
  list(snapshots, ({ SnapshotTime }) => time(SnapshotTime)).sort((a, b) => b - a);

export const toSnapshots = (output: Sdk.DescribeWorkspaceSnapshotsResult): Snapshots => ({
  rebuild: newestFirst(output.RebuildSnapshots),
  restore: newestFirst(output.RestoreSnapshots),
});

export function toTag(record: Sdk.Tag): Tag | undefined {
  const key = label(record.Key);
  return key ? { key, value: text(record.Value) ?? '' } : undefined;
}
