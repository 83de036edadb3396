/**
 * What other processes ask of the one that drives a run: a file beside the journal, looked for twice a second. Who asks
 * believes only the journal; where nobody drives the run, a stop goes into the journal directly.
 */
import { randomUUID } from 'node:crypto';
import { access, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Answer, Failure } from '../aws/answer.ts';
import { clean } from '../aws/clean.ts';
import { localFailure } from '../plans/local-failure.ts';
import { readRun } from './catalogue.ts';
import { fold } from './fold.ts';
import { reopenJournal } from './journal.ts';
import { holderOf } from './lock.ts';
import type { TaskWord } from './said.ts';
import type { RunState } from './state.ts';
import { takeWords } from './tasks-on-disk.ts';

const requests = ['stop', 'pause', 'continue'] as const;
export type Request = (typeof requests)[number];

export interface Asked {
  readonly request: Request;
  /** Who asks, for the journal. */
  readonly by: string;
  /** Of a continue: the pause that was seen, and no other is ended by it. */
  readonly of?: number | undefined;
}

/** Real milliseconds, whatever clock the run lives by: people ask. */
const everySoOften = 500;
/** So long a living process may take: it may be waiting for a full disk. */
const patience = 30_000;

const requestPath = (folder: string, id: string, request: Request) => join(folder, `${id}.${request}`);

/**
 * Hands over each request once; what was asked before this process took the run up is not for it. Gives the way to stop
 * listening.
 */
export function listen(
  folder: string,
  id: string,
  hear: (asked: Asked) => void,
  hearOfTask: (word: TaskWord & { readonly by: string }) => void,
): () => void {
  /** Of what was heard: a file that cannot be taken away is not heard again. */
  const known = new Set<string>();
  const take = async (heed: boolean) => {
    const names = new Set(await readdir(folder).catch(() => []));
    for (const request of requests) {
      if (!names.has(`${id}.${request}`)) continue;
      const path = requestPath(folder, id, request);
      const text = await readFile(path, 'utf8').catch(() => '');
      if (heed && !known.has(text)) {
        const asked = readAsked(request, text);
        if (asked) hear(asked);
      }
      known.add(text);
      await rm(path, { force: true }).catch(() => undefined);
    }
    // These are never too late, and whoever left them waits for the journal.
    for (const word of await takeWords(folder, id)) hearOfTask(word);
  };
  let busy = take(false);
  const timer = setInterval(() => {
    busy = busy.then(() => take(true));
  }, everySoOften);
  return () => clearInterval(timer);
}

/** A stop is heeded in whatever words it comes. */
function readAsked(request: Request, text: string): Asked | undefined {
  try {
    const { by, of } = JSON.parse(text) as Record<string, unknown>;
    if (typeof by === 'string' && (of === undefined || typeof of === 'number')) return { request, by: clean(by), of };
  } catch {
    // Not written by bellhop, or not whole.
  }
  return request === 'stop' ? { request, by: 'somebody' } : undefined;
}

/** Resolves to the run's state once its driver has heard, and its journal shows it. `by`: who asks. */
export async function ask(folder: string, id: string, request: Request, by: string): Promise<Answer<RunState>> {
  const seen = await readRun(folder, id);
  if (!seen.ok) return seen;
  const asked: Asked = { request, by, ...(request === 'continue' && { of: seen.value.paused?.nth }) };
  const path = requestPath(folder, id, request);
  const until = performance.now() + patience;
  let left = false;
  while (performance.now() < until) {
    const read = await readRun(folder, id);
    if (!read.ok) return read;
    const state = read.value;
    const heard = left && !(await isThere(path));
    if ((heard || (request === 'stop' && state.stopped !== undefined)) && shows(state, asked)) return read;
    const over = state.finishedAt === undefined ? state.stopped && 'It was stopped.' : 'It has ended.';
    if (over) return notTold(id, request, over);
    const driven = (await holderOf(folder, id)) !== undefined;
    if (driven && !left) {
      const failure = await leave(path, asked);
      if (failure) return { ok: false, failure };
      left = true;
    } else if (!driven) {
      await rm(path, { force: true }).catch(() => undefined);
      left = false;
      if (request !== 'stop')
        return notTold(
          id,
          request,
          'No process drives it, so nothing is being sent.',
          `bellhop resume ${id} takes it up.`,
        );
      const failure = await stopUndriven(folder, id, by);
      // Somebody has just taken it up.
      if (failure && failure.kind !== 'busy') return { ok: false, failure };
      continue;
    }
    await pass(everySoOften);
  }
  const taken = !(await isThere(path));
  await rm(path, { force: true }).catch(() => undefined);
  return notTold(
    id,
    request,
    taken
      ? 'The process that drives it has heard it and could not write it down yet; it may still do so.'
      : 'The process that drives it has not answered.',
    'Look whether it is still alive, and ask again.',
  );
}

/** Whether the run stands as was asked for. */
export function shows({ stopped, paused }: RunState, { request, of }: Omit<Asked, 'by'>): boolean {
  switch (request) {
    case 'stop':
      return stopped !== undefined;
    case 'pause':
      return paused !== undefined;
    case 'continue':
      return stopped === undefined && (paused === undefined || paused.nth !== of);
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Never seen half written: on a full disk a request is not left at all. */
async function leave(path: string, { by, of }: Asked): Promise<Failure | undefined> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify({ by, of, id: randomUUID() }), { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
    return undefined;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    return localFailure('unavailable', {
      what: 'The request could not be left for the process that drives the run.',
      why: error instanceof Error ? error.message : String(error),
      next: 'Make room or correct the permissions of the folder, or ask where the run is driven.',
    });
  }
}

async function stopUndriven(folder: string, id: string, by: string): Promise<Failure | undefined> {
  const opened = await reopenJournal(folder, id);
  if (!opened.ok) return opened.failure;
  const { journal, events } = opened.value;
  const ended = fold(events).items.every(({ phase }) => ['awaiting', 'waiting', 'settled'].includes(phase));
  // Wall time: no session, no simulated clock.
  const at = Date.now();
  const failure =
    (await journal.append({ type: 'stopped', at, why: `Stopped by ${by}.` })) ??
    (ended ? await journal.append({ type: 'finished', at }) : undefined);
  await journal.close().catch(() => undefined);
  return failure;
}

export function notTold(
  id: string,
  request: Request,
  why: string,
  next = 'Make a new plan for what was not started.',
): Answer<never> {
  return { ok: false, failure: localFailure('invalid', { what: `Run ${id} was not told to ${request}.`, why, next }) };
}
