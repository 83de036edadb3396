/** What is held against the review just before StartMigration, and what is made of an answer that was lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LexV2Locale } from '../../src/aws/lex-model.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { LexItem } from '../../src/plans/plan.ts';
import { endOfLexMigration, lexDriver } from '../../src/runs/drivers/lex.ts';
import { untouched } from '../../src/runs/untouched.ts';
import { latest } from '../../src/simulator/lex/bots.ts';
import { limits, value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const lexWorld = () => world.simulator.world.lex;
const started = async () => (await world.log()).filter(({ operation }) => operation === 'StartMigration');
const begun = () => lexWorld().migrations.filter(({ startedAt }) => startedAt > world.simulator.world.fleet.startedAt);

/** A bot as the wizard or `plan lex` would plan it, into a V2 bot that is there or is not. */
async function item(name: string, into: string, over: Partial<LexItem> = {}): Promise<LexItem> {
  const { lex } = world.session;
  const bot = value(await lex.bot(name, over.v1BotVersion ?? '$LATEST'));
  const [role] = value(await lex.v2Roles());
  const v2 = value(await lex.v2BotByName(into));
  const locales = v2 ? (value(await lex.v2Locales(v2.id)) as readonly LexV2Locale[]) : [];
  return {
    id: name,
    v1BotName: name,
    v1BotVersion: bot.version,
    v2BotName: into,
    v2BotRole: v2?.roleArn ?? role?.arn ?? '',
    migrationStrategy: v2 ? 'UPDATE_EXISTING' : 'CREATE_NEW',
    locale: bot.locale,
    existence: v2 ? 'found' : 'absent',
    source: { updatedAt: bot.updatedAt, checksum: bot.checksum },
    into: v2 && {
      botId: v2.id,
      roleArn: v2.roleArn,
      hasLocale: locales.some(({ id }) => id === bot.locale?.replace('-', '_')),
      localeUpdatedAt: locales.find(({ id }) => id === bot.locale?.replace('-', '_'))?.updatedAt,
    },
    inventory: undefined,
    ...over,
  };
}

async function start(...items: readonly LexItem[]) {
  const account = value(await world.session.account());
  return world.start(
    value(planLexMigration({ account, now: world.clock.now(), random: Math.random(), limits, items })),
  );
}

const outcomes = async (...items: readonly LexItem[]) =>
  (await (await start(...items)).done).items.map(({ outcome, reason }) => `${outcome}: ${reason}`);

function edited(name: string, change: { readonly locale?: string } = {}): void {
  const bot = lexWorld().bots.get(name);
  if (!bot) throw new Error(`no bot ${name}`);
  const versions = bot.versions.map((version) =>
    version === latest(bot) ? { ...version, updatedAt: world.clock.now() } : version,
  );
  (lexWorld().bots as Map<string, typeof bot>).set(name, { ...bot, ...change, versions });
}

function changedV2(name: string, change: object): void {
  const bot = [...lexWorld().v2Bots.values()].find((one) => one.name === name);
  if (bot) lexWorld().v2Bots.set(bot.id, { ...bot, ...change });
}

function editedDraft(name: string, locale: string): void {
  const bot = [...lexWorld().v2Bots.values()].find((one) => one.name === name);
  const locales = bot?.locales.map((one) => (one.id === locale ? { ...one, updatedAt: world.clock.now() } : one));
  changedV2(name, { locales });
}

const inputOf = ({ v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy }: LexItem) => ({
  v1BotName,
  v1BotVersion,
  v2BotName,
  v2BotRole,
  migrationStrategy,
});

describe('a bot is not migrated, and why is told, once', () => {
  // biome-ignore format: a table
  test.each<[string, () => Promise<LexItem>, () => void, RegExp]>([
    ['its $LATEST was edited', () => item('OrderFlowers', 'Trips'), () => edited('OrderFlowers'), /^stale: Version \$LATEST of OrderFlowers was changed since the plan, last at .* Nothing was sent\.$/],
    ['its V2 bot is another one of that name', async () => { const one = await item('OrderFlowers', 'OrderFlowers'); return { ...one, into: { ...one.into, botId: 'OTHER12345', roleArn: undefined, hasLocale: undefined } }; }, () => {}, /^stale: OrderFlowers is another V2 bot by now: \w+, and was OTHER12345\./],
    ['its V2 bot has another role', () => item('OrderFlowers', 'OrderFlowers'), () => changedV2('OrderFlowers', { roleArn: 'arn:aws:iam::123456789012:role/other' }), /^stale: The role of OrderFlowers is arn:aws:iam::123456789012:role\/other by now, and was /],
    ['its V2 bot has its locale by now', async () => { const one = await item('OrderFlowers', 'OrderFlowers'); return { ...one, into: one.into && { ...one.into, hasLocale: false } }; }, () => {}, /^stale: OrderFlowers has the locale en_US by now, and it would be overwritten\./],
    ['the Draft that it overwrites was edited', () => item('OrderFlowers', 'OrderFlowers'), () => editedDraft('OrderFlowers', 'en_US'), /^stale: The Draft of en_US in OrderFlowers was changed since the plan, last at .*: it would be overwritten\. Nothing was sent\.$/],
  ])('%s', async (_, planned, meanwhile, expected) => {
    const one = await planned();
    meanwhile();
    expect(await outcomes(one)).toEqual([expect.stringMatching(expected)]);
    expect(await started()).toEqual([]);
  });

  test('a numbered version stays what it was, whatever is edited', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const one = await item('OrderFlowers', 'Trips', { v1BotVersion: '3' });
    edited('OrderFlowers');
    expect(await outcomes(one)).toEqual([expect.stringMatching(/^done/)]);
  });

  test('what could be read for the review is waited for where it may not be read now', async () => {
    const one = await item('OrderFlowers', 'Trips');
    await world.faults({ operation: 'ListBots', effect: 'deny', times: 2 });
    const run = await start(one);
    await until(run, () => run.trouble()?.kind === 'denied');
    expect(await started()).toEqual([]);
    await run.done;
    expect(await started()).toHaveLength(1);
  });
});

