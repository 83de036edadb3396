import { describe, expect, it } from 'vitest';
import type { Program } from '../support/pty.ts';
import { ended, filter, loaded } from './operator.ts';
import { changesAmong, requests } from './truth.ts';
import { simulated } from './worlds.ts';

const small = { columns: 80, rows: 24, workspaces: 5 };

/** What each step shows once it can be left; `enter` leaves it. */
const steps: readonly (readonly [step: number, sign: string])[] = [
  [1, 'still answers'],
  [2, 'V1 BOT'],
  [3, 'Proposed:'],
  [4, 'Will not move'],
  [5, 'takes it now'],
  [6, 'Name of the V2 bot'],
];

async function toName(app: Program, bot: string, at: (step: number) => Promise<void> = async () => {}): Promise<void> {
  await loaded(app);
  app.press('L');
  for (const [step, sign] of steps) {
    await app.sees(new RegExp(`step ${step} of 9[\\s\\S]*${sign}`));
    if (step === 2) await filter(app, bot);
    await at(step);
    if (step === 6) return;
    app.press('enter');
    if (step !== 5) continue;
    await app.sees('Written and read back');
    app.press('enter');
  }
}

async function toConfirm(app: Program, at: (step: number) => Promise<void> = async () => {}): Promise<void> {
  app.press('enter');
  await app.sees('Strategy: ');
  await at(6);
  app.press('enter');
  await app.sees(/step 7 of 9[\s\S]*PROPOSED/);
  await at(7);
  app.press('enter');
  await app.sees(/step 8 of 9[\s\S]*What it does/);
  await at(8);
  app.press('G', 'enter');
  await app.sees('step 9 of 9');
}

const posts = async (url: string) =>
  changesAmong(await requests(url)).filter(({ operation }) => operation === 'StartMigration');

describe('the wizard on a small terminal', () => {
  it('sends one POST to fast hands that overwrite a bot', async () => {
    await using world = await simulated(small);
    const { app, url } = world;
    await toName(app, 'OrderFlowers');
    await toConfirm(app);
    await app.sees('Press the number of each line');
    app.press('1');
    await app.sees('[x]');
    app.press('enter');
    await app.sees('Type this phrase');
    app.type('OrderFlowers\r\r\r');
    await ended(app);
    await app.sees('OrderFlowers 3 to OrderFlowers');
    expect((await posts(url)).map(({ input }) => input.migrationStrategy)).toEqual(['UPDATE_EXISTING']);
  });

  it('tells of a migration that FAILED what AWS said, and of nothing to be done after it', async () => {
    await using world = await simulated(small);
    const { app } = world;
    await toName(app, 'Zimmerreservierung');
    app.type('-x');
    await app.sees(/named exactly\s+Zimmerreservierung-x/);
    await toConfirm(app);
    await app.sees('Type this phrase');
    app.type('MIGRATE Zimmerreservierung\r');
    await ended(app);
    await app.sees(/failed +FAILED/);
    app.press('enter');
    await app.sees('FAILED: failed');
    expect(await app.screen()).not.toContain('What is left to do');
  });

  it('stays where it is for keys of no meaning and for every size, and sends one POST', async () => {
    await using world = await simulated(small);
    const { app, url } = world;
    const rough = async (step: number) => {
      app.resize(132, 43);
      await app.sees(`step ${step} of 9`);
      app.press('delete', 'pageup', 'ctrl+space');
      app.resize(80, 24);
      await app.sees(`step ${step} of 9`);
    };
    await toName(app, 'ScheduleAppointment', rough);
    app.paste('-from\nthe\nclipboard');
    await app.sees('ScheduleAppointment-from');
    expect(await app.screen()).toContain('step 6 of 9');
    app.press('ctrl+u');
    app.type('Renamed');
    await app.sees('named exactly Renamed');
    await toConfirm(app, rough);
    await app.sees('Type this phrase');
    await rough(9);
    app.paste('MIGRATE ScheduleAppointment\n');
    await app.sees('typed, not pasted');
    app.type('MIGRATE ScheduleAppointment\r\r\r');
    await ended(app);
    expect((await posts(url)).map(({ input }) => input.v2BotName)).toEqual(['Renamed']);
  });

  it('goes back on esc to the first step, forward again to all that was chosen, and out on ctrl-c', async () => {
    await using world = await simulated(small);
    const { app, url } = world;
    await toName(app, 'ScheduleAppointment');
    app.press('ctrl+u');
    app.type('Renamed');
    await app.sees('named exactly Renamed');
    await toConfirm(app);
    for (const step of [8, 7, 6, 5, 4, 3, 2, 1]) {
      app.press('esc');
      await app.sees(`step ${step} of 9`);
      // Its filter goes first.
      if (step === 2) app.press('esc');
    }
    const chosen = 'ScheduleAppointment 1, en-AU → Renamed, CREATE_NEW';
    await app.sees(chosen);
    for (const [step, sign] of steps) {
      await app.sees(new RegExp(`step ${step} of 9[\\s\\S]*${step === 5 ? 'Written and read back' : sign}`));
      await app.sees(chosen);
      app.press('enter');
    }
    await app.sees('Strategy: CREATE_NEW');
    // Nothing is under way, so nothing holds up who wants to leave.
    app.press('ctrl+c');
    expect(await app.exit).toMatchObject({ code: 0 });
    expect(await posts(url)).toEqual([]);
  });
});
