/**
 * What is said of a task goes into the run's journal, whoever holds that: a run that has ended is opened for the one
 * line; of one under way its driver is asked, by a file for each word, so that no console takes away another's. Nothing
 * is asked of AWS, and a lock on changes does not matter.
 */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Answer, Failure } from '../aws/answer.ts';
import { clean, cleanAll } from '../aws/clean.ts';
import { localFailure } from '../plans/local-failure.ts';
import { readRun } from './catalogue.ts';
import type { TaskEvent } from './events.ts';
import { fold } from './fold.ts';
import { reopenJournal } from './journal.ts';
import { holderOf } from './lock.ts';
import { positionIn } from './positions.ts';
import { isSaid, type TaskWord } from './said.ts';
import type { RunState } from './state.ts';

/** Real milliseconds. */
const everySoOften = 100;
/** So long a driver may take: it may be waiting for a full disk. */
const patience = 30_000;

/** Resolves to the run's state once its journal says so. `by`: who says it. `now`: of the clock that the run went by. */
export async function sayOfTask(
  folder: string,
  id: string,
  said: TaskWord,
  by: string,
  now: () => number = Date.now,
): Promise<Answer<RunState>> {
  // As a journal is read: what stands there otherwise would never be found in it.
  const word = cleanAll(said);
  const until = performance.now() + patience;
  const path = join(folder, `${id}.${randomUUID()}${suffix}`);
  let left = false;
  let failure: Failure | undefined;
  while (performance.now() < until) {
    const read = await readRun(folder, id);
    if (!read.ok) return read;
    const item = read.value.items[positionIn(read.value.plan, word.item)];
    if (!item) return notKept(`The run has no item ${word.item}.`, 'Look at it again.');
    if (isSaid(item, word)) return read;
    const driven = (await holderOf(folder, id)) !== undefined;
    if (driven && !left) {
      failure = await leave(path, word, clean(by));
      if (failure) return { ok: false, failure };
      left = true;
    } else if (!driven) {
      await rm(path, { force: true });
      left = false;
      failure = await write(folder, id, word, clean(by), now());
      if (!failure) return readRun(folder, id);
      if (failure.kind !== 'busy') return { ok: false, failure };
    }
    await pass(everySoOften);
  }
  await rm(path, { force: true });
  return notKept(
    'The process that drives the run has not written it down.',
    'Look whether it is still alive, and say it again.',
  );
}

const suffix = '.task';

/** Under the journal's lock, and judged by what it says there: another console may have been first. */
async function write(folder: string, id: string, word: TaskWord, by: string, at: number): Promise<Failure | undefined> {
  const opened = await reopenJournal(folder, id);
  if (!opened.ok) return opened.failure;
  const { journal, events } = opened.value;
  const state = fold(events);
  const item = state.items[positionIn(state.plan, word.item)];
  const event = { ...word, at, by } as TaskEvent;
  const failure = item && isSaid(item, word) ? undefined : await journal.append(event);
  await journal.close().catch(() => undefined);
  return failure;
}

async function leave(path: string, word: TaskWord, by: string): Promise<Failure | undefined> {
  const draft = `${path}.draft`;
  try {
    await writeFile(draft, JSON.stringify({ ...word, by }), { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
    return undefined;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    const why = error instanceof Error ? error.message : String(error);
    return localFailure('unavailable', {
      what: 'It could not be left for the process that drives the run.',
      why,
      next: 'Make room or correct the permissions of the folder.',
    });
  }
}

/** What was left for the driver of a run, taken away with the reading; what is not whole says nothing. */
export async function takeWords(folder: string, id: string): Promise<readonly (TaskWord & { readonly by: string })[]> {
  const names = await readdir(folder).catch(() => []);
  const words: (TaskWord & { readonly by: string })[] = [];
  for (const name of names.filter((name) => name.startsWith(`${id}.`) && name.endsWith(suffix))) {
    const path = join(folder, name);
    const word = readWord(await readFile(path, 'utf8').catch(() => ''));
    const gone = await rm(path, { force: true }).then(
      () => true,
      () => false,
    );
    // What cannot be taken away would be heard again and again.
    if (word && gone) words.push(word);
  }
  return words;
}

function readWord(text: string): (TaskWord & { readonly by: string }) | undefined {
  try {
    const { type, item, task, by, note } = JSON.parse(text) as Record<string, unknown>;
    if (typeof item !== 'string' || typeof task !== 'string' || typeof by !== 'string') return undefined;
    const of = { item, task: clean(task), by: clean(by) };
    if (type === 'ticked' || type === 'unticked') return { type, ...of };
    return type === 'noted' && typeof note === 'string' ? { type, ...of, note: clean(note) } : undefined;
  } catch {
    return undefined;
  }
}

function notKept(why: string, next: string): Answer<never> {
  return { ok: false, failure: localFailure('unavailable', { what: 'It was not written down.', why, next }) };
}
