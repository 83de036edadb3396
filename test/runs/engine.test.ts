import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import type { Clock } from '../../src/clock.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { listRuns, readRun } from '../../src/runs/catalogue.ts';
import { resumeRun, startRun } from '../../src/runs/engine.ts';
import type { RunState } from '../../src/runs/state.ts';
import { summarise } from '../../src/runs/summary.ts';
import { limits, value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const onServer2019 = (workspace: Workspace) =>
  workspace.operatingSystem === 'WINDOWS_SERVER_2019' &&
  workspace.protocols?.length === 1 &&
  workspace.computeType !== 'VALUE';
const server2025 = () =>
  world.bundle(
    ({ name, owner, computeType }) =>
      owner === 'AMAZON' && computeType === 'STANDARD' && /Server 2025/.test(name ?? '') && !/BYOP/.test(name ?? ''),
  );

const outcomes = (state: RunState) => Object.fromEntries(state.items.map(({ id, outcome }) => [id, outcome]));
const item = (state: RunState, id: string) => state.items.find((each) => each.id === id);
const settled = ({ items }: RunState) => items.every(({ phase }) => phase === 'settled');
const ids = (workspaces: readonly Workspace[]) => workspaces.map(({ id }) => id as string);

/** The ids of each request of that name that reached AWS, answered or not. */
async function sent(operation: 'RebuildWorkspaces' | 'MigrateWorkspace'): Promise<readonly string[]> {
  return (await world.log())
    .filter((entry) => entry.operation === operation)
    .map(({ input }) =>
      String(input.SourceWorkspaceId ?? (input.RebuildWorkspaceRequests as { WorkspaceId: string }[])[0]?.WorkspaceId),
    );
}

describe('rebuilds', () => {
  test('are sent one WorkSpace a call, once each, and done when they truly are', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const chosen = await world.ordinary(6);
    const run = await world.start(await world.rebuilds(chosen));
    const state = await run.done;
    expect(new Set(Object.values(outcomes(state)))).toEqual(new Set(['done']));
    expect(state.finishedAt).toBeDefined();
    expect([...(await sent('RebuildWorkspaces'))].sort()).toEqual(ids(chosen).sort());
    for (const { id, endsAt } of world.simulator.world.fleet.submissions)
      expect(item(state, id)?.settledAt).toBeGreaterThanOrEqual(endsAt);
    expect(value(await listRuns(world.folder))).toMatchObject([{ kind: 'finished', summary: { sentence: '6 done' } }]);
    expect(value(await readRun(world.folder, run.id))).toEqual(JSON.parse(JSON.stringify(state)));
  });

  test.each([
    ['end-error', 'failed'],
    ['silent', 'silent'],
  ])('that meet %s are told as %s', async (effect, outcome) => {
    await world.faults({ operation: 'RebuildWorkspaces', effect });
    const run = await world.start(await world.rebuilds(await world.ordinary(2)));
    expect(Object.values(outcomes(await run.done))).toEqual([outcome, outcome]);
  });

  test.each(['drop-after', '500-after', 'malformed', 'hang-after'])(
    'whose answer is lost (%s) are sent once, and the truth is found by looking',
    async (effect) => {
      const chosen = await world.ordinary(3);
      const [lost = ''] = ids(chosen);
      await world.faults(
        { operation: 'RebuildWorkspaces', id: lost, effect },
        { operation: 'RebuildWorkspaces', effect: 'succeed' },
      );
      const run = await world.start(await world.rebuilds(chosen));
      await until(run, (state) => item(state, lost)?.phase === 'unclear');
      const state = await run.done;
      const fate = world.simulator.world.fleet.submissions.find(({ id }) => id === lost)?.fate;
      expect(item(state, lost)?.outcome).toBe(fate === 'error' ? 'failed' : 'done');
      expect([...(await sent('RebuildWorkspaces'))].sort()).toEqual(ids(chosen).sort());
    },
  );

  test.each(['drop-before', '500', 'hang'])(
    'that AWS never saw to (%s) are sent once all the same, and left to a human',
    async (effect) => {
      const [chosen] = await world.ordinary(1);
      await world.faults({ operation: 'RebuildWorkspaces', effect });
      const run = await world.start(await world.rebuilds(chosen ? [chosen] : []));
      const state = await run.done;
      expect(state.items[0]).toMatchObject({
        outcome: 'needs-human',
        reason: expect.stringContaining('may never have begun'),
      });
      expect(await sent('RebuildWorkspaces')).toEqual([chosen?.id]);
    },
  );

  test('that are throttled are sent again until AWS takes them', async () => {
    await world.faults(
      { operation: 'RebuildWorkspaces', effect: 'throttle', times: 4 },
      { operation: 'RebuildWorkspaces', effect: 'succeed' },
    );
    const chosen = await world.ordinary(2);
    const run = await world.start(await world.rebuilds(chosen));
    await until(run, () => run.trouble()?.kind === 'throttled');
    const state = await run.done;
    expect(Object.values(outcomes(state))).toEqual(['done', 'done']);
    expect(await sent('RebuildWorkspaces')).toHaveLength(6);
    expect(world.simulator.world.fleet.submissions).toHaveLength(2);
    expect(run.trouble()).toBeUndefined();
  });

  test('that AWS refuses inside a success have failed, with its code and words', async () => {
    const chosen = await world.ordinary(2);
    const { fleet } = world.simulator.world;
    const one = fleet.find(chosen[0]?.id ?? '');
    const error = {
      code: 'InvalidUserConfiguration.Workspace',
      message: 'The user was either not found or is misconfigured.',
    };
    if (one) fleet.change(one, { error }, []);
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(chosen));
    const state = await run.done;
    expect(state.items).toMatchObject([
      { outcome: 'failed', reason: error.message, failure: { code: error.code, requestId: expect.any(String) } },
      { outcome: 'done' },
    ]);
  });
});

