/** What was taken or read of something counts for that alone, and not for what it has become since. */
import { test } from 'vitest';
import { startSimulator } from '../../../src/simulator/server.ts';
import { wizardTo } from '../../fifteen-rules/way.ts';
import { openLex } from './lex-console.tsx';

test('the backup of $LATEST is not that of $LATEST after an edit', async () => {
  await using lex = await openLex({ speed: 20, rows: 40 });
  await wizardTo(lex.terminal, 'OrderFlowers', 'version');
  const latest = async () => {
    await lex.terminal.sees('Proposed:');
    await lex.terminal.press('/');
    await lex.terminal.type('LATEST\r');
    await lex.walk(['filter: LATEST', 'enter'], ['Will not move', 'enter']);
  };
  await latest();
  await lex.walk(['takes it now', 'enter'], [/Written and read back: \d+ files?, and its manifest, of \d{4}-/]);
  await lex.terminal.sees('$LATEST may be changed at any time');
  await lex.tell('faults', [{ operation: 'GetBot', effect: 'answer', with: { checksum: 'another' } }]);
  await lex.walk(['step 5', 'esc'], ['step 4', 'esc'], ['step 3', 'esc'], ['step 3', 'enter']);
  await lex.walk(['step 4', 'enter'], ['step 5']);
  await lex.terminal.sees('takes it now');
  await lex.terminal.seesNo('Written and read back');
});

test('the export of a V2 bot is not that of another bot which has its name by now', async () => {
  const simulator = await startSimulator({ workspaces: 0, bots: 12, rate: 0, speed: 20 });
  try {
    await using lex = await openLex({ at: simulator.url, speed: 20, columns: 140, rows: 60 });
    await wizardTo(lex.terminal, 'OrderFlowers', 'V2 bot');
    await lex.terminal.press('E');
    await lex.terminal.sees('Kept as it was at');
    const { v2Bots } = simulator.world.lex;
    const [id, bot] = [...v2Bots].find(([, { name }]) => name === 'OrderFlowers') ?? [];
    if (id === undefined || bot === undefined) throw new Error('no such bot');
    v2Bots.delete(id);
    v2Bots.set('ZZZZZZZZZZ', { ...bot, id: 'ZZZZZZZZZZ' });
    await lex.terminal.press('r');
    await lex.terminal.sees('ZZZZZZZZZZ');
    await lex.terminal.seesNo('Kept as it was at');
    await lex.terminal.sees('keeps an export of the V2 bot as it is now');
    await lex.walk(['Strategy:', 'enter'], ['PROPOSED', 'enter'], ['What is sent']);
    await lex.terminal.seesNo('The V2 bot as it was before');
  } finally {
    await simulator.close();
  }
});

test('a review that says something else is read to its end once more', async () => {
  await using lex = await openLex({ speed: 20 });
  await wizardTo(lex.terminal, 'ScheduleAppointment', 'confirm');
  for (const step of [9, 8, 7, 6]) await lex.walk([`step ${step} of 9`, 'esc']);
  await lex.walk(['step 5 of 9', 'r'], ['Written and read back', 'enter']);
  await lex.walk(['Name of the V2 bot', 'enter'], ['Strategy:', 'enter'], ['PROPOSED', 'enter']);
  await lex.walk(['What it does', 'enter']);
  await lex.terminal.sees('There is more to read below.');
  await lex.walk(['step 8 of 9', 'G', 'enter'], ['step 9 of 9']);
});
