/**
 * What other processes ask of the one that drives a run: a file beside the journal, looked for twice a second. Who asks
 * believes only the journal; where nobody drives the run, a stop goes into the journal directly.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Answer } from '../aws/answer.ts';
import { clean } from '../aws/clean.ts';
import { localFailure } from '../plans/local-failure.ts';
import { readRun } from './catalogue.ts';
import { reopenJournal } from './journal.ts';
import { holderOf } from './lock.ts';
import type { RunState } from './state.ts';

const requests = ['stop', 'pause', 'continue'] as const;
export type Request = (typeof requests)[number];

/** Real milliseconds, whatever clock the run lives by: people ask. */
const everySoOften = 500;
/** So long a living process may take: it may be waiting for a full disk. */
const patience = 30_000;

const requestPath = (folder: string, id: string, request: Request) => join(folder, `${id}.${request}`);

/**
 * Hands over each request once, with who asks; what was asked before this process took the run up is not for it. Gives
 * the way to stop listening.
 */
export function listen(folder: string, id: string, hear: (request: Request, by: string) => void): () => void {
  const take = async (heed: boolean) => {
    const names = new Set(await readdir(folder).catch(() => []));
    for (const request of requests) {
      if (!names.has(`${id}.${request}`)) continue;
      const path = requestPath(folder, id, request);
      const by = await readFile(path, 'utf8').catch(() => '');
      await rm(path, { force: true });
      if (heed) hear(request, clean(by) || 'somebody');
    }
  };
  let busy = take(false);
  const timer = setInterval(() => {
    busy = busy.then(() => take(true));
  }, everySoOften);
  return () => clearInterval(timer);
}

/** Resolves to the run's state once its journal shows what was asked for. `by`: who asks. */
export async function ask(
  folder: string,
  id: string,
  request: Request,
  by: string,
  signal?: AbortSignal,
): Promise<Answer<RunState>> {
  const until = performance.now() + patience;
  while (performance.now() < until && !signal?.aborted) {
    const read = await readRun(folder, id);
    if (!read.ok) return read;
    const holder = await holderOf(folder, id);
    // Held up by nothing, a run goes on only if somebody drives it.
    if (shows(read.value, request) && (holder || request !== 'continue')) return read;
    const over = read.value.finishedAt === undefined ? read.value.stopped && 'It was stopped.' : 'It has ended.';
    if (over) return refused(id, request, over, 'Make a new plan for what was not started.');
    if (holder) await writeFile(requestPath(folder, id, request), by, { mode: 0o600 });
    else if (request === 'stop') {
      const failure = await stopUndriven(folder, id, by);
      if (failure && !failure.ok && failure.failure.kind !== 'busy') return failure;
      continue;
    } else
      return refused(
        id,
        request,
        'No process drives it, so nothing is being sent.',
        `bellhop resume ${id} takes it up.`,
      );
    await pass(everySoOften);
  }
  return refused(
    id,
    request,
    'The process that drives it has not answered.',
    'Look whether it is still alive, and ask again.',
  );
}

/** Whether the run stands as was asked for. */
export function shows({ stopped, paused, finishedAt }: RunState, request: Request): boolean {
  switch (request) {
    case 'stop':
      return stopped !== undefined;
    case 'pause':
      return paused !== undefined;
    case 'continue':
      return paused === undefined && stopped === undefined && finishedAt === undefined;
  }
}

async function stopUndriven(folder: string, id: string, by: string): Promise<Answer<undefined>> {
  const opened = await reopenJournal(folder, id);
  if (!opened.ok) return opened;
  const { journal } = opened.value;
  // Wall time: no session, no simulated clock.
  const failure = await journal.append({ type: 'stopped', at: Date.now(), why: `Stopped by ${by}.` });
  await journal.close().catch(() => undefined);
  return failure ? { ok: false, failure } : { ok: true, value: undefined };
}

function refused(id: string, request: Request, why: string, next: string): Answer<never> {
  return { ok: false, failure: localFailure('invalid', { what: `Run ${id} was not told to ${request}.`, why, next }) };
}
