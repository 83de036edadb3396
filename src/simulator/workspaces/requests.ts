/** The members of every WorkSpaces request: patterns, sizes, limits and what is required, as the API model has them. */
import { checkMembers, type Shape } from '../members.ts';
import type { Input } from '../operation.ts';

const workspaceId: Shape = { kind: 'string', pattern: /^ws-[0-9a-z]{8,63}$/ };
const bundleId: Shape = { kind: 'string', pattern: /^wsb-[0-9a-z]{8,63}$/ };
const imageId: Shape = { kind: 'string', pattern: /^wsi-[0-9a-z]{9,63}$/ };
const directoryId: Shape = { kind: 'string', min: 10, max: 65, pattern: /^(d-[0-9a-f]{8,63}$)|(wsd-[0-9a-z]{8,63}$)/ };
const limit: Shape = { kind: 'integer', min: 1, max: 25 };
const nextToken: Shape = { kind: 'string', min: 1, max: 2048 };
const text: Shape = { kind: 'string', min: 1 };
const oneOf = (...values: readonly string[]): Shape => ({ kind: 'string', values });
const upTo25 = (of: Shape): Shape => ({ kind: 'list', of, min: 1, max: 25 });
const requests = (max: number, required: readonly string[]): Shape => ({
  kind: 'list',
  of: { kind: 'structure', members: { WorkspaceId: workspaceId }, required },
  min: 1,
  max,
});

interface Request {
  readonly members: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

const table = {
  DescribeWorkspaces: {
    members: {
      WorkspaceIds: upTo25(workspaceId),
      DirectoryId: directoryId,
      UserName: { kind: 'string', min: 1, max: 63 },
      BundleId: bundleId,
      WorkspaceName: { kind: 'string', pattern: /^[a-zA-Z0-9_()][a-zA-Z0-9_.()-]{1,63}$/ },
      Limit: limit,
      NextToken: nextToken,
    },
  },
  DescribeWorkspaceBundles: { members: { BundleIds: upTo25(bundleId), Owner: text, NextToken: nextToken } },
  DescribeWorkspaceDirectories: {
    members: {
      DirectoryIds: upTo25(directoryId),
      WorkspaceDirectoryNames: upTo25(text),
      Limit: limit,
      NextToken: nextToken,
      Filters: {
        kind: 'list',
        of: {
          kind: 'structure',
          members: { Name: oneOf('USER_IDENTITY_TYPE', 'WORKSPACE_TYPE'), Values: upTo25(text) },
          required: ['Name', 'Values'],
        },
        min: 1,
        max: 25,
      },
    },
  },
  DescribeWorkspaceImages: {
    members: {
      ImageIds: upTo25(imageId),
      ImageType: oneOf('OWNED', 'SHARED'),
      MaxResults: limit,
      NextToken: nextToken,
    },
  },
  DescribeWorkspaceSnapshots: { members: { WorkspaceId: workspaceId }, required: ['WorkspaceId'] },
  DescribeWorkspacesConnectionStatus: { members: { WorkspaceIds: upTo25(workspaceId), NextToken: nextToken } },
  DescribeTags: { members: { ResourceId: text }, required: ['ResourceId'] },
  DescribeAccount: { members: {} },
  MigrateWorkspace: {
    members: { SourceWorkspaceId: workspaceId, BundleId: bundleId },
    required: ['SourceWorkspaceId', 'BundleId'],
  },
  RebuildWorkspaces: {
    members: { RebuildWorkspaceRequests: requests(1, ['WorkspaceId']) },
    required: ['RebuildWorkspaceRequests'],
  },
  RestoreWorkspace: { members: { WorkspaceId: workspaceId }, required: ['WorkspaceId'] },
  StartWorkspaces: { members: { StartWorkspaceRequests: requests(25, []) }, required: ['StartWorkspaceRequests'] },
  StopWorkspaces: { members: { StopWorkspaceRequests: requests(25, []) }, required: ['StopWorkspaceRequests'] },
  RebootWorkspaces: {
    members: { RebootWorkspaceRequests: requests(25, ['WorkspaceId']) },
    required: ['RebootWorkspaceRequests'],
  },
  ModifyWorkspaceProperties: {
    members: {
      WorkspaceId: workspaceId,
      DataReplication: oneOf('NO_REPLICATION', 'PRIMARY_AS_SOURCE'),
      WorkspaceProperties: {
        kind: 'structure',
        members: {
          RunningMode: oneOf('AUTO_STOP', 'ALWAYS_ON', 'MANUAL'),
          RunningModeAutoStopTimeoutInMinutes: { kind: 'integer' },
          RootVolumeSizeGib: { kind: 'integer' },
          UserVolumeSizeGib: { kind: 'integer' },
          ComputeTypeName: oneOf(
            'VALUE',
            'STANDARD',
            'PERFORMANCE',
            'POWER',
            'POWERPRO',
            'GRAPHICS_G4DN',
            'GRAPHICSPRO_G4DN',
            'GRAPHICS_G6_XLARGE',
          ),
          Protocols: { kind: 'list', of: oneOf('PCOIP', 'WSP') },
        },
      },
    },
    required: ['WorkspaceId'],
  },
  ModifyWorkspaceState: {
    members: { WorkspaceId: workspaceId, WorkspaceState: oneOf('AVAILABLE', 'ADMIN_MAINTENANCE') },
    required: ['WorkspaceId', 'WorkspaceState'],
  },
} as const satisfies Readonly<Record<string, Request>>;

export type WorkspacesOperation = keyof typeof table;

/** Throws AWS's ValidationException when a member is missing or out of bounds. */
export function checkRequest(operation: WorkspacesOperation, input: Input): void {
  const { members, required }: Request = table[operation];
  checkMembers(input, members, required);
}
