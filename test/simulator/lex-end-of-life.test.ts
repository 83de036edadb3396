import {
  GetBotCommand,
  GetBotsCommand,
  GetExportCommand,
  GetIntentCommand,
  GetMigrationsCommand,
  GetSlotTypeCommand,
  LexModelBuildingServiceClient,
  StartMigrationCommand,
} from '@aws-sdk/client-lex-model-building-service';
import { ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { control, goodRole, type LexAws, startLexAws } from './lex-clients.ts';

let aws: LexAws;
beforeEach(async () => {
  aws = await startLexAws();
});
afterEach(() => aws.close());

const become = (v1: string, region?: string) =>
  control(aws.simulator, region === undefined ? 'lex' : `lex?region=${region}`, { v1 });
const probe = (client = aws.v1) => client.send(new GetBotsCommand({ maxResults: 1 }));
const migrate = () =>
  aws.v1.send(
    new StartMigrationCommand({
      v1BotName: 'OrderFlowers',
      v1BotVersion: '3',
      v2BotName: 'Flowers-new',
      v2BotRole: goodRole,
      migrationStrategy: 'CREATE_NEW',
    }),
  );

describe('a Lex V1 that is', () => {
  it('empty lists no bots, and knows no bot, intent, slot type or export', async () => {
    await become('empty');
    expect((await probe()).bots).toEqual([]);
    const { v1 } = aws;
    const version = { name: 'OrderFlowers', version: '1' };
    const asked = [
      v1.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: '1' })),
      v1.send(new GetIntentCommand(version)),
      v1.send(new GetSlotTypeCommand({ name: 'FlowerTypes', version: '1' })),
      v1.send(new GetExportCommand({ ...version, resourceType: 'BOT', exportType: 'LEX' })),
      migrate(),
    ];
    for (const one of asked) await expect(one).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('empty still has its migrations', async () => {
    const before = (await aws.v1.send(new GetMigrationsCommand({}))).migrationSummaries;
    await become('empty');
    expect((await aws.v1.send(new GetMigrationsCommand({}))).migrationSummaries).toEqual(before);
    expect(before?.length).toBeGreaterThan(0);
  });

  it('denied refuses the caller by name', async () => {
    await become('denied');
    await expect(probe()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /^User: arn:aws:iam::123456789012:user\/\S+ is not authorized to perform: lex:GetBots/,
      ),
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('gone answers with an error that no model declares', async () => {
    await become('gone');
    await expect(probe()).rejects.toMatchObject({ name: 'GoneException', $metadata: { httpStatusCode: 410 } });
  });

  it.each([
    ['html', 200],
    ['html-503', 503],
  ])('behind a web page (%s) gives an answer of status %i that is not JSON', async (mode, httpStatusCode) => {
    await become(mode);
    await expect(probe()).rejects.toMatchObject({ name: 'SyntaxError', $metadata: { httpStatusCode } });
  });

  it('reset ends the connection under the request', async () => {
    await become('reset');
    await expect(probe()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('silent takes the request and never answers', async () => {
    await become('silent');
    const patient = new LexModelBuildingServiceClient({
      ...aws.config,
      requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
    });
    await expect(probe(patient)).rejects.toMatchObject({ name: 'TimeoutError' });
    patient.destroy();
  });

  it.each(['empty', 'denied', 'gone', 'html', 'html-503', 'reset', 'silent'])(
    '%s takes nothing from Lex V2, starts nothing, and can serve again with all it had',
    async (mode) => {
      const before = aws.simulator.world.lex.migrations.length;
      await become(mode);
      expect((await aws.v2.send(new ListBotsCommand({}))).botSummaries?.length).toBeGreaterThan(0);
      // Silence gives no answer to wait for.
      if (mode !== 'silent') await expect(migrate()).rejects.toThrow();
      expect(aws.simulator.world.lex.migrations).toHaveLength(before);
      await become('serving');
      expect((await probe()).bots).toHaveLength(1);
    },
  );
});

describe('the end of Lex V1', () => {
  const inRegion = (region: string) => new LexModelBuildingServiceClient({ ...aws.config, region });

  it('comes to one Region while another serves, and to all of them at once', async () => {
    const [home, abroad] = [inRegion('eu-west-1'), inRegion('us-east-1')];
    await become('gone', 'us-east-1');
    await expect(probe(abroad)).rejects.toMatchObject({ name: 'GoneException' });
    expect((await probe(home)).bots).toHaveLength(1);
    await become('denied');
    for (const client of [home, abroad]) {
      await expect(probe(client)).rejects.toMatchObject({ name: 'AccessDeniedException' });
      client.destroy();
    }
  });

  it('may have come before anybody asks', async () => {
    await aws.close();
    aws = await startLexAws({ lexV1: { everywhere: 'gone', regions: { 'eu-west-1': 'empty' } } });
    expect((await probe()).bots).toEqual([]);
    const abroad = inRegion('us-east-1');
    await expect(probe(abroad)).rejects.toMatchObject({ name: 'GoneException' });
    abroad.destroy();
  });

  it('has no other shapes', async () => {
    expect((await become('retired')).status).toBe(400);
    expect((await probe()).bots).toHaveLength(1);
  });
});
