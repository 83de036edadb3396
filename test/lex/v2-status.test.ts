import { describe, expect, it } from 'vitest';
import { isMoving, localeStanding, whyNotBuild } from '../../src/lex/v2-status.ts';

const pair = (botStatus: string | undefined, localeStatus: string | undefined) => ({
  bot: { status: botStatus },
  locale: { id: 'en_US', status: localeStatus },
});

describe('the status of a V2 locale', () => {
  it.each([
    ['Built', 'built'],
    ['ReadyExpressTesting', 'not-built'],
    ['NotBuilt', 'not-built'],
    ['Failed', 'failed'],
    ['Building', 'moving'],
    ['Creating', 'moving'],
    ['Importing', 'moving'],
    ['Processing', 'moving'],
    ['Deleting', 'moving'],
    ['built', 'unknown'],
    ['READY', 'unknown'],
    ['toString', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (status, kind) => {
    expect(localeStanding(status).kind).toBe(kind);
  });
});

describe('a build', () => {
  it.each([
    ['Available', 'NotBuilt'],
    ['Available', 'Failed'],
    ['Available', 'Built'],
    ['Inactive', 'NotBuilt'],
    // What a bot's own status says is no more than a hint: AWS refuses what it does not do.
    [undefined, 'NotBuilt'],
  ])('is possible with the bot %s and the locale %s', (bot, locale) => {
    expect(whyNotBuild(pair(bot, locale))).toBeUndefined();
    expect(isMoving(pair(bot, locale))).toBe(false);
  });

  it('is possible at ReadyExpressTesting, which may pass by itself', () => {
    expect(whyNotBuild(pair('Available', 'ReadyExpressTesting'))).toBeUndefined();
    expect(isMoving(pair('Available', 'ReadyExpressTesting'))).toBe(true);
  });

  it.each([
    ['Importing', 'NotBuilt', 'The V2 bot is in the status Importing: wait until it is Available.'],
    ['Available', 'Importing', 'en_US is in the status Importing. Something is being imported into it.'],
    ['Available', 'Building', 'en_US is in the status Building. AWS is building it.'],
  ])('waits while the bot is %s and the locale %s, which are in motion', (bot, locale, why) => {
    expect(whyNotBuild(pair(bot, locale))).toBe(why);
    expect(isMoving(pair(bot, locale))).toBe(true);
  });

  it.each([
    ['Failed', 'NotBuilt', /Failed/],
    ['Available', 'Shiny', /not known/],
    ['Available', undefined, /no status/],
  ])('is not offered with the bot %s and the locale %s, and nothing is waited for', (bot, locale, why) => {
    expect(whyNotBuild(pair(bot, locale))).toMatch(why);
    expect(isMoving(pair(bot, locale))).toBe(false);
  });

  it('is not offered of what has not been read', () => {
    expect(whyNotBuild({ bot: undefined, locale: undefined })).toMatch(/has not been read/);
    expect(whyNotBuild({ bot: { status: 'Available' }, locale: undefined })).toMatch(/has not been read/);
  });
});
