import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../src/commands/exit-code.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { lexPlan, now, rebuildPlan, stateAfter, steppedPlan } from '../runs/fixtures.ts';

/** Three items, as they end. */
const ended = (...outcomes: readonly Extract<RunEvent, { type: 'settled' }>['outcome'][]) =>
  stateAfter(
    rebuildPlan('ws-a', 'ws-b', 'ws-c'),
    ...outcomes.map((outcome, at): RunEvent => {
      const item = ['ws-a', 'ws-b', 'ws-c'][at] ?? '';
      return { type: 'settled', at: now, item, outcome, reason: 'So it ended.' };
    }),
    ...(outcomes.length === 3 ? [{ type: 'finished', at: now } as const] : []),
  );

// biome-ignore format: a table
test.each([
  [0, 'all done', ['done', 'done', 'done']],
  [2, 'one failed', ['done', 'failed', 'done']],
  [2, 'all failed: something was sent', ['failed', 'failed', 'failed']],
  [2, 'one rolled back', ['done', 'done', 'rolled-back']],
  [2, 'one silent', ['silent', 'done', 'done']],
  [2, 'one not started', ['done', 'not-started', 'done']],
  [2, 'one changed since the plan', ['stale', 'done', 'done']],
  [3, 'nothing was sent', ['stale', 'not-started', 'not-started']],
  [4, 'one needs a human', ['done', 'needs-human', 'done']],
  [4, 'one needs a human, which is more than a failure', ['failed', 'needs-human', 'stale']],
  [4, 'let go of before its end', ['done', 'done']],
] as const)('exit code %i: %s', (code, _, outcomes) => {
  expect(exitCodeOf(ended(...outcomes))).toBe(code);
});

test('a run whose end is not in its journal has not ended, whatever its items say', () => {
  expect(exitCodeOf({ ...ended('done', 'done', 'done'), finishedAt: undefined })).toBe(4);
});

describe('of bots of Lex', () => {
  const of = { at: now, item: 'OrderFlowers' };
  const migrated = (outcome: 'done' | 'failed', ...after: readonly RunEvent[]) =>
    exitCodeOf(
      stateAfter(
        lexPlan(),
        { type: 'attempt', ...of },
        { type: 'accepted', ...of, targetId: 'M1' },
        { type: 'observed', ...of, observation: { source: undefined, migration: { status: 'COMPLETED', alerts: [] } } },
        { type: 'settled', ...of, outcome, reason: 'So it ended.' },
        { type: 'finished', at: now },
        ...after,
      ),
    );

  test('what AWS has migrated is no plain success while tasks are left to people, and no case for a look either', () => {
    expect(migrated('done')).toBe(5);
    expect(migrated('failed')).toBe(2);
  });

  test('all is done once every task is ticked off', () => {
    const tasks = ['settle', 'build', 'test', 'version', 'alias', 'callers'];
    const ticked = tasks.map((task): RunEvent => ({ type: 'ticked', ...of, task, by: 'ann' }));
    expect(migrated('done', ...ticked)).toBe(0);
    expect(migrated('done', ...ticked.slice(1))).toBe(5);
  });
});

test('what was started for a migration that was not sent was sent all the same', () => {
  const of = { at: now, item: 'ws-a' };
  const accepted: readonly RunEvent[] = [
    { type: 'attempt', ...of },
    { type: 'accepted', ...of },
  ];
  const left = (...events: readonly RunEvent[]) =>
    stateAfter(
      steppedPlan(['ws-a']),
      ...events,
      { type: 'stepped', ...of, reason: 'It runs.' },
      { type: 'stopped', at: now, why: 'Stopped by ann.' },
      { type: 'finished', at: now },
    );
  expect(exitCodeOf(left(...accepted))).toBe(2);
  expect(exitCodeOf(left())).toBe(3);
});
