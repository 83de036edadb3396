import { StartMigrationCommand } from '@aws-sdk/client-lex-model-building-service';
import {
  type BotFilter,
  BuildBotLocaleCommand,
  DescribeBotCommand,
  DescribeBotLocaleCommand,
  DescribeImportCommand,
  ListBotLocalesCommand,
  ListBotsCommand,
  paginateListBots,
} from '@aws-sdk/client-lex-models-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control, goodRole, type LexAws, startLexAws } from './lex-clients.ts';

let aws: LexAws;
beforeAll(async () => {
  aws = await startLexAws();
});
afterAll(() => aws.close());

const named = async (filter: Partial<BotFilter>) => {
  const filters = [{ name: 'BotName', operator: 'EQ', values: ['OrderFlowers'], ...filter } as BotFilter];
  return (await aws.v2.send(new ListBotsCommand({ filters, maxResults: 100 }))).botSummaries ?? [];
};
const idOf = async (name: string) => (await named({ values: [name] }))[0]?.botId;

describe('the bots of Lex V2', () => {
  it('come over several pages, each once, in the order of their names', async () => {
    const names = [];
    for await (const { botSummaries = [] } of paginateListBots({ client: aws.v2 }, { maxResults: 5 }))
      names.push(...botSummaries.map(({ botName }) => botName));
    expect(names).toHaveLength(12);
    expect(names).toEqual([...names].sort());
  });

  it('share some names with bots of Lex V1', async () => {
    const { bots } = aws.simulator.world.lex;
    const all = await named({ operator: 'CO', values: ['e'] });
    expect(all.filter(({ botName = '' }) => bots.has(botName)).map(({ botName }) => botName)).toEqual([
      'BankingHelper',
      'HotelConcierge',
      'OrderFlowers',
    ]);
  });

  it.each([
    ['EQ', ['booktrip'], ['booktrip']],
    ['EQ', ['BookTrip'], []],
    ['CO', ['ook'], ['BookTrip-pilot', 'Spa_Booking', 'booktrip']],
  ] as const)('are found by %s %j: %j', async (operator, values, names) => {
    expect((await named({ operator, values: [...values] })).map(({ botName }) => botName)).toEqual(names);
  });

  it('are sorted the other way when asked', async () => {
    const sortBy = { attribute: 'BotName', order: 'Descending' } as const;
    const { botSummaries } = await aws.v2.send(new ListBotsCommand({ sortBy, maxResults: 1 }));
    expect(botSummaries?.[0]?.botName).toBe('booktrip');
  });

  it('have a network among them, with members', async () => {
    const [network] = await named({ name: 'BotType', values: ['BotNetwork'] });
    const { botType, botMembers } = await aws.v2.send(new DescribeBotCommand({ botId: network?.botId }));
    expect(botType).toBe('BotNetwork');
    expect(botMembers?.map(({ botMemberName }) => botMemberName)).toEqual(['OrderFlowers', 'HotelConcierge']);
  });

  it('have roles that exist in IAM', async () => {
    const arns = aws.simulator.world.lex.roles.map(({ arn }) => arn);
    for (const { botId } of await named({ operator: 'NE', values: ['none'] }))
      expect(arns).toContain((await aws.v2.send(new DescribeBotCommand({ botId }))).roleArn);
  });
});

