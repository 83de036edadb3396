import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planWorkspaces } from '../../src/plans/build-plan.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import { canonicalJson, verifyPlan } from '../../src/plans/seal.ts';
import { candidate, context, lexItem, migrating, planMigration, planRebuild, value } from './fixtures.ts';

const rebuild = (...candidates: ReturnType<typeof candidate>[]) => value(planRebuild({ ...context, candidates }));

describe('a plan', () => {
  test('names its time, verb and account, and can be told from others of the same second', () => {
    const plan = rebuild(candidate('ws-a'));
    expect(plan).toMatchObject({
      id: '20261122T101500-rebuild-6666',
      accountId: '123456789012',
      alias: 'acme',
      region: 'eu-west-1',
      arn: expect.stringContaining('operator'),
    });
    expect(value(planRebuild({ ...context, random: 0, candidates: [candidate('ws-a')] })).id).toMatch(/-0000$/);
  });

  test('holds each item as it was seen', () => {
    expect(rebuild(candidate('ws-a')).items).toMatchObject([
      { id: 'ws-a', userName: 'user-ws-a', state: 'AVAILABLE', bundleId: 'wsb-source001', target: undefined },
    ]);
  });

  test('keeps what a rule holds back, with the reason, and does not send it', () => {
    const plan = rebuild(
      candidate('ws-a'),
      candidate('ws-b', { snapshot: 'none' }),
      candidate('ws-c', {}, { state: 'PENDING' }),
      candidate('ws-d', { underWayIn: '20261122T090000-rebuild-0001' }),
    );
    expect(plan.items.map(({ id }) => id)).toEqual(['ws-a']);
    expect(plan.excluded.map(({ id, verdicts }) => [id, verdicts[0]?.kind, verdicts[0]?.rule])).toEqual([
      ['ws-b', 'denied', 'snapshot'],
      ['ws-c', 'denied', 'state'],
      ['ws-d', 'denied', 'run'],
    ]);
  });

  test('sends what an operator may answer for: the confirmation will ask', () => {
    expect(rebuild(candidate('ws-a', { connection: 'UNKNOWN' })).items).toHaveLength(1);
  });

  test('names a WorkSpace once, however often it was selected, in the order of the selection', () => {
    const plan = rebuild(candidate('ws-b'), candidate('ws-a'), candidate('ws-b'));
    expect(plan.items.map(({ id }) => id)).toEqual(['ws-b', 'ws-a']);
  });

  test("keeps AWS's words on what is not allowed, and only on that", () => {
    const found = [candidate('ws-a'), candidate('ws-b', {}, { state: 'SUSPENDED' })];
    const { items, excluded } = value(planRebuild({ ...context, candidates: found }));
    const verdicts = [...items, ...excluded].flatMap((item) => item.verdicts);
    const quoted = verdicts.filter(({ quote }) => quote !== undefined);
    expect(quoted.map(({ rule, kind }) => [rule, kind])).toEqual([['state', 'denied']]);
    expect(items[0]?.verdicts.map(({ kind }) => kind)).toContain('allowed');
  });

  describe('that waits for fresh snapshots', () => {
    const fresh = { ...context, policy: { freshSnapshot: true } };

    test('takes in what has none yet: it is held until its first one shows up', () => {
      const plan = value(planRebuild({ ...fresh, candidates: [candidate('ws-a', { snapshot: 'none' })] }));
      expect(plan.policy.freshSnapshot).toBe(true);
      expect(plan.items[0]?.verdicts.find(({ rule }) => rule === 'snapshot')).toMatchObject({
        kind: 'allowed',
        reason: expect.stringContaining('held until its first one shows up'),
      });
    });

    test('still leaves out whose snapshots nobody may look up', () => {
      const plan = value(planRebuild({ ...fresh, candidates: [candidate('ws-a', { snapshot: 'denied' })] }));
      expect(plan.excluded).toHaveLength(1);
    });

    test('does so only where the verb goes back to one', () => {
      const plan = value(planWorkspaces({ ...fresh, verb: 'reboot', candidates: [candidate('ws-a')] }));
      expect(plan.policy.freshSnapshot).toBe(false);
      expect(plan.items[0]?.snapshot).toBeUndefined();
    });
  });

  test('carries the target of each migration', () => {
    const plan = value(planMigration({ ...context, candidates: [migrating('ws-a')] }));
    expect(plan.items[0]?.target).toEqual({
      bundleId: 'wsb-target001',
      bundleName: 'Standard with Windows (Server 2025 based) (WSP)',
      rootGib: 80,
      userGib: 50,
    });
  });
});

test.each([
  ['rebuild', planRebuild({ ...context, candidates: [] })],
  ['migrate', planMigration({ ...context, candidates: [] })],
  ['lex-migrate', planLexMigration({ ...context, items: [] })],
])('an empty selection is never everything: %s', (_, answer) => {
  expect(answer).toMatchObject({
    ok: false,
    failure: { kind: 'invalid', why: expect.stringContaining('never means all') },
  });
});

describe('the hash', () => {
  const plan = rebuild(candidate('ws-a'), candidate('ws-b'));

  test('holds for the plan as made, and as read back from a file', () => {
    expect(verifyPlan(plan).ok).toBe(true);
    expect(verifyPlan(JSON.parse(JSON.stringify(plan))).ok).toBe(true);
  });

  test.each([
    ['an item less', { ...plan, items: plan.items.slice(1) }],
    ['another Region', { ...plan, region: 'us-east-1' }],
    ['another account', { ...plan, accountId: '210987654321' }],
    ['an excluded item brought in', { ...plan, excluded: plan.items }],
    ['a verdict made milder', { ...plan, items: plan.items.map((item) => ({ ...item, verdicts: [] })) }],
  ])('does not hold with %s', (_, changed) => {
    expect(verifyPlan(changed)).toMatchObject({
      ok: false,
      failure: { why: expect.stringContaining('does not match its hash') },
    });
  });

  test('another version is refused by its version', () => {
    expect(verifyPlan({ ...plan, version: 2 as 1 })).toMatchObject({
      failure: { why: expect.stringContaining('version is 2') },
    });
  });
});

test('canonical JSON does not depend on the order of members, and outlives a file', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const turned = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(object));
      expect(canonicalJson(JSON.parse(JSON.stringify(object)))).toBe(canonicalJson(object));
    }),
  );
});

test('a Lex plan carries what will be sent', () => {
  const plan = value(planLexMigration({ ...context, items: [lexItem()] }));
  expect(plan).toMatchObject({ verb: 'lex-migrate', items: [{ v1BotName: 'OrderFlowers', v1BotVersion: '3' }] });
  expect(verifyPlan(plan).ok).toBe(true);
});
