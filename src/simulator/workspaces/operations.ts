/** Every WorkSpaces operation that the simulated AWS knows, each behind the front end's checks. */
import type { Operation, Operations } from '../operation.ts';
import { modifyState, reboot, rebuild, restore, start, stop } from './change.ts';
import {
  describeAccount,
  describeBundles,
  describeDirectories,
  describeImages,
  describeSnapshots,
  describeTags,
} from './describe.ts';
import { describeConnectionStatus, describeWorkspaces } from './describe-workspaces.ts';
import { migrate } from './migrate.ts';
import { modifyProperties } from './modify.ts';
import { checkRequest, type WorkspacesOperation } from './requests.ts';

const behind: Readonly<Record<WorkspacesOperation, Operation>> = {
  DescribeWorkspaces: describeWorkspaces,
  DescribeWorkspaceBundles: describeBundles,
  DescribeWorkspaceDirectories: describeDirectories,
  DescribeWorkspaceImages: describeImages,
  DescribeWorkspaceSnapshots: describeSnapshots,
  DescribeWorkspacesConnectionStatus: describeConnectionStatus,
  DescribeTags: describeTags,
  DescribeAccount: describeAccount,
  MigrateWorkspace: migrate,
  RebuildWorkspaces: rebuild,
  RestoreWorkspace: restore,
  StartWorkspaces: start,
  StopWorkspaces: stop,
  RebootWorkspaces: reboot,
  ModifyWorkspaceProperties: modifyProperties,
  ModifyWorkspaceState: modifyState,
};

export const workspacesOperations: Operations = Object.fromEntries(
  Object.entries(behind).map(([name, operation]): [string, Operation] => [
    name,
    (input, call) => {
      checkRequest(name as WorkspacesOperation, input);
      return operation(input, call);
    },
  ]),
);
