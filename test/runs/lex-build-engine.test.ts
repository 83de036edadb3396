import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planLexBuild, planLexMigration } from '../../src/plans/lex-plans.ts';
import type { LexBuildItem, LexBuildPlan } from '../../src/plans/plan.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import { limits, value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

/** The simulated account's own record, to see or set what no call of bellhop can. */
function locale(botName: string, localeId: string) {
  const { v2Bots } = world.simulator.world.lex;
  const bot = [...v2Bots.values()].find(({ name }) => name === botName);
  const found = bot?.locales.find(({ id }) => id === localeId);
  if (!bot || !found) throw new Error(`there is no ${localeId} of ${botName}`);
  const set = (change: Partial<typeof found>) =>
    v2Bots.set(bot.id, {
      ...bot,
      locales: bot.locales.map((one) => (one.id === localeId ? { ...one, ...change } : one)),
    });
  const remove = () => v2Bots.set(bot.id, { ...bot, locales: bot.locales.filter(({ id }) => id !== localeId) });
  return { bot, found, set, remove };
}

async function item(botName: string, localeId: string): Promise<LexBuildItem> {
  const { lex } = world.session;
  const { id: botId = '' } = value(await lex.v2BotByName(botName)) ?? {};
  const { status, updatedAt, buildSubmittedAt } = value(await lex.v2Locale(botId, localeId));
  const id = `${botName}/${localeId}`;
  return { id, botId, botName, localeId, status, updatedAt, buildSubmittedAt, migrationId: undefined };
}

async function planned(...items: readonly LexBuildItem[]): Promise<LexBuildPlan> {
  const account = value(await world.session.account());
  return value(planLexBuild({ account, now: world.clock.now(), random: Math.random(), limits, items }));
}

const start = async (...which: readonly (readonly [string, string])[]) =>
  world.start(await planned(...(await Promise.all(which.map(([bot, id]) => item(bot, id))))));

const sent = async () => (await world.log()).filter(({ operation }) => operation === 'BuildBotLocale');
const submissions = (botName: string, localeId: string) => locale(botName, localeId).found.build?.submittedAt;

