/** The command line as a value: what was asked for, or the one sentence that says why it cannot be. Pure. */
import { type Given, meant, numberOf, readFlags, WrongUsage } from './flags.ts';
import { readLexV1 } from './lex-v1-flag.ts';
import { readSources, readWay, refuseSpeed, sessionFlags } from './session-flags.ts';
import type { ConsoleOptions, DemoFleet } from './terminal/console-options.ts';

/** What the flags decide of a console's options; the terminal decides the rest. */
export type ConsoleFlags = Omit<ConsoleOptions, 'colour' | 'version' | 'ascii'> & {
  readonly ascii: boolean;
  readonly noColour: boolean;
};

const commandNames = [
  'list',
  'advise',
  'plan',
  'apply',
  'runs',
  'watch',
  'resume',
  'stop',
  'pause',
  'continue',
  'report',
  'simulate',
] as const;
export type CommandName = (typeof commandNames)[number];

export type Asked =
  | { readonly kind: 'console'; readonly flags: ConsoleFlags }
  | { readonly kind: 'command'; readonly name: CommandName; readonly args: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly sentence: string };

const consoleTable = {
  demo: { type: 'boolean' },
  write: { type: 'boolean' },
  ...sessionFlags,
  fleet: { type: 'string' },
  workspaces: { type: 'string' },
  'lex-v1': { type: 'string' },
  refresh: { type: 'string' },
  'no-inventory': { type: 'boolean' },
  ascii: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** The demo's pace: a rebuild of an hour is over in three minutes. */
const demoSpeed = 20;

/** Reads `argv` without the node and script in front of it. */
export function readArguments(argv: readonly string[]): Asked {
  const [first, ...args] = argv;
  const name = commandNames.find((one) => one === first);
  if (name) return { kind: 'command', name, args };
  try {
    const given = readFlags('bellhop', argv, consoleTable);
    const [word] = given.words;
    if (word !== undefined) throw new WrongUsage(unknownCommand(word));
    if (given.has('help')) return { kind: 'help' };
    if (given.has('version')) return { kind: 'version' };
    return { kind: 'console', flags: consoleFlags(given) };
  } catch (error) {
    if (error instanceof WrongUsage) return { kind: 'wrong', sentence: error.message };
    throw error;
  }
}

function unknownCommand(word: string): string {
  const known = commandNames.find((one) => one === word);
  if (known) return `${known} comes first: bellhop ${known}, then its flags.`;
  return `bellhop has no command ${JSON.stringify(word)}. ${meant(word, commandNames)}`;
}

const fleets = ['hotels', 'windows-11'] as const satisfies readonly DemoFleet[];

function demoFleet(text: string | undefined): DemoFleet | undefined {
  const fleet = fleets.find((one) => one === text);
  if (fleet === undefined && text !== undefined)
    throw new WrongUsage(`--fleet is ${fleets.join(' or ')}; ${JSON.stringify(text)} is not.`);
  return fleet;
}

function consoleFlags(given: Given<keyof typeof consoleTable>): ConsoleFlags {
  const demo = given.has('demo');
  if (demo) {
    const other = (['profile', 'endpoint-url'] as const).find((flag) => given.has(flag));
    if (other) throw new WrongUsage(`--demo brings an AWS of its own: leave out --${other}.`);
  } else {
    if (given.has('workspaces')) throw new WrongUsage('--workspaces sets the size of the demo: it needs --demo.');
    if (given.has('fleet')) throw new WrongUsage('--fleet chooses what the demo shows: it needs --demo.');
    if (given.has('lex-v1')) throw new WrongUsage('--lex-v1 says how much of Lex V1 the demo has: it needs --demo.');
    refuseSpeed(given, '--demo or --endpoint-url');
  }
  const fleet = demoFleet(given.text('fleet'));
  const lexV1 = readLexV1(given);
  const off = given.text('refresh') === 'off';
  const refresh = off ? 'off' : numberOf(given, 'refresh', { least: 5, most: 86_400, whole: true });
  const workspaces = numberOf(given, 'workspaces', { least: 0, most: 200_000, whole: true });
  return {
    speed: demo ? demoSpeed : 1,
    ...readWay(given),
    sources: readSources(given),
    write: given.has('write'),
    demo,
    simulated: demo,
    ...(refresh !== undefined && { refresh }),
    ...(given.has('no-inventory') && { noInventory: true }),
    ...(fleet !== undefined && { fleet }),
    ...(lexV1 !== undefined && { lexV1 }),
    ...(workspaces !== undefined && { workspaces }),
    ascii: given.has('ascii'),
    noColour: given.has('no-color'),
  };
}