describe('migrations', () => {
  test('are done when the new WorkSpace is up and the old one gone, and the old-to-new map is true', async () => {
    await world.faults({ operation: 'MigrateWorkspace', effect: 'succeed' });
    const chosen = await world.ordinary(3, onServer2019);
    const run = await world.start(await world.migrations(chosen, await server2025()));
    const state = await run.done;
    expect(Object.values(outcomes(state))).toEqual(['done', 'done', 'done']);
    for (const { id, targetId } of world.simulator.world.fleet.submissions) {
      expect(item(state, id)?.targetId).toBe(targetId);
      const now = world.simulator.world.fleet.find(targetId ?? '');
      expect(item(state, id)?.observation?.target).toMatchObject({
        computerName: now?.computerName,
        ipAddress: now?.ipAddress,
      });
    }
  });

  test.each([
    ['rollback', 'rolled-back'],
    ['silent', 'silent'],
    ['in-place', 'done'],
    ['end-error', 'failed'],
  ])('that meet %s are told as %s', async (effect, outcome) => {
    await world.faults({ operation: 'MigrateWorkspace', effect });
    const run = await world.start(await world.migrations(await world.ordinary(2, onServer2019), await server2025()));
    expect(Object.values(outcomes(await run.done))).toEqual([outcome, outcome]);
  });

  test('whose answer is lost are sent once, and the new WorkSpace is found by looking', async () => {
    const chosen = await world.ordinary(3, onServer2019);
    const [lost = ''] = ids(chosen);
    await world.faults(
      { operation: 'MigrateWorkspace', id: lost, effect: 'drop-after' },
      { operation: 'MigrateWorkspace', effect: 'succeed' },
    );
    const run = await world.start(await world.migrations(chosen, await server2025()));
    const state = await run.done;
    const submission = world.simulator.world.fleet.submissions.find(({ id }) => id === lost);
    const truth = { done: 'done', 'rolled-back': 'rolled-back', silent: 'needs-human' } as Record<string, string>;
    expect(item(state, lost)).toMatchObject({ outcome: truth[submission?.fate ?? ''], targetId: submission?.targetId });
    expect([...(await sent('MigrateWorkspace'))].sort()).toEqual(ids(chosen).sort());
    const log = await world.log();
    const after = log.slice(log.findIndex(({ operation }) => operation === 'MigrateWorkspace'));
    const looks = after.filter(({ operation }) => operation === 'DescribeWorkspaces').map(({ input }) => input);
    const search = { DirectoryId: chosen[0]?.directoryId, UserName: chosen[0]?.userName };
    expect(looks).toContainEqual(expect.objectContaining(search));
    // Never the whole fleet.
    for (const input of looks) expect(input.WorkspaceIds ?? input.UserName).toBeDefined();
  });

  test('whose request was lost are sent once, and left to a human', async () => {
    const chosen = await world.ordinary(1, onServer2019);
    await world.faults({ operation: 'MigrateWorkspace', effect: 'drop-before' });
    const run = await world.start(await world.migrations(chosen, await server2025()));
    expect((await run.done).items[0]).toMatchObject({ outcome: 'needs-human', targetId: undefined });
    expect(await sent('MigrateWorkspace')).toEqual(ids(chosen));
  });
});

