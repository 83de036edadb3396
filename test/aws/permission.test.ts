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

describe('a migration with a role that AWS does not take', () => {
  // biome-ignore format: a table
  it.each([
    ['that is not there', 'arn:aws:iam::123456789012:role/Nobody', /Plan it anew with a role that exists/],
    ['that does not trust Lex V2', 'arn:aws:iam::123456789012:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots', /Let the role trust lexv2\.amazonaws\.com/],
    ['of another account', 'arn:aws:iam::210987654321:role/Nobody', /a role of this account/],
  ])('%s is told to change the role, and not to ask for a permission', async (_, v2BotRole, next) => {
    const simulator = await startSimulator({ workspaces: 1, bots: 12, rate: 0 });
    onTestFinished(() => simulator.close());
    const { changes } = await session({ endpointUrl: simulator.url });
    const input = { v1BotName: 'BookTrip', v1BotVersion: '3', v2BotName: 'None', migrationStrategy: 'CREATE_NEW' } as const;
    const failure = failureIn(await changes.startLexMigration({ ...input, v2BotRole }));
    expect(failure).toMatchObject({ kind: 'denied', operation: 'lex:StartMigration', next: expect.stringMatching(next) });
  });
});
