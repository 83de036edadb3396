import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { goFor } from '../../../src/hooks/navigation.ts';
import { backupsBeside } from '../../../src/lex/backup-folder.ts';
import { startSimulator } from '../../../src/simulator/server.ts';
import { type LexConsole, openLex } from './lex-console.tsx';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-wizards-'));
  folder = join(home, 'wizards');
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** From the probe to the question for the V2 name. */
async function toTarget(lex: LexConsole, bot: string): Promise<void> {
  await lex.walk(['still answers', 'enter'], ['ScheduleAppointment', '/']);
  await lex.terminal.type(`${bot}\r`);
  await lex.walk([`filter: ${bot}`, 'enter'], ['Proposed:', 'enter'], ['Will not move', 'enter']);
  await lex.walk(['takes it now', 'J'], ['Written and read back', 'enter']);
  await lex.terminal.sees('Name of the V2 bot');
}

/** Another way into the wizard, as `L` is. */
const enter = ({ console }: LexConsole) => {
  const go = goFor(console.navigation);
  go.home();
  go.to({ screen: 'lex' }, console.sources.first().id);
};

describe('a wizard that is left', () => {
  test('by another screen goes on where it was, once Lex V1 has been asked anew', async () => {
    await using lex = await openLex();
    await toTarget(lex, 'ScheduleAppointment');
    await lex.terminal.type('-moved');
    await lex.terminal.sees('ScheduleAppointment-moved');
    const asked = (await lex.calls('GetBots')).length;
    enter(lex);
    await lex.terminal.sees('step 6 of 9');
    await lex.terminal.sees('V2 bot: ScheduleAppointment-moved');
    await lex.terminal.sees('Taken up again as it was left');
    expect((await lex.calls('GetBots')).length).toBe(asked + 1);
  });

  test('with bellhop is taken up by the next one, its review and confirmation read anew', async () => {
    const simulator = await startSimulator({ workspaces: 0, bots: 12, rate: 0 });
    try {
      {
        await using lex = await openLex({ at: simulator.url, wizardsIn: folder, runsIn: home });
        await toTarget(lex, 'ScheduleAppointment');
        await lex.walk(
          ['V2 bot:', 'enter'],
          ['Strategy:', 'enter'],
          ['PROPOSED', 'enter'],
          ['What is sent', 'G', 'enter'],
        );
        await lex.terminal.sees('Type this phrase');
        await lex.terminal.type('MIGRATE Sch');
      }
      await using lex = await openLex({ at: simulator.url, wizardsIn: folder, runsIn: home });
      await lex.terminal.sees('step 8 of 9');
      await lex.terminal.sees('ScheduleAppointment 1, en-AU → ScheduleAppointment, CREATE_NEW');
      await lex.walk(['What is sent', 'G', 'enter'], ['Type this phrase']);
      await lex.terminal.type('MIGRATE ScheduleAppointment\r');
      await lex.terminal.sees('Runs / ');
      await expect.poll(() => lex.calls('StartMigration')).toHaveLength(1);
      // Its run has started: the next one begins anew, with nothing of it on disk.
      enter(lex);
      await lex.terminal.sees('still answers');
      await lex.terminal.sees('step 1 of 9');
      await expect.poll(() => readdir(folder)).toEqual([]);
    } finally {
      await simulator.close();
    }
  });

  test('waits while Lex V1 is gone, with its age, and goes on when that answers', async () => {
    await using lex = await openLex();
    await toTarget(lex, 'ScheduleAppointment');
    await lex.tell('lex', { v1: 'gone' });
    enter(lex);
    await lex.terminal.sees(/Left \d+ s ago at step 6 of 9: V2 bot: ScheduleAppointment 1, en-AU/);
    await lex.terminal.sees('It goes on there once Lex V1 has answered');
    await lex.tell('lex', { v1: 'serving' });
    await lex.terminal.press('r');
    await lex.terminal.sees('Name of the V2 bot');
  });

  test('is sent back to the version where that cannot be read, and keeps the rest', async () => {
    await using lex = await openLex();
    await toTarget(lex, 'ScheduleAppointment');
    await lex.tell('faults', [{ operation: 'GetBot', effect: 'deny' }]);
    enter(lex);
    await lex.terminal.sees('Whether version 1 of ScheduleAppointment is as it was is not known');
    await lex.terminal.sees('step 3 of 9');
    await lex.tell('faults', []);
    await lex.walk(['Proposed:', 'enter']);
    await lex.terminal.sees('step 4 of 9');
  });

  test('is sent back to a backup that is gone from the disk, with the sentence that says so', async () => {
    await using lex = await openLex();
    await toTarget(lex, 'ScheduleAppointment');
    await rm(backupsBeside(lex.console.runs.folder), { recursive: true });
    enter(lex);
    await lex.terminal.sees('step 5 of 9');
    await lex.terminal.sees('cannot be relied on');
  });

  test('reads what will not move anew, and is sent back where that differs', async () => {
    await using lex = await openLex();
    await toTarget(lex, 'OrderFlowers');
    await lex.tell('faults', [{ operation: 'GetBotAliases', effect: 'answer', with: { BotAliases: [] } }]);
    enter(lex);
    await lex.terminal.sees('has changed: look at it anew');
    await lex.terminal.sees('step 4 of 9');
  });

  test('is forgotten before anything is sent: whoever ends bellhop then finds a run, not a second start', async () => {
    await using lex = await openLex({ wizardsIn: folder });
    await toTarget(lex, 'ScheduleAppointment');
    await lex.walk(['V2 bot:', 'enter'], ['Strategy:', 'enter'], ['PROPOSED', 'enter'], ['What is sent', 'G', 'enter']);
    await lex.terminal.sees('Type this phrase');
    await lex.tell('faults', [{ operation: 'GetCallerIdentity', effect: 'hang' }]);
    await lex.terminal.type('MIGRATE ScheduleAppointment\r');
    await lex.terminal.sees('Starting: the journal is written first');
    await expect.poll(() => readdir(folder)).toEqual([]);
    expect(await lex.calls('StartMigration')).toEqual([]);
  });

  test('is begun anew by the second of two keys', async () => {
    await using lex = await openLex({ wizardsIn: folder });
    await toTarget(lex, 'ScheduleAppointment');
    await expect.poll(() => readdir(folder)).toHaveLength(1);
    await lex.terminal.press('ctrl+n');
    await lex.terminal.sees('ctrl+n again');
    await lex.terminal.press('ctrl+n');
    await lex.terminal.sees('step 1 of 9');
    await lex.terminal.sees('still answers');
    await lex.terminal.seesNo('ScheduleAppointment');
    await expect.poll(() => readdir(folder)).toEqual([]);
  });
});

test('a file that is none of a wizard is put aside with a notice, and the wizard begins anew', async () => {
  const simulator = await startSimulator({ workspaces: 0, bots: 12, rate: 0 });
  try {
    {
      await using lex = await openLex({ at: simulator.url, wizardsIn: folder });
      await toTarget(lex, 'ScheduleAppointment');
    }
    const [file = ''] = await readdir(folder);
    await writeFile(join(folder, file), 'nonsense');
    await using lex = await openLex({ at: simulator.url, wizardsIn: folder, columns: 200 });
    await lex.terminal.sees('What was left of the Lex wizard cannot be used. It is not a file of the Lex wizard.');
    await lex.terminal.sees('still answers');
    expect(await readdir(folder)).toEqual([expect.stringMatching(/\.unusable-\d+$/)]);
  } finally {
    await simulator.close();
  }
});
