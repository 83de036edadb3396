/** That every trouble a migration can have is there: in the account as it begins, or on demand. */
import {
  type BotChannelAssociation,
  GetBotAliasesCommand,
  GetBotChannelAssociationsCommand,
  GetBotCommand,
  type GetBotCommandOutput,
  GetBotsCommand,
  GetBotVersionsCommand,
  GetIntentCommand,
  type GetIntentCommandOutput,
  GetMigrationCommand,
  type GetMigrationCommandOutput,
  GetMigrationsCommand,
  StartMigrationCommand,
} from '@aws-sdk/client-lex-model-building-service';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { control, goodRole, type LexAws, startLexAws } from './lex-clients.ts';

let aws: LexAws;
let bots: readonly GetBotCommandOutput[];
let intents: readonly GetIntentCommandOutput[];
let channels: readonly BotChannelAssociation[];
let logTypes: readonly (string | undefined)[];
let migrations: readonly GetMigrationCommandOutput[];

beforeAll(async () => {
  aws = await startLexAws();
  const { v1 } = aws;
  const listed = (await v1.send(new GetBotsCommand({ maxResults: 50 }))).bots ?? [];
  const names = listed.map(({ name = '' }) => name);
  bots = await Promise.all(names.map((name) => v1.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' }))));
  const uses = bots.flatMap((bot) => bot.intents ?? []);
  intents = await Promise.all(
    uses.map(({ intentName, intentVersion }) =>
      v1.send(new GetIntentCommand({ name: intentName, version: intentVersion })),
    ),
  );
  const associations = names.map((botName) =>
    v1.send(new GetBotChannelAssociationsCommand({ botName, botAlias: '-' })),
  );
  channels = (await Promise.all(associations)).flatMap(({ botChannelAssociations = [] }) => botChannelAssociations);
  const aliases = await Promise.all(names.map((botName) => v1.send(new GetBotAliasesCommand({ botName }))));
  logTypes = aliases.flatMap(({ BotAliases = [] }) =>
    BotAliases.flatMap(({ conversationLogs }) => conversationLogs?.logSettings?.map(({ logType }) => logType) ?? []),
  );
  const { migrationSummaries = [] } = await v1.send(new GetMigrationsCommand({ maxResults: 50 }));
  migrations = await Promise.all(
    migrationSummaries.map(({ migrationId }) => v1.send(new GetMigrationCommand({ migrationId }))),
  );
});
afterAll(() => aws.close());

const largestGroup = (messages: readonly { readonly groupNumber?: number | undefined }[] = []) =>
  Math.max(0, ...[1, 2, 3, 4, 5].map((group) => messages.filter(({ groupNumber }) => groupNumber === group).length));
const slots = () => intents.flatMap((intent) => intent.slots ?? []);
const alerts = () => migrations.flatMap((migration) => migration.alerts ?? []);
const customTypes = (bot: GetBotCommandOutput) => {
  const own = new Set(bot.intents?.map(({ intentName }) => intentName));
  const used = intents.filter(({ name }) => own.has(name)).flatMap((intent) => intent.slots ?? []);
  return new Set(used.map(({ slotType = '' }) => slotType).filter((type) => !type.startsWith('AMAZON.')));
};
const slugsOf = (links: readonly string[] = []) => links.map((link) => /([^/]+)\.html$/.exec(link)?.[1]);
const unsafe = /[\u0000-\u0009\u001b\u009b\u202e]/;

describe('an account with thirty bots has', () => {
  it.each([
    ...['de-DE', 'en-AU', 'en-GB', 'en-IN', 'en-US', 'es-419', 'es-ES', 'es-US'],
    ...['fr-FR', 'fr-CA', 'it-IT', 'ja-JP', 'ko-KR'],
  ])('a bot that speaks %s', (locale) => {
    expect(bots.map((bot) => bot.locale)).toContain(locale);
  });

  it.each(['BUILDING', 'READY', 'READY_BASIC_TESTING', 'FAILED', 'NOT_BUILT'])('a bot that is %s', (status) => {
    expect(bots.map((bot) => bot.status)).toContain(status);
  });

  it.each<[what: string, there: () => boolean]>([
    ['the shortest name', () => bots.some(({ name }) => name?.length === 2)],
    ['the longest name', () => bots.some(({ name }) => name?.length === 50)],
    ['a slot whose name V2 refuses', () => slots().some(({ name = '' }) => !/^([0-9a-zA-Z][_-]?){1,100}$/.test(name))],
    [
      'over 100 slot types in a locale that is not English',
      () => bots.some((bot) => customTypes(bot).size > 100 && !bot.locale?.startsWith('en')),
    ],
    [
      'a built-in intent without a twin',
      () => intents.some(({ parentIntentSignature }) => parentIntentSignature === 'AMAZON.NextIntent'),
    ],
    [
      'a built-in intent with one',
      () => intents.some(({ parentIntentSignature }) => parentIntentSignature === 'AMAZON.HelpIntent'),
    ],
    ['a built-in slot type without a twin', () => slots().some(({ slotType }) => slotType === 'AMAZON.Airport')],
    [
      'a message group over three',
      () => slots().some(({ valueElicitationPrompt }) => largestGroup(valueElicitationPrompt?.messages) > 3),
    ],
    ['a follow-up prompt', () => intents.some(({ followUpPrompt }) => followUpPrompt)],
    ['a clarification prompt', () => bots.some(({ clarificationPrompt }) => clarificationPrompt)],
    ['an abort statement', () => bots.some(({ abortStatement }) => abortStatement)],
    ['a dialog code hook', () => intents.some(({ dialogCodeHook }) => dialogCodeHook?.uri)],
    ['a fulfilment code hook', () => intents.some(({ fulfillmentActivity }) => fulfillmentActivity?.codeHook?.uri)],
    ['a Kendra index', () => intents.some(({ kendraConfiguration }) => kendraConfiguration?.kendraIndex)],
    ['conversation logs as text and as audio', () => ['TEXT', 'AUDIO'].every((type) => logTypes.includes(type))],
    [
      'channels of every kind, with secrets',
      () =>
        ['Facebook', 'Slack', 'Twilio-Sms', 'Kik'].every((type) =>
          channels.some((one) => one.type === type && Object.keys(one.botConfiguration ?? {}).length > 0),
        ),
    ],
    ['a bot for children', () => bots.some(({ childDirected }) => childDirected)],
    ['sentiment analysis', () => bots.some(({ detectSentiment }) => detectSentiment)],
    [
      'a bot of which nothing is said that may be missing',
      () => bots.some((bot) => bot.locale === undefined && bot.status === undefined && bot.description === undefined),
    ],
    ['an intent of which nothing is said that may be missing', () => intents.some((one) => one.slots === undefined)],
    ['controls in a description', () => bots.some(({ description = '' }) => unsafe.test(description))],
    [
      'controls in an utterance',
      () => intents.some(({ sampleUtterances = [] }) => sampleUtterances.some((one) => unsafe.test(one))),
    ],
    [
      'a migration that FAILED by an ERROR',
      () =>
        migrations.some((one) => one.migrationStatus === 'FAILED' && one.alerts?.some(({ type }) => type === 'ERROR')),
    ],
    [
      'one that COMPLETED with an ERROR',
      () =>
        migrations.some(
          (one) => one.migrationStatus === 'COMPLETED' && one.alerts?.some(({ type }) => type === 'ERROR'),
        ),
    ],
    [
      'one that COMPLETED without an alert',
      () => migrations.some((one) => one.migrationStatus === 'COMPLETED' && one.alerts?.length === 0),
    ],
    [
      'an alert without details and without a link',
      () => alerts().some((one) => one.details === undefined && one.referenceURLs === undefined),
    ],
    [
      'an alert with empty lists',
      () => alerts().some((one) => one.details?.length === 0 && one.referenceURLs?.length === 0),
    ],
    ['controls in an alert', () => alerts().some(({ message = '' }) => unsafe.test(message))],
    [
      'ten thousand characters in an alert',
      () => alerts().some(({ details = [] }) => details.some((one) => one.length > 10_000)),
    ],
  ])('%s', (_, there) => {
    expect(there()).toBe(true);
  });

  it.each([
    ...['message-built-in-intent', 'message-built-in-slot-type', 'migrate-message-groups', 'message-prompts-phrases'],
    ...['message-lambda', 'message-logs', 'message-features', 'message-session-attributes'],
  ])('an alert that links to %s', (slug) => {
    expect(alerts().flatMap(({ referenceURLs }) => slugsOf(referenceURLs))).toContain(slug);
  });
});

describe('on demand', () => {
  afterEach(() => control(aws.simulator, 'faults', []));

  const begin = () => {
    const v2BotName = `Flowers-${aws.simulator.world.lex.migrations.length}`;
    return aws.v1.send(
      new StartMigrationCommand({
        v1BotName: 'OrderFlowers',
        v1BotVersion: '3',
        v2BotName,
        v2BotRole: goodRole,
        migrationStrategy: 'CREATE_NEW',
      }),
    );
  };
  const meets = (fault: object) => control(aws.simulator, 'faults', [fault]);
  const many = () => aws.simulator.world.lex.migrations.length;

  it.each([
    ['is lost after it began', 'drop-after', 1, { code: 'ECONNRESET' }],
    ['is lost before it began', 'drop-before', 0, { code: 'ECONNRESET' }],
    ['is a 500 after it began', '500-after', 1, { name: 'InternalFailureException' }],
    ['is a 500 without it', '500', 0, { name: 'InternalFailureException' }],
    ['is half of a body after it began', 'malformed', 1, { name: 'SyntaxError' }],
    ["is a proxy's page", 'html', 0, { name: 'SyntaxError' }],
    ['is denied', 'deny', 0, { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } }],
    ['is put off', 'throttle', 0, { name: 'LimitExceededException', retryAfterSeconds: '1' }],
  ])('the answer to StartMigration %s', async (_, effect, begun, error) => {
    const before = many();
    await meets({ operation: 'StartMigration', effect });
    await expect(begin()).rejects.toMatchObject(error);
    expect(many() - before).toBe(begun);
  });

  it('the answer to StartMigration is slow', async () => {
    const before = many();
    await meets({ operation: 'StartMigration', effect: 'slow', ms: 50 });
    const answer = begin();
    await expect.poll(many).toBe(before + 1);
    expect((await answer).migrationId).toMatch(/^[0-9A-Z]{10}$/);
  });

  it('a migration has a status that nobody knows, or COMPLETED beside an ERROR', async () => {
    const { migrationId } = await begin();
    const ask = () => aws.v1.send(new GetMigrationCommand({ migrationId }));
    await meets({ operation: 'GetMigration', effect: 'answer', with: { migrationStatus: 'PAUSED' } });
    expect(await ask()).toMatchObject({ migrationStatus: 'PAUSED', v1BotName: 'OrderFlowers' });
    const ended = { migrationStatus: 'COMPLETED', alerts: [{ type: 'ERROR', message: 'A slot was lost.' }] };
    await meets({ operation: 'GetMigration', effect: 'answer', with: ended });
    expect(await ask()).toMatchObject(ended);
  });

  it('any member of an answer is missing, and only it', async () => {
    const clarificationPrompt = { maxAttempts: null };
    await meets({ operation: 'GetBot', effect: 'answer', with: { locale: null, clarificationPrompt } });
    const bot = await aws.v1.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: '3' }));
    expect(bot.locale).toBeUndefined();
    expect(bot.clarificationPrompt).toEqual({ messages: expect.any(Array) });
    expect(bot.status).toBe('READY');
  });

  it('a version is there twice, a list is endless', async () => {
    await meets({ operation: 'GetBotVersions', effect: 'answer', with: { nextToken: 'again' } });
    const { nextToken } = await aws.v1.send(new GetBotVersionsCommand({ name: 'LegacyFaq' }));
    expect(nextToken).toBe('again');
  });
});

