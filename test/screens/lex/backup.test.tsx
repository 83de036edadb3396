/** The wizard's step that keeps the bot, the export of what is overwritten, and the screens of what is kept. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupsBeside } from '../../../src/lex/backup-folder.ts';
import { type LexConsole, openLex } from './lex-console.tsx';

const folderOf = ({ console }: LexConsole) => backupsBeside(console.runs.folder);
const signed = /X-Amz-|Signature=|_simulator\/exports/;

/** From the probe to the backup; `keys` choose the version. */
async function toBackup(lex: LexConsole, bot: string, version?: string): Promise<void> {
  await lex.walk(['still answers', 'enter'], ['ScheduleAppointment', '/']);
  await lex.terminal.type(`${bot}\r`);
  await lex.walk([`filter: ${bot}`, 'enter']);
  await lex.terminal.sees('Proposed:');
  if (version !== undefined) {
    await lex.terminal.press('/');
    await lex.terminal.type(`${version}\r`);
    await lex.terminal.sees(`filter: ${version}`);
  }
  await lex.terminal.press('enter');
  await lex.walk(['Will not move', 'enter']);
  await lex.terminal.sees('takes it now');
}

/** From the V2 name to the review. */
async function toReview(lex: LexConsole): Promise<void> {
  await lex.walk(['V2 bot:', 'enter'], ['Strategy:', 'enter'], ['PROPOSED', 'enter']);
  await lex.terminal.sees('What it does');
}

/** Every text below a folder. */
async function texts(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(read)).join('\n');
}

