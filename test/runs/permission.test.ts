/** When a refusal for lack of permission speaks for all. */
import { describe, expect, test } from 'vitest';
import { createPermission } from '../../src/runs/permission.ts';
import type { ItemState } from '../../src/runs/state.ts';
import { failure, rebuildPlan, stateAfter, steppedPlan } from './fixtures.ts';

const denied = { ...failure('denied'), next: 'Ask for workspaces:RebuildWorkspaces.' };
const [plain] = stateAfter(rebuildPlan('ws-a')).items as [ItemState];
const watched: ItemState = { ...plain, phase: 'watching' };

/** Why the run was stopped, after these answers to items of that step. */
function stopsAfter(
  items: readonly ItemState[],
  answers: readonly ('granted' | 'refused')[],
  step = 0,
): readonly string[] {
  const stops: string[] = [];
  const permission = createPermission(
    () => items,
    (why) => stops.push(why),
  );
  for (const answer of answers) {
    if (answer === 'granted') permission.granted();
    else permission.refused(denied, step);
  }
  return stops;
}

describe('a refusal for lack of permission stops the run', () => {
  test('at the first one, when nothing was let through before', () => {
    expect(stopsAfter([plain], ['refused'])).toEqual([
      'It could not be rebuilt. AWS said denied. Ask for workspaces:RebuildWorkspaces.',
    ]);
  });

  test('at the second in a row, when something was: policies may go by tags', () => {
    expect(stopsAfter([watched], ['refused'])).toEqual([]);
    expect(stopsAfter([watched], ['refused', 'refused'])).toHaveLength(1);
  });

  test('not where they alternate with what is let through', () => {
    expect(stopsAfter([watched], ['refused', 'granted', 'refused', 'granted', 'refused'])).toEqual([]);
  });

  test('whatever was let through of another step: who may start need not be let migrate', () => {
    const [started] = stateAfter(steppedPlan(['ws-a'])).items as [ItemState];
    expect(stopsAfter([{ ...started, phase: 'watching' }], ['refused'], 1)).toHaveLength(1);
    expect(stopsAfter([{ ...started, step: 1, phase: 'waiting' }], ['refused'], 0)).toEqual([]);
  });
});
