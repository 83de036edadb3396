/**
 * One process drives a run. A lock is a file that names its holder and is void once that process is gone. Each taking
 * has a number of its own, one above the last, and is created whole and exclusively: when two find the same dead
 * holder, only one of them gets the next number, and nobody ever removes a lock that is not his own.
 */
import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { clean } from '../aws/clean.ts';

export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells the process from a later one with the same pid; undefined where the system does not say. */
  readonly started: string | undefined;
}

export interface RunLock {
  release(): Promise<void>;
}

/** The lock, or who holds it. Throws Node's error when the folder cannot be read or written. */
export async function takeLock(folder: string, id: string): Promise<RunLock | Holder> {
  const me: Holder = { pid: process.pid, host: hostname(), started: await startOf(process.pid) };
  for (;;) {
    const last = await lastNumber(folder, id);
    const holder = last > 0 ? await livingHolder(lockPath(folder, id, last)) : undefined;
    if (holder) return holder;
    const mine = lockPath(folder, id, last + 1);
    if (!(await createWhole(folder, mine, me))) continue;
    // Whoever looked before older locks were tidied away may have got an old number: the highest one counts.
    if ((await lastNumber(folder, id)) === last + 1) return { release: () => release(folder, id, last + 1) };
    await rm(mine, { force: true });
  }
}

/** Who drives the run now, if anyone. */
export async function holderOf(folder: string, id: string): Promise<Holder | undefined> {
  const last = await lastNumber(folder, id);
  return last > 0 ? livingHolder(lockPath(folder, id, last)) : undefined;
}

const lockPath = (folder: string, id: string, number: number) => join(folder, `${id}.${number}.lock`);

async function numbers(folder: string, id: string): Promise<readonly number[]> {
  return (await readdir(folder)).flatMap((name) => {
    if (!name.startsWith(`${id}.`)) return [];
    const number = /^(\d+)\.lock$/.exec(name.slice(id.length + 1))?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

const lastNumber = async (folder: string, id: string) => Math.max(0, ...(await numbers(folder, id)));

/** The dead ones below go first, so that the highest number is the last to disappear. */
async function release(folder: string, id: string, mine: number): Promise<void> {
  const below = (await numbers(folder, id)).filter((number) => number < mine);
  for (const number of [...below, mine]) await rm(lockPath(folder, id, number), { force: true });
}

/** A lock is never seen half written: it is linked into place once it is complete. */
async function createWhole(folder: string, path: string, me: Holder): Promise<boolean> {
  const draft = join(folder, `.${randomUUID()}.lock`);
  await writeFile(draft, JSON.stringify(me), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A holder on another machine cannot be looked up and counts as alive. */
async function livingHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const holder = text === undefined ? undefined : readHolder(text);
  if (!holder) return undefined;
  if (holder.host !== clean(hostname())) return holder;
  if (!exists(holder.pid)) return undefined;
  return holder.started === (await startOf(holder.pid)) ? holder : undefined;
}

/** Linked into place whole, a lock can only be unreadable because the machine went down with its holder. */
function readHolder(text: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(text);
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host: clean(host), started } : undefined;
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot and clock ticks at which the process started (Linux). */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in parentheses, may itself hold blanks and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const dead = fields[0] === 'Z' || fields[0] === 'X';
    return dead ? undefined : `${boot.trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}
