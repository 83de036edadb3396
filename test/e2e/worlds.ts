/** The console in a pseudo-terminal on both kinds of AWS it can be tried on: its own, and one in another process. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SimulatedAws, startSimulator } from '../support/aws.ts';
import { type Program, type ProgramOptions, startBellhop } from '../support/pty.ts';

export interface World extends AsyncDisposable {
  readonly app: Program;
  /** Of the other process; the demo's AWS is known to nobody else. */
  readonly url: string | undefined;
}

export interface WorldOptions extends ProgramOptions {
  /** More flags of the console. */
  readonly args?: readonly string[];
  /** More flags of `bellhop simulate`. */
  readonly aws?: readonly string[];
  /**
   * Simulated seconds a second: by itself fast enough for a rebuild to take seconds, and slow enough to be seen on its
   * way.
   */
  readonly speed?: number;
  readonly workspaces?: number;
  /** Changes are unlocked from the start, as they always are in the demo. */
  readonly write?: boolean;
}

export type Open = (options?: WorldOptions) => Promise<World>;

const demo: Open = async ({ args = [], aws: _, speed = 150, workspaces = 60, write: __, ...options } = {}) => {
  const flags = ['--demo', '--speed', `${speed}`, '--workspaces', `${workspaces}`, ...args];
  const app = await startBellhop(flags, options);
  return { app, url: undefined, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() };
};

/** A world whose truth can be asked for. */
export interface OuterWorld extends World {
  readonly url: string;
}

export const simulated = async ({ aws = [], ...options }: WorldOptions = {}): Promise<OuterWorld> => {
  const { speed = 150, workspaces = 60 } = options;
  const server = await startSimulator(['--speed', `${speed}`, '--workspaces', `${workspaces}`, ...aws]);
  const app = await consoleOn(server, options);
  return {
    app,
    url: server.url,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

/** A console on an AWS that is there already, as another operator would open it. */
export function consoleOn(
  { url }: Pick<SimulatedAws, 'url'>,
  { args = [], speed = 150, write = true, env, ...options }: Omit<WorldOptions, 'aws' | 'workspaces'> = {},
): Promise<Program> {
  const flags = ['--endpoint-url', url, '--region', 'eu-west-1', '--speed', `${speed}`, ...(write ? ['--write'] : [])];
  return startBellhop([...flags, ...args], {
    ...options,
    env: { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test', ...env },
  });
}

/** The environment of an operator whose configuration says so. */
export async function configured(members: object): Promise<{ readonly BELLHOP_CONFIG: string }> {
  const file = join(await mkdtemp(join(tmpdir(), 'bellhop-config-')), 'config.json');
  await writeFile(file, JSON.stringify(members));
  return { BELLHOP_CONFIG: file };
}

export const worlds: readonly { readonly name: string; readonly open: Open }[] = [
  { name: 'the demo', open: demo },
  { name: 'bellhop simulate in another process', open: simulated },
];
