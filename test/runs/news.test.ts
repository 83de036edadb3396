import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { newsBetween } from '../../src/runs/news.ts';
import type { RunState } from '../../src/runs/state.ts';
import { candidate } from '../plans/fixtures.ts';
import { failure, now, planOf, rebuildPlan, stateAfter, steppedPlan } from './fixtures.ts';

const plan = rebuildPlan('ws-a', 'ws-b', 'ws-c');
const start = stateAfter(plan);
const attempt: RunEvent = { type: 'attempt', at: now, item: 'ws-a' };
const accepted: RunEvent = { type: 'accepted', at: now, item: 'ws-a' };
const done: RunEvent = { type: 'settled', at: now, item: 'ws-a', outcome: 'done', reason: 'Rebuilt, and AVAILABLE.' };
const throttled: RunEvent = { type: 'refused', at: now, item: 'ws-a', failure: failure('throttled') };
const stopped: RunEvent = { type: 'stopped', at: now, why: 'Stopped by ann.' };
const changed: RunEvent = { ...done, outcome: 'stale', reason: 'It is in another run.' };
const givenUp: RunEvent = { ...done, outcome: 'failed', reason: 'AWS said throttled.' };
const held: RunEvent = { type: 'paused', at: now, cause: 'canary', why: 'The first one is done; 2 wait for you.' };

/** What the last of the events brings. */
const news = (...events: readonly RunEvent[]) =>
  newsBetween(stateAfter(plan, ...events.slice(0, -1)), stateAfter(plan, ...events)).map(({ text }) => text);

