import { describe, expect, test } from 'vitest';
import { eta, type Pace, paceOf } from '../../src/runs/eta.ts';
import { now, rebuildPlan, stateAfter, steppedPlan } from './fixtures.ts';

const minute = 60_000;
const pace: Omit<Pace, 'calls'> = {
  awaiting: 0,
  waiting: 0,
  inProgress: 0,
  width: 25,
  wave: 25,
  duration: 10 * minute,
  lastSentAt: undefined,
};

describe('the time that is left', () => {
  test.each<{
    readonly of: string;
    readonly pace: Partial<Pace>;
    readonly rate: number;
    readonly left: number | string;
  }>([
    {
      of: 'ten that all have room is their calls, then the time that one takes',
      pace: { waiting: 10 },
      rate: 1.08,
      left: 10_000 + 10 * minute,
    },
    { of: 'ten at half the rate is twice the calls', pace: { waiting: 10 }, rate: 0.54, left: 20_000 + 10 * minute },
    {
      of: 'sixty, 25 at a time, is three times what one takes: the waves, not the calls',
      pace: { waiting: 60 },
      rate: 1.5,
      left: 3 * 10 * minute,
    },
    {
      of: 'five for which there is no room begins when one has ended',
      pace: { waiting: 5, inProgress: 25 },
      rate: 1.5,
      left: 2 * 10 * minute,
    },
    {
      of: 'a width that bad ends have narrowed is so much more waves',
      pace: { waiting: 10, width: 5 },
      rate: 100,
      left: 2 * 10 * minute,
    },
    {
      of: 'those in progress is that of the one sent last',
      pace: { inProgress: 3, lastSentAt: now - 4 * minute },
      rate: 1.5,
      left: 6 * minute,
    },
    {
      of: 'what takes longer than the others did is not known',
      pace: { inProgress: 1, lastSentAt: now - 11 * minute },
      rate: 1.5,
      left: 'overdue',
    },
    {
      of: 'a run of which nothing is done is not known',
      pace: { waiting: 9, duration: undefined },
      rate: 1,
      left: 'unknown',
    },
  ])('of $of', ({ pace: over, rate, left }) => {
    const { endsAt } = eta({ ...pace, ...over, calls: over.waiting ?? 0 }, now, rate);
    expect(typeof endsAt === 'number' ? Math.round(endsAt - now) : endsAt).toBe(left);
  });
});

test('sending takes a call for each, and a share of the looks before it', () => {
  expect(eta({ ...pace, waiting: 31, calls: 31 }, now, 1.5)).toMatchObject({
    toSend: 31,
    callsMs: (31 * 1.08 * 1000) / 1.5,
  });
});

test('what one takes is the median of those that are done, whatever the clock did', () => {
  const ids = ['ws-a', 'ws-b', 'ws-c', 'ws-d'] as const;
  const took = [5 * minute, 60 * minute, -3 * minute];
  const state = stateAfter(
    rebuildPlan(...ids),
    ...ids.flatMap((item, at) => [
      { type: 'attempt', item, at: now } as const,
      { type: 'accepted', item, at: now } as const,
      ...(took[at] === undefined
        ? []
        : [{ type: 'settled', item, at: now + took[at], outcome: 'done', reason: 'Done.' } as const]),
    ]),
  );
  expect(paceOf(state)).toEqual({
    awaiting: 0,
    waiting: 0,
    calls: 0,
    inProgress: 1,
    width: 25,
    wave: 25,
    duration: 5 * minute,
    lastSentAt: now,
  });
});

test('while a snapshot is waited for no end is foretold, and each step is a call', () => {
  const held = paceOf(stateAfter(steppedPlan(['ws-a', 'ws-b'], { freshSnapshot: true })));
  expect(held).toMatchObject({ awaiting: 2, waiting: 0, calls: 4 });
  expect(eta({ ...held, duration: 10 * minute }, now, 1.5)).toMatchObject({ toSend: 2, endsAt: 'unknown' });
});
