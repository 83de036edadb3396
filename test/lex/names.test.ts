import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkRoleArn,
  checkV1BotName,
  checkV2BotName,
  checkVersion,
  ROLE_ARN,
  V1_BOT_NAME,
  V2_BOT_NAME,
  VERSION,
} from '../../src/lex/names.ts';
import { ACCOUNT, CUSTOM, REGION, SERVICE_LINKED } from './samples.ts';

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

describe('a role', () => {
  test.each([
    CUSTOM,
    SERVICE_LINKED,
    `arn:aws-us-gov:iam::${ACCOUNT}:role/bots`,
    `arn:aws-cn:iam::${ACCOUNT}:role/team/bots`,
  ])('%s is accepted in its own account, whatever the partition', (arn) => {
    expect(checkRoleArn(arn, ACCOUNT)).toBeUndefined();
  });

  test.each([
    ['eu-west-1', `arn:aws-us-gov:iam::${ACCOUNT}:role/bots`, 'aws'],
    ['us-gov-west-1', CUSTOM, 'aws-us-gov'],
  ])('in %s is refused where it is of another partition', (region, arn, own) => {
    const misnomer = checkRoleArn(arn, ACCOUNT, region);
    expect(misnomer?.problem).toContain(`${region} is in ${own}.`);
    expect(misnomer?.suggestion).toMatch(`arn:${own}:iam::${ACCOUNT}:role/`);
  });

  test('is in the partition of the Region where that is known', () => {
    expect(checkRoleArn(CUSTOM, ACCOUNT, REGION)).toBeUndefined();
  });

  test.each([
    ['trailing blanks', `${CUSTOM}  `, CUSTOM, /white space around/],
    ['line ends of a terminal', CUSTOM.replace(':role', ' :role'), CUSTOM, /is a space/],
    ['quotes of a shell', `'${CUSTOM}',`, CUSTOM, /around the ARN|plain ASCII|form/],
    ['a zero-width space', CUSTOM.replace('bot', 'b\u200bot'), CUSTOM, /U\+200B/],
    ['digits of another script', CUSTOM.replace('1', '\uff11'), CUSTOM, /U\+FF11/],
    ['a dash for a hyphen', CUSTOM.replace('-', '\u2013'), CUSTOM, /U\+2013/],
    ['a Cyrillic letter', CUSTOM.replace('bot', 'b\u043et'), undefined, /./],
    ['a path alone', `arn:aws:iam::${ACCOUNT}:role/team/`, undefined, /ends in a path/],
    ['an empty path', `arn:aws:iam::${ACCOUNT}:role//bots`, `arn:aws:iam::${ACCOUNT}:role/bots`, /empty part/],
    ['a name with a colon', `arn:aws:iam::${ACCOUNT}:role/a:b`, undefined, /holds letters, digits/],
    ['a name of 65', `arn:aws:iam::${ACCOUNT}:role/${'a'.repeat(65)}`, undefined, /at most 64 characters/],
  ])('with %s is refused, and what may be meant is suggested', (_what, arn, suggestion, problem) => {
    const misnomer = checkRoleArn(arn, ACCOUNT, REGION);
    expect(misnomer?.problem).toMatch(problem);
    expect(misnomer?.suggestion).toBe(suggestion);
  });

  test('of another account is refused, with the account named', () => {
    expect(checkRoleArn('arn:aws:iam::999999999999:role/x', ACCOUNT)).toEqual({
      problem: `This role belongs to account 999999999999, and you are in ${ACCOUNT}.`,
      suggestion: `arn:aws:iam::${ACCOUNT}:role/x`,
    });
  });

  test.each([
    ['a Lex V1 role', 'aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots', /Lex V1/],
    ['a channel role', 'aws-service-role/channels.lexv2.amazonaws.com/AWSServiceRoleForLexV2Channels_A', /channels/],
  ])('that is %s is refused', (_what, path, problem) => {
    expect(checkRoleArn(`arn:aws:iam::${ACCOUNT}:role/${path}`, ACCOUNT)?.problem).toMatch(problem);
  });

  test.each([
    ['flower-bot', CUSTOM],
    [` ${CUSTOM}\n`, CUSTOM],
    [`arn:aws:sts::${ACCOUNT}:assumed-role/x/me`, `arn:aws:iam::${ACCOUNT}:role/x`],
    [`arn:aws:iam::${ACCOUNT}:user/me`, undefined],
    ['arn:aws:iam::12:role/x', undefined],
    ['', undefined],
    [`${CUSTOM} x`, `${CUSTOM}x`],
    [`${CUSTOM}${'a'.repeat(2048)}`, undefined],
  ])('%j is refused', (arn, suggestion) => {
    const misnomer = checkRoleArn(arn, ACCOUNT);
    expect(misnomer?.problem).toMatch(/\.$/);
    expect(misnomer?.suggestion).toBe(suggestion);
  });
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

  test('a role is fine only when the pattern holds and the account is the own one', () => {
    const text = fc.oneof(
      nearName,
      fc
        .tuple(fc.constantFrom(ACCOUNT, '999999999999', '12'), nearName)
        .map(([id, name]) => `arn:aws:iam::${id}:role/${name}`),
    );
    fc.assert(
      fc.property(text, (arn) => {
        if (checkRoleArn(arn, ACCOUNT) === undefined) expect(ROLE_ARN.exec(arn)?.[1]).toBe(ACCOUNT);
        const suggestion = checkRoleArn(arn, ACCOUNT)?.suggestion;
        expect(suggestion === undefined || checkRoleArn(suggestion, ACCOUNT) === undefined).toBe(true);
      }),
    );
  });
});