describe('a bot moves although', () => {
  test.each<[string, string, Partial<NonNullable<LexItem['into']>>]>([
    ['another locale of its V2 bot was edited', 'es_US', {}],
    ['its Draft was edited, where the plan does not say how old that was', 'en_US', { localeUpdatedAt: undefined }],
  ])('%s', async (_, locale, over) => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const one = await item('OrderFlowers', 'OrderFlowers');
    editedDraft('OrderFlowers', locale);
    expect(await outcomes({ ...one, into: one.into && { ...one.into, ...over } })).toEqual([
      expect.stringMatching(/^done/),
    ]);
  });
});

describe('a bot that has to wait', () => {
  test('lets those that go elsewhere go first', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const one = await item('OrderFlowers', 'OrderFlowers', { v1BotVersion: '3' });
    const other = await item('BookTrip', 'Trips');
    value(await world.session.changes.startLexMigration(inputOf(await item('HotelConcierge', 'OrderFlowers'))));
    expect((await (await start(one, other)).done).items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(begun().map(({ botName }) => botName)).toEqual(['HotelConcierge', 'BookTrip', 'OrderFlowers']);
  });

  test('keeps those behind it that go into the same V2 bot waiting', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const one = await item('OrderFlowers', 'OrderFlowers', { v1BotVersion: '3' });
    const other = await item('BookTrip', 'OrderFlowers', { into: undefined });
    value(await world.session.changes.startLexMigration(inputOf(await item('HotelConcierge', 'OrderFlowers'))));
    const run = await start(one, other);
    await until(run, () => run.trouble()?.why === 'OrderFlowers goes into OrderFlowers before it, and has not ended.');
    await run.done;
    expect(begun().map(({ botName }) => botName)).toEqual(['HotelConcierge', 'OrderFlowers', 'BookTrip']);
  });

  test('for what AWS refuses to tell is given up after ten minutes, and the others are not held up', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const one = await item('OrderFlowers', 'OrderFlowers');
    const other = await item('BookTrip', 'Trips');
    await world.faults(
      { operation: 'DescribeBot', effect: 'deny' },
      { operation: 'StartMigration', effect: 'succeed' },
    );
    const { items } = await (await start(one, other)).done;
    expect(items[0]).toMatchObject({
      outcome: 'stale',
      reason: expect.stringMatching(/lex:DescribeBot.*Nothing was sent\.$/),
    });
    expect(items[1]).toMatchObject({ outcome: 'done' });
    const looks = (await world.log()).filter(({ operation, error }) => operation === 'DescribeBot' && error);
    expect(looks.length).toBeGreaterThan(10);
  });
});

describe('one at a time goes into a V2 bot', () => {
  test('a migration that somebody else runs into it is waited for, and the run says so', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const one = await item('OrderFlowers', 'OrderFlowers', { v1BotVersion: '3' });
    value(await world.session.changes.startLexMigration(inputOf(await item('HotelConcierge', 'OrderFlowers'))));
    const [theirs] = begun();
    const run = await start(one);
    await until(run, () => run.trouble()?.kind === 'busy');
    expect(run.trouble()).toMatchObject({
      what: 'OrderFlowers has to wait, and nothing of it was sent.',
      why: expect.stringMatching(/^Migration \w+ into OrderFlowers is still in progress\.$/),
    });
    expect((await run.done).items[0]).toMatchObject({ outcome: 'done' });
    const [, ours] = begun();
    expect(ours?.startedAt).toBeGreaterThanOrEqual(theirs?.endsAt ?? Number.POSITIVE_INFINITY);
  });

  test('what the first bot creates the others update, each after the end of the one before', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const first = await item('BookTrip', 'Trips');
    const later = await item('HotelConcierge', 'Trips', {
      migrationStrategy: 'UPDATE_EXISTING',
      existence: 'earlier',
      into: { botId: undefined, roleArn: undefined, hasLocale: false },
    });
    expect((await (await start(first, later)).done).items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const [one, two] = begun();
    expect(two?.v2BotId).toBe(one?.v2BotId);
    expect(two?.startedAt).toBeGreaterThanOrEqual(one?.endsAt ?? Number.POSITIVE_INFINITY);
  });

  test('where the first does not create it, nothing is sent for the others', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'end-error' });
    const first = await item('BookTrip', 'Trips');
    const later = await item('HotelConcierge', 'Trips', {
      migrationStrategy: 'UPDATE_EXISTING',
      existence: 'earlier',
      into: { botId: undefined, roleArn: undefined, hasLocale: false },
    });
    expect(await outcomes(first, later)).toEqual([
      expect.stringMatching(/^failed: /),
      'stale: BookTrip was to create Trips earlier in this run, and is failed. Nothing was sent.',
    ]);
    expect(await started()).toHaveLength(1);
  });
});