describe('what changed since the plan', () => {
  test.each<[string, (plan: WorkspacesPlan) => Partial<WorkspacesPlan['items'][number]>, RegExp]>([
    ['is on another bundle', () => ({ bundleId: 'wsb-another01' }), /another bundle/],
    ['belongs to another user', () => ({ userName: 'somebody.else' }), /another user/],
    ['is gone', () => ({ id: 'ws-00000000' }), /no longer lists it/],
  ])('%s: stale, and nothing is sent', async (_, change, reason) => {
    const plan = await world.rebuilds(await world.ordinary(1));
    const changed = sealed<WorkspacesPlan>({
      ...plan,
      items: plan.items.map((each) => ({ ...each, ...change(plan) })),
    });
    const state = await (await world.start(changed)).done;
    expect(state.items[0]).toMatchObject({ outcome: 'stale', reason: expect.stringMatching(reason) });
    expect(await sent('RebuildWorkspaces')).toEqual([]);
  });

  test('is in a state outside the gate', async () => {
    const chosen = await world.ordinary(1);
    const plan = await world.rebuilds(chosen);
    const one = world.simulator.world.fleet.find(chosen[0]?.id ?? '');
    if (one) world.simulator.world.fleet.change(one, { state: 'MAINTENANCE' }, []);
    expect((await (await world.start(plan)).done).items[0]).toMatchObject({ outcome: 'stale' });
    expect(await sent('RebuildWorkspaces')).toEqual([]);
  });
});

describe('who is connected', () => {
  const connections = async () =>
    (await world.log()).filter(({ operation }) => operation === 'DescribeWorkspacesConnectionStatus').length;

  test('is asked again before anything is sent: whose user came back is stale', async () => {
    const chosen = await world.ordinary(2);
    const there = await world.connected();
    const plan = await world.rebuilds([...chosen, there]);
    const items = [...plan.items, ...plan.excluded].map((each) => ({ ...each, connection: 'DISCONNECTED' }));
    const state = await (await world.start(sealed<WorkspacesPlan>({ ...plan, items, excluded: [] }))).done;
    expect(item(state, there.id)).toMatchObject({ outcome: 'stale', reason: 'A user is connected. Nothing was sent.' });
    expect([...(await sent('RebuildWorkspaces'))].sort()).toEqual(ids(chosen).sort());
  });

  test('is waited for as long as it cannot be looked up', async () => {
    const plan = await world.rebuilds(await world.ordinary(1));
    await world.faults({ operation: 'DescribeWorkspacesConnectionStatus', effect: 'deny', times: 3 });
    const before = await connections();
    const run = await world.start(plan);
    await until(run, () => run.trouble()?.operation === 'workspaces:DescribeWorkspacesConnectionStatus');
    expect(await sent('RebuildWorkspaces')).toEqual([]);
    await until(run, ({ items }) => items[0]?.phase === 'watching');
    expect((await connections()) - before).toBeGreaterThan(3);
  });

  test('need not be looked up by who may not, where the operator has answered for it', async () => {
    const plan = await world.rebuilds(await world.ordinary(1));
    const items = plan.items.map((each) => ({ ...each, connection: undefined }));
    await world.faults({ operation: 'DescribeWorkspacesConnectionStatus', effect: 'deny' });
    const run = await world.start(sealed<WorkspacesPlan>({ ...plan, items }));
    await until(run, (state) => state.items[0]?.phase === 'watching');
  });
});

