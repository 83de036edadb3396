import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { goFor } from '../../../src/hooks/navigation.ts';
import { journalPath } from '../../../src/runs/folder.ts';
import { created } from '../../runs/fixtures.ts';
import { lexPlanOf, migrated } from '../../runs/lex-runs.ts';
import { type LexConsole, openLex } from './lex-console.tsx';

const role = 'arn:aws:iam::123456789012:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots';

async function start(lex: LexConsole, bot: string, version: string): Promise<string> {
  const { session } = lex.console.sources.first().link.getState();
  const answer = await session?.changes.startLexMigration({
    v1BotName: bot,
    v1BotVersion: version,
    v2BotName: `${bot}-moved`,
    v2BotRole: role,
    migrationStrategy: 'CREATE_NEW',
  });
  if (!answer?.ok) throw new Error('the migration did not start');
  return answer.value.id;
}

describe('the list of migrations', () => {
  test('is newest first, and opens the one under the cursor', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' } });
    await lex.terminal.sees('migrations');
    await start(lex, 'BookTrip', '3');
    await lex.terminal.press('r');
    await lex.terminal.sees('BookTrip 3');
    const rows = (await lex.terminal.screen()).split('\n').filter((line) => line.includes('BookTrip 3'));
    expect(rows[0]).toMatch(/^❯.*in progress/);
    await lex.terminal.press('enter');
    await lex.terminal.sees('Lex migrations / BookTrip');
  });

  test('is filtered by any word of a row', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' } });
    await lex.terminal.sees('migrations');
    await start(lex, 'BookTrip', '3');
    await start(lex, 'ScheduleAppointment', '1');
    await lex.walk(['migrations', 'r'], [/Sched.+nt 1/, '/']);
    await lex.terminal.type('booktrip progress\r');
    await lex.terminal.seesNo(/Sched.+nt 1/);
    await lex.terminal.sees('BookTrip 3');
  });

  test('is read again by itself while one of them is in progress', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, speed: 20 });
    await lex.terminal.sees('migrations');
    await start(lex, 'BookTrip', '3');
    await lex.walk(['migrations', 'r'], ['in progress']);
    await lex.terminal.seesNo('in progress');
    await lex.terminal.sees(/❯ .* BookTrip 3 +completed, \d manual tasks/);
  });

  test('that may not be read is a failure with its reason, and is asked for again on a key', async () => {
    await using lex = await openLex({
      place: { screen: 'lex-history' },
      prepare: (tell) => tell('faults', [{ operation: 'GetMigrations', effect: 'deny' }]),
    });
    await lex.terminal.sees('lex:GetMigrations');
    await lex.tell('faults', []);
    await lex.terminal.press('r');
    await lex.terminal.seesNo('lex:GetMigrations');
    await lex.terminal.sees('STARTED');
  });

  test('that may not be read leaves those that this machine started, and says that there may be more', async () => {
    await using lex = await openLex({
      place: { screen: 'runs' },
      columns: 130,
      prepare: (tell) => tell('faults', [{ operation: 'GetMigrations', effect: 'deny' }]),
    });
    await lex.terminal.sees('No run has a journal');
    const plan = lexPlanOf();
    await mkdir(lex.console.runs.folder, { recursive: true });
    await writeFile(
      journalPath(lex.console.runs.folder, plan.id),
      [created(plan), ...migrated([])].map((event) => `${JSON.stringify(event)}\n`).join(''),
    );
    await lex.console.runs.reload();
    goFor(lex.console.navigation).to({ screen: 'lex-history' });
    await lex.terminal.sees(/OrderFlowers 3 +last seen: completed, no.* 11 of 11 +en-US +OrderFlowersV2/);
    await lex.terminal.sees('Not every migration is listed');
    await lex.terminal.press('o');
    await lex.terminal.sees(`Runs / ${plan.id}`);
    await lex.terminal.press('esc');
    await lex.terminal.sees('Not every migration');
    await lex.terminal.press('a');
    await lex.terminal.sees('Lex tasks / OrderFlowersV2');
  });

  test('shows at 80 columns what is left of the tasks, and the V2 bot', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, columns: 80 });
    await lex.terminal.sees(/STARTED +V1 BOT AND.* STATUS +TASKS .* V2 BOT/);
  });

  test('says of a migration that another console of this machine started meanwhile that it did, without being reopened', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, columns: 130 });
    await lex.terminal.sees('migrations');
    const id = await start(lex, 'BookTrip', '3');
    await lex.terminal.press('r');
    await lex.terminal.sees('not started by this machine');
    const plan = lexPlanOf();
    const [begun, ...events] = migrated([]);
    await mkdir(lex.console.runs.folder, { recursive: true });
    const text = [created(plan), begun, ...events].map((event) => `${JSON.stringify(event)}\n`).join('');
    await writeFile(journalPath(lex.console.runs.folder, plan.id), text.replaceAll('MIGRATION1', id));
    await lex.terminal.press('r');
    await lex.terminal.sees(`started here by run ${plan.id}`);
  });

  test('is put in order by any column, and reads alerts and V2 names of what is on screen alone, once each', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, columns: 130, rows: 14, bots: 40 });
    await lex.terminal.sees(/V2 bot HotelConcierge, read from V2/);
    await lex.terminal.press('s', 'j');
    await lex.terminal.sees('COLUMN');
    await lex.terminal.press('enter');
    await lex.terminal.sees(/V1 BOT AND VERSION./);
    await lex.terminal.sees('migrations');
    await lex.terminal.seesNo('alerts unread');
    const bots = async () =>
      (await lex.terminal.screen()).split('\n').flatMap((line) => /\d\d:\d\d (\w+ \S+) /.exec(line)?.[1] ?? []);
    const shown = await bots();
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).toEqual(shown.toSorted());
    await lex.terminal.press('S');
    await expect.poll(async () => (await bots())[0]).not.toBe(shown[0]);
    for (const operation of ['GetMigration', 'DescribeBot']) {
      const asked = (await lex.calls(operation)).map((input) => JSON.stringify(input));
      expect(new Set(asked).size, operation).toBe(asked.length);
    }
  });
});