describe('it is news', () => {
  test('that an item was sent, not that it is being sent', () => {
    expect(news(attempt)).toEqual([]);
    expect(news(attempt, accepted)).toEqual(['user-ws-a (ws-a) sent']);
    expect(news(attempt, { ...accepted, targetId: 'ws-new' } as RunEvent)).toEqual([
      'user-ws-a (ws-a) sent, new id ws-new',
    ]);
  });

  test('that its answer never came', () => {
    expect(news(attempt, { type: 'unclear', at: now, item: 'ws-a', failure: failure('timeout', 'possible') })).toEqual([
      'user-ws-a (ws-a) unclear: AWS said timeout.',
    ]);
  });

  test('that what had to be done first is done, and what follows', () => {
    const linux = steppedPlan(['ws-a']);
    const stepped: RunEvent = { type: 'stepped', at: now, item: 'ws-a', reason: 'Started. Its migration follows.' };
    const states = [
      [attempt, accepted],
      [attempt, accepted, stepped],
      [attempt, accepted, stepped, attempt, accepted],
    ];
    const [before, between, after] = states.map((events) => stateAfter(linux, ...events));
    const told = (a: typeof before, b: typeof before) => newsBetween(a, b as RunState).map(({ text }) => text);
    expect(told(before, between)).toEqual(['user-ws-a (ws-a) Started. Its migration follows.']);
    expect(told(between, after)).toEqual(['user-ws-a (ws-a) sent']);
  });

  test('that the snapshot which it waited for is there', () => {
    const held = planOf('restore', [candidate('ws-a')], { freshSnapshot: true });
    const ready: RunEvent = { type: 'ready', at: now, item: 'ws-a', snapshot: Date.parse('2026-11-22T11:00:00Z') };
    expect(newsBetween(stateAfter(held), stateAfter(held, ready)).map(({ text }) => text)).toEqual([
      'user-ws-a (ws-a) has a snapshot of 2026-11-22T11:00:00.000Z',
    ]);
  });

  test('that it grew old, and that a newer one is there', () => {
    const held = planOf('restore', [candidate('ws-a')], { freshSnapshot: true });
    const time = (hours: number) => now + hours * 3_600_000;
    const ready = (hours: number): RunEvent => ({
      type: 'ready',
      at: time(hours),
      item: 'ws-a',
      snapshot: time(hours),
    });
    const all = [ready(1), { type: 'aged', at: time(9), item: 'ws-a' }, ready(10)] as const;
    const [, waiting, again, after] = [0, 1, 2, 3].map((count) => stateAfter(held, ...all.slice(0, count)));
    const told = (a?: RunState, b?: RunState) => a && b && newsBetween(a, b).map(({ text }) => text);
    expect(told(waiting, again)).toEqual([
      'user-ws-a (ws-a) Its snapshot grew old before its turn came; a newer one is waited for.',
    ]);
    expect(told(again, after)).toEqual([expect.stringContaining('has a snapshot of')]);
  });

  test('how it ended, and that it was sent where nobody looked in between', () => {
    expect(news(attempt, accepted, done)).toEqual(['user-ws-a (ws-a) done: Rebuilt, and AVAILABLE.']);
    expect(newsBetween(start, stateAfter(plan, attempt, accepted, done)).map(({ text }) => text)).toEqual([
      'user-ws-a (ws-a) sent',
      'user-ws-a (ws-a) done: Rebuilt, and AVAILABLE.',
    ]);
  });

  test.each<[string, readonly RunEvent[], readonly string[]]>([
    ['was found changed after all', [attempt, changed], ['user-ws-a (ws-a) stale: It is in another run.']],
    [
      'was throttled and then found changed',
      [attempt, throttled, changed],
      ['user-ws-a (ws-a) stale: It is in another run.'],
    ],
    [
      'was throttled until it was given up',
      [attempt, throttled, givenUp],
      ['user-ws-a (ws-a) failed: AWS said throttled.'],
    ],
    ['was throttled in a run that is stopped', [attempt, stopped, throttled], ['Stopped by ann. 3 not started.']],
  ])('of what was never sent only how it ended: it %s', (_, events, told) => {
    expect(newsBetween(start, stateAfter(plan, ...events)).map(({ text }) => text)).toEqual(told);
  });

  test('that what was on its way when the run was stopped was not sent', () => {
    expect(news(attempt, stopped, throttled)).toEqual([
      'user-ws-a (ws-a) not-started: The run was stopped before it was sent.',
    ]);
  });

  test('that the run is held, with the way on, and that it goes on', () => {
    expect(news(held)).toEqual([
      `Held. The first one is done; 2 wait for you. bellhop continue ${plan.id} lets the rest follow, bellhop stop ${plan.id} sends nothing more.`,
    ]);
    expect(news(held, { type: 'continued', at: now, by: 'ann', of: 1 })).toEqual(['Continued: 3 waiting.']);
  });

  test('that it is paused, by whom, said once', () => {
    expect(news({ type: 'paused', at: now, cause: 'operator', why: 'Paused by ann.' })).toEqual([
      `Paused by ann. bellhop continue ${plan.id} lets the rest follow, bellhop stop ${plan.id} sends nothing more.`,
    ]);
  });

  test('that it stopped by itself, and why', () => {
    expect(news({ type: 'stopped', at: now, why: '1 of 3 did not end well.' })).toEqual([
      'Stopped. 1 of 3 did not end well. 3 not started.',
    ]);
  });

  test('that it was stopped, in one sentence for all that is left', () => {
    expect(news(attempt, accepted, stopped)).toEqual(['Stopped by ann. 1 in progress will finish, 2 not started.']);
  });
});

test('it is no news what AWS shows on the way', () => {
  const observation = { source: { state: 'REBUILDING', bundleId: undefined } };
  expect(news(attempt, accepted, { type: 'observed', at: now, item: 'ws-a', observation })).toEqual([]);
});

test('who comes later hears what holds the run up, and not all that went before', () => {
  expect(newsBetween(undefined, stateAfter(plan, attempt, accepted, done, held))).toMatchObject([{ urgent: true }]);
  expect(newsBetween(undefined, start)).toEqual([]);
});
