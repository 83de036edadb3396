import { expect, test } from 'vitest';
import { resumeSteps, tooOldToSend } from '../../src/runs/resume-steps.ts';
import { candidate } from '../plans/fixtures.ts';
import { lexPlan, migratePlan, now, planOf, rebuildPlan, stateAfter, steppedPlan } from './fixtures.ts';

const phrases = (state: ReturnType<typeof stateAfter>) => resumeSteps(state).map(({ phrase }) => phrase);

test('to go on sending, the phrase is asked again, over what waits', () => {
  const left = stateAfter(rebuildPlan('ws-a', 'ws-b', 'ws-c'), { type: 'attempt', at: now, item: 'ws-b' });
  expect(phrases(left)).toEqual(['REBUILD 2 IN 123456789012 EU-WEST-1']);
});

test('however little that is: a phrase for one, too', () => {
  const left = stateAfter(migratePlan('ws-a', 'ws-b'), { type: 'attempt', at: now, item: 'ws-a' });
  expect(phrases(left)).toEqual(['MIGRATE 1 IN 123456789012 EU-WEST-1']);
});

test('what is held for a snapshot, and what was started for its migration, waits as well', () => {
  const held = planOf('restore', [candidate('ws-a'), candidate('ws-b')], { freshSnapshot: true });
  expect(phrases(stateAfter(held))).toEqual(['RESTORE 2 IN 123456789012 EU-WEST-1']);
  const stepped = stateAfter(steppedPlan(['ws-a', 'ws-b']), { type: 'stepped', at: now, item: 'ws-a', reason: 'r' });
  expect(phrases(stepped)).toEqual(['MIGRATE 2 IN 123456789012 EU-WEST-1']);
});

test('what is being started for its migration waits too: the phrase is over all that is still to be sent', () => {
  const plan = steppedPlan(['ws-a', 'ws-b', 'ws-c']);
  const starting = stateAfter(
    plan,
    { type: 'attempt', at: now, item: 'ws-a' },
    { type: 'accepted', at: now, item: 'ws-a' },
  );
  expect(phrases(starting)).toEqual(['MIGRATE 3 IN 123456789012 EU-WEST-1']);
  expect(phrases(stateAfter(plan, { type: 'stopped', at: now, why: 'w' }))).toEqual([]);
});

test('a bot asks for its own phrase', () => {
  expect(phrases(stateAfter(lexPlan()))).toEqual(['MIGRATE OrderFlowers']);
});

test('nothing is asked where nothing waits', () => {
  expect(phrases(stateAfter(rebuildPlan('ws-a'), { type: 'attempt', at: now, item: 'ws-a' }))).toEqual([]);
  expect(phrases(stateAfter(rebuildPlan('ws-a'), { type: 'stopped', at: now, why: 'w' }))).toEqual([]);
});

test('a day after its plan was made what waits is sent no more: it needs a new plan', () => {
  const left = stateAfter(rebuildPlan('ws-a'), { type: 'resumed', at: now + 30 * hour, by: 'b', arn: 'arn', pid: 2 });
  expect(tooOldToSend(left, now + 24 * hour)).toBeUndefined();
  expect(tooOldToSend(left, now + 24 * hour + 1)).toBe(
    'It was planned 24 h 0 m ago, and a plan holds for 24 h 0 m: what waits needs a new one.',
  );
});

const hour = 3_600_000;
