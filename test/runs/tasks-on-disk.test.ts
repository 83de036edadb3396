import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../src/aws/clean.ts';
import { listRuns, readRun } from '../../src/runs/catalogue.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { journalPath } from '../../src/runs/folder.ts';
import { takeLock } from '../../src/runs/lock.ts';
import { saidOf, type TaskWord } from '../../src/runs/said.ts';
import type { RunState } from '../../src/runs/state.ts';
import { sayOfTask, takeWords } from '../../src/runs/tasks-on-disk.ts';
import { value } from '../plans/fixtures.ts';
import { created, now, only } from './fixtures.ts';
import { lexPlanOf, migrated } from './lex-runs.ts';

const plan = lexPlanOf({ inventory: undefined });
const { id } = plan;
const tick = (task: string, type: 'ticked' | 'unticked' = 'ticked'): TaskWord => ({ type, item: 'OrderFlowers', task });
const tickedIn = (state: RunState) => Object.keys(only(state).said).filter((task) => saidOf(only(state), task).ticked);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-tasks-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (...events: readonly RunEvent[]) =>
  writeFile(journalPath(folder, id), [created(plan), ...events].map((event) => `${JSON.stringify(event)}\n`).join(''));
const lines = async () => (await readFile(journalPath(folder, id), 'utf8')).trimEnd().split('\n').map(parsed);
const parsed = (line: string) => JSON.parse(line) as RunEvent;

