/** `bellhop plan lex` over the real command line: what is refused before AWS is asked, what V1 and V2 make of it after. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LexPlan } from '../../src/plans/plan.ts';
import { type Headless, headless } from '../support/headless.ts';

const role = 'arn:aws:iam::123456789012:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots_A7KX2M';

let bell: Headless;
beforeAll(async () => {
  bell = await headless();
});
afterAll(() => bell[Symbol.asyncDispose]());

const planned = async (file: string): Promise<LexPlan> => JSON.parse(await readFile(bell.file(file), 'utf8'));
const become = (v1: string) =>
  fetch(`${bell.world.simulator.url}/_simulator/lex`, { method: 'POST', body: JSON.stringify({ v1 }) });
const lex = (...args: readonly string[]) => bell.ask(['plan', 'lex', ...args, '--no-backup', '-o', 'no.json']);

describe('wrong usage is said before AWS is asked', () => {
  // biome-ignore format: a table
  test.each<[string, readonly string[], RegExp]>([
    ['no bot', ['-o', 'p.json'], /needs --bot NAME, --list FILE or --from-run RUN/],
    ['a bot as a word', ['OrderFlowers', '-o', 'p.json'], /takes flags only, and nothing like "OrderFlowers"/],
    ['no file for the plan', ['--bot', 'OrderFlowers'], /needs -o FILE/],
    ['two ways to name bots', ['--bot', 'OrderFlowers', '--list', 'bots.csv', '-o', 'p.json'], /--bot and --list both say which bots/],
    ['a version of a whole list', ['--list', 'bots.csv', '--version', '3', '-o', 'p.json'], /--version is about one bot: it goes with --bot/],
    ['a V2 name for a whole run', ['--from-run', 'latest', '--to', 'New', '-o', 'p.json'], /--to is about one bot/],
    ['a flag twice', ['--bot', 'A_b', '--bot', 'C_d', '-o', 'p.json'], /--bot was given twice: several bots are a list/],
    ['a V1 name with a digit', ['--bot', 'Bot2', '-o', 'p.json'], /--bot: .*character 4 is "2".*Perhaps Bot\./],
    ['a V1 name of one letter', ['--bot', 'B', '-o', 'p.json'], /--bot: A Lex V1 bot name has at least 2 characters/],
    ['a version that is none', ['--bot', 'Order', '--version', 'abc1', '-o', 'p.json'], /--version: .*Perhaps 1\. In a shell it is written in single quotes: '\$LATEST'/],
    ['$LATEST as a shell leaves it', ['--bot', 'Order', '--version', '', '-o', 'p.json'], /--version needs a value/],
    ['a V2 name of two hyphens', ['--bot', 'Order', '--to', 'A--b', '-o', 'p.json'], /--to: .*two separators/],
    ['a V2 name of 101 characters', ['--bot', 'Order', '--to', 'a'.repeat(101), '-o', 'p.json'], /--to: .*at most 100 characters; this one has 101/],
    ['a role by its name', ['--bot', 'Order', '--role', 'lex', '-o', 'p.json'], /--role: A role is named by its whole ARN/],
    ['a strategy that Lex does not know', ['--bot', 'Order', '--strategy', 'NOPE', '-o', 'p.json'], /--strategy: "NOPE" is neither CREATE_NEW nor UPDATE_EXISTING/],
    ['a list that is not there', ['--list', 'none.csv', '-o', 'p.json'], /The list none\.csv cannot be read/],
    ['standard output for two things', ['--bot', 'Order', '--json', '-o', '-'], /both want standard output/],
  ])('%s', async (_, args, why) => {
    const { code, out, err } = await bell.ask(['plan', 'lex', ...args]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(why);
    expect(await bell.world.log()).toEqual([]);
  });

  test('every line of a list that cannot be used, by line and column', async () => {
    await writeFile(bell.file('bad.csv'), 'bot,version,to\nBot2,x,\nOrder,,-a\n');
    const { code, err } = await lex('--list', 'bad.csv');
    expect(code).toBe(1);
    expect(err).toMatch(
      /bad\.csv, line 2, column bot: .*\nbad\.csv, line 2, column version: .*\nbad\.csv, line 3, column to: /,
    );
    expect(await bell.world.log()).toEqual([]);
  });
});

describe('Lex V1 after its end is told with its evidence, and nothing is planned', () => {
  afterAll(() => become('serving'));
  // biome-ignore format: a table
  test.each([
    ['denied', /Lex V1 refused the request in eu-central-1\. Either the permission is missing or V1 is retired[\s\S]*status: 403/],
    ['gone', /is gone \(410 GoneException\)[\s\S]*status: 410[\s\S]*code: GoneException/],
    ['html', /does not interpret\.[\s\S]*status: 200/],
    ['empty', /No bots visible in eu-central-1\. Either none are in this Region, or AWS has removed them/],
    ['reset', /endpoint in eu-central-1 is not reachable\. [\s\S]*call: lex:GetBots/],
  ])('%s', async (v1, words) => {
    await become(v1);
    const { code, out, err } = await lex('--bot', 'OrderFlowers');
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(words);
    expect(err).toContain('end of support 2025-09-15');
    expect(err).toContain('No plan was made.');
    expect(err).toMatch(/As in: bellhop plan lex --region us-east-1 \.\.\. .*bellhop report RUN --format md what it left to do/);
    await expect(stat(bell.file('no.json'))).rejects.toThrow();
  });
});

describe('a plan for one bot', () => {
  test('takes the version behind the production alias, the role of the bot that is there, and a backup', async () => {
    const { code, out, err } = await bell.ask(['plan', 'lex', '--bot', 'OrderFlowers', '-o', 'one.json']);
    expect([code, out]).toEqual([0, 'OrderFlowers\n']);
    expect(err).toContain('OrderFlowers: no version was asked for. Version 3 is behind alias prod.');
    expect(err).toContain('OVERWRITES en_US Draft of OrderFlowers');
    expect(err).toMatch(
      /--acknowledge draft-overwritten .* The V2 bot OrderFlowers is not kept: no export of it was taken\./,
    );
    const [item] = (await planned('one.json')).items;
    expect(item).toMatchObject({
      v1BotVersion: '3',
      migrationStrategy: 'UPDATE_EXISTING',
      existence: 'found',
      into: { hasLocale: true, roleArn: item?.v2BotRole },
      versionWhy: 'Version 3 is behind alias prod.',
      backup: { kind: 'export', missing: [] },
    });
    const { backup } = item ?? {};
    expect(backup?.kind === 'export' && (await stat(backup.folder)).isDirectory()).toBe(true);
    const shown = await bell.run(['plan', 'show', 'one.json']);
    expect(shown.out).toBe('OrderFlowers\n');
    expect(shown.err).toMatch(/^ {2}The V2 bot OrderFlowers is not kept: no export of it was taken\.$/m);
    const summary = JSON.parse((await bell.run(['plan', 'show', 'one.json', '--json'])).out);
    expect(summary.items).toMatchObject([{ v2Backup: { kind: 'none', reason: 'no export of it was taken.' } }]);
    // Of a numbered version one backup is enough.
    await bell.ask(['plan', 'lex', '--bot', 'OrderFlowers', '-o', 'again.json']);
    expect((await planned('again.json')).items[0]?.backup).toEqual(backup);
  });

  test('keeps the records of $LATEST, which AWS exports none of, and tells that it is unpublished', async () => {
    const args = ['--bot', 'BookTrip', '--version', '$LATEST', '--to', 'Trips', '--role', role, '-o', 'latest.json'];
    const { code, out, err } = await bell.ask(['plan', 'lex', ...args]);
    expect([code, out]).toEqual([0, 'MIGRATE BookTrip\n']);
    expect(err).toContain('$LATEST is unpublished work');
    expect((await planned('latest.json')).items[0]).toMatchObject({ backup: { kind: 'records', missing: [] } });
  });

  test('without a backup says so, and has it acknowledged', async () => {
    const args = ['--bot', 'BookTrip', '--to', 'Trips', '--role', role, '--no-backup', '--json', '-o', 'bare.json'];
    const { out, err } = await bell.ask(['plan', 'lex', ...args]);
    expect(err).toContain('There is no backup of BookTrip version 3 on this machine: --no-backup was given.');
    expect(JSON.parse(out)).toMatchObject({
      verb: 'lex-migrate',
      phrases: ['MIGRATE BookTrip'],
      acknowledge: [{ class: 'no-backup' }],
      items: [{ v1BotName: 'BookTrip', locale: 'en-US', staysBehind: expect.any(Array) }],
    });
  });

  // biome-ignore format: a table
  test.each<[string, readonly string[], RegExp]>([
    ['that is not there', ['--bot', 'OrderFlower'], /lists no bot named OrderFlower in eu-central-1\. Did you mean OrderFlowers\?/],
    ['in another case', ['--bot', 'orderflowers'], /lists no bot named orderflowers in eu-central-1\. Did you mean OrderFlowers\?/],
    ['of a version that is not there', ['--bot', 'OrderFlowers', '--version', '99'], /OrderFlowers has no version 99\./],
    ['to be created where there is one', ['--bot', 'OrderFlowers', '--strategy', 'CREATE_NEW'], /cannot be CREATE_NEW: A V2 bot named OrderFlowers exists/],
    ['to update what is not there', ['--bot', 'BookTrip', '--to', 'None', '--role', role, '--strategy', 'UPDATE_EXISTING'], /cannot be UPDATE_EXISTING: No V2 bot is named None/],
    ['without a role where several fit', ['--bot', 'BookTrip', '--to', 'None'], /There are \d+ service-linked roles: give --role[\s\S]*AWSServiceRoleForLexV2Bots_A7KX2M/],
    ['with a role that is not there', ['--bot', 'BookTrip', '--to', 'None', '--role', 'arn:aws:iam::123456789012:role/Nobody'], /^--bot: IAM knows no role named Nobody in this account\.$/m],
    ['with a role of another account', ['--bot', 'BookTrip', '--to', 'None', '--role', role.replace('123456789012', '210987654321')], /belongs to account 210987654321/],
  ])('%s is refused', async (_, args, why) => {
    const { code, out, err } = await lex(...args);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(why);
  });

  test('with a role of which IAM may not be asked is planned, and the plan says what is not known', async () => {
    await bell.world.faults({ operation: 'GetRole', effect: 'deny' });
    const nobody = 'arn:aws:iam::123456789012:role/Nobody';
    const args = ['--bot', 'BookTrip', '--to', 'None', '--role', nobody, '--no-backup', '-o', 'unchecked.json'];
    expect((await bell.ask(['plan', 'lex', ...args])).code).toBe(0);
    await bell.world.faults();
    const { err } = await bell.run(['plan', 'show', 'unchecked.json']);
    expect(err).toMatch(/^ {2}Unchecked: IAM did not say whether Nobody exists and trusts Lex V2/m);
    expect(err).toMatch(/^ {2}arn:\S+role\/Nobody is not among the roles of this account that trust/m);
    expect(err).toMatch(/^ {2}Subject to COPPA \(childDirected\): no$/m);
  });

  test('with another role than the V2 bot has tells that it likely replaces it, and has that acknowledged', async () => {
    const custom = role.replace('_A7KX2M', '_P3QWZ9');
    const args = ['--bot', 'OrderFlowers', '--role', custom, '--no-backup', '-o', 'other-role.json'];
    const { code } = await bell.ask(['plan', 'lex', ...args]);
    expect(code).toBe(0);
    const [item] = (await planned('other-role.json')).items;
    const sentence = `${custom} likely replaces the present role of OrderFlowers, ${item?.into?.roleArn}.`;
    expect((await bell.run(['plan', 'show', 'other-role.json'])).err).toContain(`  ${sentence}\n`);
    const { items, acknowledge } = JSON.parse((await bell.run(['plan', 'show', 'other-role.json', '--json'])).out);
    expect(items).toMatchObject([{ replacesRole: sentence, v1Status: 'READY', childDirected: expect.any(Boolean) }]);
    expect(acknowledge.map((one: { sentence: string }) => one.sentence).join(' ')).toContain(sentence);
  });

  test('into a V2 bot that could not be looked up needs the strategy, and is confirmed by both names', async () => {
    await bell.world.faults({ operation: 'ListBots', effect: 'deny' });
    const args = ['--bot', 'BookTrip', '--to', 'Trips', '--role', role];
    expect(await lex(...args)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/Existence unknown: .* Give --strategy/),
    });
    const { code, out, err } = await bell.ask([
      'plan',
      'lex',
      ...args,
      '--strategy',
      'CREATE_NEW',
      '-o',
      'unknown.json',
    ]);
    expect([code, out]).toEqual([0, 'MIGRATE BookTrip\nTrips\n']);
    expect(err).toContain('AWS does not document what happens if it is there.');
    await bell.world.faults();
  });
});

describe('a list of bots', () => {
  const list = async (text: string) => {
    await writeFile(bell.file('bots.csv'), text);
    return bell.ask([
      'plan',
      'lex',
      '--list',
      'bots.csv',
      '--role',
      role,
      '--no-backup',
      '--overwrite',
      '-o',
      'list.json',
    ]);
  };

  test('goes into one V2 bot locale by locale, created by the first', async () => {
    const { code, out } = await list('bot,to\nBookTrip,Trips\nHotelConcierge,Trips\n');
    expect([code, out]).toEqual([0, 'MIGRATE 2 BOTS IN 123456789012 EU-CENTRAL-1\n']);
    expect(
      (await planned('list.json')).items.map(({ id, migrationStrategy, existence }) => [
        id,
        migrationStrategy,
        existence,
      ]),
    ).toEqual([
      ['BookTrip', 'CREATE_NEW', 'absent'],
      ['HotelConcierge', 'UPDATE_EXISTING', 'earlier'],
    ]);
  });

  test('with two bots of one locale for one V2 bot is refused by its line, unless that is meant', async () => {
    const refused = await list('bot,to\nBookTrip,Trips\nOrderFlowers,Trips\n');
    expect(refused).toMatchObject({
      code: 3,
      err: expect.stringMatching(/bots\.csv, line 3: Its locale en-US is that of BookTrip/),
    });
    const args = [
      '--list',
      'bots.csv',
      '--role',
      role,
      '--no-backup',
      '--overwrite-earlier',
      '--overwrite',
      '-o',
      'list.json',
    ];
    const meant = await bell.ask(['plan', 'lex', ...args]);
    expect([meant.code, meant.out]).toEqual([0, 'MIGRATE 2 BOTS IN 123456789012 EU-CENTRAL-1\nTrips\n']);
    expect(meant.err).toContain('OVERWRITES en_US Draft of Trips, which BookTrip creates earlier in this run.');
  });

  test('tells every bot that is not there, with its line', async () => {
    const { code, err } = await list('bot\nBookTripp\nOrderFlowers\nNobody\n');
    expect(code).toBe(3);
    expect(err).toMatch(
      /bots\.csv, line 2: .*Did you mean BookTrip\?\nbots\.csv, line 4: Lex V1 lists no bot named Nobody/,
    );
  });
});
