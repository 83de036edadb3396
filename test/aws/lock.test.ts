import { GetBotsCommand, StartMigrationCommand } from '@aws-sdk/client-lex-model-building-service';
import {
  DescribeWorkspacesCommand,
  MigrateWorkspaceCommand,
  RebuildWorkspacesCommand,
  TerminateWorkspacesCommand,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClients, defaultTimeouts } from '../../src/aws/clients.ts';
import { changingOperations, createLock, Locked, readingOperations } from '../../src/aws/lock.ts';
import type { BundleId, WorkspaceId } from '../../src/aws/model.ts';
import { verbFacts } from '../../src/rules/verbs.ts';
import { json, loopback, session } from './loopback.ts';

async function rawClients(endpointUrl: string, unlocked: boolean) {
  const lock = createLock(unlocked);
  const clients = createClients({
    region: 'eu-central-1',
    endpointOf: () => endpointUrl,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'never-shown' },
    lock,
    timeouts: defaultTimeouts,
  });
  onTestFinished(() => clients.close());
  return { lock, clients };
}

const migrate = () => new MigrateWorkspaceCommand({ SourceWorkspaceId: 'ws-1', BundleId: 'wsb-1' });
const rebuild = () => new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: 'ws-1' }] });
const terminate = () => new TerminateWorkspacesCommand({ TerminateWorkspaceRequests: [{ WorkspaceId: 'ws-1' }] });
const start = () =>
  new StartMigrationCommand({
    v1BotName: 'OrderFlowers',
    v1BotVersion: '3',
    v2BotName: 'OrderFlowers',
    v2BotRole: 'arn:aws:iam::123456789012:role/LexBot',
    migrationStrategy: 'CREATE_NEW',
  });

describe('the lock', () => {
  it.each([true, false])('lets a reading client send no change at all, unlocked or not (%s)', async (unlocked) => {
    const server = await loopback(json({}));
    const { clients } = await rawClients(server.endpointUrl, unlocked);
    const workspaces = (await clients.reading.workspaces()).client;
    const lex = (await clients.reading.lex()).client;
    await expect(workspaces.send(migrate())).rejects.toBeInstanceOf(Locked);
    await expect(workspaces.send(rebuild())).rejects.toBeInstanceOf(Locked);
    await expect(workspaces.send(terminate())).rejects.toBeInstanceOf(Locked);
    await expect(lex.send(start())).rejects.toBeInstanceOf(Locked);
    expect(server.asked).toEqual([]);
  });

  it('lets a changing client send nothing but reads while it is closed', async () => {
    const server = await loopback(json({}));
    const { clients } = await rawClients(server.endpointUrl, false);
    const workspaces = (await clients.changing.workspaces()).client;
    const lex = (await clients.changing.lex()).client;
    await expect(workspaces.send(migrate())).rejects.toBeInstanceOf(Locked);
    await expect(lex.send(start())).rejects.toBeInstanceOf(Locked);
    expect(server.asked).toEqual([]);
    await workspaces.send(new DescribeWorkspacesCommand({}));
    await lex.send(new GetBotsCommand({}));
    expect(server.asked.map(({ what }) => what)).toEqual(['DescribeWorkspaces', 'GET /bots']);
  });

  it('opens and closes for clients that are there already', async () => {
    const server = await loopback(json({}));
    const { clients, lock } = await rawClients(server.endpointUrl, false);
    const { client } = await clients.changing.workspaces();
    lock.unlock();
    await client.send(rebuild());
    lock.lock();
    await expect(client.send(rebuild())).rejects.toBeInstanceOf(Locked);
    expect(server.asked.map(({ what }) => what)).toEqual(['RebuildWorkspaces']);
  });

  it('is closed unless the settings open it, and says so in a failure without effect', async () => {
    const server = await loopback(json({ TargetWorkspaceId: 'ws-2' }));
    const { changes, lock } = await session({ ...server, unlocked: false });
    expect(lock.locked).toBe(true);
    const answer = await changes.migrate('ws-1' as WorkspaceId, 'wsb-1' as BundleId);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'locked', effect: 'none' } });
    expect(server.asked).toEqual([]);
    lock.unlock();
    expect(await changes.migrate('ws-1' as WorkspaceId, 'wsb-1' as BundleId)).toMatchObject({ ok: true });
  });

  it('opens for the changes of its table alone: what bellhop never sends stays out, unlocked or not', async () => {
    const server = await loopback(json({}));
    const { clients } = await rawClients(server.endpointUrl, true);
    const { client } = await clients.changing.workspaces();
    await expect(client.send(terminate())).rejects.toThrow('TerminateWorkspaces is nothing that bellhop sends.');
    expect(server.asked).toEqual([]);
  });

  it('lets every change through that a verb stands for, and none that only reads', () => {
    for (const { action } of Object.values(verbFacts)) expect(changingOperations).toContain(action);
    expect([...changingOperations].filter((operation) => readingOperations.has(operation))).toEqual([]);
  });

  it('counts no operation as reading whose name says that it acts', () => {
    expect([...readingOperations].filter((operation) => !/:(Describe|Get|List)[A-Z]/.test(operation))).toEqual([]);
  });
});
