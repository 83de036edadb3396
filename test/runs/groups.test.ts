import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { groupFailures, patternOf } from '../../src/runs/groups.ts';
import { retryable } from '../../src/runs/retry.ts';
import { failure, now, rebuildPlan, stateAfter } from './fixtures.ts';

const ids = ['ws-aaaaaaaaa', 'ws-bbbbbbbbb', 'ws-ccccccccc', 'ws-ddddddddd', 'ws-eeeeeeeee', 'ws-fffffffff'] as const;
const [a, b, c, d, e, f] = ids;
type Ended = Extract<RunEvent, { type: 'settled' }>;
const settled = (item: string, outcome: Ended['outcome'], reason: string): Ended => ({
  type: 'settled',
  at: now,
  item,
  outcome,
  reason,
});

describe('failures', () => {
  test('are grouped by outcome, code and reason, the largest group first', () => {
    const refused = { ...failure('invalid'), code: 'ResourceUnavailable' };
    const groups = groupFailures(
      stateAfter(
        rebuildPlan(...ids),
        settled(a, 'done', 'Rebuilt.'),
        { type: 'attempt', at: now, item: b },
        { type: 'refused', at: now, item: b, failure: { ...refused, why: `${b} is not to be had, request 4f5e.` } },
        settled(c, 'needs-human', 'Still REBUILDING after 1 h 15 m.'),
        settled(d, 'needs-human', 'Still REBUILDING after 1 h 20 m.'),
        settled(e, 'failed', 'Still REBUILDING after 1 h 20 m.'),
      ),
    );
    expect(groups).toEqual([
      { outcome: 'needs-human', code: undefined, reason: 'Still REBUILDING after ... h ... m.', ids: [c, d] },
      { outcome: 'failed', code: 'ResourceUnavailable', reason: `${b} is not to be had, request 4f5e.`, ids: [b] },
      { outcome: 'failed', code: undefined, reason: 'Still REBUILDING after 1 h 20 m.', ids: [e] },
    ]);
  });

  // biome-ignore format: a table
  test.each([
    ['the id of a WorkSpace', 'ws-0123456789 is gone.', '... is gone.'],
    ['the id of a bundle', 'It uses wsb-0123456789.', 'It uses ....'],
    ['a request id', '(RequestId: 4f5e6a7b-0000-1111-2222-333344445555)', '(RequestId: ...)'],
    ['an ARN', 'User: arn:aws:sts::123456789012:assumed-role/ops/ann is not authorized', 'User: ... is not authorized'],
    ['an address', 'its address is a new one (10.1.2.3)', 'its address is a new one (...)'],
    ['a number', 'after 12.5 minutes', 'after ... minutes'],
  ])('do not differ by %s', (_, text, pattern) => {
    expect(patternOf(text)).toBe(pattern);
  });

  test('differ by the names that AWS has numbers in', () => {
    expect(patternOf('WINDOWS_SERVER_2019 is not allowed.')).toBe('WINDOWS_SERVER_2019 is not allowed.');
  });
});

describe('a new plan takes from a run', () => {
  test('what is surely not there, and neither what is done nor what nobody can tell', () => {
    const state = stateAfter(
      rebuildPlan(...ids),
      settled(a, 'done', 'Rebuilt.'),
      settled(b, 'failed', 'It ended in ERROR.'),
      settled(c, 'needs-human', 'The answer was lost.'),
      settled(d, 'silent', 'Nothing began.'),
      { type: 'attempt', at: now, item: e },
      { type: 'stopped', at: now, why: 'Stopped by ann.' },
    );
    expect(retryable(state)).toEqual({
      ids: [b, d, f],
      heldBack: [
        { id: c, why: 'What became of it is not known, so it is not sent again: The answer was lost.' },
        { id: e, why: 'It has not ended in that run.' },
      ],
    });
  });

  test.each(['failed', 'rolled-back', 'silent', 'stale', 'not-started'] as const)('what is %s', (outcome) => {
    expect(retryable(stateAfter(rebuildPlan(a), settled(a, outcome, 'So.'))).ids).toEqual([a]);
  });
});
