/** The rules of execution, 17 to 21, against the simulated AWS over the wire. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLimiter, priorities } from '../../src/aws/limiter.ts';
import type { WorkspaceId } from '../../src/aws/model.ts';
import { fakeClock } from '../aws/fake-clock.ts';
import { failureIn, hangUp, loopback, session as sessionOn } from '../aws/loopback.ts';
import { type SimulatedWorld, simulatedWorld, until } from '../runs/world.ts';
import {
  bundleNamed,
  changesSent,
  desks,
  hotelBundles,
  ids,
  migrating,
  namedIn,
  planned,
  rebuilding,
} from './asked.ts';

let world: SimulatedWorld;
/** Looked at before each request is answered. */
let before: (operation: string, input: object) => void = () => {};
beforeEach(async () => {
  before = () => {};
  world = await simulatedWorld({ log: ({ operation, input }) => before(operation, input) });
  await world.faults({ effect: 'succeed' });
});
afterEach(() => world[Symbol.asyncDispose]());

test('rule 17: one WorkSpace per rebuild call: n are n requests with one entry each', async () => {
  const some = await desks(world, 7);
  await (await world.start(await planned(world.session, rebuilding(some)))).done;
  const sent = await changesSent(world);
  expect(sent.map(({ input }) => input.RebuildWorkspaceRequests)).toEqual(
    sent.map(() => [{ WorkspaceId: expect.any(String) }]),
  );
  expect([...namedIn(sent)].sort()).toEqual([...ids(some)].sort());
});

describe('rule 18: no blind retry of a change', () => {
  test('a server that reads the request and drops the connection gets exactly one', async () => {
    const server = await loopback(hangUp);
    const { changes } = await sessionOn(server);
    const failure = failureIn(await changes.rebuild('ws-123456789' as WorkspaceId));
    expect(failure.effect).toBe('possible');
    expect(server.asked.map(({ what }) => what)).toEqual(['RebuildWorkspaces']);
  });

  test.each(['drop-after', '500-after', 'hang-after'])(
    'after %s the item is unknown, and looked at before anything else',
    async (effect) => {
      const [one] = await desks(world, 1);
      if (!one) throw new Error('there is none');
      const plan = await planned(world.session, rebuilding([one]));
      await world.faults({ operation: 'RebuildWorkspaces', effect }, { effect: 'succeed' });
      const run = await world.start(plan);
      await until(run, ({ items }) => items[0]?.phase === 'unclear');
      expect((await run.done).items[0]?.outcome).toBe('done');
      const log = await world.log();
      const sent = log.findIndex(({ operation }) => operation === 'RebuildWorkspaces');
      expect(log[sent + 1]?.operation).toBe('DescribeWorkspaces');
      expect(await changesSent(world)).toHaveLength(1);
    },
  );
});

describe('rule 19: one limiter for every call', () => {
  test('in no window of time are there more calls than the rate and its burst allow', async () => {
    const calls = fc.array(fc.tuple(fc.nat(20_000), fc.constantFrom(...priorities)), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(calls, async (asked) => {
        const clock = fakeClock(0);
        const [rate, burst] = [1.5, 4];
        const limiter = createLimiter({ clock, rate, burst });
        const granted: number[] = [];
        let now = 0;
        for (const [at, priority] of asked.toSorted(([a], [b]) => a - b)) {
          await clock.advance(at - now);
          now = at;
          void limiter.take(priority).then(() => granted.push(clock.now()));
        }
        await clock.advance(120_000);
        expect(granted).toHaveLength(asked.length);
        for (const [nth, from] of granted.entries())
          for (const [later, to] of granted.slice(nth).entries())
            expect(later + 1).toBeLessThanOrEqual(burst + ((to - from) / 1000) * rate + 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  test('reads, changes and the network are on the same one, and throttling halves it', async () => {
    const session = await world.open({ rate: 1.5, burst: 4 });
    const [one] = await desks(world, 1);
    await session.caller();
    await session.network.subnets(['subnet-1']);
    await session.workspaces.snapshots((one?.id ?? '') as WorkspaceId);
    expect(session.limiter.use().used).toBe(0.3);
    await world.faults({ effect: 'throttle', times: 1 });
    await session.changes.rebuild((one?.id ?? '') as WorkspaceId);
    expect(session.limiter.use()).toMatchObject({ rate: 0.75, slowed: true });
  });
});

test('rule 20: stop means stop: nothing more is sent, and what was sent is watched to its end', async () => {
  const plan = await planned(world.session, rebuilding(await desks(world, 6)), { policy: { wave: 2 } });
  const run = await world.start(plan);
  await until(run, ({ items }) => items.filter(({ phase }) => phase === 'watching').length === 2);
  run.ask({ request: 'stop', by: 'ann' });
  const { items } = await run.done;
  expect(await changesSent(world)).toHaveLength(2);
  expect(items.map(({ outcome }) => outcome).toSorted()).toEqual([
    ...['done', 'done', 'not-started', 'not-started', 'not-started', 'not-started'],
  ]);
});

describe('rule 21: journal before call', () => {
  test('the attempt, with everything that was confirmed, is on disk when its request reaches AWS', async () => {
    const seen: Promise<string>[] = [];
    const some = await desks(world, 3);
    const plan = await planned(world.session, migrating(some, await bundleNamed(world, hotelBundles.next)));
    before = (operation) => {
      if (operation === 'MigrateWorkspace') seen.push(readFile(join(world.folder, `${plan.id}.jsonl`), 'utf8'));
    };
    await (await world.start(plan)).done;
    const sent = namedIn(await changesSent(world)).filter((id) => ids(some).includes(id));
    expect(sent).toHaveLength(3);
    for (const [nth, text] of (await Promise.all(seen)).entries()) {
      const events = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(events[0]).toMatchObject({
        type: 'created',
        plan: { accountId: plan.accountId, region: plan.region, hash: plan.hash },
      });
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'attempt', item: sent[nth], at: expect.any(Number) }),
      );
    }
  });

  test('left in the middle and taken up again, no item with an attempt is sent a second time', async () => {
    const some = await desks(world, 4);
    const run = await world.start(await planned(world.session, rebuilding(some), { policy: { wave: 2 } }));
    await until(run, ({ items }) => items.some(({ phase }) => phase === 'watching'));
    await run.close();
    const { items } = await (await world.resume(run.id)).done;
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
    expect([...namedIn(await changesSent(world))].sort()).toEqual([...ids(some)].sort());
  });
});
