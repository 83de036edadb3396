import { describe, expect, it } from 'vitest';
import type { Program } from '../support/pty.ts';
import { ended, filter, loaded } from './operator.ts';
import { changesAmong, requests } from './truth.ts';
import { worlds } from './worlds.ts';

const size = { columns: 110, rows: 40, workspaces: 5 };

/** From the fleet to the question for the V2 name, with the version that is proposed or one typed into the filter. */
async function toTarget(app: Program, bot: string, version?: string): Promise<void> {
  await loaded(app);
  app.press('L');
  await app.sees(/step 1 of 9[\s\S]*still answers for this account in eu-west-1/);
  app.press('enter');
  await app.sees(/step 2 of 9[\s\S]*V1 BOT/);
  await filter(app, bot);
  app.press('enter');
  await app.sees(/step 3 of 9[\s\S]*Proposed:/);
  if (version) await filter(app, version);
  app.press('enter');
  await app.sees(/step 4 of 9[\s\S]*Will not move/);
  app.press('enter');
  await app.sees(/step 5 of 9[\s\S]*takes it now/);
  app.press('enter');
  await app.sees('Written and read back');
  app.press('enter');
  await app.sees(/step 6 of 9[\s\S]*Name of the V2 bot/);
}

/** From the V2 name to the confirmation, whose review is read to its end. */
async function toConfirm(app: Program, strategy: string): Promise<void> {
  app.press('enter');
  await app.sees(`Strategy: ${strategy}`);
  app.press('enter');
  await app.sees(/step 7 of 9[\s\S]*PROPOSED/);
  app.press('enter');
  await app.sees(/step 8 of 9[\s\S]*What it does/);
  app.press('G', 'enter');
  await app.sees('step 9 of 9');
}

describe.each(worlds)('a bot of Lex V1, on $name', ({ open }) => {
  it('is created in V2 by one request, and the alerts become tasks for hands', async () => {
    await using world = await open(size);
    const { app } = world;
    await toTarget(app, 'BookTrip');
    app.type('-moved');
    await app.sees('named exactly BookTrip-moved');
    await toConfirm(app, 'CREATE_NEW');
    await app.sees('Type this phrase');
    app.type('MIGRATE BookTrip\r');
    await app.sees(/Runs \/ \d+T\d+-lex-migrate/);
    await app.sees(/BookTrip 3 to BookTrip-moved/);
    await ended(app);
    app.press('enter');
    await app.sees('COMPLETED: completed, ');
    await app.sees(
      /WARN Built-in slot type[\s\S]* - Intent: BookFlight, slot: From, slot type: AMAZON\.Airport[\s\S]*→ Create a custom/,
    );
    app.press('G');
    await app.sees(/\d\. Build en_US/);
    // What stays behind in V1 was seen in the wizard, and is not forgotten.
    await app.sees(/\d\. Create the aliases[\s\S]*- \w+ \(version \d+\)/);

    // The list of what AWS knows has it first.
    app.press('H');
    await app.sees(/^❯.*BookTrip 3 +completed, \d+ manual tasks +\d+ of \d+ +en-US +BookT/m);
    if (world.url) {
      const sent = changesAmong(await requests(world.url));
      expect(sent.map(({ operation }) => operation)).toEqual(['StartMigration']);
    }
  });

  it('overwrites a V2 bot only after that was acknowledged and its name typed', async () => {
    await using world = await open(size);
    const { app } = world;
    await toTarget(app, 'OrderFlowers');
    app.press('enter');
    await app.sees('OVERWRITES en_US Draft of OrderFlowers');
    app.press('esc');
    await app.sees('Name of the V2 bot');
    await toConfirm(app, 'UPDATE_EXISTING');
    await app.sees("bot's settings are overwritten; there is no");
    app.press('enter');
    await app.sees('Enter alone confirms nothing');
    await app.sees('Press the number of each line');
    app.press('1');
    await app.sees('[x]');
    app.press('enter');
    await app.sees('Type this phrase');
    app.type('orderflowers\r');
    await app.sees('Character 1 differs');
    app.press('ctrl+u');
    app.type('OrderFlowers\r');
    await app.sees(/Runs \/ \d+T\d+-lex-migrate/);
    await ended(app);
    await app.sees(/OrderFlowers 3 to OrderFlowers +\d+ tasks left +COMPLETED/);
  });

  it.each([
    [
      'Zimmerreservierung',
      undefined,
      /ERROR The bot has slots whose names[\s\S]* - Intent: ZimmerReservieren, slot: Zimmer\.Art/,
    ],
    ['FleetReporter', '$LATEST', /ERROR Version \$LATEST of FleetReporter failed to build/],
  ])('that cannot arrive is a failure, with the errors word for word: %s', async (bot, version, error) => {
    await using world = await open(size);
    const { app } = world;
    await toTarget(app, bot, version);
    app.type('-x');
    await toConfirm(app, 'CREATE_NEW');
    await app.sees('Type this phrase');
    app.type(`MIGRATE ${bot}\r`);
    await app.sees(/Runs \/ \d+T\d+-lex-migrate/);
    await ended(app);
    await app.sees(/failed +FAILED/);
    app.press('enter');
    await app.sees('FAILED: failed');
    await app.sees(error);
    expect(await app.screen()).not.toContain('What is left to do');
  });
});
