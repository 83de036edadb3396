/** Trouble on demand: which requests meet a fault, and which fault. Rules come from a file or over a control path. */
import type { ForcedFate, Input, Output } from './operation.ts';
import { randomFrom } from './random.ts';

const fates = ['succeed', 'silent', 'rollback', 'end-error', 'in-place'] as const satisfies readonly ForcedFate[];

/**
 * `drop-before`, `hang`, `500`, `503`, `throttle`, `deny`, `html`: instead of the effect. `drop-after`, `hang-after`,
 * `500-after`, `malformed`, `slow`, `answer`: the effect happens, the answer is lost, spoilt, late or another one. The
 * rest decide how an accepted change ends.
 */
const spoilers = [
  'drop-before',
  'drop-after',
  'hang',
  'hang-after',
  '500',
  '500-after',
  '503',
  'throttle',
  'deny',
  'malformed',
  'html',
  'slow',
  'answer',
] as const;
export type Spoiler = (typeof spoilers)[number];
export type Effect = Spoiler | ForcedFate;
const effects: readonly Effect[] = [...spoilers, ...fates];

/** What one request meets: one of each sort at most, so a roll-back can also lose its answer. */
export interface Met {
  readonly spoiler?: Spoiler;
  readonly fate?: ForcedFate;
  /** Of `slow`, real milliseconds. */
  readonly ms?: number;
  /** Of `answer`. */
  readonly with?: Output;
}

export interface FaultRule {
  readonly effect: Effect;
  /** Name of the operation, e.g. `MigrateWorkspace`; any when left out. */
  readonly operation?: string;
  /** Twelve digits; any account when left out. */
  readonly account?: string;
  /** Any when left out. */
  readonly region?: string;
  /** A WorkSpace id, bundle id, bot name, … that the request names; any when left out. */
  readonly id?: string;
  /** Only the nth request (from 1) that operation and id fit. */
  readonly nth?: number;
  /** Of each request that fits, 0 to 1. */
  readonly probability?: number;
  /** How often at most. */
  readonly times?: number;
  /** Of `slow`: real milliseconds before the answer, 5000 when left out. */
  readonly ms?: number;
  /** Of `answer`: members that take the place of the answer's own; null takes one away. */
  readonly with?: Output;
}

/** What rules are held against. */
export interface Request {
  readonly operation: string;
  readonly input: Input;
  readonly accountId: string;
  readonly region: string;
}

export interface Faults {
  /** Of each sort the first rule that fires. */
  meet(request: Request): Met;
  replace(rules: readonly FaultRule[]): void;
  add(rules: readonly FaultRule[]): void;
  list(): readonly (FaultRule & { readonly seen: number; readonly fired: number })[];
}

const isFate = (effect: Effect): effect is ForcedFate => (fates as readonly string[]).includes(effect);

/** Only changes have a fate. */
const reads = /^(Describe|Get|List)/;

function names(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value === id;
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => names(inner, id));
}

export function createFaults(seed: number): Faults {
  const random = randomFrom(seed ^ 0x5eed);
  const counted = (rule: FaultRule) => ({ ...rule, seen: 0, fired: 0 });
  let rules: ReturnType<typeof counted>[] = [];

  const fires = (rule: (typeof rules)[number], { operation, input, accountId, region }: Request) => {
    if (rule.operation !== undefined && rule.operation !== operation) return false;
    if (rule.account !== undefined && rule.account !== accountId) return false;
    if (rule.region !== undefined && rule.region !== region) return false;
    if (rule.id !== undefined && !names(input, rule.id)) return false;
    rule.seen += 1;
    if (rule.nth !== undefined && rule.seen !== rule.nth) return false;
    if (rule.times !== undefined && rule.fired >= rule.times) return false;
    if (rule.probability !== undefined && random() >= rule.probability) return false;
    rule.fired += 1;
    return true;
  };
  return {
    meet: (request) => {
      let met: Met = {};
      for (const rule of rules) {
        const { effect } = rule;
        if (isFate(effect)) {
          if (met.fate === undefined && !reads.test(request.operation) && fires(rule, request))
            met = { ...met, fate: effect };
        } else if (met.spoiler === undefined && fires(rule, request))
          met = {
            ...met,
            spoiler: effect,
            ...(rule.ms !== undefined && { ms: rule.ms }),
            ...(rule.with && { with: rule.with }),
          };
      }
      return met;
    },
    replace: (next) => {
      rules = next.map(counted);
    },
    add: (more) => {
      rules.push(...more.map(counted));
    },
    list: () => rules.map((rule) => ({ ...rule })),
  };
}

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 1;
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string' && value !== '';

const fields: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  effect: [(value) => (effects as readonly unknown[]).includes(value), `one of ${effects.join(', ')}`],
  operation: [isText, 'the name of an operation'],
  account: [isText, 'the number of an account'],
  region: [isText, "a Region's code"],
  id: [isText, 'an id or name as text'],
  nth: [isCount, 'a whole number from 1'],
  times: [isCount, 'a whole number from 1'],
  ms: [isCount, 'a whole number of milliseconds'],
  with: [isObject, 'an object with members of the answer'],
  probability: [(value) => typeof value === 'number' && value >= 0 && value <= 1, 'a number from 0 to 1'],
};

/** The rules, or one sentence about the first entry that is not one. */
export function readFaultRules(value: unknown): readonly FaultRule[] | string {
  if (!Array.isArray(value))
    return 'faults must be a list of entries such as {"operation":"MigrateWorkspace","effect":"silent"}';
  for (const [i, entry] of value.entries()) {
    const where = `fault ${i + 1}`;
    if (!isObject(entry)) return `${where} is not an object`;
    for (const [name, given] of Object.entries(entry)) {
      const field = fields[name];
      if (field === undefined) return `${where}: "${name}" is not known; there are ${Object.keys(fields).join(', ')}`;
      if (!field[0](given)) return `${where}: "${name}" must be ${field[1]}, not ${JSON.stringify(given)}`;
    }
    if (!('effect' in entry)) return `${where}: "effect" is missing; it must be ${fields.effect?.[1]}`;
  }
  return value as FaultRule[];
}
