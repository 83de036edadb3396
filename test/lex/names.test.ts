import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkV1BotName,
  checkV2BotName,
  checkVersion,
  V1_BOT_NAME,
  V2_BOT_NAME,
  VERSION,
} from '../../src/lex/names.ts';

/** Texts near the rules: mostly legal characters, some separators, now and then anything at all. */
const nearName = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'abzABZ019') },
    { weight: 2, arbitrary: fc.constantFrom('_', '-') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 130,
});

describe('a V2 bot name', () => {
  test.each(['B', 'Bot2', 'Order_Flowers-2', '9lives', 'ends_', 'a'.repeat(100)])('%j is accepted', (name) => {
    expect(checkV2BotName(name)).toBeUndefined();
  });

  test.each([
    ['', 'A Lex V2 bot name cannot be empty.', undefined],
    ['A--b', 'A Lex V2 bot name cannot hold two separators in a row; see "--" at character 2.', 'A-b'],
    ['A_-b', 'A Lex V2 bot name cannot hold two separators in a row; see "_-" at character 2.', 'A_b'],
    ['-a', 'A Lex V2 bot name cannot start with "-".', 'a'],
    [
      'my bot',
      'A Lex V2 bot name holds only letters, digits, and single underscores or hyphens; character 3 is a space.',
      'my_bot',
    ],
    [
      'café',
      'A Lex V2 bot name holds only letters, digits, and single underscores or hyphens; character 4 is "é" (U+00E9).',
      'cafe',
    ],
    [
      'a\u001b[31m',
      'A Lex V2 bot name holds only letters, digits, and single underscores or hyphens; character 2 is U+001B.',
      'a_31m',
    ],
    [
      'a\u202eb',
      'A Lex V2 bot name holds only letters, digits, and single underscores or hyphens; character 2 is U+202E.',
      'a_b',
    ],
    [
      '花',
      'A Lex V2 bot name holds only letters, digits, and single underscores or hyphens; character 1 is "花" (U+82B1).',
      undefined,
    ],
    ['a'.repeat(101), 'A Lex V2 bot name has at most 100 characters; this one has 101.', 'a'.repeat(100)],
    [
      'Bot\n',
      'A Lex V2 bot name holds only letters, digits, and single underscores or hyphens; character 4 is U+000A.',
      'Bot',
    ],
  ])('%j is refused, with what is wrong and what was meant', (name, problem, suggestion) => {
    expect(checkV2BotName(name)).toEqual(suggestion === undefined ? { problem } : { problem, suggestion });
  });
});

describe('a V1 bot name', () => {
  test.each(['Bot2', 'Order-Flowers', '_Bot', 'B', 'a'.repeat(51), 'A__b'])('%j is refused', (name) => {
    expect(checkV1BotName(name)).toBeDefined();
  });

  test('is always a legal V2 name too', () => {
    const v1Name = fc.stringMatching(/^([A-Za-z]_?){1,25}$/);
    fc.assert(fc.property(v1Name, (name) => name.length < 2 || checkV2BotName(name) === undefined));
  });
});

describe('a version', () => {
  test.each(['$LATEST', '1', '42', '9'.repeat(64)])('%s is accepted', (version) => {
    expect(checkVersion(version)).toBeUndefined();
  });
  test.each([
    ['abc1', '1'],
    ['latest', '$LATEST'],
    ['v3', '3'],
    ['$LATEST1', '1'],
    ['9'.repeat(65), '9'.repeat(64)],
  ])('%s is refused, and %s suggested', (version, suggestion) => {
    expect(checkVersion(version)).toMatchObject({ suggestion });
  });
  test('without any digit has no suggestion', () => expect(checkVersion('draft')).not.toHaveProperty('suggestion'));
});

describe('whatever is typed', () => {
  const fields = [
    ['V1 bot name', checkV1BotName, V1_BOT_NAME, 2, 50],
    ['V2 bot name', checkV2BotName, V2_BOT_NAME, 1, 100],
    ['version', checkVersion, VERSION, 1, 64],
  ] as const;

  test.each(fields)('a %s is fine exactly when pattern and length say so', (_what, check, pattern, min, max) => {
    fc.assert(
      fc.property(nearName, (text) => {
        const legal = pattern.test(text) && text.length >= min && text.length <= max;
        expect(check(text) === undefined).toBe(legal);
      }),
    );
  });

  test.each(fields)('what is suggested for a %s is legal', (_what, check) => {
    fc.assert(
      fc.property(nearName, (text) => {
        const suggestion = check(text)?.suggestion;
        expect(suggestion === undefined || check(suggestion) === undefined).toBe(true);
      }),
    );
  });

  test('a problem is one printable sentence', () => {
    fc.assert(fc.property(nearName, (text) => /^([\P{C}]+\.)?$/u.test(checkV2BotName(text)?.problem ?? '')));
  });
});
