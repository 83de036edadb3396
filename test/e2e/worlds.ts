/** The console in a pseudo-terminal on both kinds of AWS it can be tried on: its own, and one in another process. */
import { startSimulator } from '../support/aws.ts';
import { type Program, type ProgramOptions, startBellhop } from '../support/pty.ts';

export interface World extends AsyncDisposable {
  readonly app: Program;
  /** Of the other process; the demo's AWS is known to nobody else. */
  readonly url: string | undefined;
}

type Open = (options?: ProgramOptions & { readonly args?: readonly string[] }) => Promise<World>;

/** Simulated time runs fast enough for a rebuild to take seconds, and slowly enough to be seen on its way. */
const speed = ['--speed', '150'];
const size = ['--workspaces', '60'];

const demo: Open = async ({ args = [], ...options } = {}) => {
  const app = await startBellhop(['--demo', ...speed, ...size, ...args], options);
  return { app, url: undefined, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() };
};

export const simulated: Open = async ({ args = ['--write'], ...options } = {}) => {
  const aws = await startSimulator([...speed, ...size]);
  const app = await startBellhop(['--endpoint-url', aws.url, '--region', 'eu-west-1', ...speed, ...args], {
    ...options,
    env: { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test', ...options.env },
  });
  return {
    app,
    url: aws.url,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await aws[Symbol.asyncDispose]();
    },
  };
};

export const worlds: readonly { readonly name: string; readonly open: Open }[] = [
  { name: 'the demo', open: demo },
  { name: 'bellhop simulate in another process', open: simulated },
];

/** Filters the fleet and marks the first rows that are left. */
export async function markFirst(app: Program, filter: string, rows: number): Promise<void> {
  await app.sees(/60 WorkSpaces(?!, loading)/);
  // Connections come after the rows; nobody is marked before it is known who is connected.
  await app.seesNo(' ? ');
  app.press('/');
  await app.sees('filter:');
  app.type(`${filter}\r`);
  await app.sees(/\d+ of 60/);
  for (let at = 0; at < rows; at++) app.press('space', 'j');
  await app.sees(`${rows} marked`);
}

/** Types the phrase that the screen asks for. */
export async function confirm(app: Program): Promise<string> {
  await app.sees('Type this phrase');
  const phrase = /^ {3}((?:REBUILD|MIGRATE) .*)$/m.exec(await app.screen())?.[1]?.trim();
  if (!phrase) throw new Error('the screen shows no phrase');
  app.type(phrase);
  await app.sees('It matches');
  app.press('enter');
  return phrase;
}

/** What the other process knows to be true. */
export async function truth(url: string): Promise<{
  readonly submissions: readonly { readonly operation: string; readonly id: string; readonly fate: string }[];
}> {
  return (await fetch(`${url}/_simulator/state`)).json() as never;
}
