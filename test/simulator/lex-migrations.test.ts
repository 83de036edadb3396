import {
  GetMigrationCommand,
  GetMigrationsCommand,
  type GetMigrationsCommandInput,
  paginateGetMigrations,
  StartMigrationCommand,
  type StartMigrationCommandInput,
} from '@aws-sdk/client-lex-model-building-service';
import {
  type BotFilter,
  BuildBotLocaleCommand,
  DescribeBotCommand,
  DescribeBotLocaleCommand,
  DescribeImportCommand,
  ListBotsCommand,
  ListImportsCommand,
} from '@aws-sdk/client-lex-models-v2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { control, goodRole, type LexAws, startLexAws } from './lex-clients.ts';

let aws: LexAws;
beforeEach(async () => {
  aws = await startLexAws();
});
afterEach(() => aws.close());

const request: StartMigrationCommandInput = {
  v1BotName: 'OrderFlowers',
  v1BotVersion: '3',
  v2BotName: 'Flowers-new',
  v2BotRole: goodRole,
  migrationStrategy: 'CREATE_NEW',
};

const start = (changes: Partial<StartMigrationCommandInput> = {}) =>
  aws.v1.send(new StartMigrationCommand({ ...request, ...changes }));
const read = (migrationId = '') => aws.v1.send(new GetMigrationCommand({ migrationId }));
/** Starts a migration and lets it end. */
const migrated = async (changes: Partial<StartMigrationCommandInput>) => {
  const { migrationId } = await start(changes);
  aws.pass(150);
  return read(migrationId);
};
const v2Bot = async (name: string) => {
  const filters: BotFilter[] = [{ name: 'BotName', operator: 'EQ', values: [name] }];
  return (await aws.v2.send(new ListBotsCommand({ filters }))).botSummaries?.[0];
};
const slugs = (alerts: readonly { readonly referenceURLs?: readonly string[] | undefined }[] = []) =>
  alerts.flatMap(({ referenceURLs = [] }) => referenceURLs.map((url) => /([^/]+)\.html$/.exec(url)?.[1]));

