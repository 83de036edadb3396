import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRoleArn, ROLE_ARN } from '../../src/lex/role-arn.ts';
import { ACCOUNT, CUSTOM, REGION, SERVICE_LINKED } from './samples.ts';

/** Texts near the rules: mostly legal characters, now and then anything at all. */
const nearName = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'abzABZ019+=,.@_-/') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
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

  test('is fine only when the pattern holds and the account is the own one', () => {
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
