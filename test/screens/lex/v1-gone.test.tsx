import { describe, expect, test } from 'vitest';
import { type LexConsole, openLex } from './lex-console.tsx';

const gone =
  (v1: string) =>
  (tell: LexConsole['tell']): Promise<void> =>
    tell('lex', { v1 });

/** The cursor of the menu onto the nth of what helps, which is chosen. */
const help = (lex: LexConsole, nth: number) => lex.terminal.press(String(nth));

describe('a Lex V1 that gives no bot to choose', () => {
  test.each([
    ['empty', 'empty', 'status: 200 · bots: 0'],
    ['denied', 'refused', 'code: AccessDeniedException'],
    ['gone', 'gone', 'code: GoneException'],
    ['html', 'other', 'first line: <!DOCTYPE html>'],
    ['html-503', 'other', 'status: 503'],
    ['reset', 'unreachable', 'code: ECONNRESET'],
  ])('as it is %s, is told with its evidence and the dates, beside what helps', async (v1, kind, evidence) => {
    await using lex = await openLex({ prepare: gone(v1) });
    await lex.terminal.sees(new RegExp(`step 1 of 9: probe +${kind}`));
    for (const seen of ['end of support 2025-09-15', 'Seen: call: lex:GetBots · host: 127.0.0.1:', 'duration: '])
      await lex.terminal.sees(seen);
    await lex.terminal.sees(evidence);
    await lex.terminal.sees(/What helps\n ❯ Ask again/);
    await lex.terminal.sees('Ask AWS Support');
  });

  test('has each thing that helps in full, once the cursor is on it, at 80 columns', async () => {
    await using lex = await openLex({ prepare: gone('gone') });
    await lex.terminal.sees('What helps');
    await lex.terminal.seesNo('eu-central-1');
    await lex.terminal.press('j');
    await lex.terminal.sees(/What helps\n +Look in another Region[\s\S]*eu-central-1, eu-west-2\.\n +Ask again/);
  });

  test('is asked again by the first of what helps', async () => {
    await using lex = await openLex({ prepare: gone('gone') });
    await lex.terminal.sees('What helps');
    await lex.tell('lex', { v1: 'serving' });
    await lex.terminal.press('enter');
    await lex.terminal.sees('still answers');
  });

  test.each([
    [3, 'Lex V2 / bots'],
    [4, 'Lex migrations'],
    [6, 'Lex / what a migration leaves to do'],
    [7, 'Lex / AWS Support'],
  ])('leads to what helps, and back: %i, %s', async (nth, title) => {
    await using lex = await openLex({ prepare: gone('gone') });
    await lex.terminal.sees('What helps');
    await help(lex, nth);
    await lex.terminal.sees(title);
    await lex.terminal.press('esc');
    await lex.terminal.sees('What helps');
  });

  test('names the permission, and whom to ask with what was seen', async () => {
    await using lex = await openLex({ prepare: gone('denied'), rows: 50 });
    await lex.terminal.sees('What helps');
    await help(lex, 2);
    await lex.terminal.sees('"lex:GetBotAliases"');
    await lex.terminal.sees('code: AccessDeniedException');
    await lex.walk(['Lex / the permission', 'esc'], ['What helps', '8']);
    await lex.terminal.sees('https://console.aws.amazon.com/support/home#/case/create');
    await lex.terminal.sees('Do the Lex V1 bots of account 123456789012 in eu-west-1 still exist');
  });

  test.each([
    ['empty', 'No bots visible in eu-west-1.', 'the API cannot tell'],
    ['gone', 'AWS says that Lex V1 is gone', 'status: 410'],
    ['html', 'bellhop does not interpret', 'first line: <!DOCTYPE html>'],
  ])(
    'between the probe and the list of bots, as it is %s, is told as at the first step',
    async (v1, words, evidence) => {
      await using lex = await openLex();
      await lex.terminal.sees('still answers');
      await lex.tell('lex', { v1 });
      await lex.terminal.press('enter');
      for (const seen of ['step 2 of 9', 'answered a moment ago', words, evidence, 'What helps'])
        await lex.terminal.sees(seen);
      await lex.tell('lex', { v1: 'serving' });
      await lex.terminal.press('r');
      await lex.terminal.sees('ScheduleAppointment');
    },
  );
});

