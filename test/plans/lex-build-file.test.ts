import { describe, expect, test } from 'vitest';
import { confirmationSteps } from '../../src/plans/confirmation.ts';
import { lexBuildItem } from '../../src/plans/lex-build-item.ts';
import { planLexBuild } from '../../src/plans/lex-plans.ts';
import type { LexBuildPlan } from '../../src/plans/plan.ts';
import { planText, readPlan } from '../../src/plans/plan-file.ts';
import { sealed } from '../../src/plans/seal.ts';
import { context, value } from './fixtures.ts';

const locale = (id: string, status = 'NotBuilt') => ({
  id,
  status,
  failureReasons: [],
  recommendedActions: [],
  intents: 3,
  slotTypes: 1,
  buildSubmittedAt: undefined,
  createdAt: 1,
  updatedAt: 2,
});
const bot = { id: 'A1B2C3D4E5', name: 'OrderFlowers' };
const planned = (...ids: readonly string[]) =>
  value(planLexBuild({ ...context, items: ids.map((id) => lexBuildItem(bot, locale(id), 'M1N2B3V4C5')) }));

describe('a plan to build locales', () => {
  test('comes back out of its file as it was written', () => {
    const plan = planned('en_US', 'es_419');
    expect(readPlan(planText(plan), 'plan.json')).toEqual({ ok: true, value: JSON.parse(planText(plan)) });
  });

  test('holds each locale once, goes one by one, and is named after what it does', () => {
    const plan = planned('en_US', 'en_US');
    expect(plan.items).toHaveLength(1);
    expect(plan.policy).toMatchObject({ canary: 0, wave: 1 });
    expect(plan.id).toMatch(/-lex-build-/);
  });

  test('of nothing is refused', () => {
    expect(planLexBuild({ ...context, items: [] })).toMatchObject({ ok: false });
  });

  test('is confirmed by a phrase that names what is built, and where', () => {
    const { accountId, region } = context.account;
    const where = `${accountId} ${region.toUpperCase()}`;
    expect(confirmationSteps(planned('en_US'))).toEqual([
      { kind: 'phrase', phrase: `BUILD en_US OF OrderFlowers IN ${where}` },
    ]);
    expect(confirmationSteps(planned('en_US', 'de_DE'))).toEqual([
      { kind: 'phrase', phrase: `BUILD 2 LOCALES IN ${where}` },
    ]);
  });
});

describe('a file with such a plan that cannot be used', () => {
  const plan = planned('en_US', 'de_DE');
  const [first, second] = plan.items;
  const why = (text: string) => {
    const read = readPlan(text, 'plan.json');
    return read.ok ? '' : read.failure.why;
  };
  const resealed = (change: Readonly<Record<string, unknown>>) =>
    why(JSON.stringify(sealed<LexBuildPlan>({ ...plan, ...change } as LexBuildPlan)));
  const changed = (change: Readonly<Record<string, unknown>>) => resealed({ items: [{ ...first, ...change }, second] });

  test.each([
    ['changed by hand', () => why(planText(plan).replace('en_US', 'en_GB')), /builds?|would build|content/],
    ['without items', () => resealed({ items: [] }), 'items: there is nothing to send.'],
    ['with a locale twice', () => resealed({ items: [first, first] }), 'A locale is in it twice.'],
    [
      'with an item of another name',
      () => changed({ id: 'OrderFlowers/fr_FR' }),
      'OrderFlowers/fr_FR would build en_US of OrderFlowers.',
    ],
    ['with a locale of V1', () => changed({ localeId: 'en-US' }), /^items\.0\.localeId: /],
    ['with an id that is none', () => changed({ botId: '../x' }), /^items\.0\.botId: /],
    ['with a name that is none', () => changed({ botName: 'Order Flowers' }), /^items\.0\.botName: /],
    ['with a condition that nobody knows', () => changed({ after: 1 }), /after/],
    [
      'with several at a time',
      () => resealed({ policy: { ...plan.policy, wave: 5 } }),
      'Its locales would not go one after the other.',
    ],
  ] as const)('is refused: %s', (_, refusal, expected) => {
    expect(refusal()).toMatch(expected);
  });
});
