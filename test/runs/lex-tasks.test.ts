import { describe, expect, test } from 'vitest';
import { exitCodeOf, exitCodes } from '../../src/commands/exit-code.ts';
import { completedWith, lexTasks, openTasks, tasksLeft } from '../../src/runs/lex-tasks.ts';
import { newsBetween } from '../../src/runs/news.ts';
import type { RunState } from '../../src/runs/state.ts';
import { summarise } from '../../src/runs/summary.ts';
import { only, stateAfter } from './fixtures.ts';
import { lexPlanOf, migrated, ticked, warning } from './lex-runs.ts';

const plan = lexPlanOf();
const clean = lexPlanOf({ inventory: undefined });
const tasksOf = (state: RunState) => lexTasks(plan.items[0] ?? never(), only(state));
const never = () => {
  throw new Error('no item');
};
const allTicked = migrated().concat(['settle', 'build', 'test', 'version', 'alias', 'callers'].map((id) => ticked(id)));

describe('the tasks of a migrated bot', () => {
  test('are none before AWS has said COMPLETED, in that very word', () => {
    for (const status of ['IN_PROGRESS', 'FAILED', 'COMPLETE'])
      expect(tasksOf(stateAfter(plan, ...migrated([], status))), status).toEqual([]);
  });

  test('come from the inventory and the alerts, one for each topic', () => {
    const ids = tasksOf(stateAfter(plan, ...migrated([warning('message-lambda'), warning('nobody-knows')]))).map(
      ({ id }) => id,
    );
    expect(ids).toEqual([
      'version-notes',
      'settle',
      'prompts',
      'other',
      'build',
      'test',
      'version',
      'alias',
      'lambda',
      'logs',
      'callers',
      'channels',
    ]);
  });

  test('are ticked off by somebody at some time, and opened again', () => {
    const once = stateAfter(plan, ...migrated(), ticked('build', 'bob'));
    expect(tasksOf(once).find(({ id }) => id === 'build')?.ticked).toMatchObject({ by: 'bob' });
    const again = stateAfter(plan, ...migrated(), ticked('build', 'bob'), ticked('build', 'ann', 'unticked'));
    expect(openTasks(tasksOf(again))).toHaveLength(tasksOf(again).length);
  });

  test('keep a line that was noted of them until it is emptied', () => {
    const note = { ...ticked('build'), type: 'noted', note: 'asked Bob' } as const;
    expect(tasksOf(stateAfter(plan, ...migrated(), note))[3]).toMatchObject({
      id: 'build',
      note: { text: 'asked Bob' },
    });
    expect(tasksOf(stateAfter(plan, ...migrated(), note, { ...note, note: '' }))[3]?.note).toBeUndefined();
  });

  test('wait for those before them: repair, build, test, version, alias, callers', () => {
    const waits = (state: RunState) => Object.fromEntries(tasksOf(state).map(({ id, waitsFor }) => [id, waitsFor]));
    expect(waits(stateAfter(plan, ...migrated()))).toMatchObject({
      settle: [],
      prompts: ['Wait for the import'],
      build: ['Prompts and phrases'],
      test: ['Build en_US'],
      version: ['Test the Draft'],
      alias: ['Create a version'],
      lambda: ['Create the aliases'],
      callers: ['Lambda functions', 'Conversation logs'],
    });
    expect(waits(stateAfter(plan, ...migrated(), ticked('build'))).test).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'from-a-newer-bellhop'])(
    'that are not known (%s) count for nothing',
    (task) => {
      const state = stateAfter(plan, ...migrated(), ticked(task));
      expect(tasksOf(state)).toEqual(tasksOf(stateAfter(plan, ...migrated())));
    },
  );
});

describe('a bot that AWS calls COMPLETED', () => {
  test('is not done while a task is open: in the counts, in the sentence and by the exit code', () => {
    const state = stateAfter(clean, ...migrated());
    const { outcomes, completed, tasks, sentence } = summarise(state);
    expect({ done: outcomes.done, completed, tasks }).toEqual({ done: 0, completed: 1, tasks: 6 });
    expect(sentence).toBe('1 COMPLETED with 6 tasks left');
    expect(exitCodeOf(state)).toBe(exitCodes.tasks);
  });

  test('is done once every task is ticked off', () => {
    const state = stateAfter(clean, ...allTicked);
    expect(summarise(state)).toMatchObject({ outcomes: { done: 1 }, completed: 0, tasks: 0, sentence: '1 done' });
    expect(exitCodeOf(state)).toBe(0);
  });

  test('with an ERROR among its alerts has failed, however much is ticked off', () => {
    const wrong = [warning('message-lambda', { type: 'ERROR' })];
    const state = stateAfter(plan, ...migrated(wrong));
    expect(summarise(state).sentence).toBe('1 failed');
    expect(tasksLeft(state, 0)).toBe(0);
  });

  test('is told as such when it ends, and not as done', () => {
    const [before, after] = [
      stateAfter(clean, ...migrated().slice(0, 3)),
      stateAfter(clean, ...migrated().slice(0, 4)),
    ];
    expect(newsBetween(before, after)[0]).toEqual({
      text: 'OrderFlowers COMPLETED, 6 tasks left: AWS says COMPLETED.',
      urgent: true,
    });
  });

  test.each([
    [1, 'COMPLETED, 1 task left'],
    [5, 'COMPLETED, 5 tasks left'],
  ])('reads with %i so: %s', (tasks, text) => expect(completedWith(tasks)).toBe(text));
});
