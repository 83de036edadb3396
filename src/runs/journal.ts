/**
 * The journal of a run: an append-only file of events, one JSON line each, on disk before anything relies on it. Held
 * under a lock, so that two processes never drive one run.
 */
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Answer, Failure } from '../aws/answer.ts';
import { fileWords } from '../plans/file-words.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { Created, RunEvent, RunEvents } from './events.ts';
import { ensureFolder, isRunId, journalPath } from './folder.ts';
import { type RunLock, takeLock } from './lock.ts';
import { readJournal } from './read-journal.ts';

export interface Journal {
  readonly path: string;
  /** Resolves once the event is on disk, with nothing; or with why it is not. A failed append may be tried again. */
  append(event: RunEvent): Promise<Failure | undefined>;
  /** Waits for what is being written, closes the file and releases the lock; rejects with Node's error. */
  close(): Promise<void>;
}

/** A new journal with its first event; refused when the plan was run already. Where it fails, nothing is left behind. */
export async function createJournal(folder: string, created: Created): Promise<Answer<Journal>> {
  return guarded(folder, created.plan.id, async (path, lock) => {
    const file = await open(path, 'ax', 0o600);
    const fresh = journal(path, file, lock, 0);
    const failure =
      (await fresh.append(created)) ?? (await syncFolder(folder).catch((error) => writeFailure(path, error)));
    if (!failure) return { ok: true, value: fresh };
    await rm(path, { force: true });
    await file.close();
    return { ok: false, failure };
  });
}

export interface Reopened {
  readonly journal: Journal;
  readonly events: RunEvents;
  readonly torn: boolean;
}

/** The journal of a run to take up again. A torn last line is cut off, now that nobody else can be writing it. */
export async function reopenJournal(folder: string, id: string): Promise<Answer<Reopened>> {
  return guarded(folder, id, async (path, lock) => {
    const read = await readJournal(path);
    if (!read.ok) return read;
    const { events, torn, length } = read.value;
    const file = await open(path, 'a', 0o600);
    try {
      if (torn) await file.truncate(length);
    } catch (error) {
      await file.close();
      throw error;
    }
    return { ok: true, value: { journal: journal(path, file, lock, length), events, torn } };
  });
}

async function guarded<T>(
  folder: string,
  id: string,
  use: (path: string, lock: RunLock) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const path = journalPath(folder, id);
  if (!isRunId(id))
    return {
      ok: false,
      failure: localFailure('invalid', {
        what: `${id} is no run.`,
        why: 'Ids of runs hold letters, digits and hyphens only.',
        next: 'Choose one of the listed runs.',
      }),
    };
  try {
    await ensureFolder(folder);
    const lock = await takeLock(folder, id);
    if (!('release' in lock))
      return {
        ok: false,
        failure: localFailure('busy', {
          what: `Run ${id} is driven by another process.`,
          why: `Process ${lock.pid} on ${lock.host} holds its lock.`,
          next: 'Watch it from here, or end that process first.',
        }),
      };
    const answer = await use(path, lock).catch((error: NodeJS.ErrnoException) => unwritable(path, error));
    if (!answer.ok) await lock.release();
    return answer;
  } catch (error) {
    return unwritable(path, error as NodeJS.ErrnoException);
  }
}

function unwritable(path: string, error: NodeJS.ErrnoException): Answer<never> {
  return { ok: false, failure: writeFailure(path, error) };
}

function writeFailure(path: string, error: NodeJS.ErrnoException): Failure {
  if (error.code === undefined) throw error;
  if (error.code === 'EEXIST')
    return localFailure('busy', {
      what: 'This plan was run already.',
      why: `Its journal ${path} exists.`,
      next: 'Resume that run, or make a new plan.',
    });
  return localFailure('unavailable', {
    what: `The journal ${path} cannot be written, so nothing is sent.`,
    why: fileWords(error),
    next: 'Make room or correct the permissions; BELLHOP_STATE_DIR names another folder.',
  });
}

function journal(path: string, file: FileHandle, lock: RunLock, start: number): Journal {
  let length = start;
  let spoilt = false;
  let closed: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function write(event: RunEvent): Promise<Failure | undefined> {
    const line = Buffer.from(`${JSON.stringify(event)}\n`);
    try {
      // What a failed append left behind goes first: a piece of a line in the middle would be damage.
      if (spoilt) await file.truncate(length);
      spoilt = true;
      await file.appendFile(line);
      await file.datasync();
      spoilt = false;
      length += line.length;
      return undefined;
    } catch (error) {
      return writeFailure(path, error as NodeJS.ErrnoException);
    }
  }

  async function shut(): Promise<void> {
    await last;
    if (spoilt) await file.truncate(length).catch(() => undefined);
    try {
      await file.close();
    } finally {
      await lock.release();
    }
  }

  return {
    path,
    append: (event) => {
      if (closed)
        return Promise.resolve(
          localFailure('cancelled', {
            what: 'The journal is closed.',
            why: 'The run was let go of.',
            next: 'Resume it.',
          }),
        );
      const written = last.then(() => write(event));
      last = written.catch(() => undefined);
      return written;
    },
    close: () => {
      closed ??= shut();
      return closed;
    },
  };
}

/** The file's name is on disk too. Not every file system lets a folder be flushed. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
