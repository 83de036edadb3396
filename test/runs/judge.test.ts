import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../src/aws/lex-model.ts';
import { type Look, minute, second } from '../../src/runs/drivers/driver.ts';
import { endInPlace } from '../../src/runs/drivers/in-place.ts';
import { endOfLexMigration } from '../../src/runs/drivers/lex.ts';
import { endOfMigration } from '../../src/runs/drivers/migrate.ts';
import { pause } from '../../src/runs/drivers/workspaces.ts';
import type { Observation } from '../../src/runs/events.ts';
import type { ItemState } from '../../src/runs/state.ts';
import { lexPlan, migratePlan, only, rebuildPlan, stateAfter } from './fixtures.ts';
import { type Expected, item, look, missing, outcome, planned, sent, source } from './looks.ts';

describe('a rebuild (rule 22: accepted is not done)', () => {
  const of = planned(rebuildPlan('ws-a'));

  test.each<[string, Partial<ItemState>, Observation['source'], Look, Expected]>([
    ['AVAILABLE as before, straight after the call', {}, source('AVAILABLE'), look(1), 'watching'],
    ['REBUILDING', { left: true }, source('REBUILDING'), look(5), 'watching'],
    ['AVAILABLE after REBUILDING, seen once', { left: true }, source('AVAILABLE'), look(9, { steady: 1 }), 'watching'],
    ['AVAILABLE after REBUILDING, seen twice', { left: true }, source('AVAILABLE'), look(9), 'done'],
    [
      'AVAILABLE when taken up after a night',
      { left: true },
      source('AVAILABLE'),
      look(600, { looks: 1, steady: 1 }),
      'watching',
    ],
    [
      'AVAILABLE in the second look after a night',
      { left: true },
      source('AVAILABLE'),
      look(600, { looks: 2 }),
      'done',
    ],
    [
      'REBUILDING still, after a night and a few looks',
      { left: true },
      source('REBUILDING'),
      look(600, { looks: 3 }),
      'needs-human',
    ],
    ['STOPPED after REBUILDING', { left: true }, source('STOPPED'), look(9), 'done'],
    ['PENDING after REBUILDING', { left: true }, source('PENDING'), look(9), 'watching'],
    ['ERROR after REBUILDING', { left: true }, source('ERROR'), look(9), 'failed'],
    ['UNHEALTHY after REBUILDING', { left: true }, source('UNHEALTHY'), look(9), 'failed'],
    ['ERROR as before, straight after the call', {}, source('ERROR'), look(1), 'watching'],
    ['an undeclared state after REBUILDING', { left: true }, source('FROZEN'), look(9), 'watching'],
    ['not listed', {}, undefined, look(2), 'watching'],
    ['not listed for ten minutes', {}, undefined, look(12, missing(10)), 'needs-human'],
    ['not listed for ten minutes, seen once', {}, undefined, look(12, { ...missing(10), steady: 1 }), 'watching'],
    ['not listed since a moment ago', { left: true }, undefined, look(30, missing(1)), 'watching'],
    ['not listed after a lost answer', { phase: 'unclear' }, undefined, look(12), 'needs-human'],
    ['never seen rebuilding in ten minutes', {}, source('AVAILABLE'), look(11), 'silent'],
    [
      'never seen rebuilding, but with a new address',
      {},
      source('AVAILABLE', 'wsb-source001', '10.9.9.9'),
      look(11, { blind: 8 * minute }),
      'done',
    ],
    [
      'broken with a new address',
      {},
      source('ERROR', 'wsb-source001', '10.9.9.9'),
      look(11, { blind: 8 * minute }),
      'failed',
    ],
    [
      'as before, and nobody looked for a while',
      {},
      source('AVAILABLE'),
      look(11, { blind: 8 * minute }),
      'needs-human',
    ],
    ['as before after a lost answer', { phase: 'unclear' }, source('AVAILABLE'), look(11), 'needs-human'],
    ['as before after a lost answer, early', { phase: 'unclear' }, source('AVAILABLE'), look(9), 'watching'],
    ['REBUILDING for more than 75 minutes', { left: true }, source('REBUILDING'), look(76), 'needs-human'],
  ])('%s', (_, over, seen, at, expected) => {
    expect(outcome(endInPlace('rebuild', item(over), of, { source: seen }, at))).toBe(expected);
  });
});

