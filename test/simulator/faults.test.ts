import {
  DescribeWorkspacesCommand,
  MigrateWorkspaceCommand,
  RebuildWorkspacesCommand,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/simulator/faults.ts';
import { account, bundleId, errorOf, ready } from './account.ts';

const desk = 'HH-FrontDesk-W10-S2019';
const list = () => new DescribeWorkspacesCommand({ Limit: 1 });

async function rebuildUnder(...faults: FaultRule[]) {
  const there = await account({ faults });
  const { id } = there.some(ready(desk));
  const rebuild = () => there.send(new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] }));
  return { ...there, id, rebuild, submitted: () => there.world.fleet.submissions.length };
}

describe('faults', () => {
  // biome-ignore format: a table
  const table: readonly [effect: FaultRule['effect'], error: string, status: number | undefined, submitted: number][] = [
    ['drop-before', 'TimeoutError', undefined, 0],
    ['drop-after', 'TimeoutError', undefined, 1],
    ['500', 'InternalFailure', 500, 0],
    ['500-after', 'InternalFailure', 500, 1],
    ['503', 'ServiceUnavailable', 503, 0],
    ['throttle', 'ThrottlingException', 400, 0],
    ['deny', 'AccessDeniedException', 400, 0],
    ['malformed', 'SyntaxError', 200, 1],
    ['html', 'SyntaxError', 200, 0],
  ];
  it.each(table)('%s: the client sees %s (%s) and %i change happened', async (effect, name, status, changes) => {
    const { rebuild, submitted } = await rebuildUnder({ effect, operation: 'RebuildWorkspaces' });
    const error = await errorOf(rebuild());
    expect(error.name).toBe(name);
    expect(error.$metadata?.httpStatusCode).toBe(status);
    expect(submitted()).toBe(changes);
  });

  it.each([
    ['hang', 0],
    ['hang-after', 1],
  ] as const)('%s never answers, and %i change happened', async (effect, changes) => {
    const { client, id, submitted, simulator } = await rebuildUnder({ effect });
    const gaveUp = new AbortController();
    const command = new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] });
    const call = errorOf(client.send(command, { abortSignal: gaveUp.signal }));
    // The log is written when the request was read, which is when it starts to hang.
    const log = async () => (await (await fetch(`${simulator.url}/_simulator/log`)).json()) as { fault?: string }[];
    await expect.poll(async () => (await log()).at(-1)?.fault).toBe(effect);
    gaveUp.abort();
    expect((await call).name).toBe('AbortError');
    expect(submitted()).toBe(changes);
  });

  it('fit by operation, by id, by the nth request and as often as they are meant to', async () => {
    const { send, rebuild, id, some } = await rebuildUnder(
      { effect: '500', operation: 'RebuildWorkspaces' },
      { effect: '503', id: 'ws-000000000', times: 1 },
      { effect: 'throttle', operation: 'DescribeWorkspaces', nth: 2 },
    );
    expect(await Promise.all([errorOf(rebuild()), errorOf(rebuild())])).toMatchObject(
      Array(2).fill({ name: 'InternalFailure' }),
    );
    const byId = () => send(new DescribeWorkspacesCommand({ WorkspaceIds: ['ws-000000000', id] }));
    expect((await errorOf(byId())).name).toBe('ServiceUnavailable');
    await byId();
    expect((await errorOf(byId())).name).toBe('ThrottlingException');
    await send(list());
    expect(some(ready(desk)).id).toBe(id);
  });

  it('can lose the answer and decide the fate of one change', async () => {
    const { rebuild, world, simulator } = await rebuildUnder({ effect: 'end-error' }, { effect: 'drop-after', nth: 1 });
    await errorOf(rebuild());
    expect(world.fleet.submissions).toMatchObject([{ operation: 'RebuildWorkspaces', fate: 'error' }]);
    const log = await (await fetch(`${simulator.url}/_simulator/log`)).json();
    expect(log).toMatchObject([{ status: 0, fault: 'drop-after end-error' }]);
  });

  it('by chance come in the same places for the same seed', async () => {
    const outcomes = async (seed: number) => {
      const { send } = await account({ seed, faults: [{ effect: '500', probability: 0.5 }] });
      const seen: boolean[] = [];
      for (let i = 0; i < 40; i += 1)
        seen.push(
          await send(list()).then(
            () => true,
            () => false,
          ),
        );
      return seen;
    };
    const first = await outcomes(7);
    expect(await outcomes(7)).toEqual(first);
    expect(await outcomes(8)).not.toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it('are replaced, added to and cleared over the control path; a bad entry gets a clear sentence', async () => {
    const { send, simulator } = await account();
    const faults = async (method: string, body?: unknown) => {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(`${simulator.url}/_simulator/faults`, init);
      return [response.status, await response.json()] as const;
    };
    await faults('POST', [{ effect: '500', times: 1 }]);
    await faults('POST', { add: [{ effect: '503', times: 1 }] });
    expect([(await errorOf(send(list()))).name, (await errorOf(send(list()))).name]).toEqual([
      'InternalFailure',
      'ServiceUnavailable',
    ]);
    await faults('POST', [{ effect: '500' }]);
    await faults('DELETE');
    await send(list());
    const sentences: readonly [unknown, RegExp][] = [
      [{ effect: '500' }, /must be a list/],
      [[{ effect: 'explode' }], /fault 1: "effect" must be one of drop-before, .*not "explode"/],
      [[{ effect: '500' }, { operation: 'X' }], /fault 2: "effect" is missing/],
      [[{ effect: '500', chance: 1 }], /"chance" is not known/],
      [[{ effect: '500', nth: 0 }], /"nth" must be a whole number from 1, not 0/],
      [[{ effect: '500', probability: 2 }], /"probability" must be a number from 0 to 1/],
    ];
    for (const [body, message] of sentences)
      expect(await faults('POST', body)).toEqual([400, { message: expect.stringMatching(message) }]);
  });
});

