/** What a list of Lex shows once it is read again: what AWS says now, and never less for a reading that broke off. */
import { expect, test } from 'vitest';
import { type LexConsole, openLex } from './lex-console.tsx';

const lineOf = async ({ terminal }: LexConsole, text: string) =>
  (await terminal.screen()).split('\n').find((line) => line.includes(text));

test('locales of V2 bots are those of the last reading, not of the first', async () => {
  await using lex = await openLex({ place: { screen: 'lex-v2' }, columns: 140, rows: 40 });
  await lex.terminal.sees('BankingHelper');
  await lex.terminal.seesNo('locales not read');
  const before = (await lex.calls('ListBotLocales')).length;
  const built = { botLocaleSummaries: [{ localeId: 'en_US', botLocaleStatus: 'ReadyExpressTesting' }] };
  await lex.tell('faults', [{ operation: 'ListBotLocales', effect: 'answer', with: built }]);
  await lex.terminal.press('r');
  await expect.poll(async () => (await lex.calls('ListBotLocales')).length).toBe(2 * before);
  await expect.poll(() => lineOf(lex, 'BankingHelper')).toContain('en_US ReadyExpressTesting');
  expect(await lex.terminal.screen()).not.toMatch(/NotBuilt|\bBuilt,/);
});

test('locales that could not be read anew stand beside the reason', async () => {
  await using lex = await openLex({ place: { screen: 'lex-v2' }, columns: 140, rows: 40 });
  await lex.terminal.sees('BankingHelper');
  await lex.terminal.seesNo('locales not read');
  const before = await lineOf(lex, 'BankingHelper');
  await lex.tell('faults', [{ operation: 'ListBotLocales', effect: 'deny' }]);
  await lex.terminal.press('r');
  await lex.terminal.sees('Not every locale was read anew');
  expect(await lineOf(lex, 'BankingHelper')).toBe(before);
});

test('a listing of V1 bots that breaks off on a later page takes no bot away', async () => {
  await using lex = await openLex({ bots: 120, columns: 100 });
  await lex.walk(['still answers', 'enter']);
  await lex.terminal.sees('120 bots');
  await lex.tell('faults', [{ operation: 'GetBots', effect: 'deny', nth: 2 }]);
  await lex.terminal.press('r');
  await lex.terminal.sees('Not every bot');
  await lex.terminal.sees('120 bots');
});

test('migrations in progress are looked at on after a look that failed, and no time passes meanwhile', async () => {
  await using lex = await openLex({ speed: 20, columns: 140, rows: 40, place: { screen: 'lex-history' } });
  await lex.terminal.sees('OldFaq');
  await lex.tell('faults', [{ operation: 'GetMigration', effect: 'answer', with: { migrationStatus: 'IN_PROGRESS' } }]);
  const { session } = lex.console.sources.first().link.getState();
  const started = await session?.changes.startLexMigration({
    v1BotName: 'BookTrip',
    v1BotVersion: '3',
    v2BotName: 'BookTrip-moved',
    v2BotRole: 'arn:aws:iam::123456789012:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots',
    migrationStrategy: 'CREATE_NEW',
  });
  expect(started?.ok).toBe(true);
  await lex.terminal.press('r');
  await lex.terminal.sees('in progress');
  await lex.tell('faults', [{ operation: 'GetMigrations', effect: 'deny' }]);
  await lex.terminal.sees('Not every migration is listed');
  const [row, looks] = [await lineOf(lex, 'in progress'), (await lex.calls('GetMigrations')).length];
  await expect
    .poll(async () => (await lex.calls('GetMigrations')).length, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(looks + 2);
  expect(await lineOf(lex, 'in progress')).toBe(row);
  await lex.tell('faults', []);
  await lex.terminal.seesNo('Not every migration is listed');
  await lex.terminal.seesNo('in progress');
});

test('alerts and V2 names that could not be read are asked for again on the key, though they were denied', async () => {
  await using lex = await openLex({
    place: { screen: 'lex-history' },
    columns: 140,
    rows: 40,
    prepare: (tell) => tell('faults', [{ operation: 'GetMigration', effect: 'deny' }]),
  });
  await lex.terminal.sees('Alerts could not be read');
  await lex.tell('faults', []);
  await lex.terminal.press('r');
  await lex.terminal.seesNo('Alerts could not be read');
  await lex.terminal.seesNo('alerts unread');
});
