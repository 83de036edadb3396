/** The command line as a value: what was asked for, or the one sentence that says why it cannot be. Pure. */
import { parseArgs } from 'node:util';
import { nearest } from './nearest.ts';
import type { ConsoleOptions } from './terminal/console-options.ts';

/** What the flags decide of a console's options; the terminal decides the rest. */
export type ConsoleFlags = Omit<ConsoleOptions, 'colour' | 'version' | 'ascii'> & {
  readonly ascii: boolean;
  readonly noColour: boolean;
};

export type Asked =
  | { readonly kind: 'console'; readonly flags: ConsoleFlags }
  | { readonly kind: 'simulate'; readonly args: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly sentence: string };

const options = {
  demo: { type: 'boolean' },
  write: { type: 'boolean' },
  profile: { type: 'string' },
  region: { type: 'string' },
  'endpoint-url': { type: 'string' },
  speed: { type: 'string' },
  rate: { type: 'string' },
  workspaces: { type: 'string' },
  ascii: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type Flag = keyof typeof options;

const COMMANDS = ['simulate'] as const;

/** The demo's pace: a rebuild of an hour is over in three minutes. */
const DEMO_SPEED = 20;

class WrongUsage extends Error {}

/** Reads `argv` without the node and script in front of it. */
export function readArguments(argv: readonly string[]): Asked {
  if (argv[0] === 'simulate') return { kind: 'simulate', args: argv.slice(1) };
  try {
    const values = readFlags(argv);
    if (values.has('help')) return { kind: 'help' };
    if (values.has('version')) return { kind: 'version' };
    return { kind: 'console', flags: consoleFlags(values) };
  } catch (error) {
    if (error instanceof WrongUsage) return { kind: 'wrong', sentence: error.message };
    throw error;
  }
}

function readFlags(argv: readonly string[]): ReadonlyMap<Flag, string> {
  const values = new Map<Flag, string>();
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw new WrongUsage(unknownCommand(token.value));
    if (!isFlag(token.name)) throw new WrongUsage(unknownFlag(token.rawName));
    const { type } = options[token.name];
    if (type === 'boolean' && token.value !== undefined) throw new WrongUsage(`--${token.name} takes no value.`);
    const missing =
      token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('-'));
    if (type === 'string' && missing) throw new WrongUsage(`--${token.name} needs a value.`);
    values.set(token.name, token.value ?? '');
  }
  return values;
}

const isFlag = (name: string): name is Flag => Object.hasOwn(options, name);

function unknownFlag(flag: string): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return `bellhop has no flag ${flag}. ${meant(nearest(flag, names))}`;
}

function unknownCommand(command: string): string {
  if (command === 'simulate') return 'simulate comes first: bellhop simulate, then its flags.';
  return `bellhop has no command ${JSON.stringify(command)}. ${meant(nearest(command, COMMANDS))}`;
}

const meant = (name: string | undefined): string =>
  name ? `Did you mean ${name}?` : 'bellhop --help lists what there is.';

function consoleFlags(values: ReadonlyMap<Flag, string>): ConsoleFlags {
  const demo = values.has('demo');
  const profile = values.get('profile');
  const region = values.get('region');
  const endpointUrl = values.get('endpoint-url');

  if (demo) {
    const other = (['profile', 'region', 'endpoint-url'] as const).find((flag) => values.has(flag));
    if (other) throw new WrongUsage(`--demo brings an AWS of its own: leave out --${other}.`);
  } else {
    if (values.has('workspaces')) throw new WrongUsage('--workspaces sets the size of the demo: it needs --demo.');
    if (values.has('speed') && !endpointUrl) {
      throw new WrongUsage('--speed is for a simulated AWS: it needs --demo or --endpoint-url.');
    }
  }
  if (region !== undefined && !/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region)) {
    throw new WrongUsage(`--region is a Region's code, like eu-west-1; ${JSON.stringify(region)} is none.`);
  }
  if (endpointUrl !== undefined && !isHttpUrl(endpointUrl)) {
    throw new WrongUsage(
      `--endpoint-url is a URL, like http://127.0.0.1:4566; ${JSON.stringify(endpointUrl)} is none.`,
    );
  }

  const speed = values.has('speed') ? number(values, 'speed', 0.1, 10_000) : demo ? DEMO_SPEED : 1;
  return {
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    ...(endpointUrl !== undefined && { endpointUrl }),
    write: values.has('write'),
    demo,
    simulated: demo,
    speed,
    ...(values.has('rate') && { rate: number(values, 'rate', 0.01, 100) }),
    ...(values.has('workspaces') && { workspaces: number(values, 'workspaces', 0, 200_000, 'a whole number') }),
    ascii: values.has('ascii'),
    noColour: values.has('no-color'),
  };
}

function number(values: ReadonlyMap<Flag, string>, flag: Flag, least: number, most: number, what = 'a number'): number {
  const text = values.get(flag) ?? '';
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const whole = what === 'a number' || Number.isInteger(value);
  if (whole && value >= least && value <= most) return value;
  throw new WrongUsage(`--${flag} is ${what} from ${least} to ${most}; ${JSON.stringify(text)} is not.`);
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
