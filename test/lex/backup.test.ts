import { describe, expect, test } from 'vitest';
import { type Backup, backupLoss, isWhole } from '../../src/lex/backup.ts';
import { confirmationSteps } from '../../src/plans/confirmation.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import { account, lexItem, limits, now, value } from '../plans/fixtures.ts';

const kept: Backup = { kind: 'export', folder: '/b', sha256: 'a'.repeat(64), at: now, missing: [] };
const holed: Backup = { ...kept, kind: 'records', missing: ['intent A (1)', 'slot type B (2)'] };
const none: Backup = { kind: 'none', reason: 'the operator went on without one.' };

const stepsOf = (...backups: readonly (Backup | undefined)[]) =>
  confirmationSteps(
    value(
      planLexMigration({
        account,
        now,
        random: 0,
        limits,
        items: backups.map((backup, nth) => lexItem({ id: `Bot_${'x'.repeat(nth + 1)}`, backup })),
      }),
    ),
  );

describe('a backup', () => {
  test.each([
    ['whole', kept, true, undefined],
    [
      'with holes',
      holed,
      false,
      'The backup of A 3 is not whole: 2 parts could not be read (intent A (1), slot type B (2)).',
    ],
    ['there is none of', none, false, 'There is no backup of A 3 on this machine: the operator went on without one.'],
  ])('%s is told as that', (_what, backup, whole, loss) => {
    expect(isWhole(backup)).toBe(whole);
    expect(backupLoss('A 3', backup)).toBe(loss);
  });
});

describe('the confirmation', () => {
  test('asks nothing of what is kept whole', () => {
    expect(stepsOf(kept).map(({ kind }) => kind)).toEqual(['phrase']);
  });

  test('takes the silence of a plan of an earlier bellhop for a loss', () => {
    const sentence = 'Whether there is a backup of OrderFlowers version 3 is not known.';
    expect(stepsOf(undefined)).toMatchObject([{ class: 'no-backup', count: 1, sentence }, { kind: 'phrase' }]);
  });

  test('has it acknowledged once that bots are not kept, or not whole, each by name', () => {
    const [first, ...rest] = stepsOf(kept, holed, none);
    expect(first).toMatchObject({ kind: 'acknowledge', class: 'no-backup', count: 2 });
    expect(first).toMatchObject({ sentence: expect.stringMatching(/not whole: 2 parts.*There is no backup of/) });
    expect(rest.map(({ kind }) => kind)).toEqual(['phrase']);
  });
});
