import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunPolicy } from '../../src/plans/policy.ts';
import type { Outcome } from '../../src/runs/events.ts';
import { endedBadly, inTurn, nextMove, width } from '../../src/runs/pacing.ts';
import type { ItemState, RunState } from '../../src/runs/state.ts';
import { now, rebuildPlan, stateAfter, steppedPlan } from './fixtures.ts';

/** `between`: started, and waiting for its own verb. */
type Stage = 'awaiting' | 'between' | 'waiting' | 'sending' | 'unclear' | 'watching' | Outcome;

function item(stage: Stage): Partial<ItemState> {
  if (stage === 'between') return { phase: 'waiting', step: 1 };
  if (stage === 'awaiting' || stage === 'waiting' || stage === 'sending' || stage === 'unclear' || stage === 'watching')
    return { phase: stage };
  return { phase: 'settled', outcome: stage };
}

const policy = (over: Partial<RunPolicy> = {}): RunPolicy => ({
  canary: 0,
  wave: 25,
  stopAfter: { percent: 100 },
  freshSnapshot: false,
  ...over,
});

function run(stages: readonly Stage[], over: Partial<RunPolicy> = {}, rest: Partial<RunState> = {}): RunState {
  const state = stateAfter(rebuildPlan(...stages.map((_, at) => `ws-${at}`)));
  const items = state.items.map((one, at) => ({ ...one, ...item(stages[at] ?? 'waiting') }));
  return { ...state, plan: { ...state.plan, policy: policy(over) } as RunState['plan'], items, ...rest };
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const paused = { nth: 1, cause: 'operator', why: 'Paused by ann.', at: now } as const;

describe('an item of two steps', () => {
  test('on its way through the first is waited for, since its second one is still to be sent', () => {
    const sent = [
      { type: 'attempt', item: 'ws-a', at: now } as const,
      { type: 'accepted', item: 'ws-a', at: now } as const,
    ];
    expect(nextMove(stateAfter(steppedPlan(['ws-a']), ...sent))).toEqual({ kind: 'wait' });
    const between = { type: 'stepped', item: 'ws-a', at: now, reason: 'Started.' } as const;
    expect(nextMove(stateAfter(steppedPlan(['ws-a']), ...sent, between))).toMatchObject({ kind: 'send' });
    expect(nextMove(stateAfter(steppedPlan(['ws-a']), ...sent, between, ...sent))).toEqual({ kind: 'over' });
  });
});

describe('the canary', () => {
  const one = { canary: 1 };
  test.each<[string, RunState, object]>([
    ['goes first and alone', run(times(6, 'waiting'), one), { kind: 'send', room: 1 }],
    ['is seen to its end', run(['watching', ...times(5, 'waiting' as const)], one), { kind: 'wait' }],
    [
      'is waited for while its answer is lost',
      run(['unclear', ...times(5, 'waiting' as const)], one),
      { kind: 'wait' },
    ],
    [
      'holds the rest up once it is done',
      run(['done', ...times(5, 'waiting' as const)], one),
      { kind: 'hold', why: 'The first one is done; 5 wait for you.' },
    ],
    [
      'holds the rest up when it failed',
      run(['failed', ...times(5, 'waiting' as const)], one),
      { kind: 'hold', why: 'Of the first 1, 1 did not end well; 5 wait for you.' },
    ],
    [
      'is another one where the first changed and was not sent',
      run(['stale', ...times(5, 'waiting' as const)], one),
      { kind: 'send', room: 1 },
    ],
    [
      'is not asked for twice',
      run(['done', ...times(5, 'waiting' as const)], one, { canaryShown: true }),
      { kind: 'send', room: 25 },
    ],
    [
      'of three goes together',
      run(['watching', ...times(5, 'waiting' as const)], { canary: 3 }),
      { kind: 'send', room: 2 },
    ],
    ['is no wider than the wave', run(times(9, 'waiting'), { canary: 5, wave: 2 }), { kind: 'send', room: 2 }],
    ['larger than the set is the set', run(['done', 'done'], { canary: 3 }), { kind: 'over' }],
  ])('%s', (_, state, move) => expect(nextMove(state)).toEqual(move));
});

describe('the wave', () => {
  test.each<[string, RunState, object]>([
    [
      'fills up',
      run([...times(3, 'watching' as const), ...times(9, 'waiting' as const)], { wave: 5 }),
      { kind: 'send', room: 2 },
    ],
    [
      'is full',
      run([...times(5, 'watching' as const), ...times(9, 'waiting' as const)], { wave: 5 }),
      { kind: 'wait' },
    ],
    ['counts what is unclear', run([...times(5, 'unclear' as const), 'waiting'], { wave: 5 }), { kind: 'wait' }],
    [
      'goes on as soon as one has ended',
      run([...times(4, 'watching' as const), 'done', 'waiting'], { wave: 5 }),
      { kind: 'send', room: 1 },
    ],
    ['is over when nothing waits', run(['watching', 'done'], { wave: 5 }), { kind: 'over' }],
  ])('%s', (_, state, move) => expect(nextMove(state)).toEqual(move));

  test('is narrower the nearer bad ends come to the limit, and never closes', () => {
    const widths = [0, 1, 2, 3, 4, 5, 9].map((bad) =>
      width(
        run([...times(bad, 'failed' as const), ...times(91, 'waiting' as const)], {
          wave: 20,
          stopAfter: { failures: 10 },
        }),
      ),
    );
    expect(widths).toEqual([20, 18, 16, 14, 12, 10, 2]);
  });
});

describe('between its steps an item', () => {
  const some = times(4, 'waiting' as const);
  test.each<[string, RunState, object]>([
    ['goes on though the wave is full', run(['between', 'watching', ...some], { wave: 2 }), { kind: 'send', room: 1 }],
    ['keeps the next one out of a wave of one', run(['between', ...some], { wave: 1 }), { kind: 'send', room: 1 }],
    ['is the canary still', run(['between', ...some], { canary: 1 }), { kind: 'send', room: 1 }],
    [
      'goes on while the rest of the canary is under way',
      run(['watching', 'between', ...some], { canary: 2 }),
      { kind: 'send', room: 1 },
    ],
    ['waits like all while the run is paused', run(['between', ...some], {}, { paused }), { kind: 'wait' }],
  ])('%s', (_, state, move) => expect(nextMove(state)).toEqual(move));

  test('goes before those that wait', () => {
    const ids = inTurn(run(['waiting', 'between', 'awaiting', 'waiting', 'watching', 'between']), 9).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['ws-1', 'ws-5', 'ws-0', 'ws-3']);
  });
});

