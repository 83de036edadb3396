/** `bellhop simulate`: serves the embedded AWS alone, until it is told to stop. */
import { readFileSync } from 'node:fs';
import { type Given, numberOf, WrongUsage } from '../flags.ts';
import { readLexV1 } from '../lex-v1-flag.ts';
import { type EstateName, estates, isEstate } from '../simulator/estates/estates.ts';
import { type FaultRule, readFaultRules } from '../simulator/faults.ts';
import { type SimulatorOptions, startSimulator } from '../simulator/server.ts';
import type { Regions } from '../simulator/worlds.ts';
import { command, noWords } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { print, say } from './output.ts';

export const simulateHelp = `Usage: bellhop simulate [options]

Serves a simulated AWS account (WorkSpaces, Lex, STS, IAM) on 127.0.0.1 for bellhop, the AWS CLI and the SDKs.

Options:
  --port N         port to listen on; 0 takes any free one (default 0)
  --fleet NAME     which account: hotels, or windows-11: a company that moves to
                   Windows 11 on DCV (default hotels)
  --workspaces N   WorkSpaces in the account, 0 to 200000 (default 1000; windows-11: 400)
  --regions LIST   where they are, and how many in each: eu-west-1=400,us-east-1=50;
                   other Regions have none (default: every Region shows the same)
  --directories N  spreads them evenly over so many directories, 1 to 100
                   (default: unevenly, over the few of the account)
  --bots N         Lex V1 bots, 0 to 1000 (default 30)
  --lex-v1 HOW     how much of Lex V1 is left: serving, empty, denied, gone, html,
                   html-503, reset or silent; by Region: gone,us-east-1=serving
                   (default serving)
  --seed N         the same seed and requests give the same world (default 1)
  --speed X        simulated seconds per second (default 1); at 0 only
                   POST /_simulator/clock moves time
  --rate X         calls a simulated second AWS allows, per service, account
                   and Region; 0 for no limit (default 2)
  --burst N        calls at once (default 5)
  --latency MS     milliseconds before each answer (default 0)
  --faults FILE    JSON list of faults, e.g. [{"operation":"MigrateWorkspace","nth":2,"effect":"drop-after"}]
  --log FILE       appends one JSON line a request
  --help           this text

While it runs: GET /_simulator/state, GET /_simulator/log, POST /_simulator/faults, POST /_simulator/lex,
POST /_simulator/clock.
`;

const ranges = {
  port: { whole: true, least: 0, most: 65_535 },
  workspaces: { whole: true, least: 0, most: 200_000 },
  directories: { whole: true, least: 1, most: 100 },
  bots: { whole: true, least: 0, most: 1000 },
  seed: { whole: true, least: 0, most: 4_294_967_295 },
  speed: { least: 0, most: 1_000_000 },
  rate: { least: 0, most: 1_000_000 },
  burst: { whole: true, least: 1, most: 1_000_000 },
  latency: { whole: true, least: 0, most: 600_000 },
} as const;

const flags = {
  port: { type: 'string' },
  fleet: { type: 'string' },
  workspaces: { type: 'string' },
  regions: { type: 'string' },
  directories: { type: 'string' },
  bots: { type: 'string' },
  'lex-v1': { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  rate: { type: 'string' },
  burst: { type: 'string' },
  latency: { type: 'string' },
  faults: { type: 'string' },
  log: { type: 'string' },
} as const;

const because = (error: unknown) => (error instanceof Error ? error.message : String(error));

function faultsFrom(file: string): readonly FaultRule[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new WrongUsage(`the faults in ${file} cannot be read: ${because(error)}`);
  }
  const rules = readFaultRules(value);
  if (typeof rules === 'string') throw new WrongUsage(`${file}: ${rules}`);
  return rules;
}

function fleetOf(given: Given<keyof typeof flags>): EstateName | undefined {
  const name = given.text('fleet');
  if (name === undefined || isEstate(name)) return name;
  throw new WrongUsage(`--fleet is ${Object.keys(estates).join(' or ')}; ${JSON.stringify(name)} is not.`);
}

function regionsOf(given: Given<keyof typeof flags>): Regions | undefined {
  const text = given.text('regions');
  if (text === undefined) return undefined;
  if (given.has('workspaces'))
    throw new WrongUsage('--regions says how many WorkSpaces there are: leave out --workspaces.');
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [, region, size] = /^([a-z]{2,}(?:-[a-z]+)+-\d+)=(\d{1,6})$/.exec(part) ?? [];
      if (!region || Number(size) > ranges.workspaces.most)
        throw new WrongUsage(`--regions is like eu-west-1=400,us-east-1=50; ${JSON.stringify(part)} is not.`);
      return [region, Number(size)];
    }),
  );
}

function simulatorOptions(given: Given<keyof typeof flags>): SimulatorOptions {
  const number = (flag: keyof typeof ranges) => numberOf(given, flag, ranges[flag]);
  const faults = given.text('faults');
  const all = {
    port: number('port'),
    fleet: fleetOf(given),
    workspaces: number('workspaces'),
    regions: regionsOf(given),
    directories: number('directories'),
    bots: number('bots'),
    lexV1: readLexV1(given),
    seed: number('seed'),
    speed: number('speed'),
    rate: number('rate'),
    burst: number('burst'),
    latencyMs: number('latency'),
    faults: faults === undefined ? undefined : faultsFrom(faults),
    log: given.text('log'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function whyNotStarted(error: unknown, options: SimulatorOptions): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return `port ${options.port} is already in use; choose another with --port, or 0 for any`;
  if (code === 'EACCES' && (error as NodeJS.ErrnoException).syscall === 'listen')
    return `port ${options.port} may not be opened by this user; choose one above 1023`;
  return `the simulator cannot start: ${because(error)}`;
}

const stopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Serves until SIGINT or SIGTERM. */
export const simulate = command({
  name: 'bellhop simulate',
  help: simulateHelp,
  flags,
  run: async (given) => {
    noWords(given);
    const options = simulatorOptions(given);
    const simulator = await startSimulator(options).catch((error) => {
      throw new WrongUsage(whyNotStarted(error, options));
    });
    const untilStopped = stopped();
    await print(`listening on ${simulator.url}`);
    await say(
      `Any credentials will do, for example:\n  AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo AWS_DEFAULT_REGION=eu-central-1 \\\n    aws workspaces describe-workspaces --endpoint-url ${simulator.url}`,
    );
    await untilStopped;
    await simulator.close();
    return { ok: true, value: exitCodes.done };
  },
});
