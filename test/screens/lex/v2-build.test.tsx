import { afterEach, describe, expect, it } from 'vitest';
import { goFor } from '../../../src/hooks/navigation.ts';
import { type LexConsole, openLex } from './lex-console.tsx';

let open: LexConsole;
afterEach(() => open[Symbol.asyncDispose]());

/** At the review of a build of that locale. */
async function at(botName: string, localeId: string, options: Parameters<typeof openLex>[0] = {}) {
  open = await openLex({ speed: 60, columns: 100, rows: 30, place: { screen: 'runs' }, ...options });
  await open.terminal.sees('123456789012');
  const { session } = open.console.sources.first().link.getState();
  const found = await session?.lex.v2BotByName(botName);
  if (!found?.ok || !found.value) throw new Error(`there is no ${botName}`);
  goFor(open.console.navigation).to({ screen: 'lex-build', botId: found.value.id, localeId });
  return open;
}

const phrase = (locale: string, bot: string) => `BUILD ${locale} OF ${bot} IN 123456789012 EU-WEST-1`;

describe('the review of a build', () => {
  it('shows how bot and locale stand, and what a build does', async () => {
    const { terminal } = await at('InvoiceHelper', 'en_US');
    await terminal.sees('Build en_US of InvoiceHelper in account 123456789012, Region eu-west-1');
    await terminal.sees('Available');
    await terminal.sees('NotBuilt: It still has to be built');
    await terminal.sees('AWS names no build so far');
    await terminal.sees('BuildBotLocale is sent once.');
  });

  it('tells of one that is Built already, and of one that failed why, word for word', async () => {
    const { terminal } = await at('OrderFlowers', 'en_US');
    await terminal.sees('It is Built already');
    await open[Symbol.asyncDispose]();
    const failed = await at('booktrip', 'en_US');
    await failed.terminal.sees('Failed: AWS could not build it.');
    await failed.terminal.sees('The intent BookFlight has the slot To without a slot type.');
    await failed.terminal.sees('AWS recommends:');
  });

  it('leads nowhere while changes are locked', async () => {
    const { terminal, calls } = await at('InvoiceHelper', 'en_US', { unlocked: false });
    await terminal.sees('NotBuilt');
    await terminal.press('c');
    await terminal.sees('Changes are locked');
    expect(await calls('BuildBotLocale')).toEqual([]);
  });

  it('of a locale that is not there says so in AWS’s words, and leads nowhere', async () => {
    const { terminal } = await at('InvoiceHelper', 'fr_FR');
    await terminal.sees('could not be read');
    await terminal.press('c');
    await terminal.sees('The locale has not been read.');
  });
});

describe('the bots of Lex V2', () => {
  const on = async (bot: string) => {
    open = await openLex({ speed: 60, columns: 110, rows: 30, place: { screen: 'lex-v2' } });
    await open.terminal.sees('12 bots');
    await open.terminal.press('/', ...bot, 'enter');
    return open;
  };

  it('lead to the build of the one locale that a bot has', async () => {
    const { terminal } = await on('CheckIn2024');
    await terminal.sees('Draft: en_US Built');
    await terminal.press('b');
    await terminal.sees('Build en_US of CheckIn2024');
  });

  it('ask which, where a bot has several', async () => {
    const { terminal } = await on('InvoiceHelper');
    await terminal.sees('Draft: en_US NotBuilt, de_DE Built');
    await terminal.press('b');
    await terminal.sees('Lex build / InvoiceHelper / which locale');
    await terminal.press('j', 'enter');
    await terminal.sees('Build de_DE of InvoiceHelper');
  });

  it('have some without a locale, which says so', async () => {
    const { terminal } = await on('KioskDemo');
    await terminal.sees('Draft: no locale');
    await terminal.press('b');
    await terminal.sees('This bot has no locale.');
  });
});

describe('what moves by itself', () => {
  it('is looked at again until it has ended', async () => {
    const { terminal, console, calls } = await at('InvoiceHelper', 'en_US', { speed: 30 });
    await terminal.sees('NotBuilt');
    const { session } = console.sources.first().link.getState();
    const found = await session?.lex.v2BotByName('InvoiceHelper');
    if (!found?.ok) throw new Error('there is no InvoiceHelper');
    await session?.changes.buildLexLocale(found.value?.id ?? '', 'en_US');
    await terminal.press('r');
    await terminal.sees('Building: AWS is building it.');
    await terminal.press('c');
    await terminal.sees('en_US is in the status Building');
    await terminal.sees('Built: AWS has built the Draft');
    expect((await calls('DescribeBotLocale')).length).toBeGreaterThan(2);
  });
});

describe('the confirmation of a build', () => {
  it('asks for a phrase that names locale, bot, account and Region, then sends it once and watches it to Built', async () => {
    const { terminal, walk, calls } = await at('InvoiceHelper', 'en_US');
    await walk(['NotBuilt', 'c'], ['Lex build: 1 locale, en_US of InvoiceHelper, in account 123456789012']);
    await terminal.sees(phrase('en_US', 'InvoiceHelper'));
    await terminal.press('enter');
    await terminal.sees('does not match yet');
    await terminal.press(...phrase('en_US', 'InvoiceHelper'));
    await terminal.sees('It matches');
    await terminal.press('enter', 'enter');
    await terminal.sees('Lex build of 1');
    await terminal.sees('1 of 1 ended');
    await terminal.sees('AWS says Built.');
    expect(await calls('BuildBotLocale')).toHaveLength(1);
    await terminal.press('enter');
    await terminal.sees('en_US of the Draft');
    await terminal.sees('AWS has built the Draft');
  });

  it('that is left has confirmed nothing', async () => {
    const { terminal, walk, calls } = await at('InvoiceHelper', 'en_US');
    await walk(['NotBuilt', 'c'], [phrase('en_US', 'InvoiceHelper'), 'esc'], ['Cancelled: nothing was sent']);
    await terminal.sees('Build en_US of InvoiceHelper');
    expect(await calls('BuildBotLocale')).toEqual([]);
  });

  it('of a locale that cannot be built ends in AWS’s reasons, word for word', async () => {
    const { terminal, walk } = await at('booktrip', 'en_US');
    await walk(['AWS could not build it', 'c'], [phrase('en_US', 'booktrip')]);
    await terminal.press(...phrase('en_US', 'booktrip'));
    await terminal.sees('It matches');
    await terminal.press('enter');
    await terminal.sees('1 failed');
    await terminal.press('enter');
    await terminal.sees('Why it failed');
    await terminal.sees('The intent BookFlight has the slot To without a slot type.');
    await terminal.sees('AWS recommends');
  });
});
