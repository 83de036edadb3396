import {
  GetBotCommand,
  GetBotsCommand,
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

const become = (v1: string) => control(aws.simulator, 'lex', { v1 });
const probe = () => aws.v1.send(new GetBotsCommand({ maxResults: 1 }));

describe('a Lex V1 that is', () => {
  it('empty lists no bots and knows none', async () => {
    await become('empty');
    expect((await probe()).bots).toEqual([]);
    const bot = aws.v1.send(new GetBotCommand({ name: 'OrderFlowers', versionOrAlias: '1' }));
    await expect(bot).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('empty has nothing to migrate', async () => {
    await become('empty');
    const migration = aws.v1.send(
      new StartMigrationCommand({
        v1BotName: 'OrderFlowers',
        v1BotVersion: '3',
        v2BotName: 'Flowers-new',
        v2BotRole: goodRole,
        migrationStrategy: 'CREATE_NEW',
      }),
    );
    await expect(migration).rejects.toMatchObject({ name: 'NotFoundException' });
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

  it('behind a web page gives an answer that is not JSON', async () => {
    await become('html');
    await expect(probe()).rejects.toMatchObject({ name: 'SyntaxError', $metadata: { httpStatusCode: 200 } });
  });

  it('silent takes the request and never answers', async () => {
    await become('silent');
    const patient = new LexModelBuildingServiceClient({
      ...aws.config,
      requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
    });
    await expect(patient.send(new GetBotsCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });
    patient.destroy();
  });

  it('gone takes nothing from Lex V2, and can serve again', async () => {
    await become('gone');
    expect((await aws.v2.send(new ListBotsCommand({}))).botSummaries?.length).toBeGreaterThan(0);
    await become('serving');
    expect((await probe()).bots).toHaveLength(1);
  });
});

it('knows no other ends', async () => {
  expect((await become('retired')).status).toBe(400);
  expect((await probe()).bots).toHaveLength(1);
});
