import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { BudgetUse } from '../../src/aws/limiter.ts';
import { paceOf } from '../../src/runs/eta.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { summarise } from '../../src/runs/summary.ts';
import { headLines, type RunHead } from '../../src/screens/run-head.ts';
import { failure, now, rebuildPlan, stateAfter } from '../runs/fixtures.ts';

const minute = 60_000;
const ids = ['ws-a', 'ws-b', 'ws-c', 'ws-d', 'ws-e', 'ws-f', 'ws-g', 'ws-h'] as const;
const budget: BudgetUse = { rate: 1.5, limit: 1.5, used: 0, waiting: 0, slowed: false };

const sent = (item: string): readonly RunEvent[] => [
  { type: 'attempt', item, at: now },
  { type: 'accepted', item, at: now },
];
const ended = (item: string, outcome: 'done' | 'failed' = 'done'): readonly RunEvent[] => [
  ...sent(item),
  { type: 'settled', item, at: now + 10 * minute, outcome, reason: 'So it went.' },
];
const shown: RunEvent = { type: 'paused', at: now, cause: 'canary', why: 'The first one is done; 7 wait for you.' };
const goOn: RunEvent = { type: 'continued', at: now, by: 'ann', of: 1 };

function head(events: readonly RunEvent[], over: Partial<RunHead> = {}, cells = 120, low = false): string[] {
  const state = stateAfter(rebuildPlan(...ids), ...events);
  const figures = { summary: summarise(state), pace: paceOf(state), tasks: 0 };
  const shown: RunHead = {
    state,
    ...figures,
    drivenBy: 'here',
    trouble: undefined,
    now: now + 12 * minute,
    budget,
    ...over,
  };
  return headLines(shown, cells, low).map((line) => stripVTControlCharacters(line).trim());
}

const standing = (...given: Parameters<typeof head>) => head(...given)[3];

describe('the bar of a run', () => {
  const bar = (...given: Parameters<typeof head>) => /^[█▒░]+/.exec(head(...given)[1] ?? '')?.[0] ?? '';

  test('is full once the run has ended, also where some were not started', () => {
    const stop: RunEvent = { type: 'stopped', at: now, why: 'Stopped by ann.' };
    const left = ids.slice(2).map(
      (item): RunEvent => ({
        type: 'settled',
        item,
        at: now + 11 * minute,
        outcome: 'not-started',
        reason: 'Stopped.',
      }),
    );
    const over: RunEvent = { type: 'finished', at: now + 11 * minute };
    expect(bar([...ended('ws-a'), ...ended('ws-b', 'failed'), stop, ...left, over])).toMatch(/^█{60}$/);
    expect(bar([...ended('ws-a'), ...sent('ws-b')])).toMatch(/^█+▒+░+$/);
  });
});

describe('the head of a run says in words', () => {
  test('that its first one goes alone', () => {
    expect(standing(sent('ws-a'))).toBe('The first one goes alone, to the end; then the run holds for you.');
  });

  test('that it is held, and which key lets the rest follow', () => {
    expect(standing([...ended('ws-a'), shown])).toBe(
      'HELD  The first one is done; 7 wait for you. c shows how it went, and lets them follow.',
    );
  });

  test('that it is paused, by whom, and what goes on all the same', () => {
    const paused: RunEvent = { type: 'paused', at: now, cause: 'operator', why: 'Paused by ann.' };
    expect(standing([...ended('ws-a'), shown, goOn, ...sent('ws-b'), paused])).toBe(
      'PAUSED  by ann. 1 in progress go on, 6 wait. c continues.',
    );
  });

  test('that it is stopped, in the words of a stop', () => {
    const lines = head([
      ...ended('ws-a'),
      shown,
      goOn,
      ...sent('ws-b'),
      { type: 'stopped', at: now, why: 'Stopped by ann.' },
    ]);
    expect(lines[2]).toBe('1 done, 1 in progress will finish, 6 not started');
    expect(lines[3]).toBe('STOPPED  by ann. What was sent is watched to its end.');
  });

  test('that nobody drives it', () => {
    expect(standing(sent('ws-a'), { drivenBy: undefined })).toMatch(/^UNFINISHED {2}Nobody drives it: c /);
  });

  test('what follows from the budget, and when the last one ends, with its zone', () => {
    expect(standing([...ended('ws-a'), shown, goOn, ...sent('ws-b')])).toMatch(
      /^1 of 25 in progress\. 6 to send, about 4 s of calls at 1\.5\/s; the last ends about \d\d:\d\d UTC/,
    );
  });

  test('that AWS has slowed it', () => {
    expect(standing([...ended('ws-a'), shown, goOn], { budget: { ...budget, rate: 0.5, slowed: true } })).toContain(
      'about 15 s of calls at 0.5/s, slowed by AWS;',
    );
  });

  test('that it goes in fewer at a time, and why', () => {
    const plan = rebuildPlan(...ids);
    const wide = { ...plan, policy: { ...plan.policy, canary: 0, wave: 4, stopAfter: { failures: 2 } } };
    const state = stateAfter(wide, ...ended('ws-a', 'failed'), ...sent('ws-b'));
    const figures = { summary: summarise(state), pace: paceOf(state) };
    expect(head([], { state, ...figures })[3]).toMatch(/^1 of 2 in progress \(not 4: 1 bad of the 2 that stop it\)\. /);
  });

  test('what it waits for', () => {
    expect(head(sent('ws-a'), { trouble: failure('throttled') })[4]).toBe(
      'Waiting: It could not be rebuilt. AWS said throttled.',
    );
  });

  test('when it ended and how long it took, and that it was stopped', () => {
    const stopped: RunEvent = { type: 'stopped', at: now, why: 'Stopped by ann.' };
    expect(standing([...ended('ws-a'), stopped, { type: 'finished', at: now + 11 * minute }])).toMatch(
      /^Ended 2026-11-22 \d\d:\d\d UTC\S*, after 11 min\. Stopped by ann\.$/,
    );
  });
});

test('a low screen keeps the sentence, what holds it up, and what it waits for', () => {
  expect(head([...ended('ws-a'), shown], { trouble: failure('throttled') }, 120, true)).toEqual([
    '1 done, 7 waiting',
    expect.stringMatching(/^HELD /),
    expect.stringMatching(/^Waiting: /),
  ]);
});

describe('on 80 columns a sentence takes two lines rather than lose its end', () => {
  const told = (lines: readonly string[]) => lines.join(' ').replace(/ +/g, ' ');

  test.each<[string, readonly RunEvent[], string]>([
    ['how the canary went, and the way on', [...ended('ws-a'), shown], 'c shows how it went, and lets them follow.'],
    ['when the last one ends', [...ended('ws-a'), shown, goOn, ...sent('ws-b')], 'the last ends about'],
  ])('%s', (_, events, end) => {
    const lines = head(events, {}, 80);
    expect(told(lines)).toContain(end);
    expect(lines).toHaveLength(5);
    expect(lines.every((line) => line.length < 80)).toBe(true);
  });

  test('and the head grows where its lines do not do', () => {
    const lines = head([...ended('ws-a'), shown], { trouble: failure('throttled') }, 40);
    expect(lines.length).toBeGreaterThan(5);
  });

  test('but not on a low screen', () => {
    expect(head([...ended('ws-a'), shown], { trouble: failure('throttled') }, 40, true)).toHaveLength(3);
  });
});