describe('trouble', () => {
  test('with reading ends no item: the run says what it waits for and goes on', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(2)));
    await until(run, ({ items }) => items.every(({ phase }) => phase === 'watching'));
    await world.faults({ operation: 'DescribeWorkspaces', effect: 'deny', times: 6 });
    await until(run, () => run.trouble()?.kind === 'denied');
    expect(settled(run.state())).toBe(false);
    expect(Object.values(outcomes(await run.done))).toEqual(['done', 'done']);
    expect(run.trouble()).toBeUndefined();
  });

  test('with the permission stops the run before it asks for the rest', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'deny' });
    const run = await world.start(await world.rebuilds(await world.ordinary(4)));
    const state = await run.done;
    expect(summarise(state).outcomes).toMatchObject({ failed: 1, 'not-started': 3 });
    expect(state.stopped).toMatch(/not authorized|denied|may not/i);
    expect(await sent('RebuildWorkspaces')).toHaveLength(1);
  });

  test('with a locked console waits for the operator', async () => {
    const plan = await world.rebuilds(await world.ordinary(1));
    world.session.lock.lock();
    const run = await world.start(plan);
    await until(run, () => run.trouble()?.kind === 'locked');
    expect(run.state().items[0]).toMatchObject({ phase: 'waiting', attemptedAt: undefined });
    world.session.lock.unlock();
    await until(run, ({ items }) => items[0]?.phase === 'watching');
  });
});

describe('stop', () => {
  test('sends nothing more, and watches what was sent to its end', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(12)));
    await until(run, ({ items }) => items.filter(({ phase }) => phase === 'watching').length >= 3);
    run.ask({ request: 'stop', by: 'ann' });
    run.ask({ request: 'stop', by: 'bob' });
    const state = await run.done;
    const { done, 'not-started': not } = summarise(state).outcomes;
    expect(done + not).toBe(12);
    expect(not).toBeGreaterThan(0);
    expect(state.stopped).toBe('Stopped by ann.');
    expect(await sent('RebuildWorkspaces')).toHaveLength(done);
  });
});