describe('an answer that was lost', () => {
  test('is not taken for a migration of the same bot into another V2 bot', async () => {
    await world.faults({ operation: 'StartMigration', effect: 'drop-before', times: 1 });
    const one = await item('OrderFlowers', 'Trips');
    const run = await start(one);
    await until(run, ({ items: [state] }) => state?.phase === 'unclear');
    value(await world.session.changes.startLexMigration({ ...inputOf(one), v2BotName: 'Elsewhere' }));
    expect((await run.done).items[0]).toMatchObject({ outcome: 'needs-human', targetId: undefined });
  });

  /** Two of one bot, version, role and strategy, into two new V2 bots, and what is seen of the first. */
  async function seenOfTwo() {
    const one = await item('OrderFlowers', 'Trips');
    const account = value(await world.session.account());
    const plan = value(planLexMigration({ account, now: 0, random: 0, limits, items: [one] }));
    const lost = {
      ...untouched(one.id, undefined),
      phase: 'unclear',
      attemptedAt: world.clock.now(),
      known: [],
    } as const;
    const ours = value(await world.session.changes.startLexMigration(inputOf(one)));
    const theirs = value(await world.session.changes.startLexMigration({ ...inputOf(one), v2BotName: 'Elsewhere' }));
    const { byItem } = await lexDriver(plan, world.session).observe([lost], new AbortController().signal);
    return { ours, theirs, lost, sighting: byItem.get(one.id) };
  }

  test('is found among two by the name of the V2 bot', async () => {
    const { ours, sighting } = await seenOfTwo();
    expect(sighting).toMatchObject({ targetId: ours.id, observation: { migration: { status: 'IN_PROGRESS' } } });
  });

  test('that two migrations fit proves nothing, and both are named', async () => {
    // Without a name nothing tells the two V2 bots apart.
    await world.faults({ operation: 'DescribeBot', effect: 'deny' });
    const { ours, theirs, lost, sighting } = await seenOfTwo();
    expect(sighting?.targetId).toBeUndefined();
    const fitting = sighting?.observation.fitting;
    expect(new Set(fitting)).toEqual(new Set([ours.id, theirs.id]));
    const look = { now: lost.attemptedAt + 660_000, looks: 3, steady: 3, blind: 0, missing: { source: 0, target: 0 } };
    expect(endOfLexMigration(lost, { source: undefined, fitting }, look)).toEqual({
      settled: true,
      outcome: 'needs-human',
      reason: `The answer was lost, and AWS lists 2 migrations that may be this one: ${fitting?.join(', ')}.`,
    });
  });
});

describe('looking is polite', () => {
  const pause = async (since: number, random: number) => {
    const account = value(await world.session.account());
    const plan = value(
      planLexMigration({ account, now: 0, random: 0, limits, items: [await item('OrderFlowers', 'Trips')] }),
    );
    const watched = { attemptedAt: 0 } as Parameters<ReturnType<typeof lexDriver>['pause']>[0][number];
    return lexDriver(plan, world.session, () => random).pause([watched], since, 1.5);
  };

  test.each([
    [0, 0.9, 5_900],
    [59_000, 0.9, 5_900],
    [60_000, 0, 10_000],
    [600_000, 0.5, 12_500],
    [600_000, 0.99, 14_950],
  ])('%i ms after it was sent (chance %f) the next look is %i ms away', async (since, random, expected) => {
    expect(await pause(since, random)).toBe(expected);
  });

  test('a refusal that names its time is waited out, and costs nothing else', async () => {
    await world.faults(
      { operation: 'StartMigration', effect: 'succeed' },
      { operation: 'GetMigration', effect: 'throttle', times: 9 },
      { operation: 'GetMigration', effect: '500', times: 5 },
    );
    const run = await start(await item('OrderFlowers', 'Trips'));
    expect((await run.done).items[0]).toMatchObject({ outcome: 'done' });
    expect(await started()).toHaveLength(1);
  });
});
