import { expect, test } from 'vitest';
import { resumeSteps } from '../../src/runs/resume-steps.ts';
import { lexPlan, migratePlan, now, rebuildPlan, stateAfter } from './fixtures.ts';

const phrases = (state: ReturnType<typeof stateAfter>) => resumeSteps(state).map(({ phrase }) => phrase);

test('to go on sending, the phrase is asked again, over what waits', () => {
  const left = stateAfter(rebuildPlan('ws-a', 'ws-b', 'ws-c'), { type: 'attempt', at: now, item: 'ws-b' });
  expect(phrases(left)).toEqual(['REBUILD 2 IN 123456789012 EU-WEST-1']);
});

test('however little that is: a phrase for one, too', () => {
  const left = stateAfter(migratePlan('ws-a', 'ws-b'), { type: 'attempt', at: now, item: 'ws-a' });
  expect(phrases(left)).toEqual(['MIGRATE 1 IN 123456789012 EU-WEST-1']);
});

test('a bot asks for its own phrase', () => {
  expect(phrases(stateAfter(lexPlan()))).toEqual(['MIGRATE OrderFlowers']);
});

test('nothing is asked where nothing waits', () => {
  expect(phrases(stateAfter(rebuildPlan('ws-a'), { type: 'attempt', at: now, item: 'ws-a' }))).toEqual([]);
  expect(phrases(stateAfter(rebuildPlan('ws-a'), { type: 'stopped', at: now, why: 'w' }))).toEqual([]);
});
