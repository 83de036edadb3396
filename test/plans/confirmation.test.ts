import { describe, expect, test } from 'vitest';
import { planLexMigration, planMigration, planRebuild } from '../../src/plans/build-plan.ts';
import { asConfirmed, confirmationSteps, matchesPhrase, type Step } from '../../src/plans/confirmation.ts';
import { bundle, candidate, context, lexItem, migrating, value } from './fixtures.ts';

const steps = (count: number) =>
  confirmationSteps(
    value(
      planRebuild({ ...context, candidates: Array.from({ length: count }, (_, index) => candidate(`ws-${index}`)) }),
    ),
  );
const asked = (all: readonly Step[]) =>
  all.map((step) => (step.kind === 'phrase' ? step.phrase : asConfirmed([step])[0]));

test('a rebuild asks for each class of loss, then for verb, count, account and Region', () => {
  expect(asked(steps(42))).toEqual(['root-volume', 'user-data-since-snapshot', 'REBUILD 42 IN 123456789012 EU-WEST-1']);
});

test('a migration asks for the new identity too', () => {
  const plan = value(planMigration({ ...context, candidates: ['a', 'b', 'c'].map((id) => migrating(`ws-${id}`)) }));
  expect(asked(confirmationSteps(plan))).toEqual([
    'root-volume',
    'user-data-since-snapshot',
    'new-identity',
    'MIGRATE 3 IN 123456789012 EU-WEST-1',
  ]);
});

test('what the rules leave open is asked for by its own step', () => {
  const unlisted = bundle('wsb-target002', 'Standard with Windows 10 (Server 2022 based) (WSP)');
  const plan = value(
    planMigration({
      ...context,
      candidates: [
        migrating('ws-a', { target: unlisted }),
        migrating('ws-b', { connection: 'UNKNOWN' }),
        migrating('ws-c', { connection: 'CONNECTED', connectedOverridden: true }),
      ],
    }),
  );
  expect(confirmationSteps(plan)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ class: 'path-not-listed', count: 1 }),
      expect.objectContaining({ class: 'connection-unknown', count: 1 }),
      expect.objectContaining({ class: 'connected-users', count: 1 }),
    ]),
  );
});

test('excluded items are counted nowhere', () => {
  const plan = value(
    planRebuild({ ...context, candidates: [candidate('ws-a'), candidate('ws-b', { snapshot: 'none' })] }),
  );
  expect(asked(confirmationSteps(plan)).at(-1)).toBe('REBUILD 1 IN 123456789012 EU-WEST-1');
});

test('a plan that sends nothing has nothing to confirm', () => {
  const plan = value(planRebuild({ ...context, candidates: [candidate('ws-a', { snapshot: 'none' })] }));
  expect(confirmationSteps(plan)).toEqual([]);
});

describe('the phrase', () => {
  const phrase = steps(2).at(-1) as Step;

  test.each([
    ['REBUILD 2 IN 123456789012 EU-WEST-1', true],
    ['  REBUILD 2 IN 123456789012 EU-WEST-1 ', true],
    ['rebuild 2 in 123456789012 eu-west-1', false],
    ['REBUILD 3 IN 123456789012 EU-WEST-1', false],
    ['REBUILD  2 IN 123456789012 EU-WEST-1', false],
    ['REBUILD 2 IN 123456789012 EU-WEST-', false],
    ['', false],
    ['y', false],
  ])('%j: %s', (typed, matches) => expect(matchesPhrase(phrase, typed)).toBe(matches));

  test('never matches a step that asks for none', () => {
    const step = steps(1)[0] as Step;
    expect(matchesPhrase(step, '')).toBe(false);
  });
});

describe('Lex', () => {
  const of = (over: Parameters<typeof lexItem>[0]) =>
    confirmationSteps(value(planLexMigration({ ...context, items: [lexItem(over)] })));

  test('a new V2 bot asks for the V1 name', () => {
    expect(asked(of({ migrationStrategy: 'CREATE_NEW' }))).toEqual(['MIGRATE OrderFlowers']);
  });

  test('a new V2 bot that may be there already asks for its name as well', () => {
    expect(asked(of({ migrationStrategy: 'CREATE_NEW', existence: 'unknown' }))).toEqual([
      'MIGRATE OrderFlowers',
      'OrderFlowersV2',
    ]);
  });

  test('an existing V2 bot asks to acknowledge the overwritten Draft, then for its name', () => {
    const all = of({ migrationStrategy: 'UPDATE_EXISTING' });
    expect(asked(all)).toEqual(['draft-overwritten', 'OrderFlowersV2']);
    expect(all[0]).toMatchObject({ sentence: expect.stringContaining('en_US') });
  });
});
