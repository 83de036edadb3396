import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/aws/lex-model.ts';
import { proposeRole, roleWarning } from '../../src/lex/roles.ts';
import { ACCOUNT, CUSTOM, created, failure, REGION, SERVICE_LINKED, unknownTarget, updated } from './samples.ts';

const PLACE = { accountId: ACCOUNT, region: REGION };
const custom: Role = { arn: CUSTOM, name: 'flower-bot', serviceLinked: false };
const linked: Role = { arn: SERVICE_LINKED, name: 'AWSServiceRoleForLexV2Bots_A', serviceLinked: true };
const listed = (...value: Role[]) => ({ ok: true, value }) as const;
const denied = { ok: false, failure: failure({ operation: 'iam:ListRoles' }) } as const;
const arns = (...args: Parameters<typeof proposeRole>) => proposeRole(...args).choices.map(({ arn }) => arn);

describe('the proposed role', () => {
  test('of a new bot is a service-linked one', () => {
    expect(arns(created(), listed(custom, linked), PLACE)).toEqual([SERVICE_LINKED, CUSTOM]);
    expect(proposeRole(created(), listed(custom, linked), PLACE).proposed).toBe(SERVICE_LINKED);
  });
  test("of an existing bot is the bot's own", () => {
    const proposal = proposeRole(updated(), listed(linked, custom), PLACE);
    expect(proposal.proposed).toBe(CUSTOM);
    expect(proposal.choices[0]).toMatchObject({ own: true, note: "the existing bot's own role" });
  });
  test("of an existing bot is the bot's own even when the roles cannot be listed", () => {
    const proposal = proposeRole(updated(), denied, PLACE);
    expect(proposal.choices).toMatchObject([{ arn: CUSTOM, name: 'flower-bot', serviceLinked: false, own: true }]);
    expect(proposal.sentence).toMatch(/could not be listed/);
  });
  test('is none when the roles cannot be listed: an ARN has to be typed', () => {
    const proposal = proposeRole(created(), denied, PLACE);
    expect(proposal.proposed).toBeUndefined();
    expect(proposal.sentence).toMatch(/type the ARN/);
  });
  test('is none when no role trusts Lex V2, and the call that makes one is named', () => {
    expect(proposeRole(created(), listed(), PLACE).create).toBe(
      'aws iam create-service-linked-role --aws-service-name lexv2.amazonaws.com',
    );
  });
  test('is never one that Lex V2 bots cannot use', () => {
    const v1 = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots`;
    const channels = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/channels.lexv2.amazonaws.com/AWSServiceRoleForLexV2Channels_A`;
    const roles = [v1, channels].map((arn) => ({ arn, name: 'x', serviceLinked: true }));
    expect(arns(created(), listed(...roles), PLACE)).toEqual([]);
  });
});

test.each([
  ["the existing bot's own role", updated(), CUSTOM, undefined],
  ['another role on an existing bot', updated(), SERVICE_LINKED, /likely replaces the present role of Flowers/],
  ['any role where the present one is unknown', unknownTarget('UPDATE_EXISTING'), CUSTOM, /unknown/],
  ['any role on a new bot', created(), CUSTOM, undefined],
] as const)('%s is warned of as it deserves', (_what, target, arn, warning) => {
  if (warning === undefined) expect(roleWarning(target, arn)).toBeUndefined();
  else expect(roleWarning(target, arn)).toMatch(warning);
});
