import { LexModelBuildingServiceClient, StartMigrationCommand } from '@aws-sdk/client-lex-model-building-service';
import { describe, expect, it } from 'vitest';
import { ended, loaded } from './operator.ts';
import { changesAmong, requests } from './truth.ts';
import { type OuterWorld, simulated } from './worlds.ts';

const size = { columns: 110, rows: 44, workspaces: 5 };

/** As another operator does; resolves with its id. */
async function migrated(url: string, v1BotName: string): Promise<string> {
  const client = new LexModelBuildingServiceClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  });
  const { migrationId = '' } = await client.send(
    new StartMigrationCommand({
      v1BotName,
      v1BotVersion: '$LATEST',
      v2BotName: `${v1BotName}-moved`,
      v2BotRole: 'arn:aws:iam::123456789012:role/lex-v2-shared',
      migrationStrategy: 'CREATE_NEW',
    }),
  );
  client.destroy();
  return migrationId;
}

/** From the fleet to the review of the build of what that migration brought, once it is there. */
async function toReview({ app, url }: OuterWorld, bot: string): Promise<void> {
  await loaded(app);
  const id = await migrated(url, bot);
  app.press('H');
  await app.sees(new RegExp(`^❯.*${bot.slice(0, 6)}.*\\$LATEST`, 'm'));
  app.press('enter');
  await app.sees(new RegExp(`Migration +${id}`));
  await app.sees('NotBuilt: It still has to be built');
  app.press('b');
  await app.sees(new RegExp(`Build en_US of ${bot}-moved in account 123456789012, Region eu-west-1`));
  await app.sees('AWS names no build so far');
}

const phrase = (bot: string) => `BUILD en_US OF ${bot}-moved IN 123456789012 EU-WEST-1`;

async function confirmed({ app }: OuterWorld, bot: string): Promise<void> {
  app.press('c');
  await app.sees(phrase(bot));
  await app.sees('Type this phrase');
  app.type(`${phrase(bot)}\r`);
  await app.sees(/Runs \/ \d+T\d+-lex-build/);
  await ended(app);
}

const builds = async (url: string) =>
  changesAmong(await requests(url)).filter(({ operation }) => operation === 'BuildBotLocale');

describe('the locale of a migrated bot', () => {
  it('is built after its phrase by one request, and is Built when AWS says so', async () => {
    await using world = await simulated(size);
    const { app, url } = world;
    await toReview(world, 'OrderFlowers');
    await confirmed(world, 'OrderFlowers');
    await app.sees(/OrderFlowers-moved\/en_US +done +Built/);
    await app.sees('AWS says Built.');
    expect(await builds(url)).toHaveLength(1);

    // The migration tells it too, whoever looks at it next.
    app.press('H');
    await app.sees(/^❯.*OrderF.*\$LATEST/m);
    app.press('enter');
    await app.sees('Built: AWS has built the Draft');
    await app.sees('a build was last asked for');
  });

  it('that AWS cannot build has failed, for the reasons that AWS gives', async () => {
    await using world = await simulated(size);
    const { app, url } = world;
    await toReview(world, 'BookTrip');
    await confirmed(world, 'BookTrip');
    await app.sees(/BookTrip-moved\/en_US +failed +Failed/);
    app.press('enter');
    await app.sees('en_US of the Draft');
    await app.sees(/Why it failed +The slot \w+ in the intent \w+ doesn't have a slot type\./);
    await app.sees('AWS recommends');
    expect(await builds(url)).toHaveLength(1);
  });

  it('is not built while changes are locked, and nothing is asked of whoever reviews it', async () => {
    await using world = await simulated({ ...size, write: false });
    const { app, url } = world;
    await toReview(world, 'OrderFlowers');
    app.press('c');
    await app.sees('Changes are locked');
    expect(await builds(url)).toEqual([]);
  });
});
