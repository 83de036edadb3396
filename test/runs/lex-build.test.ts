import { describe, expect, test } from 'vitest';
import type { LexBuildItem } from '../../src/plans/plan.ts';
import type { Look } from '../../src/runs/drivers/driver.ts';
import { endOfLexBuild } from '../../src/runs/drivers/lex-build.ts';
import type { Observation } from '../../src/runs/events.ts';
import type { ItemState } from '../../src/runs/state.ts';
import { untouched } from '../../src/runs/untouched.ts';

const minute = 60_000;
const sentAt = 1_000_000_000;

interface Case {
  readonly planned?: string;
  /** Milliseconds since the attempt. */
  readonly since?: number;
  readonly steady?: number;
  readonly looks?: number;
  readonly accepted?: boolean;
  /** AWS shows another time of a build than before the attempt. */
  readonly begun?: boolean;
  readonly untimed?: boolean;
  readonly left?: boolean;
}

const item = ({ planned = 'NotBuilt' }: Case): LexBuildItem => ({
  id: 'OrderFlowers/en_US',
  botId: 'BOT0000001',
  botName: 'OrderFlowers',
  localeId: 'en_US',
  status: planned,
  updatedAt: undefined,
  buildSubmittedAt: 1,
  migrationId: undefined,
});

const state = ({ accepted = true, left = false }: Case): ItemState => ({
  ...untouched('OrderFlowers/en_US', undefined),
  phase: accepted ? 'watching' : 'unclear',
  attemptedAt: sentAt,
  known: ['1'],
  left,
  accepted,
});

const look = ({ since = minute, steady = 2, looks = 3 }: Case): Look => ({
  now: sentAt + since,
  looks,
  steady,
  blind: 0,
  missing: { source: 0, target: 0 },
});

const shows = (
  status: string | undefined,
  { begun = true, untimed = false }: Case,
  words: Partial<Observation['build']> = {},
) => ({
  source: undefined,
  build: {
    status,
    buildSubmittedAt: untimed ? undefined : begun ? sentAt : 1,
    failureReasons: [],
    recommendedActions: [],
    ...words,
  },
});

const judge = (status: string | undefined, how: Case = {}, words: Partial<Observation['build']> = {}) =>
  endOfLexBuild(item(how), state(how), shows(status, how, words), look(how));

describe('a build that was sent', () => {
  test.each<[string | undefined, Case, string | undefined]>([
    ['Built', {}, 'done'],
    ['Built', { steady: 1 }, 'done'],
    // It said Built before: one look may be an answer of before.
    ['Built', { planned: 'Built', steady: 1 }, undefined],
    ['Built', { planned: 'Built' }, 'done'],
    ['Built', { planned: 'Built', begun: false }, undefined],
    ['Built', { planned: 'Built', begun: false, since: 11 * minute }, 'needs-human'],
    // What an older build came to is no end of this one, however old the plan.
    ['Built', { begun: false, accepted: false }, undefined],
    ['Built', { begun: false, accepted: false, since: 11 * minute }, 'needs-human'],
    ['Failed', { begun: false }, undefined],
    ['Failed', { begun: false, since: 11 * minute }, 'needs-human'],
    ['NotBuilt', { planned: 'Failed', begun: false, since: 2 * minute }, undefined],
    // AWS keeps no time of a build: its status alone tells.
    ['Failed', { begun: false, untimed: true }, 'failed'],
    ['Built', { begun: false, untimed: true }, 'done'],
    // It was seen Building, and AWS is behind with its own time for it.
    ['Failed', { begun: false, left: true }, 'failed'],
    ['Failed', { begun: false, left: true, steady: 1 }, undefined],
    ['Building', { begun: false, since: 50 * minute }, undefined],
    ['Failed', {}, 'failed'],
    ['Failed', { planned: 'Failed', steady: 1 }, undefined],
    ['Failed', { planned: 'Failed' }, 'failed'],
    ['Failed', { planned: 'Failed', begun: false, accepted: false }, undefined],
    ['Failed', { planned: 'Failed', begun: false, accepted: false, since: 11 * minute }, 'needs-human'],
    ['NotBuilt', { begun: false }, undefined],
    ['NotBuilt', { begun: false, since: 11 * minute }, 'needs-human'],
    ['NotBuilt', { since: minute - 1 }, undefined],
    ['NotBuilt', { steady: 1 }, undefined],
    ['NotBuilt', {}, 'failed'],
    ['Deleting', {}, 'failed'],
    ['Building', { since: 50 * minute }, undefined],
    ['Building', { since: 61 * minute }, 'needs-human'],
    // Who takes it up after a night looks a few times first.
    ['Building', { since: 9 * 60 * minute, looks: 2 }, undefined],
    ['Processing', {}, undefined],
    ['Importing', {}, undefined],
    ['ReadyExpressTesting', { since: 30 * minute }, undefined],
    ['ReadyExpressTesting', { since: 61 * minute }, 'needs-human'],
    ['Shiny', { since: 30 * minute }, undefined],
    ['Shiny', { since: 61 * minute }, 'needs-human'],
    [undefined, { since: 61 * minute }, 'needs-human'],
  ])('and of which AWS says %s (%j) is %s', (status, how, outcome) => {
    const judgement = judge(status, how);
    expect(judgement.settled ? judgement.outcome : undefined).toBe(outcome);
  });

  test('has failed in AWS’s words, with what it recommends', () => {
    const words = {
      failureReasons: ['The slot To has no slot type.', 'So has From.'],
      recommendedActions: ['Fix it.'],
    };
    expect(judge('Failed', {}, words)).toMatchObject({
      reason: 'AWS says Failed: The slot To has no slot type. So has From. It recommends: Fix it.',
    });
    expect(judge('Failed')).toMatchObject({ reason: 'AWS says Failed: it gave no reason.' });
  });

  test('is told by its status where that never came to anything known', () => {
    expect(judge('Shiny', { since: 61 * minute })).toMatchObject({ reason: expect.stringContaining('Still Shiny') });
  });

  test('of a locale that AWS lists no longer has failed, once that is no moment in between', () => {
    const gone = (steady: number) => endOfLexBuild(item({}), state({}), { source: undefined }, look({ steady }));
    expect(gone(1)).toEqual({ settled: false });
    expect(gone(2)).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('deleted') });
  });
});