describe('the build of a V2 locale', () => {
  test('is done when AWS says Built, and not before', async () => {
    const run = await start(['InvoiceHelper', 'en_US']);
    const seen = new Set<string | undefined>();
    run.subscribe(({ items: [one] }) => seen.add(one?.observation?.build?.status));
    const { items } = await run.done;
    expect(items[0]).toMatchObject({ outcome: 'done', reason: 'AWS says Built.', accepted: true });
    expect([...seen]).toContain('Building');
    expect(await sent()).toHaveLength(1);
    expect((await sent())[0]?.input).toMatchObject({ botVersion: 'DRAFT', localeId: 'en_US' });
  });

  test('has failed when AWS says Failed, with its reasons and what it recommends word for word', async () => {
    const { items } = await (await start(['booktrip', 'en_US'])).done;
    const [one] = items;
    expect(one?.outcome).toBe('failed');
    const { failureReasons = [], recommendedActions = [] } = one?.observation?.build ?? {};
    expect(failureReasons).toHaveLength(1);
    expect(recommendedActions).not.toHaveLength(0);
    for (const words of [...failureReasons, ...recommendedActions]) expect(one?.reason).toContain(words);
  });

  test('of one that is Built already is sent where that was seen and confirmed', async () => {
    const { items } = await (await start(['OrderFlowers', 'es_US'])).done;
    expect(items[0]).toMatchObject({ outcome: 'done', accepted: true });
    expect(await sent()).toHaveLength(1);
  });

  test('is needless where somebody has built it since it was planned', async () => {
    const plan = await planned(await item('InvoiceHelper', 'en_US'));
    locale('InvoiceHelper', 'en_US').set({ status: 'Built' });
    const { items } = await (await world.start(plan)).done;
    expect(items[0]).toMatchObject({ outcome: 'done', attemptedAt: undefined });
    expect(items[0]?.reason).toContain('since this was planned');
    expect(await sent()).toEqual([]);
  });

  test.each([
    ['gone', () => locale('InvoiceHelper', 'en_US').remove(), /has no en_US any more/],
    [
      'being built by somebody else',
      () => {
        const now = world.clock.now();
        const build = { submittedAt: now, endsAt: now + 3_600_000, failureReasons: [] };
        locale('InvoiceHelper', 'en_US').set({ build });
      },
      /in the status Building/,
    ],
    [
      'in a bot that is called otherwise by now',
      () => {
        const { bot } = locale('InvoiceHelper', 'en_US');
        world.simulator.world.lex.v2Bots.set(bot.id, { ...bot, name: 'Invoices' });
      },
      /is called Invoices by now/,
    ],
    [
      'in a bot that is gone',
      () => world.simulator.world.lex.v2Bots.delete(locale('InvoiceHelper', 'en_US').bot.id),
      /is not there any more/,
    ],
  ])('is not sent for a locale that is %s', async (_, change, why) => {
    const plan = await planned(await item('InvoiceHelper', 'en_US'));
    change();
    const { items } = await (await world.start(plan)).done;
    expect(items[0]).toMatchObject({ outcome: 'stale', reason: expect.stringMatching(why) });
    expect(items[0]?.reason).toMatch(/Nothing was sent\.$/);
    expect(await sent()).toEqual([]);
  });

  test('is not sent while a migration runs into its bot', async () => {
    const plan = await planned(await item('InvoiceHelper', 'en_US'));
    const [role] = value(await world.session.lex.v2Roles());
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const [bot] = [...world.simulator.world.lex.bots.values()];
    value(
      await world.session.changes.startLexMigration({
        v1BotName: bot?.name ?? '',
        v1BotVersion: '$LATEST',
        v2BotName: 'InvoiceHelper',
        v2BotRole: role?.arn ?? '',
        migrationStrategy: 'UPDATE_EXISTING',
      }),
    );
    const { items } = await (await world.start(plan)).done;
    expect(items[0]).toMatchObject({ outcome: 'stale', reason: expect.stringContaining('Importing') });
    expect(await sent()).toEqual([]);
  });

  test.each(['drop-after', '500-after', 'malformed', 'hang-after'])(
    'whose answer is lost (%s) is sent once, and how the locale stands tells that it began',
    async (effect) => {
      await world.faults({ operation: 'BuildBotLocale', effect });
      const run = await start(['InvoiceHelper', 'en_US']);
      await until(run, ({ items: [one] }) => one?.phase === 'unclear');
      const { items } = await run.done;
      expect(items[0]).toMatchObject({ outcome: 'done', reason: 'AWS says Built.', accepted: false, left: true });
      expect(await sent()).toHaveLength(1);
    },
  );

  test.each(['drop-before', '500'])(
    'that never began (%s) is sent once and left to a human, whatever the locale says already',
    async (effect) => {
      await world.faults({ operation: 'BuildBotLocale', effect });
      const { items } = await (
        await start(['OrderFlowers', 'en_US'], ['InvoiceHelper', 'en_US'], ['booktrip', 'en_US'])
      ).done;
      for (const one of items) {
        expect(one).toMatchObject({ outcome: 'needs-human', accepted: false });
        expect(one.reason).toMatch(/answer was lost, and AWS shows no build since/);
      }
      expect(await sent()).toHaveLength(3);
      expect(submissions('InvoiceHelper', 'en_US')).toBeUndefined();
    },
  );

  test('that AWS refuses has failed, in its words', async () => {
    await world.faults({ operation: 'BuildBotLocale', effect: 'deny' });
    const { items } = await (await start(['InvoiceHelper', 'en_US'])).done;
    expect(items[0]).toMatchObject({ outcome: 'failed', failure: { kind: 'denied', effect: 'none' } });
    expect(items[0]?.reason).toBe(items[0]?.failure?.why);
  });

  test('that is throttled is sent again until AWS takes it', async () => {
    await world.faults({ operation: 'BuildBotLocale', effect: 'throttle', times: 2 });
    const { items } = await (await start(['InvoiceHelper', 'en_US'])).done;
    expect(items[0]).toMatchObject({ outcome: 'done' });
    expect(await sent()).toHaveLength(3);
  });

  test('has failed where its locale is deleted while it builds', async () => {
    const run = await start(['InvoiceHelper', 'en_US']);
    await until(run, ({ items: [one] }) => one?.left === true);
    locale('InvoiceHelper', 'en_US').remove();
    expect((await run.done).items[0]).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('deleted') });
  });

  test('waits for the one before it', async () => {
    const run = await start(['InvoiceHelper', 'en_US'], ['Spa_Booking', 'it_IT'], ['BankingHelper', 'de_DE']);
    let most = 0;
    run.subscribe(({ items }) => {
      most = Math.max(most, items.filter(({ phase }) => phase === 'sending' || phase === 'watching').length);
    });
    expect((await run.done).items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
  });

  test('that was left is taken up where it stands, and never sent again', async () => {
    const run = await start(['InvoiceHelper', 'en_US'], ['Spa_Booking', 'it_IT']);
    await until(run, ({ items: [one] }) => one?.left === true);
    await run.close();
    const { items } = await (await world.resume(run.id, 'leave')).done;
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'not-started']);
    expect(await sent()).toHaveLength(1);
    expect(value(await readRun(world.folder, run.id)).finishedAt).toBeDefined();
  });

  test('that waits in a run that was left is sent once it is confirmed anew', async () => {
    const run = await start(['InvoiceHelper', 'en_US'], ['Spa_Booking', 'it_IT']);
    await until(run, ({ items: [one] }) => one?.left === true);
    await run.close();
    const { items } = await (await world.resume(run.id)).done;
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(await sent()).toHaveLength(2);
  });
});

describe('beside other runs', () => {
  test('two locales of a bot are built by two runs at once, the same one is not', async () => {
    const same = await planned(await item('OrderFlowers', 'en_US'));
    const other = await planned(await item('OrderFlowers', 'es_US'));
    const first = await start(['OrderFlowers', 'en_US']);
    await until(first, ({ items: [one] }) => one?.left === true);
    expect((await (await world.start(same)).done).items[0]?.outcome).toBe('stale');
    expect((await (await world.start(other)).done).items[0]?.outcome).toBe('done');
    expect((await first.done).items[0]?.outcome).toBe('done');
    expect(await sent()).toHaveLength(2);
  });

  test('no migration goes into a bot of which a run builds a locale', async () => {
    const building = await start(['OrderFlowers', 'en_US']);
    await until(building, ({ items: [one] }) => one?.left === true);
    const [role] = value(await world.session.lex.v2Roles());
    const account = value(await world.session.account());
    const [bot] = [...world.simulator.world.lex.bots.values()];
    const plan = value(
      planLexMigration({
        account,
        now: world.clock.now(),
        random: 0.25,
        limits,
        items: [
          {
            id: bot?.name ?? '',
            v1BotName: bot?.name ?? '',
            v1BotVersion: '$LATEST',
            v2BotName: 'OrderFlowers',
            v2BotRole: role?.arn ?? '',
            migrationStrategy: 'UPDATE_EXISTING',
            locale: 'en-US',
            existence: 'found',
            inventory: undefined,
          },
        ],
      }),
    );
    const { items } = await (await world.start(plan)).done;
    expect(items[0]).toMatchObject({ outcome: 'stale', reason: expect.stringContaining(building.id) });
  });
});