describe('the step that keeps the bot', () => {
  test('says what is written and where, and goes on once it was read back', async () => {
    await using lex = await openLex({ speed: 20 });
    await toBackup(lex, 'ScheduleAppointment');
    await lex.terminal.sees('step 5 of 9');
    await lex.terminal.sees('GetExport, ZIP');
    await lex.walk(['takes it now', 'enter'], ['Written and read back: 1 file', 'enter'], ['Name of the V2 bot']);
    await toReview(lex);
    await lex.walk(['What it does', 'G']);
    await lex.terminal.press('g', 'ctrl+f');
    await lex.terminal.sees("AWS's export of");
    expect(await readdir(folderOf(lex))).toHaveLength(1);
  });

  test('never shows the signed address, nor keeps it in any file, journal and manifest included', async () => {
    const seen: string[] = [];
    await using lex = await openLex({ speed: 20, columns: 200, rows: 60 });
    const look = async () => void seen.push(await lex.terminal.screen());
    await toBackup(lex, 'ScheduleAppointment');
    await lex.terminal.press('enter');
    await lex.terminal.sees('AWS is making the archive');
    await look();
    await lex.terminal.sees('Written and read back');
    await look();
    await lex.terminal.press('enter');
    await toReview(lex);
    await look();
    await lex.walk(['What is sent', 'G', 'enter'], ['Type this phrase']);
    await lex.terminal.type('MIGRATE ScheduleAppointment\r');
    await lex.terminal.sees('Runs / ');
    await look();
    await expect.poll(() => lex.calls('StartMigration')).toHaveLength(1);
    expect(await lex.calls('DownloadExport')).toHaveLength(1);
    const written = await texts(dirname(lex.console.runs.folder));
    expect(written).toContain('bellhop-lex-backup');
    expect(written).toContain('"backup"');
    for (const text of [...seen, written]) expect(text).not.toMatch(signed);
  });

  test('keeps records of $LATEST, and says why there is no archive', async () => {
    await using lex = await openLex({ speed: 20 });
    await toBackup(lex, 'OrderFlowers', '$LATEST');
    await lex.terminal.sees('AWS exports numbered versions only');
    await lex.walk(['takes it now', 'enter'], ['Written and read back', 'enter'], ['Name of the V2 bot']);
    expect(await lex.calls('GetExport')).toEqual([]);
    expect(await lex.calls('GetSlotType')).not.toEqual([]);
  });

  test('takes records where AWS exports nothing and the operator says so', async () => {
    const prepare = (tell: LexConsole['tell']) =>
      tell('faults', [
        { operation: 'GetExport', effect: 'answer', with: { exportStatus: 'FAILED', failureReason: 'Too large.' } },
      ]);
    await using lex = await openLex({ speed: 20, prepare });
    await toBackup(lex, 'ScheduleAppointment');
    await lex.walk(['takes it now', 'enter'], ['AWS ended it as FAILED: Too large.', 'J']);
    await lex.walk(['Written and read back', 'enter'], ['Name of the V2 bot']);
    expect(await texts(folderOf(lex))).toContain('The export failed: AWS ended it as FAILED: Too large.');
  });

  test('tells a backup with a hole from a whole one up to the confirmation', async () => {
    const prepare = (tell: LexConsole['tell']) =>
      tell('faults', [
        { operation: 'GetExport', effect: 'deny' },
        { operation: 'GetSlotType', effect: 'deny' },
      ]);
    await using lex = await openLex({ speed: 20, prepare, rows: 50 });
    await toBackup(lex, 'OrderFlowers');
    await lex.walk(['takes it now', 'enter'], ['lex:GetExport', 'J'], ['Not whole: ', 'enter']);
    await lex.terminal.sees('It is not whole: r takes it again, N goes on with what there is.');
    await lex.walk(['slot type', 'N'], ['Name of the V2 bot']);
    await lex.terminal.type('-copy');
    await toReview(lex);
    await lex.terminal.sees('The backup of OrderFlowers version 3 is not whole');
    await lex.walk(['What it does', 'G', 'enter']);
    await lex.terminal.sees('Press the number of each line');
    await lex.terminal.sees('is not whole');
  });

  test('goes on without one by its own key alone, says it again, and keeps why in the plan', async () => {
    await using lex = await openLex({ speed: 20, rows: 50 });
    await toBackup(lex, 'ScheduleAppointment');
    await lex.walk(['goes on without', 'N'], ['Name of the V2 bot']);
    await toReview(lex);
    await lex.terminal.sees('There is no backup of ScheduleAppointment version 1 on this machine');
    await lex.walk(['What it does', 'G', 'enter'], ['Press the number of each line', '1'], ['[x]', 'enter']);
    await lex.terminal.sees('Type this phrase');
    await lex.terminal.type('MIGRATE ScheduleAppointment\r');
    await lex.terminal.sees('Runs / ');
    await expect.poll(() => texts(lex.console.runs.folder)).toContain('the operator went on without one.');
  });

  test('is looked at once more before the start, which waits for it to be taken again', async () => {
    await using lex = await openLex({ speed: 20, rows: 50 });
    await toBackup(lex, 'ScheduleAppointment');
    await lex.walk(['takes it now', 'enter'], ['Written and read back', 'enter']);
    await toReview(lex);
    await lex.walk(['What it does', 'G', 'enter'], ['Type this phrase']);
    const [name = ''] = await readdir(folderOf(lex));
    await rm(join(folderOf(lex), name), { recursive: true });
    await lex.terminal.type('MIGRATE ScheduleAppointment\r');
    await lex.terminal.sees('Nothing was sent. ScheduleAppointment is not migrated');
    expect(await lex.calls('StartMigration')).toEqual([]);
  });

  test('offers the one that is here already, with its age, once its files were verified', async () => {
    await using lex = await openLex({ speed: 20 });
    await toBackup(lex, 'ScheduleAppointment');
    await lex.walk(['takes it now', 'enter'], ['Written and read back', 'esc'], ['step 4', 'esc'], ['step 3', 'esc']);
    await lex.walk(['step 2', 'esc', 'esc'], ['step 1', 'esc'], [/^ WorkSpaces /m, 'L']);
    const exports = await lex.calls('GetExport');
    await lex.walk(
      ['Taken up again', 'enter'],
      [/step 2[\s\S]*V1 BOT/, 'enter'],
      ['Proposed:', 'enter'],
      ['Will not move', 'enter'],
    );
    await lex.terminal.sees(/One is here already, of .* ago\), its files verified/s);
    await lex.walk(['One is here already', 'u'], ['Name of the V2 bot']);
    expect(await lex.calls('GetExport')).toEqual(exports);
    expect(await readdir(folderOf(lex))).toHaveLength(1);
  });

  test('can be given up while it is taken, and then nothing is written', async () => {
    await using lex = await openLex({ speed: 1 });
    await toBackup(lex, 'ScheduleAppointment');
    await lex.walk(['takes it now', 'enter'], ['AWS is making the archive', '?'], ['Keys', 'esc']);
    await lex.walk(['Taking the backup', 'esc'], ['takes it now']);
    expect(await readdir(folderOf(lex)).catch(() => [])).toEqual([]);
  });

  test('says of a folder that cannot be written to what to do, and goes no further by enter', async () => {
    await using lex = await openLex({ speed: 20, rows: 40 });
    await toBackup(lex, 'ScheduleAppointment');
    await writeFile(folderOf(lex), 'a file in its place');
    await lex.walk(['takes it now', 'enter'], ['was not written']);
    await lex.terminal.sees('BELLHOP_STATE_DIR');
    await lex.terminal.sees('step 5 of 9');
  });
});