describe('a migration', () => {
  /** A minute of the simulated AWS is three seconds here: long enough to see it in progress. */
  const speed = 20;

  test('is watched until AWS says that it ended, then shows every alert and what is left to do', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, speed, rows: 60 });
    await lex.terminal.sees('migrations');
    const id = await start(lex, 'BookTrip', '3');
    await lex.walk(['migrations', 'r'], ['BookTrip 3', 'enter']);
    await lex.terminal.sees('IN_PROGRESS: in progress');
    await lex.terminal.sees('cannot be cancelled');
    await lex.terminal.sees('COMPLETED: completed, ');
    await lex.terminal.sees('Intent: BookFlight, slot: From, slot type: AMAZON.Airport');
    await lex.terminal.sees('message-built-in-slot-type');
    await lex.terminal.press('pagedown');
    await lex.terminal.sees('Build en_US');
    const asked = (await lex.calls('GetMigration')).filter(({ migrationId }) => migrationId === id);
    // Two minutes at the most, of 5 s each at first and 12 s later: nobody asks every second.
    expect(asked.length).toBeLessThan(24);
  });

  test('survives a look that fails', async () => {
    const prepare = (tell: LexConsole['tell']) =>
      tell('faults', [{ operation: 'GetMigration', effect: 'deny', nth: 2 }]);
    await using lex = await openLex({ place: { screen: 'runs' }, speed, prepare });
    await lex.terminal.sees('Runs');
    const id = await start(lex, 'BookTrip', '3');
    goFor(lex.console.navigation).to({ screen: 'lex-migration', id });
    await lex.terminal.sees('IN_PROGRESS');
    await lex.terminal.sees('The last look failed');
    await lex.terminal.sees('COMPLETED: completed, ');
    await lex.terminal.seesNo('The last look failed');
  });

  test('that AWS does not know is said to be unknown to it', async () => {
    await using lex = await openLex({ place: { screen: 'lex-migration', id: 'ABCDEFGHIJ' } });
    await lex.terminal.sees("The migration ABCDEFGHIJ doesn't exist.");
  });
});
