import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collect } from '../../src/aws/paging.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { LexItem } from '../../src/plans/plan.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import { startRun } from '../../src/runs/engine.ts';
import { sayOfTask } from '../../src/runs/tasks-on-disk.ts';
import { limits, value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

async function items(count: number, over: Partial<LexItem> = {}): Promise<LexItem[]> {
  const { lex } = world.session;
  const bots = value(await collect(lex.bots())) as readonly { readonly name: string }[];
  const [role] = value(await lex.v2Roles());
  return bots.slice(0, count).map(({ name }) => ({
    id: name,
    v1BotName: name,
    v1BotVersion: '$LATEST',
    v2BotName: `${name}-moved`,
    v2BotRole: role?.arn ?? '',
    migrationStrategy: 'CREATE_NEW',
    locale: 'en-US',
    existence: 'absent',
    inventory: undefined,
    ...over,
  }));
}

async function planned(all: readonly LexItem[]) {
  const account = value(await world.session.account());
  return value(planLexMigration({ account, now: world.clock.now(), random: 0.5, limits, items: all }));
}

const start = async (all: readonly LexItem[]) => world.start(await planned(all));

const started = async () => (await world.log()).filter(({ operation }) => operation === 'StartMigration');
const begun = () =>
  world.simulator.world.lex.migrations.filter(({ startedAt }) => startedAt > world.simulator.world.fleet.startedAt);

describe('a Lex migration', () => {
  test('is over when AWS says COMPLETED, with its alerts', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const state = await (await start(await items(1))).done;
    const [item] = state.items;
    expect(item).toMatchObject({
      outcome: 'done',
      targetId: begun()[0]?.id,
      reason: expect.stringMatching(/^Completed, with/),
    });
    const alerts = item?.observation?.migration?.alerts ?? [];
    if (alerts.length > 0) expect(item?.reason).toContain(`${alerts.length} manual task`);
  });

  test.each(['drop-after', '500-after', 'malformed', 'hang-after'])(
    'whose answer is lost (%s) is posted once and found among the migrations',
    async (effect) => {
      await world.faults({ operation: 'StartMigration', effect });
      const run = await start(await items(1));
      await until(run, ({ items: [item] }) => item?.phase === 'unclear');
      const state = await run.done;
      expect(state.items[0]?.targetId).toBe(begun()[0]?.id);
      expect(['done', 'failed']).toContain(state.items[0]?.outcome);
      expect(await started()).toHaveLength(1);
    },
  );

  test.each(['drop-before', '500'])('that AWS never began (%s) is posted once and left to a human', async (effect) => {
    await world.faults({ operation: 'StartMigration', effect });
    const state = await (await start(await items(1))).done;
    expect(state.items[0]).toMatchObject({ outcome: 'needs-human', targetId: undefined });
    expect(await started()).toHaveLength(1);
    expect(begun()).toEqual([]);
  });

  test('that is throttled is posted again until AWS takes it', async () => {
    await world.faults(
      { operation: 'StartMigration', effect: 'throttle', times: 2 },
      { operation: 'StartMigration', effect: 'succeed' },
    );
    expect((await (await start(await items(1))).done).items[0]).toMatchObject({ outcome: 'done' });
    expect(begun()).toHaveLength(1);
  });

  test('that AWS limits for good has failed after a few tries, in its words', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'throttle' });
    const state = await (await start(await items(1))).done;
    expect(state.items[0]).toMatchObject({ outcome: 'failed', failure: { code: 'LimitExceededException' } });
    expect(state.items[0]?.reason).toBe(state.items[0]?.failure?.why);
    expect(await started()).toHaveLength(5);
  });

  test('whose answer is lost is found although the clocks differ', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'drop-after' });
    const ahead = { ...world.clock, now: () => world.clock.now() + 120_000 };
    const session = await world.open({ clock: ahead });
    const run = value(
      await startRun({
        plan: await planned(await items(1)),
        session,
        folder: world.folder,
        by: 'ann',
        confirmed: ['phrase'],
        limits,
      }),
    );
    const state = await run.done;
    expect(begun()).toHaveLength(1);
    expect(state.items[0]?.targetId).toBe(begun()[0]?.id);
  });

  test('is never taken for one that was there before', async () => {
    const all = await items(1);
    for (const { id: _id, locale: _locale, existence: _existence, inventory: _inventory, ...input } of all)
      value(await world.session.changes.startLexMigration({ ...input, v2BotName: 'by-hand' }));
    await world.faults({ operation: 'StartMigration', effect: 'drop-before' });
    const state = await (await start(all)).done;
    expect(begun()).toHaveLength(1);
    expect(state.items[0]).toMatchObject({ outcome: 'needs-human', targetId: undefined });
  });

  test('is never taken for one under another role', async () => {
    const [, other] = value(await world.session.lex.v2Roles());
    await world.faults({ operation: 'StartMigration', effect: 'drop-before', times: 1 });
    const all = await items(1);
    const run = await start(all);
    await until(run, ({ items: [item] }) => item?.phase === 'unclear');
    for (const { id: _id, locale: _locale, existence: _existence, inventory: _inventory, ...input } of all)
      value(await world.session.changes.startLexMigration({ ...input, v2BotRole: other?.arn ?? '' }));
    const state = await run.done;
    expect(begun()).toHaveLength(1);
    expect(state.items[0]).toMatchObject({ outcome: 'needs-human', targetId: undefined });
  });

  test('to a new bot is not posted once a bot of that name exists', async () => {
    const [existing] = [...world.simulator.world.lex.v2Bots.values()];
    const state = await (await start(await items(1, { v2BotName: existing?.name ?? '' }))).done;
    expect(state.items[0]).toMatchObject({ outcome: 'stale', reason: expect.stringContaining('exists by now') });
    expect(await started()).toEqual([]);
  });

  test('into a bot that is gone is not posted', async () => {
    const state = await (await start(await items(1, { migrationStrategy: 'UPDATE_EXISTING' }))).done;
    expect(state.items[0]).toMatchObject({ outcome: 'stale', reason: expect.stringContaining('no V2 bot named') });
    expect(await started()).toEqual([]);
  });

  test('waits for the one before it', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const run = await start(await items(3));
    let most = 0;
    run.subscribe(({ items: all }) => {
      most = Math.max(most, all.filter(({ phase }) => phase === 'sending' || phase === 'watching').length);
    });
    const state = await run.done;
    expect(state.items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
  });
});

test('a task of a bot that has ended is ticked off while its run is held, by the process that drives it', async () => {
  await world.faults({ operation: 'StartMigration', effect: 'succeed' });
  const run = await start(await items(2));
  const { plan } = run.state();
  const [first] = plan.items;
  if (!first) throw new Error('no item');
  await until(run, ({ items: [item] }) => item?.phase === 'watching');
  run.ask({ request: 'pause', by: 'ann' });
  await until(run, ({ items: [item], paused }) => item?.phase === 'settled' && paused !== undefined);
  value(await sayOfTask(world.folder, plan.id, { type: 'ticked', item: first.id, task: 'settle' }, 'bob'));
  expect(run.state().items[0]?.said).toMatchObject({ settle: { ticked: { by: 'bob' } } });
  run.ask({ request: 'continue', by: 'ann', of: run.state().paused?.nth });
  const state = await run.done;
  expect(state.items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(value(await readRun(world.folder, plan.id))).toEqual(state);
});