describe('the locales of a bot', () => {
  it('have a status each in the Draft', async () => {
    const botId = await idOf('HotelConcierge');
    const { botLocaleSummaries } = await aws.v2.send(new ListBotLocalesCommand({ botId, botVersion: 'DRAFT' }));
    expect(botLocaleSummaries?.map(({ localeId, botLocaleStatus }) => `${localeId} ${botLocaleStatus}`)).toEqual([
      'en_GB Built',
      'fr_FR ReadyExpressTesting',
      'de_DE Built',
    ]);
  });

  it('that failed to build say why', async () => {
    const locale = { botId: await idOf('booktrip'), botVersion: 'DRAFT', localeId: 'en_US' };
    const { botLocaleStatus, failureReasons } = await aws.v2.send(new DescribeBotLocaleCommand(locale));
    expect(botLocaleStatus).toBe('Failed');
    expect(failureReasons).toHaveLength(1);
  });

  it('that were built once say when that was asked for, others do not', async () => {
    const of = async (name: string, localeId: string) =>
      aws.v2.send(new DescribeBotLocaleCommand({ botId: await idOf(name), botVersion: 'DRAFT', localeId }));
    expect((await of('OrderFlowers', 'en_US')).lastBuildSubmittedDateTime).toBeInstanceOf(Date);
    expect((await of('booktrip', 'en_US')).lastBuildSubmittedDateTime).toBeInstanceOf(Date);
    expect((await of('InvoiceHelper', 'en_US')).lastBuildSubmittedDateTime).toBeUndefined();
  });

  it('are built in a minute or two, refuse a second build meanwhile, and end as they are told to', async () => {
    const locale = { botId: await idOf('Spa_Booking'), botVersion: 'DRAFT', localeId: 'it_IT' };
    const look = () => aws.v2.send(new DescribeBotLocaleCommand(locale));
    await control(aws.simulator, 'faults', [{ operation: 'BuildBotLocale', effect: 'end-error', times: 1 }]);
    const { botLocaleStatus, lastBuildSubmittedDateTime } = await aws.v2.send(new BuildBotLocaleCommand(locale));
    expect(botLocaleStatus).toBe('Building');
    expect(await look()).toMatchObject({ botLocaleStatus: 'Building', lastBuildSubmittedDateTime });
    await expect(aws.v2.send(new BuildBotLocaleCommand(locale))).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
    });
    aws.pass(120);
    expect(await look()).toMatchObject({
      botLocaleStatus: 'Failed',
      failureReasons: ['The build failed. Try again.'],
      recommendedActions: [expect.any(String)],
    });
    await aws.v2.send(new BuildBotLocaleCommand(locale));
    aws.pass(120);
    expect(await look()).toMatchObject({ botLocaleStatus: 'Built', failureReasons: [] });
  });

  it('are not built while a migration runs into their bot', async () => {
    const [bot] = [...aws.simulator.world.lex.bots.values()];
    const migration = {
      v1BotName: bot?.name,
      v1BotVersion: '$LATEST',
      v2BotName: 'HotelConcierge',
      v2BotRole: goodRole,
      migrationStrategy: 'UPDATE_EXISTING',
    } as const;
    await aws.v1.send(new StartMigrationCommand(migration));
    const locale = { botId: await idOf('HotelConcierge'), botVersion: 'DRAFT', localeId: 'fr_FR' };
    await expect(aws.v2.send(new BuildBotLocaleCommand(locale))).rejects.toMatchObject({ name: 'ConflictException' });
    aws.pass(300);
    expect((await aws.v2.send(new BuildBotLocaleCommand(locale))).botLocaleStatus).toBe('Building');
    aws.pass(300);
  });

  it('build five at a time in an account', async () => {
    const builds = [];
    for (const name of [
      'OrderFlowers',
      'BankingHelper',
      'CheckIn2024',
      'Spa_Booking',
      'GuestSurvey',
      'InvoiceHelper',
    ]) {
      const localeId = name === 'BankingHelper' ? 'de_DE' : 'en_US';
      const locale = { botId: await idOf(name), botVersion: 'DRAFT', localeId };
      builds.push(aws.v2.send(new BuildBotLocaleCommand(locale)).then(({ botLocaleStatus }) => botLocaleStatus));
    }
    const results = await Promise.allSettled(builds);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'ServiceQuotaExceededException' },
    });
  });
});

describe('Lex V2 refuses', () => {
  const gone = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } };
  const invalid = { name: 'ValidationException', $metadata: { httpStatusCode: 400 } };
  const filter = (changes: object) => [{ name: 'BotName', operator: 'EQ', values: ['A'], ...changes } as BotFilter];
  const nobody = '0000000000';

  it.each([
    ['a bot that does not exist', new DescribeBotCommand({ botId: nobody }), gone],
    ['a bot id of the wrong length', new DescribeBotCommand({ botId: 'SHORT' }), invalid],
    ['locales of a bot that does not exist', new ListBotLocalesCommand({ botId: nobody, botVersion: 'DRAFT' }), gone],
    ['an import that does not exist', new DescribeImportCommand({ importId: nobody }), gone],
    ['a filter with two values', new ListBotsCommand({ filters: filter({ values: ['A', 'B'] }) }), invalid],
    ['a filter value with a star', new ListBotsCommand({ filters: filter({ values: ['Order*'] }) }), invalid],
    ['an operator that is none', new ListBotsCommand({ filters: filter({ operator: 'LIKE' }) }), invalid],
    ['three filters', new ListBotsCommand({ filters: [...filter({}), ...filter({}), ...filter({})] }), invalid],
    [
      'a build of a numbered version',
      new BuildBotLocaleCommand({ botId: nobody, botVersion: '1', localeId: 'en_US' }),
      invalid,
    ],
  ])('%s', async (_, command, error) => {
    // The commands' types differ in what they answer, which is of no interest here.
    await expect(aws.v2.send(command as ListBotsCommand)).rejects.toMatchObject(error);
  });
});