describe('what is postponed', () => {
  const ids = (state: RunState, room: number, ...postponed: readonly string[]) =>
    inTurn(state, room, (id) => postponed.includes(id)).map(({ id }) => id);

  test('lets the next one go first', () => {
    expect(ids(run(['waiting', 'waiting', 'waiting']), 1, 'ws-0')).toEqual(['ws-1']);
  });

  test('keeps its place between its steps, so that no more are under way than there is room for', () => {
    expect(ids(run(['between', 'waiting']), 1, 'ws-0')).toEqual([]);
    expect(ids(run(['between', 'waiting', 'waiting']), 2, 'ws-0')).toEqual(['ws-1']);
  });
});

describe('what is held for a snapshot', () => {
  const held = times(3, 'awaiting' as const);
  test.each<[string, RunState, object]>([
    ['is waited for', run(held), { kind: 'wait' }],
    ['does not hold up what is ready', run([...held, 'waiting'], { wave: 2 }), { kind: 'send', room: 2 }],
    ['is waited for behind a canary that is not whole yet', run(['done', ...held], { canary: 2 }), { kind: 'wait' }],
    [
      'waits for the operator after the canary',
      run(['done', ...held], { canary: 1 }),
      { kind: 'hold', why: 'The first one is done; 3 wait for you.' },
    ],
    [
      'is not sent once the limit is reached',
      run(['failed', ...held], { stopAfter: { failures: 1 } }),
      { kind: 'stop', why: '1 of 4 did not end well, and the plan stops at 1.' },
    ],
  ])('%s', (_, state, move) => expect(nextMove(state)).toEqual(move));
});

describe('the limit', () => {
  const limit = { stopAfter: { failures: 3 } };
  test('stops the run at so many bad ends, whatever they are called', () => {
    const state = run(['failed', 'silent', 'rolled-back', 'watching', 'waiting'], limit);
    expect(nextMove(state)).toEqual({ kind: 'stop', why: '3 of 5 did not end well, and the plan stops at 3.' });
  });

  test.each<[Outcome, boolean]>([
    ['failed', true],
    ['rolled-back', true],
    ['silent', true],
    ['needs-human', true],
    ['done', false],
    ['stale', false],
    ['not-started', false],
  ])('%s is a bad end: %s', (outcome, bad) => {
    expect(endedBadly(run([outcome]).items[0] as ItemState)).toBe(bad);
  });

  test('in percent is of the whole set, and one at least', () => {
    expect(nextMove(run(['failed', ...times(4, 'waiting' as const)], { stopAfter: { percent: 10 } })).kind).toBe(
      'stop',
    );
    expect(nextMove(run(['failed', ...times(29, 'waiting' as const)], { stopAfter: { percent: 10 } })).kind).toBe(
      'send',
    );
    expect(
      nextMove(run([...times(3, 'failed' as const), ...times(27, 'waiting' as const)], { stopAfter: { percent: 10 } }))
        .kind,
    ).toBe('stop');
  });

  test('counts during a pause as well', () => {
    expect(nextMove(run([...times(3, 'failed' as const), 'waiting'], limit, { paused })).kind).toBe('stop');
  });
});

test('a paused run sends nothing', () => {
  expect(nextMove(run(times(3, 'waiting'), {}, { paused }))).toEqual({ kind: 'wait' });
});

test('a stopped run is over', () => {
  expect(nextMove(run(['not-started', 'watching'], {}, { stopped: 'Stopped by ann.' }))).toEqual({ kind: 'over' });
});

test('never are more in progress than the wave, nor more first ones than the canary, in any state', () => {
  const stage = fc.constantFrom<Stage>(
    'awaiting',
    'between',
    'waiting',
    'sending',
    'unclear',
    'watching',
    'done',
    'failed',
    'stale',
    'needs-human',
  );
  fc.assert(
    fc.property(
      fc.array(stage, { minLength: 1, maxLength: 40 }),
      fc.nat(4),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      (stages, canary, wave, percent, canaryShown) => {
        const state = run(stages, { canary, wave, stopAfter: { percent } }, { canaryShown });
        const move = nextMove(state);
        if (move.kind !== 'send') return;
        const count = (...of: readonly Stage[]) => stages.filter((one) => of.includes(one)).length;
        const between = count('between');
        const inProgress = count('sending', 'unclear', 'watching') + between;
        expect(move.room).toBeGreaterThan(0);
        expect(between + count('waiting')).toBeGreaterThan(0);
        // What goes on to its next step was counted before.
        const more = move.room - between;
        if (count('waiting') === 0 || more === 0) return;
        expect(more).toBeGreaterThan(0);
        expect(inProgress + more).toBeLessThanOrEqual(wave);
        const sent = inProgress + count('done', 'failed', 'needs-human');
        if (canary > 0 && !canaryShown) expect(sent + more).toBeLessThanOrEqual(canary);
      },
    ),
  );
});
