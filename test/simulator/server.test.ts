import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  DescribeWorkspacesCommand,
  MigrateWorkspaceCommand,
  RebuildWorkspacesCommand,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LogEntry } from '../../src/simulator/log.ts';
import { account, bundleId, errorOf, minute, ready, second } from './account.ts';

const list = (NextToken?: string) => new DescribeWorkspacesCommand({ NextToken });

describe('the simulated account', () => {
  it('is the same world for the same seed and requests', async () => {
    const startsAt = Date.now();
    const life = async (seed: number) => {
      const { send, some, world } = await account({ seed, startsAt });
      const { id } = some(ready('HH-FrontDesk-W10-S2019'));
      const BundleId = bundleId('HH-FrontDesk-S2022-DCV');
      const answers: unknown[] = [await send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId }))];
      for (let page = 0, token: string | undefined; page < 17; page += 1) {
        world.clock.advance(2 * minute);
        const answer = await send(list(token));
        token = answer.NextToken;
        answers.push(answer.Workspaces, answer.$metadata.requestId);
      }
      return answers.map((answer) => JSON.stringify(answer));
    };
    const [first, again, other] = [await life(11), await life(11), await life(12)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('answers WorkSpaces and STS on one endpoint', async () => {
    const { simulator } = await account();
    const credentials = { accessKeyId: 'AKIASIMULATEDDENIED', secretAccessKey: 'x' };
    const sts = new STSClient({ endpoint: simulator.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
    onTestFinished(() => sts.destroy());
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '123456789012' });
  });
});

describe('throttling', () => {
  it('lets five calls through at once and then two a simulated second', async () => {
    const { send, world } = await account({ rate: 2, burst: 5 });
    const burst = async (calls: number) => {
      let through = 0;
      for (let i = 0; i < calls; i += 1)
        await send(list()).then(
          () => {
            through += 1;
          },
          (error: Error) => expect([error.name, error.message]).toEqual(['ThrottlingException', 'Rate exceeded']),
        );
      return through;
    };
    expect(await burst(30)).toBe(5);
    world.clock.advance(2 * second);
    expect(await burst(30)).toBe(4);
    world.clock.advance(minute);
    expect(await burst(30)).toBe(5);
  });
});

describe('the log', () => {
  it('has a JSON line for each request, with the fault that it met', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const log = join(folder, 'requests.jsonl');
    const { send, simulator } = await account({ log, faults: [{ operation: 'RebuildWorkspaces', effect: '500' }] });
    const listed = await send(list());
    const RebuildWorkspaceRequests = [{ WorkspaceId: 'ws-000000000' }];
    await errorOf(send(new RebuildWorkspacesCommand({ RebuildWorkspaceRequests })));
    const lines = readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LogEntry);
    expect(lines).toMatchObject([
      {
        service: 'workspaces',
        operation: 'DescribeWorkspaces',
        input: {},
        status: 200,
        requestId: listed.$metadata.requestId,
      },
      {
        operation: 'RebuildWorkspaces',
        input: { RebuildWorkspaceRequests },
        status: 500,
        error: 'InternalFailure',
        fault: '500',
      },
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'at',
      'service',
      'operation',
      'accountId',
      'region',
      'input',
      'status',
      'requestId',
    ]);
    expect(await (await fetch(`${simulator.url}/_simulator/log`)).json()).toEqual(lines);
  });

  it('never holds a registration code', async () => {
    const { simulator } = await account();
    const authorization = 'AWS4-HMAC-SHA256 Credential=A/20261122/eu-west-1/workspaces/aws4_request, Signature=0';
    const headers = { 'x-amz-target': 'WorkspacesService.DescribeTags', authorization };
    await fetch(simulator.url, {
      method: 'POST',
      headers,
      body: '{"ResourceId":"x","RegistrationCode":"WSeuc+ABC123"}',
    });
    expect(await (await fetch(`${simulator.url}/_simulator/log`)).text()).not.toContain('ABC123');
  });
});
