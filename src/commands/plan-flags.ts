/** The flags of `bellhop plan`: what all verbs take, and what each takes besides, out of the table of verbs. */
import type { FlagTable, Given } from '../flags.ts';
import { numberOf, WrongUsage } from '../flags.ts';
import { type RunPolicy, readStopAfter } from '../plans/policy.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import { readProtocol } from '../rules/wish.ts';
import { sessionFlags } from '../session-flags.ts';
import { whereFlags } from './where.ts';

/** Which WorkSpaces. */
export const whoFlags = { ...whereFlags, 'ids-file': { type: 'string' }, 'skip-missing': { type: 'boolean' } } as const;

/** What they are to become. */
export const wishFlags = {
  'to-system': { type: 'string' },
  'to-protocol': { type: 'string' },
  'to-compute': { type: 'string' },
} as const;

/** Where it is written. */
export const fileFlags = {
  output: { type: 'string', short: 'o' },
  overwrite: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const common = {
  ...sessionFlags,
  ...whoFlags,
  ...fileFlags,
  'from-run': { type: 'string' },
  ticket: { type: 'string' },
  canary: { type: 'string' },
  wave: { type: 'string' },
  'stop-after': { type: 'string' },
} as const;
const ofMigration = { bundle: { type: 'string' }, map: { type: 'string' }, ...wishFlags } as const;
const ofProtocol = { protocol: { type: 'string' } } as const;
const ofHarm = { 'include-connected': { type: 'string' } } as const;
const ofSnapshots = { 'fresh-snapshot': { type: 'boolean' } } as const;

type PlanTable = typeof common & typeof ofMigration & typeof ofProtocol & typeof ofHarm & typeof ofSnapshots;
/** Asked for a flag that the verb does not take, it says that it was not given. */
export type PlanFlags = Given<keyof PlanTable>;

export function planFlags(verb: WorkspaceVerb): PlanTable {
  const { harm, goesBackTo } = verbFacts[verb];
  const table: FlagTable = {
    ...common,
    ...(verb === 'migrate' ? ofMigration : {}),
    ...(verb === 'modify-protocol' ? ofProtocol : {}),
    ...(harm === 'none' ? {} : ofHarm),
    ...(goesBackTo ? ofSnapshots : {}),
  };
  return table as PlanTable;
}

/** Throws `WrongUsage`. */
export function policyFrom(given: PlanFlags): Partial<RunPolicy> {
  const canary = numberOf(given, 'canary', { least: 0, most: 100_000, whole: true });
  const wave = numberOf(given, 'wave', { least: 1, most: 100_000, whole: true });
  const text = given.text('stop-after');
  const stopAfter = text === undefined ? undefined : readStopAfter(text);
  if (text !== undefined && !stopAfter)
    throw new WrongUsage(
      `--stop-after is a number of items, like 3, or a share, like 10%; ${JSON.stringify(text)} is neither.`,
    );
  return {
    ...(canary !== undefined && { canary }),
    ...(wave !== undefined && { wave }),
    ...(stopAfter && { stopAfter }),
    ...(given.has('fresh-snapshot') && { freshSnapshot: true }),
  };
}

/** The protocol to change to, undefined where it was not given. Throws `WrongUsage`. */
export function protocolFrom(given: PlanFlags): 'PCOIP' | 'WSP' | undefined {
  const text = given.text('protocol');
  if (text === undefined) return undefined;
  const protocol = readProtocol(text);
  if (protocol === 'PCOIP' || protocol === 'WSP') return protocol;
  throw new WrongUsage(`--protocol is DCV (AWS also says WSP) or PCoIP; ${JSON.stringify(text)} is not.`);
}

/** The file to write to; `-` is standard output. Throws `WrongUsage`. */
export function outputFrom(given: Given<keyof typeof fileFlags>): string {
  const output = given.text('output');
  if (output === undefined) throw new WrongUsage('It needs -o FILE, or -o - for standard output.');
  return output;
}
