import { describe, expect, test } from 'vitest';
import { checkV2Locale } from '../../src/lex/v2-locale.ts';

describe('a locale of Lex V2', () => {
  test.each(['en_US', 'es_419', 'de_DE', 'zh_CN'])('%s is one', (text) => {
    expect(checkV2Locale(text)).toBeUndefined();
  });

  test.each([
    ['en-US', 'en_US'],
    ['en_us', 'en_US'],
    ['EN US', 'en_US'],
    ['es-419', 'es_419'],
    [' de_DE ', 'de_DE'],
    ['enUS', 'en_US'],
  ])('%j is none, and %s may have been meant', (text, suggestion) => {
    expect(checkV2Locale(text)).toMatchObject({ suggestion });
    expect(checkV2Locale(suggestion)).toBeUndefined();
  });

  test.each(['', 'english', 'en', '../en_US', 'en_US/..', 'en_US\n', 'é_US'])('%j is none', (text) => {
    expect(checkV2Locale(text)?.problem).toContain('like en_US');
  });
});
