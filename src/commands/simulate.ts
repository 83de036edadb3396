/** `bellhop simulate`: serves the embedded AWS alone, until it is told to stop. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type FaultRule, readFaultRules } from '../simulator/faults.ts';
import { type SimulatorOptions, startSimulator } from '../simulator/server.ts';

export const simulateHelp = `Usage: bellhop simulate [options]

Serves a simulated AWS account (WorkSpaces, Lex, STS, IAM) on 127.0.0.1 for bellhop, the AWS CLI and the SDKs.

Options:
  --port N         port to listen on; 0 takes any free one (default 0)
  --workspaces N   WorkSpaces in the account, 0 to 200000 (default 1000)
  --bots N         Lex V1 bots, 0 to 1000 (default 30)
  --seed N         the same seed and requests give the same world (default 1)
  --speed X        simulated seconds per second (default 1); at 0 only
                   POST /_simulator/clock moves time
  --rate X         calls a simulated second AWS allows, per service and Region; 0 for no limit (default 2)
  --burst N        calls at once (default 5)
  --latency MS     milliseconds before each answer (default 0)
  --faults FILE    JSON list of faults, e.g. [{"operation":"MigrateWorkspace","nth":2,"effect":"drop-after"}]
  --log FILE       appends one JSON line a request
  --help           this text

While it runs: GET /_simulator/state, GET /_simulator/log, POST /_simulator/faults, POST /_simulator/clock.
`;

/** What is wrong with the arguments, in one sentence. */
class UsageError extends Error {}

const flags = ['port', 'workspaces', 'bots', 'seed', 'speed', 'rate', 'burst', 'latency', 'faults', 'log'] as const;

const limits = {
  port: { whole: true, least: 0, most: 65_535 },
  workspaces: { whole: true, least: 0, most: 200_000 },
  bots: { whole: true, least: 0, most: 1000 },
  seed: { whole: true, least: 0, most: 4_294_967_295 },
  speed: { whole: false, least: 0, most: 1_000_000 },
  rate: { whole: false, least: 0, most: 1_000_000 },
  burst: { whole: true, least: 1, most: 1_000_000 },
  latency: { whole: true, least: 0, most: 600_000 },
} as const;

function numberOf(flag: keyof typeof limits, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const { whole, least, most } = limits[flag];
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(
    `--${flag} must be a ${whole ? 'whole number' : 'number'} from ${least} to ${most}, not "${text}"`,
  );
}

const because = (error: unknown) => (error instanceof Error ? error.message : String(error));

function faultsFrom(file: string): readonly FaultRule[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`the faults in ${file} cannot be read: ${because(error)}`);
  }
  const rules = readFaultRules(value);
  if (typeof rules === 'string') throw new UsageError(`${file}: ${rules}`);
  return rules;
}

function parsed(args: readonly string[]) {
  const options = {
    ...(Object.fromEntries(flags.map((flag) => [flag, { type: 'string' }])) as Record<
      (typeof flags)[number],
      { readonly type: 'string' }
    >),
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false, strict: true }).values;
  } catch (error) {
    throw new UsageError(
      because(error)
        .split('\n')[0]
        ?.replace(/\.? To specify .*$/s, '') ?? 'wrong arguments',
    );
  }
}

function simulatorOptions(values: ReturnType<typeof parsed>): SimulatorOptions {
  const given = {
    port: numberOf('port', values.port),
    workspaces: numberOf('workspaces', values.workspaces),
    bots: numberOf('bots', values.bots),
    seed: numberOf('seed', values.seed),
    speed: numberOf('speed', values.speed),
    rate: numberOf('rate', values.rate),
    burst: numberOf('burst', values.burst),
    latencyMs: numberOf('latency', values.latency),
    faults: values.faults === undefined ? undefined : faultsFrom(values.faults),
    log: values.log,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
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

/** Serves until SIGINT or SIGTERM. Resolves with the exit code: 0, or 1 after one sentence on stderr. */
export async function simulate(args: readonly string[]): Promise<number> {
  let options: SimulatorOptions = {};
  try {
    const values = parsed(args);
    if (values.help) {
      process.stdout.write(simulateHelp);
      return 0;
    }
    options = simulatorOptions(values);
    const simulator = await startSimulator(options);
    const untilStopped = stopped();
    process.stdout.write(`listening on ${simulator.url}\n`);
    process.stderr.write(
      `Any credentials will do, for example:\n  AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo AWS_DEFAULT_REGION=eu-central-1 \\\n    aws workspaces describe-workspaces --endpoint-url ${simulator.url}\n`,
    );
    await untilStopped;
    await simulator.close();
    return 0;
  } catch (error) {
    const why = error instanceof UsageError ? error.message : whyNotStarted(error, options);
    process.stderr.write(`bellhop simulate: ${why}\n`);
    return 1;
  }
}
