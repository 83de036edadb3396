import {
  GetBotAliasesCommand,
  GetBotChannelAssociationsCommand,
  GetBotCommand,
  GetBotsCommand,
  GetBotVersionsCommand,
  GetExportCommand,
  GetIntentCommand,
  GetSlotTypeCommand,
  paginateGetBots,
  paginateGetBotVersions,
} from '@aws-sdk/client-lex-model-building-service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LexAws, startLexAws } from './lex-clients.ts';

let aws: LexAws;
beforeAll(async () => {
  aws = await startLexAws({ bots: 120 });
});
afterAll(() => aws.close());

const allBots = async () => {
  const bots = [];
  for await (const { bots: page } of paginateGetBots({ client: aws.v1 }, { maxResults: 50 }))
    bots.push(...(page ?? []));
  return bots;
};

describe('the bots of Lex V1', () => {
  it('come ten to a page unless more are asked for', async () => {
    const { bots, nextToken } = await aws.v1.send(new GetBotsCommand({}));
    expect(bots).toHaveLength(10);
    expect(nextToken).toBeDefined();
  });

  it('come once each over all pages, every one as its $LATEST', async () => {
    const bots = await allBots();
    expect(new Set(bots.map(({ name }) => name)).size).toBe(120);
    expect(new Set(bots.map(({ version }) => version))).toEqual(new Set(['$LATEST']));
  });

  it('have names that Lex V1 allows', async () => {
    for (const { name } of await allBots()) expect(name).toMatch(/^(?=.{2,50}$)([A-Za-z]_?)+$/);
  });

  it('are found by a part of their name', async () => {
    const { bots } = await aws.v1.send(new GetBotsCommand({ nameContains: 'BookTr' }));
    expect(bots?.map(({ name }) => name)).toEqual(['BookTrip']);
  });

  it('speak every locale of Lex V1', async () => {
    const names = (await allBots()).map(({ name = '' }) => name);
    const locales = await Promise.all(
      names.map(async (name) => (await aws.v1.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' }))).locale),
    );
    // Of one bot nothing is said that may be missing.
    expect([...new Set(locales.filter((locale) => locale !== undefined))].sort()).toEqual([
      'de-DE',
      'en-AU',
      'en-GB',
      'en-IN',
      'en-US',
      'es-419',
      'es-ES',
      'es-US',
      'fr-CA',
      'fr-FR',
      'it-IT',
      'ja-JP',
      'ko-KR',
    ]);
  });

  it('are the same for the same seed, and others for another', async () => {
    const [again, other] = await Promise.all([startLexAws({ bots: 120 }), startLexAws({ bots: 120, seed: 2 })]);
    const names = async ({ v1 }: LexAws) =>
      (await v1.send(new GetBotsCommand({ maxResults: 50 }))).bots?.map(({ name, status }) => `${name} ${status}`);
    expect(await names(again)).toEqual(await names(aws));
    expect(await names(other)).not.toEqual(await names(aws));
    await Promise.all([again.close(), other.close()]);
  });
});

describe('a bot', () => {
  it('is read by version and by alias', async () => {
    const byVersion = await aws.v1.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: '3' }));
    const byAlias = await aws.v1.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: 'prod' }));
    expect(byAlias.version).toBe('3');
    expect(byAlias.checksum).toBe(byVersion.checksum);
    expect(byVersion.clarificationPrompt?.messages?.length).toBeGreaterThan(0);
    expect(byVersion.createdDate).toBeInstanceOf(Date);
  });

  it('holds in its Draft an intent that no version has', async () => {
    const intentsOf = async (versionOrAlias: string) =>
      (await aws.v1.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias }))).intents?.map(
        ({ intentName }) => intentName,
      );
    expect(await intentsOf('$LATEST')).toContain('CancelFlowers');
    expect(await intentsOf('4')).not.toContain('CancelFlowers');
  });

  it('has its Draft and all its numbers as versions, over several pages', async () => {
    const versions = [];
    for await (const { bots } of paginateGetBotVersions({ client: aws.v1 }, { name: 'BankingHelper' }))
      versions.push(...(bots ?? []).map(({ version }) => version));
    expect(versions).toEqual(['$LATEST', ...Array.from({ length: 14 }, (_, index) => String(index + 1))]);
  });

  it('that was never published has its Draft alone', async () => {
    const { bots } = await aws.v1.send(new GetBotVersionsCommand({ name: 'LegacyFaq' }));
    expect(bots?.map(({ version, status }) => `${version} ${status}`)).toEqual(['$LATEST NOT_BUILT']);
  });

  it('that failed to build says why', async () => {
    const bot = await aws.v1.send(new GetBotCommand({ name: 'FleetReporter', versionOrAlias: '$LATEST' }));
    expect(bot.status).toBe('FAILED');
    expect(bot.failureReason).toContain('ReportSpeeding');
  });

  it('has aliases, some with conversation logs and some on the Draft', async () => {
    const { BotAliases } = await aws.v1.send(new GetBotAliasesCommand({ botName: 'BankingHelper' }));
    expect(BotAliases?.map(({ name, botVersion }) => `${name} ${botVersion}`)).toEqual([
      'prod 12',
      'canary 14',
      'dev $LATEST',
    ]);
    expect(BotAliases?.[0]?.conversationLogs?.logSettings?.[0]?.logType).toBe('AUDIO');
    expect(BotAliases?.[1]?.conversationLogs).toBeUndefined();
  });

  it('that does not exist has no aliases and no channels, for those calls know no NotFoundException', async () => {
    const { BotAliases } = await aws.v1.send(new GetBotAliasesCommand({ botName: 'Nobody' }));
    const channels = await aws.v1.send(new GetBotChannelAssociationsCommand({ botName: 'Nobody', botAlias: '-' }));
    expect(BotAliases).toEqual([]);
    expect(channels.botChannelAssociations).toEqual([]);
  });

  it('has channels with secrets, of all aliases or of one', async () => {
    const channels = async (botAlias: string) =>
      (await aws.v1.send(new GetBotChannelAssociationsCommand({ botName: 'BankingHelper', botAlias })))
        .botChannelAssociations;
    expect((await channels('-'))?.map(({ type }) => type)).toEqual(['Twilio-Sms', 'Slack']);
    expect((await channels('-'))?.[0]?.botConfiguration).toHaveProperty('authToken');
    expect(await channels('dev')).toEqual([]);
  });

  it('uses intents and slot types that exist in the versions it names', async () => {
    for (const { name = '' } of await allBots()) {
      const { bots: versions = [] } = await aws.v1.send(new GetBotVersionsCommand({ name, maxResults: 50 }));
      const oldest = versions.at(-1)?.version ?? '';
      const { intents = [] } = await aws.v1.send(new GetBotCommand({ name, versionOrAlias: oldest }));
      for (const { intentName, intentVersion } of intents) {
        const intent = await aws.v1.send(new GetIntentCommand({ name: intentName, version: intentVersion }));
        for (const { slotType = '', slotTypeVersion } of intent.slots ?? []) {
          if (slotType.startsWith('AMAZON.')) continue;
          const type = await aws.v1.send(new GetSlotTypeCommand({ name: slotType, version: slotTypeVersion }));
          expect(type.enumerationValues?.length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('shows hooks, Kendra and follow-up prompts in its intents', async () => {
    const intent = (name: string) => aws.v1.send(new GetIntentCommand({ name, version: '$LATEST' }));
    expect((await intent('TransferMoney')).dialogCodeHook?.uri).toMatch(/^arn:aws:lambda:eu-west-1:123456789012:/);
    expect((await intent('TransferMoney')).fulfillmentActivity?.type).toBe('CodeHook');
    expect((await intent('SearchBankingFaq')).kendraConfiguration?.kendraIndex).toMatch(/:index\//);
    expect((await intent('SearchBankingFaq')).parentIntentSignature).toBe('AMAZON.KendraSearchIntent');
    expect((await intent('RequestTowels')).followUpPrompt?.prompt?.messages).toHaveLength(1);
    expect((await intent('OrderRoomService')).slots?.[0]?.valueElicitationPrompt?.messages).toHaveLength(4);
  });
});

describe('an export', () => {
  const request = { name: 'OrderFlowers', version: '3', resourceType: 'BOT', exportType: 'LEX' } as const;

  it('is in progress first, ready later, and then can be fetched as a ZIP archive', async () => {
    const started = await aws.v1.send(new GetExportCommand(request));
    expect(started.exportStatus).toBe('IN_PROGRESS');
    expect(started.url).toBeUndefined();
    aws.pass(60);
    const { exportStatus, url = '' } = await aws.v1.send(new GetExportCommand(request));
    expect(exportStatus).toBe('READY');
    const archive = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(archive.includes('OrderFlowers_3_BOT_LEX.json')).toBe(true);
  });

  it('exists for numbered versions only', async () => {
    const failure = aws.v1.send(new GetExportCommand({ ...request, version: '$LATEST' }));
    await expect(failure).rejects.toMatchObject({ name: 'BadRequestException' });
  });
});

describe('Lex V1 refuses', () => {
  const missingBot = { name: 'NotFoundException', $metadata: { httpStatusCode: 404 } };
  const bad = (message: string) => ({ name: 'BadRequestException', message: expect.stringContaining(message) });

  it.each([
    ['a bot that does not exist', new GetBotCommand({ name: 'Nobody', versionOrAlias: '1' }), missingBot],
    ['a bot in the wrong case', new GetBotCommand({ name: 'orderflowers', versionOrAlias: '1' }), missingBot],
    [
      'a version that was never published',
      new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: '99' }),
      missingBot,
    ],
    ['a version with a leading zero', new GetIntentCommand({ name: 'OrderFlowers', version: '01' }), missingBot],
    [
      'a filter of one letter',
      new GetBotsCommand({ nameContains: 'B' }),
      bad(
        "1 validation error detected: Value 'B' at 'nameContains' failed to satisfy constraint: Member must have length",
      ),
    ],
    [
      'a filter with a digit',
      new GetBotsCommand({ nameContains: 'Bot2' }),
      bad('Member must satisfy regular expression'),
    ],
    [
      'pages over fifty',
      new GetBotsCommand({ maxResults: 51 }),
      bad('Member must have value less than or equal to 50'),
    ],
    [
      'pages of nothing',
      new GetBotsCommand({ maxResults: 0 }),
      bad('Member must have value greater than or equal to 1'),
    ],
    ['a token that it never gave', new GetBotsCommand({ nextToken: 'bm9wZQ' }), bad('nextToken')],
    ['an empty name in the path', new GetBotCommand({ name: '', versionOrAlias: '1' }), bad("Value '' at 'name'")],
    [
      'a version that only begins well',
      new GetIntentCommand({ name: 'BookHotel', version: '1abc' }),
      bad("at 'version'"),
    ],
    ['a built-in slot type', new GetSlotTypeCommand({ name: 'AMAZON.DATE', version: '1' }), bad("'AMAZON.DATE'")],
  ])('%s', async (_, command, error) => {
    // The commands' types differ in what they answer, which is of no interest here.
    await expect(aws.v1.send(command as GetBotsCommand)).rejects.toMatchObject(error);
  });
});

it('takes paths with and without the slash at their end', async () => {
  const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261122/eu-west-1/lex/aws4_request' };
  for (const path of ['/bots/', '/bots', '/bots/OrderFlowers/versions/', '/bots/OrderFlowers/versions/%24LATEST']) {
    const response = await fetch(`${aws.simulator.url}${path}`, { headers });
    expect(response.status, path).toBe(200);
  }
});