describe('the other Regions of Lex V1', () => {
  const regions = ['us-east-1', 'us-west-2', 'ap-northeast-1', 'ap-southeast-1'];

  test('are asked all at once, each with what it says', async () => {
    const prepare = async (tell: LexConsole['tell']) => {
      await tell('lex', { v1: 'gone' });
      await tell('lex?region=us-east-1', { v1: 'serving' });
      await tell('lex?region=us-west-2', { v1: 'empty' });
      await tell('lex?region=ap-northeast-1', { v1: 'denied' });
      await tell('lex?region=ap-southeast-1', { v1: 'reset' });
    };
    await using lex = await openLex({ prepare, rows: 40 });
    await lex.walk(['What helps', 'o'], ['Lex V1 / Regions', 'a']);
    await lex.terminal.sees(/us-east-1 +answers, with a bot at least/);
    await lex.terminal.sees(/us-west-2 +answers, no bots visible/);
    await lex.terminal.sees(/ap-northeast-1 +refused/);
    await lex.terminal.sees(/ap-southeast-1 +not reachable/);
    await lex.terminal.sees(/eu-west-1 +AWS says that it is gone +looked at here/);
    await lex.terminal.sees('end of support 2025-09-15');
    await lex.terminal.press('j', 'j');
    await lex.terminal.sees('code: AccessDeniedException');
    expect(lex.console.sources.store.getState()).toHaveLength(1);
    expect(regions.every((region) => region !== 'us-gov-west-1')).toBe(true);
    await lex.terminal.seesNo('us-gov-west-1');
  });

  test('are opened with the same profile, each with its own probe and wizard', async () => {
    const prepare = async (tell: LexConsole['tell']) => {
      await tell('lex', { v1: 'gone' });
      await tell('lex?region=us-east-1', { v1: 'serving' });
    };
    await using lex = await openLex({ prepare });
    await lex.walk(['What helps', '2'], ['us-east-1', 'enter']);
    await lex.terminal.sees('Lex V1 still answers for this account in us-east-1.');
    expect(lex.console.sources.store.getState().map(({ choice }) => choice.region)).toEqual(['eu-west-1', 'us-east-1']);
    // Once looked at, it is not looked at twice.
    await lex.walk(['still answers', 'o'], ['eu-west-1', 'G', 'enter']);
    await lex.terminal.sees('Lex V1 still answers for this account in us-east-1.');
    expect(lex.console.sources.store.getState()).toHaveLength(2);
  });
});

describe('Lex V2 without V1', () => {
  test('lists its bots with the locales of their Drafts, and what came in lately', async () => {
    await using lex = await openLex({ prepare: gone('gone'), place: { screen: 'lex-v2' }, columns: 120 });
    await lex.terminal.sees(/OrderFlowers +Available +.*en_US Built/);
    await lex.terminal.sees(/FrontDesk +Available +a network of bots/);
    await lex.walk(['Lex V2 / bots', '/']);
    await lex.terminal.type('orderflowers\r');
    await lex.terminal.sees(/[12] of \d+ bots/);
    await lex.walk(['filter:', 'tab']);
    await lex.terminal.sees('Lex V2 / imports of the last 7 days');
  });

  test('shows a migration as an import, with the reasons of one that failed', async () => {
    await using lex = await openLex({ speed: 3600 });
    await lex.terminal.sees('still answers');
    const session = lex.console.sources.first().link.getState().session;
    await session?.changes.startLexMigration({
      v1BotName: 'Zimmerreservierung',
      v1BotVersion: '1',
      v2BotName: 'Zimmer',
      v2BotRole: 'arn:aws:iam::123456789012:role/lex-v2-shared',
      migrationStrategy: 'CREATE_NEW',
    });
    await lex.terminal.press('B');
    await lex.walk(['Lex V2 / bots', 'tab'], [/Zimmer +(InProgress|Failed)/, 'enter']);
    await lex.terminal.sees(/Lex V2 \/ import \w{10}/);
    await lex.terminal.press('r');
    await lex.terminal.sees('Why it failed, as AWS puts it');
    await lex.terminal.sees('slots whose names');
  });

  test('says what is denied', async () => {
    const prepare = (tell: LexConsole['tell']) =>
      tell('faults', [
        { operation: 'ListBots', effect: 'deny' },
        { operation: 'ListImports', effect: 'deny' },
      ]);
    await using lex = await openLex({ prepare, place: { screen: 'lex-v2' } });
    await lex.terminal.sees('lex:ListBots');
    await lex.terminal.press('tab');
    await lex.terminal.sees('lex:ListImports');
  });

  test('says of locales that they were not read, where they are denied', async () => {
    const prepare = (tell: LexConsole['tell']) => tell('faults', [{ operation: 'ListBotLocales', effect: 'deny' }]);
    await using lex = await openLex({ prepare, place: { screen: 'lex-v2' }, columns: 120 });
    await lex.terminal.sees(/OrderFlowers +Available +locales not read/);
    await lex.terminal.sees('Not every locale is known');
    expect(await lex.calls('ListBotLocales')).toHaveLength(1);
  });
});
