import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Headless, headless } from '../support/headless.ts';

let desk: Headless;
beforeAll(async () => {
  desk = await headless({ bots: 12, workspaces: 5 });
});
afterAll(() => desk[Symbol.asyncDispose]());

const plan = (file: string, ...flags: readonly string[]) =>
  desk.ask(['plan', 'lex-build', ...flags, '-o', desk.file(file)]);
const built = async () => (await desk.changes()).filter(({ operation }) => operation === 'BuildBotLocale');

describe('bellhop plan lex-build', () => {
  test('writes down what is to be built, and apply builds it to its true end', async () => {
    const made = await plan('build.json', '--bot', 'InvoiceHelper', '--locale', 'en_US', '--ticket', 'CHG-1');
    expect(made).toMatchObject({ code: 0, out: 'BUILD en_US OF InvoiceHelper IN 123456789012 EU-CENTRAL-1\n' });
    expect(made.err).toMatch(/build 1 locale of Lex V2[\s\S]*en_US of InvoiceHelper \(\w{10}\), NotBuilt now/);
    expect(await built()).toEqual([]);

    const shown = await desk.run(['plan', 'show', desk.file('build.json')]);
    expect(shown).toMatchObject({ code: 0, out: made.out });

    const wrong = await desk.ask(['apply', desk.file('build.json'), '--confirm', 'BUILD']);
    expect(wrong.code).toBe(3);
    expect(await built()).toEqual([]);

    const applied = await desk.ask(['apply', desk.file('build.json'), '--confirm', made.out.trim()]);
    expect(applied.code).toBe(0);
    expect(applied.err).toContain('InvoiceHelper/en_US done: AWS says Built.');
    expect(await built()).toHaveLength(1);

    const report = await desk.run(['report', 'latest', '--format', 'json']);
    const { run, items } = JSON.parse(report.out);
    expect(run).toMatchObject({ verb: 'lex-build', ticket: 'CHG-1' });
    expect(items).toMatchObject([
      { id: 'InvoiceHelper/en_US', v2BotName: 'InvoiceHelper', endState: 'Built', outcome: 'done' },
    ]);
    expect((await desk.run(['report', 'latest', '--format', 'md'])).out).toMatch(
      /\| V2 bot \| Locale \|[^\n]*\n[^\n]*\n\| InvoiceHelper \| InvoiceHelper\/en\\_US \| done \| Built \|/,
    );
    expect((await desk.run(['runs'])).out).toMatch(/lex-build/);
    expect((await desk.run(['watch', 'latest'])).code).toBe(0);
  });

  test('of one that cannot be built ends with its reasons, and with the code for what is not done', async () => {
    const made = await plan('failing.json', '--bot', 'booktrip', '--locale', 'en_US');
    const applied = await desk.ask(['apply', desk.file('failing.json'), '--confirm', made.out.trim()]);
    expect(applied.code).toBe(2);
    expect(applied.err).toContain('AWS says Failed: The intent BookFlight has the slot To without a slot type.');
  });

  test('whose process is killed between the call and its answer is sent once, and the run tells how it ended', async () => {
    const made = await plan('killed.json', '--bot', 'Spa_Booking', '--locale', 'it_IT');
    const before = (await built()).length;
    await desk.world.faults({ operation: 'BuildBotLocale', effect: 'hang-after' });
    const applying = desk.startAsking(['apply', desk.file('killed.json'), '--confirm', made.out.trim()]);
    await expect.poll(async () => (await built()).length).toBe(before + 1);
    applying.kill('SIGKILL');
    await applying.ended;
    await desk.world.faults();
    const resumed = await desk.ask(['resume', 'latest', '--leave']);
    expect(resumed.code).toBe(0);
    expect(resumed.err).toContain('Spa_Booking/it_IT done: AWS says Built.');
    expect(await built()).toHaveLength(before + 1);
  });

  test('takes the id of a bot for its name, and several locales', async () => {
    const bots = [...desk.world.simulator.world.lex.v2Bots.values()];
    const id = bots.find(({ name }) => name === 'OrderFlowers')?.id ?? '';
    const made = await plan('two.json', '--bot', id, '--locale', 'en_US', '--locale', 'es_US', '--json');
    expect(made.code).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({
      verb: 'lex-build',
      items: [{ id: 'OrderFlowers/en_US' }, { id: 'OrderFlowers/es_US' }],
      phrases: ['BUILD 2 LOCALES IN 123456789012 EU-CENTRAL-1'],
    });
    expect(JSON.parse(await readFile(desk.file('two.json'), 'utf8'))).toMatchObject({ version: 1, verb: 'lex-build' });
  });

  test('of a bot that is named by its id needs no permission to list bots', async () => {
    const bots = [...desk.world.simulator.world.lex.v2Bots.values()];
    const id = bots.find(({ name }) => name === 'OrderFlowers')?.id ?? '';
    await desk.world.faults({ operation: 'ListBots', effect: 'deny' });
    const made = await plan('by-id.json', '--bot', id, '--locale', 'en_US');
    const named = await plan('by-name.json', '--bot', 'OrderFlowers', '--locale', 'en_US');
    await desk.world.faults();
    expect(made).toMatchObject({ code: 0, out: 'BUILD en_US OF OrderFlowers IN 123456789012 EU-CENTRAL-1\n' });
    expect(named).toMatchObject({ code: 3, out: '', err: expect.stringContaining('lex:ListBots') });
  });

  test.each([
    [['--bot', 'OrderFlowers', '--locale', 'en-US'], '--locale: A locale of Lex V2 is a language, an underscore'],
    [['--bot', 'OrderFlowers', '--locale', 'en-US'], 'Perhaps en_US.'],
    [['--bot', 'OrderFlowers', '--locale', 'en_US', '--locale', 'klingon'], '--locale: A locale of Lex V2'],
    [['--bot', 'Order  Flowers', '--locale', 'en_US'], '--bot: A Lex V2 bot name holds only'],
    [['--bot', '../bots', '--locale', 'en_US'], '--bot: A Lex V2 bot name holds only'],
  ])('%j is refused before AWS is asked: %s', async (flags, words) => {
    const before = await desk.world.log();
    expect(await plan('none.json', ...flags)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(words) });
    expect(await desk.world.log()).toEqual(before);
  });

  test.each([
    [['--bot', 'Nobody', '--locale', 'en_US'], 3, 'Lex V2 lists no bot Nobody in eu-central-1.'],
    [['--bot', 'orderflowers', '--locale', 'en_US'], 3, 'Did you mean OrderFlowers? Names are case-sensitive.'],
    [['--bot', 'OrderFlower', '--locale', 'en_US'], 3, 'Did you mean OrderFlowers?'],
    [['--bot', 'OrderFlowers', '--locale', 'ko_KR'], 3, 'ko_KR of OrderFlowers: '],
    [['--bot', 'OrderFlowers'], 1, 'It needs --bot and --locale.'],
    [['--locale', 'en_US'], 1, 'It needs --bot and --locale.'],
    [['--bot', 'OrderFlowers', '--locale', 'en_US', 'more'], 1, 'It takes flags only'],
  ])('%j ends with %i and says: %s', async (flags, code, words) => {
    const made = await plan(`none-${code}.json`, ...flags);
    expect(made.code).toBe(code);
    expect(made.err).toContain(words);
    expect(made.out).toBe('');
  });
});