describe('a migration', () => {
  it('is accepted with 202 and says what it will do, but not the name of the V2 bot', async () => {
    const { $metadata, ...started } = await start();
    expect($metadata.httpStatusCode).toBe(202);
    expect(started).toEqual({
      v1BotName: 'OrderFlowers',
      v1BotVersion: '3',
      v1BotLocale: 'en-US',
      v2BotId: expect.stringMatching(/^[0-9A-Z]{10}$/),
      v2BotRole: goodRole,
      migrationId: expect.stringMatching(/^[0-9A-Z]{10}$/),
      migrationStrategy: 'CREATE_NEW',
      migrationTimestamp: expect.any(Date),
    });
  });

  it('is in progress for forty seconds at least and is over after one hundred and fifty', async () => {
    const { migrationId } = await start();
    aws.pass(39);
    expect((await read(migrationId)).migrationStatus).toBe('IN_PROGRESS');
    aws.pass(111);
    expect((await read(migrationId)).migrationStatus).toBe('COMPLETED');
  });

  it('tells its alerts as they come up', async () => {
    const { migrationId } = await start({ v1BotName: 'BankingHelper', v1BotVersion: '12' });
    const atOnce = (await read(migrationId)).alerts ?? [];
    aws.pass(39);
    const meanwhile = (await read(migrationId)).alerts ?? [];
    aws.pass(111);
    const afterwards = (await read(migrationId)).alerts ?? [];
    expect(atOnce).toEqual([]);
    expect(meanwhile.length).toBeGreaterThan(0);
    expect(afterwards.length).toBeGreaterThan(meanwhile.length);
  });

  it.each([
    ['ScheduleAppointment', '1', []],
    ['OrderFlowers', '3', ['message-prompts-phrases', 'message-lambda', 'message-features']],
    ['BookTrip', '2', ['message-prompts-phrases', 'message-lambda', 'message-features']],
    ['BookTrip', '3', ['message-built-in-slot-type', 'message-prompts-phrases', 'message-lambda', 'message-features']],
    [
      'HotelConcierge',
      '6',
      ['migrate-message-groups', 'message-prompts-phrases', 'message-lambda', 'message-logs', 'message-features'],
    ],
    ['BankingHelper', '12', ['message-prompts-phrases', 'message-lambda', 'message-logs', 'message-features']],
    ['KidsQuiz', '2', ['message-built-in-intent', 'migrate-message-groups', 'message-lambda', 'message-features']],
  ])('of %s %s warns of what that version holds: %j', async (v1BotName, v1BotVersion, expected) => {
    const { migrationStatus, alerts } = await migrated({ v1BotName, v1BotVersion });
    expect(migrationStatus).toBe('COMPLETED');
    expect(new Set(alerts?.map(({ type }) => type))).toEqual(new Set(expected.length > 0 ? ['WARN'] : []));
    expect(slugs(alerts)).toEqual(expected);
  });

  it.each([
    ['a slot whose name V2 does not allow', { v1BotName: 'Zimmerreservierung', v1BotVersion: '2' }],
    ['a version that failed to build', { v1BotName: 'FleetReporter', v1BotVersion: '$LATEST' }],
  ])('fails over %s, with an ERROR after which nothing comes', async (_, bot) => {
    const { migrationStatus, alerts } = await migrated(bot);
    expect(migrationStatus).toBe('FAILED');
    expect(alerts?.at(-1)?.type).toBe('ERROR');
    expect((await v2Bot('Flowers-new'))?.botStatus).toBe('Failed');
  });

  it('fails when a fault says so', async () => {
    await control(aws.simulator, 'faults', [{ operation: 'StartMigration', effect: 'end-error' }]);
    expect((await migrated({})).migrationStatus).toBe('FAILED');
  });
});

