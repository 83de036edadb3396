/** The rules of what is shown of a migration and of what is left to do, 14 and 15, over the wire. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collect } from '../../src/aws/paging.ts';
import type { Pages } from '../../src/aws/session.ts';
import { classifyAlert } from '../../src/lex/alerts.ts';
import { checklist } from '../../src/lex/checklist.ts';
import { type Inventory, takeInventory } from '../../src/lex/inventory.ts';
import { localeStanding } from '../../src/lex/v2-status.ts';
import { lexTasks } from '../../src/runs/lex-tasks.ts';
import { value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld } from '../runs/world.ts';
import { openLex } from '../screens/lex/lex-console.tsx';
import { begun, itemOf, migrationsOf, plain, planned, v1Bot } from './asked.ts';
import { wizardTo } from './way.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld({ workspaces: 0, bots: 30 });
});
afterEach(() => world[Symbol.asyncDispose]());

const rows = async <T>(pages: Pages<T>): Promise<readonly T[]> => value(await collect(pages));

async function inventoryOf(bot: string, version: string): Promise<Inventory> {
  const { lex } = world.session;
  const read = await v1Bot(world.session, { bot, version });
  const intents = await Promise.all(read.intents.map(async (one) => value(await lex.intent(one.name, one.version))));
  return takeInventory({
    bot: read,
    intents,
    aliases: await rows(lex.aliases(bot)),
    channels: await rows(lex.channels(bot)),
  });
}

describe('rule 14: show all alerts in full', () => {
  const odd = async () => {
    const one = (await migrationsOf(world.session)).find(({ botName }) => botName === 'OldFaq');
    return value(await world.session.lex.migration(one?.id ?? ''));
  };

  test('type, message, details and links come whole, without a character that a terminal would obey', async () => {
    const { alerts } = await odd();
    expect(alerts).toHaveLength(4);
    const [, bare, empty, hostile] = alerts;
    expect(bare).toMatchObject({ type: 'WARN', details: [], links: [] });
    expect(empty).toMatchObject({ message: 'Empty lists.', details: [], links: [] });
    expect(hostile?.message).toBe('Utterances with control characters, , bidi and a second line.');
    expect(hostile?.details.map(({ length }) => length)).toEqual([10_015, 'Utterance: clears the screen'.length]);
  });

  test('each is classed by the address it links to, and any other is "other"', async () => {
    const classes = (await odd()).alerts.map((alert) => classifyAlert(alert).topic.id);
    expect(classes).toEqual(['other', 'other', 'other', 'features']);
  });

  test('its screen has every one of them, to the last character and link', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, bots: 30, rows: 60, columns: 200 });
    await lex.walk(['OldFaq', '/']);
    await lex.terminal.type('OldFaq\r');
    await lex.walk(['filter: OldFaq', 'enter'], ['Lex migrations / ']);
    await lex.terminal.sees('message-session-attributes.html');
    await lex.terminal.sees(/The description of the bot was shortened/);
    await lex.terminal.press('G');
    await lex.terminal.sees('Utterance: clears the screen');
  });

  test('tokens of channels and signed addresses are nowhere: not read, on screen, in a journal or in a backup', async () => {
    const secrets = [...world.simulator.world.lex.bots.values()].flatMap(({ channels }) =>
      channels.flatMap(({ configuration }) => Object.values(configuration).filter((text) => text.length > 16)),
    );
    expect(secrets.length).toBeGreaterThan(5);
    const read = JSON.stringify(await rows(world.session.lex.channels('BankingHelper')));
    await using lex = await openLex({ seed: 3, bots: 30, speed: 20 });
    const seen: string[] = [read];
    await wizardTo(lex.terminal, 'BankingHelper', 'confirm', async () => {
      seen.push(await lex.terminal.screen());
    });
    await lex.terminal.sees('Press the number');
    await lex.walk(['Press the number', '1'], ['[x]', 'enter'], ['Type this phrase']);
    await lex.terminal.type('BankingHelper\r');
    await lex.terminal.sees('Runs / ');
    await expect.poll(() => lex.calls('StartMigration')).toHaveLength(1);
    const folder = dirname(lex.console.runs.folder);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['manifest.json']));
    for (const { parentPath, name } of files) seen.push(await readFile(join(parentPath, name), 'latin1'));
    for (const text of seen) {
      for (const secret of secrets) expect(text).not.toContain(secret);
      expect(text).not.toContain('X-Amz-Signature');
    }
  });

  test('nothing that is missing breaks it', async () => {
    await world.faults({
      operation: 'GetMigration',
      effect: 'answer',
      with: { migrationStatus: null, migrationTimestamp: null, alerts: [{}, { type: 'WARN', details: ['', ''] }] },
    });
    const { status, alerts } = await odd();
    expect([status, alerts.length]).toEqual([undefined, 2]);
    for (const alert of alerts) expect(classifyAlert(alert).topic.id).toBe('other');
  });
});

describe('rule 15: inventory and follow-up', () => {
  test.each([
    [
      'BankingHelper',
      '12',
      ['aliases', 'channels', 'lambda', 'kendra', 'logs', 'clarification-prompt', 'abort-statement'],
    ],
    ['BankingHelper', '9', ['aliases', 'channels', 'lambda', 'logs', 'clarification-prompt', 'abort-statement']],
    ['HotelConcierge', '6', ['aliases', 'channels', 'lambda', 'logs', 'follow-up-prompts', 'message-groups']],
    ['BookTrip', '3', ['built-in-slot-types', 'follow-up-prompts', 'lambda']],
    ['BookTrip', '2', ['follow-up-prompts', 'lambda']],
    ['KidsQuiz', '2', ['built-in-intents', 'message-groups', 'lambda']],
  ])('what stays behind of %s %s is that of this version', async (bot, version, kinds) => {
    const found = (await inventoryOf(bot, version)).leftovers.map(({ kind }) => kind);
    expect(found).toEqual(expect.arrayContaining(kinds));
    const ofVersion = ['kendra', 'built-in-slot-types', 'built-in-intents', 'message-groups'];
    expect(found.filter((kind) => ofVersion.includes(kind)).sort()).toEqual(
      kinds.filter((kind) => ofVersion.includes(kind)).sort(),
    );
  });

  test('after COMPLETED it is a list of tasks, with the way from the build to the callers', async () => {
    const inventory = await inventoryOf('BookTrip', '3');
    const item = { ...(await itemOf(world.session, { bot: 'BookTrip', version: '3' })), inventory };
    const { items } = await (await world.start(await planned(world, [item]))).done;
    const state = items[0];
    if (!state) throw new Error('the run has no item');
    const ids = lexTasks(item, state).map(({ id }) => id);
    for (const { topic } of inventory.leftovers) expect(ids).toContain(topic === 'aliases' ? 'alias' : topic);
    const order = ['settle', 'build', 'test', 'version', 'alias', 'callers'] as const;
    expect(ids.filter((id) => order.some((one) => one === id))).toEqual(order);
    expect(state.reason).toMatch(/the locale was to be built when it ended/);
  });

  test('of a bot that another machine migrated the list comes from the alerts', async () => {
    const all = await migrationsOf(world.session);
    const quiz = all.find(({ botName }) => botName === 'KidsQuiz');
    const { alerts } = value(await world.session.lex.migration(quiz?.id ?? ''));
    const tasks = checklist(undefined, 'en-US', undefined, alerts).map(({ id }) => id);
    expect(tasks).toEqual(expect.arrayContaining(['built-in-intent', 'message-groups', 'lambda', 'build']));
  });

  test('it is never called ready before DescribeBotLocale says Built', async () => {
    const { lex } = world.session;
    const item = await itemOf(world.session, plain);
    await (await world.start(await planned(world, [item]))).done;
    const id = begun(world)[0]?.v2BotId ?? '';
    const now = async () => localeStanding(value(await lex.v2Locale(id, 'en_AU')).status);
    expect(await now()).toMatchObject({ kind: 'not-built', says: expect.stringMatching(/still has to be built/) });
    value(await world.session.changes.buildLexLocale(id, 'en_AU'));
    expect((await now()).kind).toBe('moving');
    world.simulator.world.clock.advance(120_000);
    expect((await now()).kind).toBe('built');
    for (const status of ['READY', 'Available', undefined]) expect(localeStanding(status).kind).toBe('unknown');
  });
});