describe('every operation refuses what its model does not allow', () => {
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261122/eu-west-1/lex/aws4_request' };
  const exported = 'name=OrderFlowers&resourceType=BOT&exportType=LEX';

  it.each([
    'bots?maxResults=51',
    'bots?maxResults=0',
    'bots?maxResults=ten',
    'bots?nameContains=B',
    'bots?nameContains=Bot2',
    'bots/A/versions',
    'bots/A--b/versions/1',
    `bots/${'a'.repeat(51)}/versions/1`,
    'bots/OrderFlowers/versions?maxResults=51',
    'bots/OrderFlowers/aliases?maxResults=51',
    'bots/OrderFlowers/aliases?nameContains=a1',
    'bots/OrderFlowers/aliases/a1/channels',
    'bots/OrderFlowers/aliases/-/channels?maxResults=99',
    'intents/Order-Flowers/versions/1',
    'intents/OrderFlowers/versions/abc1',
    'slottypes/FlowerTypes/versions/1.0',
    `exports?${exported}`,
    `exports?${exported}&version=%24LATEST`,
    `exports?${exported}S&version=3`,
    `exports?${exported.replace('BOT', 'ROBOT')}&version=3`,
    'migrations?sortByAttribute=NAME',
    'migrations?sortByOrder=DOWN',
    'migrations?migrationStatusEquals=COMPLETE',
    'migrations?v1BotNameContains=B',
    'migrations?maxResults=51',
    'migrations/SHORT',
    'migrations/elevenchars',
    'migrations/under_bars',
  ])('GET /%s', async (path) => {
    const answer = await fetch(`${aws.simulator.url}/${path}`, { headers: signed });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toMatch(/^(BadRequest|Serialization)Exception$/);
  });
});