describe('CREATE_NEW', () => {
  it('makes a V2 bot that is Importing until the migration ends, with a locale that is not built', async () => {
    const { v2BotId } = await start();
    const locale = { botId: v2BotId, botVersion: 'DRAFT', localeId: 'en_US' };
    expect((await v2Bot('Flowers-new'))?.botStatus).toBe('Importing');
    expect((await aws.v2.send(new DescribeBotLocaleCommand(locale))).botLocaleStatus).toBe('Importing');
    aws.pass(150);
    expect(await v2Bot('Flowers-new')).toMatchObject({ botId: v2BotId, botStatus: 'Available', botType: 'Bot' });
    expect((await aws.v2.send(new DescribeBotLocaleCommand(locale))).botLocaleStatus).toBe('NotBuilt');
    expect((await aws.v2.send(new DescribeBotCommand({ botId: v2BotId }))).roleArn).toBe(goodRole);
  });

  it('carries over that a bot is for children', async () => {
    const { v2BotId } = await migrated({ v1BotName: 'KidsQuiz', v1BotVersion: '2' });
    const { dataPrivacy } = await aws.v2.send(new DescribeBotCommand({ botId: v2BotId }));
    expect(dataPrivacy?.childDirected).toBe(true);
  });

  it('is refused onto a V2 bot that exists', async () => {
    await expect(start({ v2BotName: 'HotelConcierge' })).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('minds upper and lower case: BookTrip is not booktrip', async () => {
    expect((await migrated({ v2BotName: 'BookTrip' })).migrationStatus).toBe('COMPLETED');
  });
});

describe('UPDATE_EXISTING', () => {
  const update = { v2BotName: 'HotelConcierge', migrationStrategy: 'UPDATE_EXISTING' } as const;

  it('overwrites the role and the locale, and keeps the other locales', async () => {
    const before = await v2Bot('HotelConcierge');
    const locale = (localeId: string) =>
      aws.v2.send(new DescribeBotLocaleCommand({ botId: before?.botId, botVersion: 'DRAFT', localeId }));
    expect((await locale('en_GB')).botLocaleStatus).toBe('Built');
    await migrated({ ...update, v1BotName: 'HotelConcierge', v1BotVersion: '6' });
    expect((await locale('en_GB')).botLocaleStatus).toBe('NotBuilt');
    expect((await locale('de_DE')).botLocaleStatus).toBe('Built');
    const { roleArn, botStatus } = await aws.v2.send(new DescribeBotCommand({ botId: before?.botId }));
    expect({ roleArn, botStatus }).toEqual({ roleArn: goodRole, botStatus: 'Available' });
  });

  it('leaves the numbered versions of the V2 bot as they are', async () => {
    const { v2BotId } = await migrated({ ...update, v1BotName: 'HotelConcierge', v1BotVersion: '6' });
    const locale = { botId: v2BotId, botVersion: '5', localeId: 'en_GB' };
    expect((await aws.v2.send(new DescribeBotLocaleCommand(locale))).botLocaleStatus).toBe('Built');
  });

  it('adds a locale that the bot did not have', async () => {
    const { v2BotId } = await migrated({ ...update, v1BotName: 'HotelYoyaku', v1BotVersion: '2' });
    const locale = { botId: v2BotId, botVersion: 'DRAFT', localeId: 'ja_JP' };
    expect((await aws.v2.send(new DescribeBotLocaleCommand(locale))).botLocaleStatus).toBe('NotBuilt');
  });

  it('leaves the bot as it was when it fails', async () => {
    const { v2BotId } = await migrated({ ...update, v1BotName: 'Zimmerreservierung', v1BotVersion: '2' });
    const locale = { botId: v2BotId, botVersion: 'DRAFT', localeId: 'de_DE' };
    expect((await aws.v2.send(new DescribeBotLocaleCommand(locale))).botLocaleStatus).toBe('Built');
    const { roleArn, botStatus } = await aws.v2.send(new DescribeBotCommand({ botId: v2BotId }));
    expect({ roleArn, botStatus }).toEqual({
      roleArn: 'arn:aws:iam::123456789012:role/lex-v2-concierge',
      botStatus: 'Available',
    });
  });

  it.each([
    ['a V2 bot that does not exist', { v2BotName: 'Nobody' }],
    ['a network of bots', { v2BotName: 'FrontDesk' }],
  ])('is refused onto %s', async (_, changes) => {
    await expect(start({ ...update, ...changes })).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('is put off while another migration runs into the same bot, and then is a migration of its own', async () => {
    const first = await start(update);
    await expect(start(update)).rejects.toMatchObject({
      name: 'LimitExceededException',
      retryAfterSeconds: '10',
      $metadata: { httpStatusCode: 429 },
    });
    aws.pass(150);
    const second = await start(update);
    expect(second.migrationId).not.toBe(first.migrationId);
  });
});

describe('StartMigration refuses', () => {
  const role = (name: string, account = '123456789012') => `arn:aws:iam::${account}:role/${name}`;
  const linkedRole = (service: string, name: string) => role(`aws-service-role/${service}/${name}`);

  it.each([
    ['a bot that does not exist', { v1BotName: 'Nobody' }, 'NotFoundException', 404],
    ['a bot in the wrong case', { v1BotName: 'orderflowers' }, 'NotFoundException', 404],
    ['a version that was never published', { v1BotVersion: '9' }, 'NotFoundException', 404],
    ['a V1 name with a digit', { v1BotName: 'Bot2' }, 'BadRequestException', 400],
    ['a version that only ends well', { v1BotVersion: 'abc1' }, 'BadRequestException', 400],
    ['a V2 name with two dashes in a row', { v2BotName: 'A--b' }, 'BadRequestException', 400],
    ['a V2 name of 101 characters', { v2BotName: 'a'.repeat(101) }, 'BadRequestException', 400],
    ['no strategy', { migrationStrategy: undefined }, 'BadRequestException', 400],
    ['a role that is no ARN', { v2BotRole: 'lex-v2-shared-with-everybody' }, 'BadRequestException', 400],
    ['a role of another account', { v2BotRole: role('lex-v2-shared', '999999999999') }, 'AccessDeniedException', 403],
    ['a role that does not exist', { v2BotRole: role('nobody') }, 'AccessDeniedException', 403],
    ['a role of Lex V1', { v2BotRole: role('lex-v1-bots') }, 'AccessDeniedException', 403],
    ['a role whose trust was withdrawn', { v2BotRole: role('lex-v2-retired') }, 'AccessDeniedException', 403],
    [
      'the service-linked role of Lex V2’s channels',
      { v2BotRole: linkedRole('channels.lexv2.amazonaws.com', 'AWSServiceRoleForLexV2Channels_4GHT6B') },
      'AccessDeniedException',
      403,
    ],
  ])('%s', async (_, changes, name, httpStatusCode) => {
    const before = aws.simulator.world.lex.migrations.length;
    const sent = start(changes as Partial<StartMigrationCommandInput>);
    await expect(sent).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(aws.simulator.world.lex.migrations).toHaveLength(before);
  });

  it('several members at once, in one message', async () => {
    await expect(start({ v1BotName: '9bad name', v2BotName: '', migrationStrategy: 'NOPE' as never })).rejects.toThrow(
      /^4 validation errors detected: Value '9bad name' at 'v1BotName'.*; Value '' at 'v2BotName'.*; .*\[CREATE_NEW, UPDATE_EXISTING\]$/,
    );
  });

  it('a hundred and first V2 bot', async () => {
    const { v2Bots } = aws.simulator.world.lex;
    const [bot] = v2Bots.values();
    for (let number = v2Bots.size; number < 100 && bot; number += 1) {
      const id = `EXTRA${String(number).padStart(5, '0')}`;
      v2Bots.set(id, { ...bot, id, name: `Extra${number}` });
    }
    await expect(start()).rejects.toMatchObject({ name: 'LimitExceededException' });
  });
});

describe('the history of migrations', () => {
  const list = async (input: GetMigrationsCommandInput) =>
    (await aws.v1.send(new GetMigrationsCommand({ maxResults: 50, ...input }))).migrationSummaries ?? [];

  it('begins with migrations of long ago, which had their own endings', async () => {
    const past = await list({});
    expect(new Set(past.map(({ migrationStatus }) => migrationStatus))).toEqual(new Set(['COMPLETED', 'FAILED']));
  });

  it('comes ten to a page, every migration once', async () => {
    const pages = [];
    const by = { sortByAttribute: 'MIGRATION_DATE_TIME', sortByOrder: 'DESCENDING' } as const;
    for await (const { migrationSummaries = [] } of paginateGetMigrations({ client: aws.v1 }, by))
      pages.push(migrationSummaries.map(({ migrationId }) => migrationId));
    expect(pages.map(({ length }) => length)).toEqual([10, 3]);
    expect(new Set(pages.flat()).size).toBe(13);
  });

  it('is not shifted by a migration that starts between two pages', async () => {
    const by = { sortByAttribute: 'MIGRATION_DATE_TIME', sortByOrder: 'DESCENDING', maxResults: 6 } as const;
    const first = await aws.v1.send(new GetMigrationsCommand(by));
    await start();
    const second = await aws.v1.send(new GetMigrationsCommand({ ...by, nextToken: first.nextToken }));
    const ids = [first, second].flatMap(({ migrationSummaries = [] }) =>
      migrationSummaries.map((one) => one.migrationId),
    );
    expect(new Set(ids).size).toBe(12);
  });

  it('is sorted by date and by name, both ways', async () => {
    await start();
    const newest = await list({ sortByAttribute: 'MIGRATION_DATE_TIME', sortByOrder: 'DESCENDING' });
    expect(newest[0]).toMatchObject({ v1BotName: 'OrderFlowers', migrationStatus: 'IN_PROGRESS' });
    const oldest = await list({ sortByAttribute: 'MIGRATION_DATE_TIME', sortByOrder: 'ASCENDING' });
    expect(oldest.map(({ migrationId }) => migrationId)).toEqual(
      newest.map(({ migrationId }) => migrationId).reverse(),
    );
    const names = (await list({ sortByAttribute: 'V1_BOT_NAME', sortByOrder: 'ASCENDING' })).map(
      ({ v1BotName }) => v1BotName,
    );
    expect(names).toEqual([...names].sort());
  });

  it('is filtered by name and by status', async () => {
    const failed = await list({ migrationStatusEquals: 'FAILED', v1BotNameContains: 'Zimmer' });
    expect(failed.map(({ v1BotVersion }) => v1BotVersion).sort()).toEqual(['1', '2']);
    expect(await list({ migrationStatusEquals: 'IN_PROGRESS' })).toEqual([]);
  });

  it('has no migration of an unknown id', async () => {
    await expect(read('0000000000')).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(read('short')).rejects.toMatchObject({ name: 'BadRequestException' });
  });
});

describe('after a migration', () => {
  it('Lex V2 lists an import of its own, with the reasons of a failure', async () => {
    const { v2BotId } = await start({ v1BotName: 'Zimmerreservierung', v1BotVersion: '2' });
    const imports = async () => (await aws.v2.send(new ListImportsCommand({ botId: v2BotId }))).importSummaries ?? [];
    expect((await imports())[0]?.importStatus).toBe('InProgress');
    aws.pass(150);
    const [done] = await imports();
    expect(done?.importStatus).toBe('Failed');
    const { failureReasons } = await aws.v2.send(new DescribeImportCommand({ importId: done?.importId }));
    expect(failureReasons?.[0]).toContain('slots');
  });

  it('Lex V2 has forgotten the import after seven days', async () => {
    const { v2BotId } = await migrated({});
    aws.pass(7 * 86_400);
    expect((await aws.v2.send(new ListImportsCommand({ botId: v2BotId }))).importSummaries).toEqual([]);
  });

  it('a build takes the locale from NotBuilt over Building to Built', async () => {
    const { v2BotId } = await migrated({});
    const locale = { botId: v2BotId, botVersion: 'DRAFT', localeId: 'en_US' };
    const { $metadata, botLocaleStatus } = await aws.v2.send(new BuildBotLocaleCommand(locale));
    expect({ status: $metadata.httpStatusCode, botLocaleStatus }).toEqual({ status: 202, botLocaleStatus: 'Building' });
    await expect(aws.v2.send(new BuildBotLocaleCommand(locale))).rejects.toMatchObject({ name: 'ConflictException' });
    aws.pass(90);
    expect((await aws.v2.send(new DescribeBotLocaleCommand(locale))).botLocaleStatus).toBe('Built');
  });

  it('a build fails over a slot that lost its type', async () => {
    const { v2BotId } = await migrated({ v1BotName: 'BookTrip', v1BotVersion: '3' });
    const locale = { botId: v2BotId, botVersion: 'DRAFT', localeId: 'en_US' };
    await aws.v2.send(new BuildBotLocaleCommand(locale));
    aws.pass(90);
    const { botLocaleStatus, failureReasons } = await aws.v2.send(new DescribeBotLocaleCommand(locale));
    expect(botLocaleStatus).toBe('Failed');
    expect(failureReasons?.join()).toContain('BookFlight');
  });

  it('a build is refused while the locale is imported', async () => {
    const { v2BotId } = await start();
    const locale = { botId: v2BotId, botVersion: 'DRAFT', localeId: 'en_US' };
    await expect(aws.v2.send(new BuildBotLocaleCommand(locale))).rejects.toMatchObject({ name: 'ConflictException' });
  });
});
