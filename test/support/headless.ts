/**
 * bellhop as a script runs it: the built command without a terminal, against a simulated AWS that is asked over HTTP
 * and whose truth the test can see.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorOptions } from '../../src/simulator/server.ts';
import { type SimulatedWorld, simulatedWorld } from '../runs/world.ts';
import { bellhop } from './pty.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly pid: number | undefined;
  /** So far. */
  readonly out: string;
  readonly err: string;
  readonly ended: Promise<Ended>;
  /** Resolves once it has said so on stderr; rejects when it ends without. */
  says(wanted: string | RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

export interface HeadlessOptions extends SimulatorOptions {
  readonly env?: Readonly<Record<string, string>>;
}

export interface Headless extends AsyncDisposable {
  readonly world: SimulatedWorld;
  readonly home: string;
  /** Of the journals. */
  readonly runs: string;
  /** A file in its HOME, where everything is run. */
  file(name: string): string;
  start(args: readonly string[], how?: How): Started;
  /** To its end. */
  run(args: readonly string[], how?: How): Promise<Ended>;
  /** The same with the flags that name the simulated AWS. */
  ask(args: readonly string[], how?: How): Promise<Ended>;
  startAsking(args: readonly string[], how?: How): Started;
  /** A plan to rebuild so many ordinary WorkSpaces, in a file; resolves with its phrase and their ids. */
  plan(file: string, count: number, ...flags: readonly string[]): Promise<{ phrase: string; ids: readonly string[] }>;
  /** What changed anything, as the simulated AWS saw it. */
  changes(): Promise<Awaited<ReturnType<SimulatedWorld['log']>>>;
}

export interface How {
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; nothing when missing. */
  readonly input?: string;
  /** A program that runs bellhop. */
  readonly through?: readonly string[];
}

/** Simulated seconds a second: a rebuild takes a few seconds. */
const pace = 250;

export async function headless({ env = {}, speed = pace, ...options }: HeadlessOptions = {}): Promise<Headless> {
  const world = await simulatedWorld({ speed, ...options });
  const home = await mkdtemp(join(tmpdir(), 'bellhop-headless-'));
  const running = new Set<Started>();
  // In front of the others: of a flag that is given twice the last one counts.
  const aws = [
    '--endpoint-url',
    world.simulator.url,
    '--region',
    'eu-central-1',
    '--speed',
    `${speed}`,
    '--rate',
    '20',
  ];

  function start(args: readonly string[], how: How = {}): Started {
    const [file = process.execPath, ...before] = [...(how.through ?? []), process.execPath];
    const child = spawn(file, [...before, bellhop, ...args], {
      cwd: home,
      env: {
        HOME: home,
        PATH: process.env.PATH,
        LANG: 'C.UTF-8',
        BELLHOP_STATE_DIR: join(home, 'state'),
        AWS_ACCESS_KEY_ID: 'AKIATEST',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_EC2_METADATA_DISABLED: 'true',
        ...env,
        ...how.env,
      },
    });
    let [out, err] = ['', ''];
    const listeners = new Set<() => void>();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      for (const listener of listeners) listener();
    });
    child.stdin.on('error', () => {}).end(how.input ?? '');
    const ended = new Promise<Ended>((resolve) =>
      child.on('close', (code, signal) => {
        running.delete(started);
        resolve({ code, signal, out, err });
      }),
    );
    const started: Started = {
      pid: child.pid,
      get out() {
        return out;
      },
      get err() {
        return err;
      },
      ended,
      says: (wanted) =>
        new Promise((resolve, reject) => {
          const look = () => {
            if (typeof wanted === 'string' ? !err.includes(wanted) : !wanted.test(err)) return;
            listeners.delete(look);
            resolve();
          };
          listeners.add(look);
          look();
          void ended.then(() => reject(new Error(`It ended without saying ${wanted}. It said:\n${err}${out}`)));
        }),
      kill: (signal) => child.kill(signal),
    };
    running.add(started);
    return started;
  }
  const startAsking = (args: readonly string[], how?: How) => {
    const words = args[0] === 'plan' ? 2 : 1;
    return start([...args.slice(0, words), ...aws, ...args.slice(words)], how);
  };

  return {
    world,
    home,
    runs: join(home, 'state', 'runs'),
    file: (name) => join(home, name),
    start,
    startAsking,
    run: (args, how) => start(args, how).ended,
    ask: (args, how) => startAsking(args, how).ended,
    plan: async (file, count, ...flags) => {
      const ids = (await world.ordinary(count)).map(({ id }) => id);
      const { code, out, err } = await startAsking(['plan', 'rebuild', ...ids, '-o', file, ...flags]).ended;
      if (code !== 0) throw new Error(`no plan was made: ${err}`);
      return { phrase: out.trim(), ids };
    },
    changes: async () =>
      (await world.log()).filter(({ operation }) => !/^(Describe|Download|Get|List)/.test(operation)),
    async [Symbol.asyncDispose]() {
      for (const { kill } of running) kill('SIGKILL');
      await Promise.all([...running].map(({ ended }) => ended));
      await world[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}
