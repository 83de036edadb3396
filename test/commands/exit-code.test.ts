import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src/commands/exit-code.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { now, rebuildPlan, stateAfter, steppedPlan } from '../runs/fixtures.ts';

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