describe('a task of a run that has ended', () => {
  test('has the time of the clock that it was said by, as the run beside it', async () => {
    await write(...migrated());
    const later = now + 60_000;
    const state = value(await sayOfTask(folder, id, tick('build'), 'bob', () => later));
    expect(saidOf(only(state), 'build').ticked).toEqual({ at: later, by: 'bob' });
  });

  test('is ticked off by a line in its journal that says who and when, and is so for the next reader', async () => {
    await write(...migrated());
    const state = value(await sayOfTask(folder, id, tick('build'), 'bob'));
    expect(tickedIn(state)).toEqual(['build']);
    expect((await lines()).at(-1)).toMatchObject({ type: 'ticked', item: 'OrderFlowers', task: 'build', by: 'bob' });
    expect(value(await readRun(folder, id))).toEqual(state);
    expect(await readdir(folder)).toEqual([`${id}.jsonl`]);
  });

  test('is opened again, and may have a line noted', async () => {
    await write(...migrated());
    await sayOfTask(folder, id, tick('build'), 'bob');
    await sayOfTask(folder, id, tick('build', 'unticked'), 'ann');
    const note = { type: 'noted', item: 'OrderFlowers', task: 'build', note: 'fails: see CHG 7' } as const;
    const state = value(await sayOfTask(folder, id, note, 'ann'));
    expect(tickedIn(state)).toEqual([]);
    expect(saidOf(only(state), 'build').note).toMatchObject({ text: 'fails: see CHG 7', by: 'ann' });
  });

  test('is not written down twice', async () => {
    await write(...migrated());
    await sayOfTask(folder, id, tick('build'), 'bob');
    await sayOfTask(folder, id, tick('build'), 'ann');
    expect((await lines()).filter(({ type }) => type === 'ticked')).toHaveLength(1);
  });

  test('is not lost when two consoles tick at once', async () => {
    await write(...migrated());
    const tasks = ['settle', 'build', 'test', 'version', 'alias', 'callers'];
    const answers = await Promise.all(tasks.map((task, at) => sayOfTask(folder, id, tick(task), `console ${at % 2}`)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(tickedIn(value(await readRun(folder, id))).sort()).toEqual(tasks.sort());
  });

  test('counts in the list of runs as soon as it is ticked off', async () => {
    await write(...migrated());
    const left = async () => {
      const [run] = value(await listRuns(folder)) as readonly { readonly summary?: { readonly tasks: number } }[];
      return run?.summary?.tasks;
    };
    expect(await left()).toBe(6);
    await sayOfTask(folder, id, tick('build'), 'bob');
    expect(await left()).toBe(5);
  });

  test('that no item of the run has is refused', async () => {
    await write(...migrated());
    expect(await sayOfTask(folder, id, { ...tick('build'), item: 'Other' }, 'bob')).toMatchObject({ ok: false });
  });
});

const invisible = ['⚠\ufe0f ask Ann', 'with 👩\u200d💻 at nine', 'soft\u00adhyphen\u200b', 'bell\u0007'];
const noteOf = (note: string): TaskWord => ({ type: 'noted', item: 'OrderFlowers', task: 'build', note });

describe('a note with characters that cannot be seen', () => {
  test.each(invisible)('is written down once, without them: %j', async (text) => {
    await write(...migrated());
    const state = value(await sayOfTask(folder, id, noteOf(text), 'b\u200bob'));
    expect(saidOf(only(state), 'build').note).toMatchObject({ text: clean(text), by: 'bob' });
    value(await sayOfTask(folder, id, noteOf(text), 'bob'));
    expect((await lines()).filter(({ type }) => type === 'noted')).toMatchObject([{ note: clean(text), by: 'bob' }]);
  });

  test.each(invisible)('is known again once the driver of the run has written it: %j', async (text) => {
    await write(...migrated().slice(0, 4));
    const lock = await takeLock(folder, id);
    if (!('release' in lock)) throw new Error('locked');
    const answer = sayOfTask(folder, id, noteOf(text), 'bob');
    const heard: RunEvent[] = [];
    await expect
      .poll(async () => heard.push(...(await takeWords(folder, id)).map((word) => ({ ...word, at: 1 }))))
      .toBeGreaterThan(0);
    await write(...migrated().slice(0, 4), ...heard);
    expect(saidOf(only(value(await answer)), 'build').note).toMatchObject({ text: clean(text) });
    await lock.release();
    expect((await lines()).filter(({ type }) => type === 'noted')).toHaveLength(1);
  });
});

describe('a task of a run that a process drives', () => {
  test('is left for that process, a file for each, and is never lost where it ends first', async () => {
    await write(...migrated().slice(0, 4));
    const lock = await takeLock(folder, id);
    if (!('release' in lock)) throw new Error('locked');
    const both = Promise.all(['build', 'test'].map((task) => sayOfTask(folder, id, tick(task), 'bob')));
    await expect
      .poll(() => readdir(folder).then((names) => names.filter((name) => name.endsWith('.task')).length))
      .toBe(2);
    await lock.release();
    expect((await both).every(({ ok }) => ok)).toBe(true);
    expect(tickedIn(value(await readRun(folder, id))).sort()).toEqual(['build', 'test']);
    expect(await readdir(folder)).toEqual([`${id}.jsonl`]);
  });

  test('reaches it once and in safe words; what is not whole says nothing', async () => {
    const leave = (name: string, content: string) => writeFile(join(folder, `${id}.${name}.task`), content);
    await leave('a', JSON.stringify({ ...tick('build\u001b[2J'), by: 'bob\u0007' }));
    await leave('b', '{"type":"ticked"');
    await leave('c', JSON.stringify({ type: 'settled', item: 'OrderFlowers', task: 'build', by: 'bob' }));
    const [word, ...others] = await takeWords(folder, id);
    expect(others).toEqual([]);
    expect(JSON.stringify(word)).not.toMatch(/\\u00/);
    expect(await takeWords(folder, id)).toEqual([]);
  });
});

test('a journal of a bellhop that knew no tasks reads as one with none ticked off', async () => {
  await write(...migrated());
  expect(only(value(await readRun(folder, id))).said).toEqual({});
});

test.each([
  { type: 'ticked', at: 1, item: 'OrderFlowers', task: 'build' },
  { type: 'ticked', at: 1, item: 'OrderFlowers', by: 'bob' },
  { type: 'noted', at: 1, item: 'OrderFlowers', task: 'build', by: 'bob' },
])('a line that says it only by half is damage: %j', async (line) => {
  await write(...migrated(), line as RunEvent);
  expect(await readRun(folder, id)).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
});