describe('a V2 bot that will be overwritten', () => {
  const toLook = async (lex: LexConsole) => {
    await toBackup(lex, 'OrderFlowers');
    await lex.walk(['takes it now', 'enter'], ['Written and read back', 'enter'], ['V2 bot:', 'enter']);
    await lex.terminal.sees('Strategy: UPDATE_EXISTING');
  };

  test('is exported first where the operator says so: one CreateExport, and the review names it', async () => {
    await using lex = await openLex({ speed: 20, rows: 50, columns: 120 });
    await toLook(lex);
    await lex.walk(
      ['CreateExport', 'E'],
      ['Export of the V2 bot', 'E'],
      ['Kept as it was at', 'enter'],
      ['PROPOSED', 'enter'],
    );
    await lex.terminal.sees('The V2 bot as it was before');
    expect(await lex.calls('CreateExport')).toHaveLength(1);
    expect(await readdir(folderOf(lex))).toHaveLength(2);
    expect(await texts(folderOf(lex))).not.toMatch(signed);
  });

  test('whose answer is lost may be there, and that is said before another one is begun', async () => {
    await using lex = await openLex({ speed: 20, rows: 50, columns: 120 });
    await toLook(lex);
    await lex.tell('faults', [{ operation: 'CreateExport', effect: 'drop-after', times: 1 }]);
    await lex.walk(['CreateExport', 'E'], ['one may have been begun already']);
    expect(await lex.calls('CreateExport')).toHaveLength(1);
    await lex.walk(['begins another export', 'E'], ['Kept as it was at']);
    expect(await lex.calls('CreateExport')).toHaveLength(2);
  });

  test('need not be', async () => {
    await using lex = await openLex({ speed: 20, rows: 50 });
    await toLook(lex);
    await lex.walk(['Strategy:', 'enter'], ['PROPOSED', 'enter'], ['What it does']);
    await lex.terminal.seesNo('as it was before');
    expect(await lex.calls('CreateExport')).toEqual([]);
  });

  test('is not while changes are locked', async () => {
    await using lex = await openLex({ speed: 20, rows: 50, unlocked: false });
    await toLook(lex);
    await lex.walk(['CreateExport', 'E'], ['W unlocks them']);
    expect(await lex.calls('CreateExport')).toEqual([]);
  });
});

describe('the backups on this machine', () => {
  const find = async (lex: LexConsole) => {
    await lex.terminal.press(':');
    await lex.terminal.sees('Commands');
    await lex.terminal.type('backups on\r');
    await lex.terminal.sees('Lex backups');
  };

  test('are found by name, verified when opened, and told when they are not what they were', async () => {
    await using lex = await openLex({ speed: 20, rows: 50, columns: 120 });
    await toBackup(lex, 'OrderFlowers', '$LATEST');
    await lex.walk(['takes it now', 'enter'], ['Written and read back']);
    await find(lex);
    await lex.walk([/1 backup[\s\S]*OrderFlowers +\$LATEST +whole/, 'enter'], ['whole, verified']);
    await lex.terminal.sees(/Intents \(\d\): /);
    await lex.terminal.sees(/bot\.json, [\d,]+ bytes: as it was written/);
    const [name = ''] = await readdir(folderOf(lex));
    await writeFile(join(folderOf(lex), name, 'bot.json'), '{}');
    await lex.terminal.press('r');
    await lex.terminal.sees('not what it was');
    await lex.terminal.sees(/bot\.json, [\d,]+ bytes: NOT what was written/);
  });

  test('are there without AWS: none, damaged or whole', async () => {
    await using lex = await openLex({ speed: 20, place: { screen: 'fleet' } });
    const source = lex.console.sources.first();
    source.link.getState().session?.close();
    await find(lex);
    await lex.terminal.sees('There is no backup on this machine.');
    const calls = await lex.calls('GetBots');
    const folder = join(folderOf(lex), '123456789012_eu-west-1_BookTrip_1_20261122T101500Z-7f3a');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'manifest.json'), '{"format":');
    await lex.terminal.press('r');
    await lex.walk([/1 backup[\s\S]*damaged/, 'enter'], ['Its manifest.json is not JSON.']);
    await rm(folder, { recursive: true });
    await lex.terminal.press('r');
    await lex.terminal.sees('It has no manifest.json.');
    expect(await lex.calls('GetBots')).toEqual(calls);
  });
});