describe('the control paths', () => {
  it('tell what is true: states, submissions with their fate, every WorkSpace on request', async () => {
    const { simulator, send, some } = await account({ faults: [{ effect: 'rollback' }] });
    const { id } = some(ready(desk));
    const BundleId = bundleId('HH-FrontDesk-S2022-DCV');
    const { TargetWorkspaceId } = await send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId }));
    const state = (await (await fetch(`${simulator.url}/_simulator/state`)).json()) as {
      states: Record<string, number>;
    };
    expect(state).toMatchObject({
      accountId: '123456789012',
      states: { AVAILABLE: expect.any(Number), STOPPED: expect.any(Number) },
      submissions: [
        { operation: 'MigrateWorkspace', id, targetId: TargetWorkspaceId, bundleId: BundleId, fate: 'rolled-back' },
      ],
    });
    const full = (await (await fetch(`${simulator.url}/_simulator/state?full`)).json()) as { workspaces: unknown[] };
    expect(full.workspaces.length).toBe(Object.values(state.states).reduce((a, b) => a + b));
  });

  it('push the clock forward, never back', async () => {
    const { simulator, world } = await account();
    const push = async (advanceSeconds: unknown) => {
      const init = { method: 'POST', body: JSON.stringify({ advanceSeconds }) };
      return (await fetch(`${simulator.url}/_simulator/clock`, init)).status;
    };
    const before = world.clock.now();
    expect(await push(3600)).toBe(200);
    expect(world.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    expect([await push(-1), await push('soon'), await push(undefined)]).toEqual([400, 400, 400]);
  });

  it('change how Lex V1 behaves, and say what there is', async () => {
    const { simulator, world } = await account();
    const init = { method: 'POST', body: '{"v1":"gone"}' };
    expect((await fetch(`${simulator.url}/_simulator/lex`, init)).status).toBe(200);
    expect(world.lex.v1.in('eu-west-1')).toBe('gone');
    expect((await fetch(`${simulator.url}/_simulator/other`)).status).toBe(404);
  });
});
