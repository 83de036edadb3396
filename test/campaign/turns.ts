/**
 * One thing at a time, so that a seed repeats a run exactly: every request and file operation of this process waits for
 * the one before it, and when nothing is left to do, simulated time leaps to the first who sleeps. No wall clock at all.
 */
import fs from 'node:fs/promises';
import { Agent, type ClientRequest, request } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { Clock } from '../../src/clock.ts';

type Work = () => Promise<unknown>;
type AddRequest = (this: Agent, request: ClientRequest, ...rest: readonly unknown[]) => void;

interface Sleeper {
  readonly at: number;
  wake(): void;
}

export interface Hooks {
  /** The answer is here, and nobody has seen it yet. */
  answered(request: ClientRequest): void;
  opened(path: string, file: fs.FileHandle): void;
}

/** Takes over this process; its clock is that of the simulator at `url`, which stands at `now`. */
export function takeTurns(url: string, now: number, hooks: Hooks): Clock {
  const waiting: Work[] = [];
  const sleepers = new Set<Sleeper>();
  const passBy = passTime(url);
  let hung = () => {};
  let time = now;

  /** Says of the request under way that nothing will ever come of it. */
  process.on('message', () => hung());
  process.on('disconnect', () => process.exit(1));

  async function run(): Promise<never> {
    for (;;) {
      await settled();
      const work = waiting.shift();
      if (work) await Promise.race([work(), new Promise<void>((resolve) => (hung = resolve))]);
      else await leap();
    }
  }

  async function leap(): Promise<void> {
    const first = [...sleepers].reduce<Sleeper | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);
    if (!first) return stall();
    still = 0;
    if (first.at > time) time = await passBy(first.at - time);
    if (first.at > time) return;
    sleepers.delete(first);
    first.wake();
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push(() => work().then(resolve, reject));
    });

  const sleep = (at: number, wake: () => void) => {
    const sleeper = { at, wake };
    sleepers.add(sleeper);
    return () => sleepers.delete(sleeper);
  };

  requestsInTurn(inTurn, hooks);
  filesInTurn(inTurn, hooks);
  timersThatSleep((ms, wake) => sleep(time + Math.max(0, ms), wake));
  void run();

  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = () => {
          forget();
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const forget = sleep(time + Math.max(0, ms), done);
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}

/** A few turns of the event loop: whatever follows from what just happened has been asked for by then. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Nobody sleeps and nothing is under way, so many times in a row: a run that would wait for ever. */
let still = 0;
async function stall(): Promise<void> {
  still += 1;
  if (still > 1000) throw new Error('The process waits for nothing.');
  await new Promise((resolve) => setImmediate(resolve));
}

const prototype = Agent.prototype as unknown as { addRequest: AddRequest };
const { addRequest } = prototype;

function requestsInTurn(inTurn: (work: Work) => Promise<unknown>, { answered }: Hooks): void {
  prototype.addRequest = function (asked, ...rest) {
    void inTurn(
      () =>
        new Promise<void>((resolve) => {
          let came = false;
          asked.once('response', () => {
            came = true;
          });
          asked.once('close', () => {
            if (came) answered(asked);
            resolve();
          });
          addRequest.call(this, asked, ...rest);
        }),
    );
  };
}

const ofFiles = [
  'appendFile',
  'close',
  'datasync',
  'read',
  'readFile',
  'stat',
  'sync',
  'truncate',
  'write',
  'writeFile',
];
/** These give no promise. */
const iterators: readonly string[] = ['glob', 'watch'];

function filesInTurn(inTurn: <T>(work: () => Promise<T>) => Promise<T>, { opened }: Hooks): void {
  type Call = (...args: readonly unknown[]) => Promise<unknown>;
  const calls = fs as unknown as Record<string, Call>;
  for (const [name, call] of Object.entries(calls)) {
    if (typeof call !== 'function' || iterators.includes(name)) continue;
    calls[name] = (...args) => inTurn(() => call(...args));
  }
  const { open } = fs;
  fs.open = async (path, ...rest) => {
    const file = await open(path, ...rest);
    opened(String(path), file);
    const methods = file as unknown as Record<string, Call>;
    for (const name of ofFiles) {
      const method = methods[name]?.bind(file);
      if (method) methods[name] = (...args) => inTurn(() => method(...args));
    }
    return file;
  };
  syncBuiltinESMExports();
}

/** Time limits of requests pass in simulated time. What is to happen every so often, such as a look for requests of other processes, never does. */
function timersThatSleep(sleep: (ms: number, wake: () => void) => () => void): void {
  const { clearTimeout: clear } = globalThis;
  const forgetting = new Map<object, () => void>();
  const handle = () => {
    const timer = { ref: () => timer, unref: () => timer, hasRef: () => true, refresh: () => timer };
    return timer;
  };
  const later = (run: (...args: readonly unknown[]) => void, ms = 0, ...args: readonly unknown[]) => {
    const timer = handle();
    const wake = () => {
      forgetting.delete(timer);
      run(...args);
    };
    forgetting.set(timer, sleep(ms, wake));
    return timer;
  };
  globalThis.setTimeout = later as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((timer: object | undefined) => {
    const forget = timer && forgetting.get(timer);
    if (!forget) return clear(timer as never);
    forgetting.delete(timer);
    forget();
  }) as typeof clearTimeout;
  globalThis.setInterval = handle as unknown as typeof setInterval;
}

/** Moves the simulator's time; resolves to what it is then. */
function passTime(url: string): (ms: number) => Promise<number> {
  const agent = Object.assign(new Agent({ keepAlive: true }), { addRequest });
  return (ms) =>
    new Promise((resolve, reject) => {
      const asked = request(`${url}/_simulator/clock`, { method: 'POST', agent }, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk as Buffer);
        resolve(Number(JSON.parse(Buffer.concat(chunks).toString()).now));
      });
      asked.once('error', reject).end(JSON.stringify({ advanceSeconds: Math.ceil(ms) / 1000 }));
    });
}
