import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import type { BundleId, WorkspaceId } from '../../src/aws/model.ts';
import type { Changes } from '../../src/aws/session.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { failureIn, session } from './loopback.ts';

const id = 'ws-123456789' as WorkspaceId;
const onWorkspaces = 'on arn:aws:workspaces:eu-central-1:123456789012:workspace/*';

// biome-ignore format: a table
const changes: readonly (readonly [action: string, deed: string, whereon: string, call: (changes: Changes) => Promise<Answer<unknown>>])[] = [
  ['MigrateWorkspace', 'start the migration', 'on both the WorkSpace (arn:aws:workspaces:eu-central-1:123456789012:workspace/*) and the target bundle (arn:aws:workspaces:eu-central-1:*:workspacebundle/*)', ({ migrate }) => migrate(id, 'wsb-123456789' as BundleId)],
  ['RebuildWorkspaces', 'start the rebuild', onWorkspaces, ({ rebuild }) => rebuild(id)],
  ['RestoreWorkspace', 'begin the restore', onWorkspaces, ({ restore }) => restore(id)],
  ['ModifyWorkspaceProperties', 'change the properties', onWorkspaces, ({ modifyProtocol }) => modifyProtocol(id, 'WSP')],
  ['RebootWorkspaces', 'begin the reboot', onWorkspaces, ({ reboot }) => reboot(id)],
  ['StartWorkspaces', 'begin the start', onWorkspaces, ({ start }) => start(id)],
  ['StopWorkspaces', 'begin the stop', onWorkspaces, ({ stop }) => stop(id)],
];

describe('a change that the identity may not make', () => {
  it.each(changes)('%s names its action, and what the policy has to hold for', async (action, deed, whereon, call) => {
    const simulator = await startSimulator({ workspaces: 1, rate: 0 });
    onTestFinished(() => simulator.close());
    const credentials = { accessKeyId: 'AKIASIMULATEDDENIED', secretAccessKey: 'simulated' };
    const denied = await session({ endpointUrl: simulator.url, credentials });
    await denied.caller();
    expect(failureIn(await call(denied.changes))).toMatchObject({
      kind: 'denied',
      effect: 'none',
      operation: `workspaces:${action}`,
      what: `Could not ${deed} of ${id}.`,
      next: `Ask an administrator to allow workspaces:${action} for arn:aws:iam::123456789012:user/avery.lindqvist ${whereon}.`,
    });
  });
});