describe('a submission that waits for its turn', () => {
  /** A run that is all ready to send its first item, and whose turn never comes. */
  async function waiting() {
    const plan = await world.rebuilds(await world.ordinary(2));
    const sleep: Clock['sleep'] = (_, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    const session = await world.open({ clock: { now: world.clock.now, sleep } });
    const run = value(
      await startRun({ plan, session, folder: world.folder, by: 'ann', confirmed: ['phrase'], limits }),
    );
    run.subscribe(({ items }) => {
      if (items[0]?.phase === 'sending') session.limiter.throttled();
    });
    await expect.poll(() => run.state().items[0]?.phase === 'sending' && session.limiter.use().waiting).toBe(1);
    return run;
  }

  test('is not sent any more after a stop', async () => {
    const run = await waiting();
    run.ask({ request: 'stop', by: 'ann' });
    expect(Object.values(outcomes(await run.done))).toEqual(['not-started', 'not-started']);
    expect(await sent('RebuildWorkspaces')).toEqual([]);
  });

  test('is not sent when the run is let go of, and still waits for whoever resumes', async () => {
    const run = await waiting();
    await run.close();
    expect(value(await readRun(world.folder, run.id)).items).toMatchObject([
      { phase: 'waiting' },
      { phase: 'waiting' },
    ]);
    expect(await sent('RebuildWorkspaces')).toEqual([]);
  });
});

describe('a run that was left', () => {
  test('is taken up where it was, and nothing is sent twice', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const chosen = await world.ordinary(10);
    const run = await world.start(await world.rebuilds(chosen));
    await until(run, ({ items }) => items.filter(({ phase }) => phase === 'watching').length >= 4);
    await run.close();
    expect(settled(run.state())).toBe(false);
    expect(value(await listRuns(world.folder))).toMatchObject([{ kind: 'unfinished', drivenBy: undefined }]);

    const state = await (await world.resume(run.id)).done;
    expect(new Set(Object.values(outcomes(state)))).toEqual(new Set(['done']));
    expect([...(await sent('RebuildWorkspaces'))].sort()).toEqual(ids(chosen).sort());
  });

  test('is watched to its end, and nothing that waits is sent, where the rest is left', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(8)));
    await until(run, ({ items }) => items.filter(({ phase }) => phase === 'watching').length >= 3);
    await run.close();
    const before = await sent('RebuildWorkspaces');

    const state = await (await world.resume(run.id, 'leave')).done;
    const { done, 'not-started': not } = summarise(state).outcomes;
    expect([done, not]).toEqual([before.length, 8 - before.length]);
    expect(not).toBeGreaterThan(0);
    expect(state.stopped).toBe('Resumed to watch what was sent; the rest was left.');
    expect(await sent('RebuildWorkspaces')).toEqual(before);
  });

  test('is no stopped run where nothing was left', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(1)));
    await until(run, ({ items }) => items[0]?.phase === 'watching');
    await run.close();
    expect(await (await world.resume(run.id, 'leave')).done).toMatchObject({
      stopped: undefined,
      items: [{ outcome: 'done' }],
    });
  });

  test('cannot be taken up by two', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(2)));
    const { session, folder } = world;
    expect(await resumeRun({ runId: run.id, session, folder, by: 'eve', rest: 'leave' })).toMatchObject({
      failure: { kind: 'busy' },
    });
  });

  test('is not sent on where what waits is not what was confirmed', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(3)));
    await run.close();
    const { session, folder } = world;
    expect(await resumeRun({ runId: run.id, session, folder, by: 'eve', rest: ['ws-another'] })).toMatchObject({
      failure: { why: expect.stringContaining('is not what was confirmed') },
    });
  });

  test('is not taken up once it has ended', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(1)));
    await run.done;
    const { session, folder } = world;
    expect(await resumeRun({ runId: run.id, session, folder, by: 'ann', rest: 'leave' })).toMatchObject({
      failure: { why: 'It has ended.' },
    });
  });

  test('is not taken up from another Region, where every WorkSpace would look gone', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(2)));
    await run.close();
    const session = await world.open({ region: 'us-east-1' });
    expect(await resumeRun({ runId: run.id, session, folder: world.folder, by: 'ann', rest: 'leave' })).toMatchObject({
      failure: { why: expect.stringContaining('us-east-1') },
    });
  });
});

describe('a plan is not started', () => {
  const refusal = async (plan: WorkspacesPlan) =>
    startRun({ plan, session: world.session, folder: world.folder, by: 'ann', confirmed: ['phrase'], limits });

  test('when it was changed', async () => {
    const plan = await world.rebuilds(await world.ordinary(2));
    expect(await refusal({ ...plan, items: plan.items.slice(1) })).toMatchObject({
      failure: { why: expect.stringContaining('hash') },
    });
  });

  test('when it is for another account', async () => {
    const plan = sealed<WorkspacesPlan>({
      ...(await world.rebuilds(await world.ordinary(1))),
      accountId: '999999999999',
    });
    expect(await refusal(plan)).toMatchObject({ failure: { why: expect.stringContaining('999999999999') } });
  });

  test('when it sends nothing', async () => {
    const plan = sealed<WorkspacesPlan>({ ...(await world.rebuilds(await world.ordinary(1))), items: [] });
    expect(await refusal(plan)).toMatchObject({ failure: { why: expect.stringContaining('sends nothing') } });
  });

  test('a second time', async () => {
    const plan = await world.rebuilds(await world.ordinary(1));
    await (await world.start(plan)).close();
    expect(await refusal(plan)).toMatchObject({ failure: { what: 'This plan was run already.' } });
    expect((await sent('RebuildWorkspaces')).length).toBeLessThanOrEqual(1);
  });
});