describe('a migration (rule 23: both ids are followed)', () => {
  const of = planned(migratePlan('ws-a'));
  const target = (state: string, bundleId = 'wsb-target001') => ({
    state,
    bundleId,
    computerName: 'NEW',
    ipAddress: '10.0.0.9',
  });
  const left = { left: true, targetId: 'ws-new' };

  test.each<[string, Partial<ItemState>, Observation, Look, Expected]>([
    ['nothing to be seen yet', { targetId: 'ws-new' }, { source: source('AVAILABLE') }, look(3), 'watching'],
    ['the new one PENDING', left, { source: source('AVAILABLE'), target: target('PENDING') }, look(9), 'watching'],
    [
      'the new one AVAILABLE, the old one still there',
      left,
      { source: source('AVAILABLE'), target: target('AVAILABLE') },
      look(30),
      'watching',
    ],
    [
      'the new one AVAILABLE, the old one TERMINATING',
      left,
      { source: source('TERMINATING'), target: target('AVAILABLE') },
      look(30),
      'done',
    ],
    [
      'the new one AVAILABLE, the old one gone',
      left,
      { source: undefined, target: target('AVAILABLE') },
      look(30),
      'done',
    ],
    ['the new one STOPPED, the old one gone', left, { source: undefined, target: target('STOPPED') }, look(30), 'done'],
    [
      'the same, seen once',
      left,
      { source: undefined, target: target('AVAILABLE') },
      look(30, { steady: 1 }),
      'watching',
    ],
    [
      'the new one on another bundle',
      left,
      { source: undefined, target: target('AVAILABLE', 'wsb-odd') },
      look(30),
      'watching',
    ],
    [
      'under its old id, as the Linux page shows it',
      left,
      { source: source('AVAILABLE', 'wsb-target001') },
      look(30),
      'done',
    ],
    ['under its old id, in ERROR', left, { source: source('ERROR', 'wsb-target001') }, look(30), 'failed'],
    [
      'the new one in ERROR, the old one gone',
      left,
      { source: undefined, target: target('ERROR') },
      look(30),
      'failed',
    ],
    [
      'the new one just in ERROR, the old one there',
      { ...left, changedAt: sent + 29 * minute },
      { source: source('AVAILABLE'), target: target('ERROR') },
      look(30),
      'watching',
    ],
    [
      'the new one in ERROR for ten minutes, the old one there',
      { ...left, changedAt: sent + 29 * minute },
      { source: source('AVAILABLE'), target: target('ERROR') },
      look(40),
      'failed',
    ],
    ['the new one gone, the old one back', left, { source: source('AVAILABLE') }, look(30), 'rolled-back'],
    ['the new one gone, the old one back in ERROR', left, { source: source('ERROR') }, look(30), 'rolled-back'],
    [
      'the new one missing since a moment ago, the old one as before',
      left,
      { source: source('AVAILABLE') },
      look(30, missing(1)),
      'watching',
    ],
    ['the new one missing in the first minutes', left, { source: source('AVAILABLE') }, look(3), 'watching'],
    ['the new one gone, the old one PENDING', left, { source: source('PENDING') }, look(30), 'watching'],
    ['unchanged at 59 minutes', {}, { source: source('AVAILABLE') }, look(59), 'watching'],
    ['unchanged an hour later', {}, { source: source('AVAILABLE') }, look(61), 'silent'],
    [
      'unchanged an hour later, after a lost answer',
      { phase: 'unclear' },
      { source: source('AVAILABLE') },
      look(61),
      'needs-human',
    ],
    [
      'unchanged an hour later, and nobody looked for a while',
      {},
      { source: source('AVAILABLE') },
      look(61, { blind: 20 * minute }),
      'needs-human',
    ],
    ['both gone', left, { source: undefined }, look(30), 'watching'],
    ['both gone, nothing ever seen', {}, { source: undefined }, look(61), 'watching'],
    ['both gone for good', left, { source: undefined }, look(76), 'needs-human'],
    [
      'PENDING for more than 75 minutes',
      left,
      { source: source('AVAILABLE'), target: target('PENDING') },
      look(76),
      'needs-human',
    ],
  ])('%s', (_, over, seen, at, expected) => {
    expect(outcome(endOfMigration(item(over), of, seen, at))).toBe(expected);
  });
});

describe('a Lex migration (only COMPLETED is success)', () => {
  const alert = (type: string): LexAlert => ({ type, message: `A ${type}.`, details: [], links: [] });
  const of = only(stateAfter(lexPlan()));
  const judge = (status: string | undefined, alerts: readonly LexAlert[], minutes: number) =>
    endOfLexMigration(
      { ...of, phase: 'watching', attemptedAt: sent },
      { source: undefined, migration: { status, alerts } },
      look(minutes),
    );

  test.each<[string, string | undefined, readonly LexAlert[], number, Expected, RegExp]>([
    ['COMPLETED', 'COMPLETED', [], 3, 'done', /^Completed, with no alerts; the locale was to be built when it ended/],
    ['COMPLETED with warnings', 'COMPLETED', [alert('WARN'), alert('WARN')], 3, 'done', /with 2 manual tasks/],
    [
      'COMPLETED with an error',
      'COMPLETED',
      [alert('WARN'), alert('ERROR')],
      3,
      'failed',
      /COMPLETED, with 1 error: A ERROR/,
    ],
    ['FAILED', 'FAILED', [alert('ERROR')], 3, 'failed', /FAILED: A ERROR/],
    ['IN_PROGRESS', 'IN_PROGRESS', [], 59, 'watching', /^$/],
    ['IN_PROGRESS for more than an hour', 'IN_PROGRESS', [], 61, 'needs-human', /Still IN_PROGRESS/],
    ['the word COMPLETE, which the API does not use', 'COMPLETE', [], 3, 'watching', /^$/],
    ['an unknown status', 'PAUSED', [], 61, 'needs-human', /Still PAUSED/],
    ['no status', undefined, [], 61, 'needs-human', /without a status/],
  ])('%s', (_, status, alerts, minutes, expected, reason) => {
    const judgement = judge(status, alerts, minutes);
    expect(outcome(judgement)).toBe(expected);
    expect(judgement.settled ? judgement.reason : '').toMatch(reason);
  });

  test.each([
    [9, 'watching'],
    [11, 'needs-human'],
  ])('a lost answer without a trace after %i minutes: %s', (minutes, expected) => {
    const lost = { ...of, phase: 'unclear', attemptedAt: sent } as const;
    expect(outcome(endOfLexMigration(lost, { source: undefined }, look(minutes)))).toBe(expected);
  });
});

// "interval max(15 s, 2 x ceil(ids/25)/rate), slower after 10 min"
test.each([
  [1, 0, 1.5, 15],
  [25, 0, 1.5, 15],
  [1000, 0, 2, 40],
  [1000, 0, 1, 80],
  [1, 11, 1.5, 30],
])('%i ids, %i minutes in, at %d calls a second: a look every %i s', (ids, minutes, rate, seconds) => {
  expect(pause(ids, [item()], sent + minutes * minute, rate)).toBe(seconds * second);
});
