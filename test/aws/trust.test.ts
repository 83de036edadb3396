import { describe, expect, it } from 'vitest';
import { trustsService } from '../../src/aws/trust.ts';

const policy = (statement: unknown) =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' };

describe('a trust policy', () => {
  it.each<[string, string, boolean]>([
    ['that names the service', policy([{ ...allow, Principal: { Service: 'lexv2.amazonaws.com' } }]), true],
    [
      'that names it among others',
      policy({ ...allow, Principal: { Service: ['lex.amazonaws.com', 'lexv2.amazonaws.com'] } }),
      true,
    ],
    [
      'that allows more actions',
      policy([
        { ...allow, Action: ['sts:TagSession', 'sts:AssumeRole'], Principal: { Service: 'lexv2.amazonaws.com' } },
      ]),
      true,
    ],
    ['of Lex V1', policy([{ ...allow, Principal: { Service: 'lex.amazonaws.com' } }]), false],
    ['of Lex V2 channels', policy([{ ...allow, Principal: { Service: 'channels.lexv2.amazonaws.com' } }]), false],
    ['that denies', policy([{ ...allow, Effect: 'Deny', Principal: { Service: 'lexv2.amazonaws.com' } }]), false],
    [
      'that allows something else',
      policy([{ ...allow, Action: 'sts:TagSession', Principal: { Service: 'lexv2.amazonaws.com' } }]),
      false,
    ],
    ['of an account', policy([{ ...allow, Principal: { AWS: 'arn:aws:iam::123456789012:root' } }]), false],
    ['of anyone', policy([{ ...allow, Principal: '*' }]), false],
    ['without statements', policy(undefined), false],
    ['that is no JSON', 'nonsense', false],
    ['with a broken encoding', '%E0%A4%A', false],
  ])('%s', (_, encoded, trusts) => {
    expect(trustsService(encoded, 'lexv2.amazonaws.com')).toBe(trusts);
  });
});
