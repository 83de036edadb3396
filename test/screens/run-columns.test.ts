import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { knownText, type RunLine, runColumns, runLines, stageOf } from '../../src/screens/run-columns.ts';
import { now, rebuildPlan, stateAfter, steppedPlan } from '../runs/fixtures.ts';

const sent: readonly RunEvent[] = [
  { type: 'attempt', item: 'ws-a', at: now },
  { type: 'accepted', item: 'ws-a', at: now },
];
const started: RunEvent = { type: 'stepped', item: 'ws-a', at: now, reason: 'Started, and AVAILABLE.' };
const first = (lines: readonly RunLine[]): RunLine => {
  const [line] = lines;
  if (!line) throw new Error('there is no line');
  return line;
};
const stage = (line: RunLine) => stageOf(line).text;

describe('an item of a run', () => {
  test('of two steps says at which it stands', () => {
    const stageAfter = (...events: readonly RunEvent[]) =>
      stage(first(runLines(stateAfter(steppedPlan(['ws-a']), ...events))));
    expect(stageAfter()).toBe('waiting');
    expect(stageAfter(...sent)).toBe('start 1/2');
    expect(stageAfter(...sent, started)).toBe('migrate 2/2');
    expect(stageAfter(...sent, started, ...sent)).toBe('migrate 2/2');
  });

  test('of one step says nothing of steps', () => {
    expect(stage(first(runLines(stateAfter(rebuildPlan('ws-a'), ...sent))))).toBe('in progress');
  });

  test('that is held for a snapshot says how old the newest one is, and for how long it is held at most', () => {
    const line = first(runLines(stateAfter(rebuildPlan('ws-a'))));
    const held: RunLine = { ...line, snapshot: now - 5 * 3_600_000, item: { ...line.item, phase: 'awaiting' } };
    expect(stage(held)).toBe('awaiting');
    expect(knownText(held, now)).toBe('Waits for a fresh snapshot, the newest is 5 h 0 m old; 12 h at most.');
    expect(knownText({ ...held, snapshot: 'none' }, now)).toContain('there is none yet');
  });
});

test('only what changes its id has a column for the new one', () => {
  const has = (verb: Parameters<typeof runColumns>[0]) => runColumns(verb, now).some(({ id }) => id === 'target');
  expect(has('migrate')).toBe(true);
  expect(has('lex-migrate')).toBe(true);
  for (const verb of ['rebuild', 'restore', 'modify-protocol', 'reboot', 'start', 'stop'] as const)
    expect([verb, has(verb)]).toEqual([verb, false]);
});
