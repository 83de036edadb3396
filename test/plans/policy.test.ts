import { expect, test } from 'vitest';
import { failureLimit, policyFor, readStopAfter, stopAfterText } from '../../src/plans/policy.ts';
import { account, candidate, context, limits, planRebuild, value } from './fixtures.ts';

const plan = (count: number, over: Partial<Parameters<typeof planRebuild>[0]> = {}) =>
  planRebuild({ ...context, candidates: Array.from({ length: count }, (_, at) => candidate(`ws-${at}`)), ...over });

test.each([
  [1, 0],
  [5, 0],
  [6, 1],
  [300, 1],
])('a set of %i has a canary of %i', (items, canary) => {
  expect(value(plan(items)).policy).toEqual({ canary, wave: 25, stopAfter: { percent: 10 }, freshSnapshot: false });
});

test('the configuration goes before what is usual, and the plan before the configuration', () => {
  const configured = { ...limits, policy: { canary: 3, wave: 10 } };
  expect(value(plan(2, { limits: configured, policy: { wave: 4 } })).policy).toMatchObject({ canary: 3, wave: 4 });
});

test('the policy, the ticket and the protection are under the hash', () => {
  const hashes = [
    plan(2),
    plan(2, { policy: { wave: 4 } }),
    plan(2, { ticket: 'CHG-1' }),
    plan(2, { limits: { ...limits, protectedAccounts: [account.accountId] } }),
  ].map((answer) => value(answer).hash);
  expect(new Set(hashes).size).toBe(4);
});

test.each(['123456789012', 'acme'])('an account is protected by its id or its alias: %s', (name) => {
  expect(value(plan(1, { limits: { ...limits, protectedAccounts: ['210987654321', name] } })).protected).toBe(true);
});

test.each([
  ['could not be read, and an alias is protected', undefined, 'acme-prod', true],
  ['could not be read, and only another number is protected', undefined, '210987654321', false],
  ['is none', null, 'acme-prod', false],
  ['is another', 'acme', 'acme-prod', false],
])('an account whose alias %s (%s; %s): %s', (_, alias, entry, expected) => {
  const guarded = { ...limits, protectedAccounts: [entry] };
  expect(value(plan(1, { account: { ...account, alias }, limits: guarded })).protected).toBe(expected);
});

test('a set over the cap is no plan, and only the configuration raises it', () => {
  const small = { ...limits, maxItems: 3 };
  expect(value(plan(3, { limits: small })).items).toHaveLength(3);
  expect(plan(4, { limits: small })).toMatchObject({
    failure: { why: 'It has 4 items, and a run may have 3.', next: expect.stringContaining(limits.file) },
  });
});

test.each([
  ['3', { failures: 3 }],
  ['10%', { percent: 10 }],
  [' 100% ', { percent: 100 }],
  ['0', undefined],
  ['0%', undefined],
  ['101%', undefined],
  ['-1', undefined],
  ['2.5', undefined],
  ['many', undefined],
  ['', undefined],
])('%j stops a run after %j', (text, expected) => {
  const read = readStopAfter(text);
  expect(read).toEqual(expected);
  if (read) expect(stopAfterText(read)).toBe(text.trim());
});

test.each([
  [{ failures: 3 }, 300, 3],
  [{ percent: 10 }, 300, 30],
  [{ percent: 10 }, 25, 3],
  [{ percent: 10 }, 2, 1],
])('%j of %i items are %i', (stopAfter, items, limit) => {
  expect(failureLimit({ ...policyFor(items), stopAfter }, items)).toBe(limit);
});
