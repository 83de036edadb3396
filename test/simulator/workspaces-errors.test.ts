import {
  DescribeTagsCommand,
  DescribeWorkspaceBundlesCommand,
  DescribeWorkspaceSnapshotsCommand,
  DescribeWorkspacesCommand,
  MigrateWorkspaceCommand,
  ModifyWorkspaceStateCommand,
  RebuildWorkspacesCommand,
  RestoreWorkspaceCommand,
  StartWorkspacesCommand,
  TerminateWorkspacesCommand,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import { account, bundleId, clientOf, errorOf } from './account.ts';

const id = 'ws-000000000';
const bundle = 'wsb-000000000';

// biome-ignore format: a table
const refused: readonly [string, object, string, string | RegExp][] = [
  ['26 ids', new DescribeWorkspacesCommand({ WorkspaceIds: Array(26).fill(id) }), 'ValidationException', /^1 validation error detected: Value '\[ws-000000000, .*\]' at 'workspaceIds' failed to satisfy constraint: Member must have length less than or equal to 25$/],
  ['no ids in the list', new DescribeWorkspacesCommand({ WorkspaceIds: [] }), 'ValidationException', /length greater than or equal to 1/],
  ['an id that is none', new DescribeWorkspacesCommand({ WorkspaceIds: ['i-123'] }), 'ValidationException', /'workspaceIds' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy regular expression pattern: \^ws-/],
  ['a limit of 26', new DescribeWorkspacesCommand({ Limit: 26 }), 'ValidationException', "1 validation error detected: Value '26' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 25"],
  ['two filters', new DescribeWorkspacesCommand({ DirectoryId: 'd-0123456789', BundleId: bundle }), 'InvalidParameterValuesException', /only one filter/],
  ['ids and a filter', new DescribeWorkspacesCommand({ WorkspaceIds: [id], BundleId: bundle }), 'InvalidParameterValuesException', /only one filter/],
  ['a user without a directory', new DescribeWorkspacesCommand({ UserName: 'ann.keller' }), 'InvalidParameterValuesException', /requires a DirectoryId/],
  ['a token of its own making', new DescribeWorkspacesCommand({ NextToken: 'page2' }), 'InvalidParameterValuesException', /NextToken/],
  ['bundles by id and owner', new DescribeWorkspaceBundlesCommand({ BundleIds: [bundle], Owner: 'AMAZON' }), 'InvalidParameterValuesException', /BundleIds and Owner/],
  ['snapshots of no WorkSpace', new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: undefined }), 'ValidationException', "1 validation error detected: Value null at 'workspaceId' failed to satisfy constraint: Member must not be null"],
  ['snapshots of an unknown WorkSpace', new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: id }), 'ResourceNotFoundException', /ws-000000000/],
  ['tags of an unknown resource', new DescribeTagsCommand({ ResourceId: id }), 'ResourceNotFoundException', /ws-000000000/],
  ['a migration without a bundle', new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: undefined }), 'ValidationException', /Value null at 'bundleId'/],
  ['a migration of an unknown WorkSpace', new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: bundle }), 'ResourceNotFoundException', /ws-000000000/],
  ['two rebuild entries', new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }, { WorkspaceId: id }] }), 'ValidationException', /at 'rebuildWorkspaceRequests' failed to satisfy constraint: Member must have length less than or equal to 1$/],
  ['a rebuild of no id', new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: undefined }] }), 'ValidationException', /'rebuildWorkspaceRequests.1.member.workspaceId'/],
  ['a restore of an unknown WorkSpace', new RestoreWorkspaceCommand({ WorkspaceId: id }), 'ResourceNotFoundException', /ws-000000000/],
  ['26 starts', new StartWorkspacesCommand({ StartWorkspaceRequests: Array(26).fill({ WorkspaceId: id }) }), 'ValidationException', /less than or equal to 25/],
  ['a state that may not be set', new ModifyWorkspaceStateCommand({ WorkspaceId: id, WorkspaceState: 'STOPPED' as never }), 'ValidationException', /enum value set: \[AVAILABLE, ADMIN_MAINTENANCE\]/],
  ['an operation it has not', new TerminateWorkspacesCommand({ TerminateWorkspaceRequests: [{ WorkspaceId: id }] }), 'UnknownOperationException', ''],
];

describe('bad calls get the errors of AWS', () => {
  it.each(refused)('%s', async (_, command, name, message) => {
    const { send } = await account({ workspaces: 30 });
    const error = await errorOf(send(command as DescribeWorkspacesCommand));
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: 400, requestId: expect.any(String) } });
    if (name !== 'UnknownOperationException') expect(error.message).toMatch(message);
  });

  it('refuses a token under other filters than those it was made for', async () => {
    const { send, some } = await account();
    const { directoryId } = some(() => true);
    const { NextToken } = await send(new DescribeWorkspacesCommand({ DirectoryId: directoryId }));
    const error = await errorOf(send(new DescribeWorkspacesCommand({ NextToken })));
    expect(error.name).toBe('InvalidParameterValuesException');
  });

  it('says which bundle it does not know', async () => {
    const { send, some } = await account();
    const { id: SourceWorkspaceId } = some(
      (one) => one.state === 'AVAILABLE' && one.modifications.length === 0 && !one.standby,
    );
    expect(await errorOf(send(new MigrateWorkspaceCommand({ SourceWorkspaceId, BundleId: bundle })))).toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceId: bundle,
    });
    const BundleId = bundleId('HH-FrontDesk-S2025-next');
    expect(await errorOf(send(new MigrateWorkspaceCommand({ SourceWorkspaceId, BundleId })))).toMatchObject({
      name: 'ResourceUnavailableException',
      ResourceId: BundleId,
    });
  });
});

describe('who is let in', () => {
  const list = new DescribeWorkspacesCommand({});

  it.each([
    ['AKIASIMULATEDEXPIRED', 'ExpiredTokenException', /expired/],
    ['AKIASIMULATEDDENIED', 'AccessDeniedException', /not authorized to perform: workspaces:DescribeWorkspaces/],
  ])('the key %s gets %s', async (key, name, message) => {
    const { simulator } = await account({ workspaces: 0 });
    const client = clientOf(simulator.url, key);
    const error = await errorOf(client.send(list));
    client.destroy();
    expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
  });

  it('a request without a signature is turned away', async () => {
    const { simulator } = await account({ workspaces: 0 });
    const headers = { 'x-amz-target': 'WorkspacesService.DescribeWorkspaces' };
    const response = await fetch(simulator.url, { method: 'POST', headers, body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { __type: 'MissingAuthenticationTokenException' },
    ]);
  });

  it('an unknown service and an unreadable body are errors, not crashes', async () => {
    const { simulator } = await account({ workspaces: 0 });
    const headers = { 'x-amz-target': 'WorkspacesService.DescribeWorkspaces' };
    const unreadable = await fetch(simulator.url, { method: 'POST', headers, body: '{"WorkspaceIds":' });
    expect([unreadable.status, await unreadable.json()]).toMatchObject([400, { __type: 'SerializationException' }]);
    const other = await fetch(simulator.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'Logs_20140328.Get' },
      body: '{}',
    });
    expect([other.status, await other.json()]).toMatchObject([400, { __type: 'UnknownOperationException' }]);
    expect((await fetch(`${simulator.url}/nothing/here`)).status).toBe(404);
  });
});
