/** Everything that chance decides about one run, drawn from its seed alone: what goes wrong, who dies when, who stops it. */
import type { RunPolicy } from '../../src/plans/policy.ts';
import { verbFacts, type WorkspaceVerb, workspaceVerbs } from '../../src/rules/verbs.ts';
import type { FaultRule } from '../../src/simulator/faults.ts';
import { chance } from '../../src/simulator/random.ts';

/** The n-th instant of its kind in one life of the process, at which it ends. */
export interface Death {
  /**
   * Of a request: once AWS has acted and before it answers; once the answer is here. Of a line of the journal: before
   * it is written, in the middle of it, before it is flushed, after. `left`: let go of, as at SIGTERM.
   */
  readonly at: 'asked' | 'answered' | 'unwritten' | 'torn' | 'unflushed' | 'flushed' | 'left';
  /** Counts only the calls that change something, or the lines about them. */
  readonly ofSending: boolean;
  readonly nth: number;
}

/** One process that drives the run. */
export interface Life {
  /** Undefined: it lives until the run has ended. */
  readonly death: Death | undefined;
  readonly rest: 'send' | 'leave';
  /** After so many events the operator stops, or pauses and goes on later. */
  readonly stopAfter: number | undefined;
  readonly pauseAfter: number | undefined;
  /** Calls a second, and at once, that this console allows itself. */
  readonly rate: number;
  readonly burst: number;
}

export interface Lot {
  readonly seed: number;
  readonly verb: WorkspaceVerb;
  /** Of a migration: as many as there are that have to be started first. */
  readonly asleepFirst: boolean;
  /** Simulated epoch milliseconds: by day many are at their desks. */
  readonly startsAt: number;
  /** AWS's own limit, calls a second. */
  readonly awsRate: number;
  readonly policy: RunPolicy;
  readonly life: (nth: number) => Life;
  readonly faults: (items: readonly Met[]) => readonly FaultRule[];
}

/** An item, as far as what becomes of it hangs on it. */
interface Met {
  readonly id: string;
  readonly linux: boolean;
  /** In order. */
  readonly steps: readonly WorkspaceVerb[];
}

/** AWS's operation for a verb. */
export const operationOf = (verb: WorkspaceVerb): string => verbFacts[verb].action.replace('workspaces:', '');
export const changingOperations: readonly string[] = workspaceVerbs.map(operationOf);

const midnight = Date.parse('2026-11-22T00:00:00Z');
const hour = 3_600_000;
/** The last one dies of nothing, so that every run ends. */
const mostDeaths = 9;

const deaths = ['asked', 'answered', 'unwritten', 'torn', 'unflushed', 'flushed', 'left'] as const;

export function drawLot(seed: number): Lot {
  const luck = (...parts: readonly (string | number)[]) => chance(seed, 'campaign', ...parts);
  const oneOf = <T>(all: readonly T[], ...parts: readonly (string | number)[]): T =>
    all[Math.floor(luck(...parts) * all.length)] as T;
  // Half of the runs are what cannot be undone.
  const verb =
    luck('usual') < 0.5 ? oneOf<WorkspaceVerb>(['rebuild', 'migrate'], 'verb') : oneOf(workspaceVerbs, 'verb');
  const freshSnapshot = verbFacts[verb].goesBackTo !== undefined && luck('fresh') < 0.2;
  const count = (most: number, ...parts: readonly (string | number)[]) => 1 + Math.floor(luck(...parts) ** 2 * most);

  const life = (nth: number): Life => {
    const dies = nth < mostDeaths && luck('dies', nth) < 0.9;
    const at = oneOf(deaths, 'death', nth);
    const ofSending = luck('sending', nth) < 0.6;
    return {
      death: dies ? { at, ofSending, nth: count(ofSending ? 15 : 60, 'nth', nth) } : undefined,
      rest: nth > 1 && luck('rest', nth) < 0.05 ? 'leave' : 'send',
      stopAfter: luck('stops', nth) < 0.02 ? count(60, 'stop', nth) : undefined,
      pauseAfter: luck('pauses', nth) < 0.1 ? count(60, 'pause', nth) : undefined,
      rate: oneOf([1.5, 1.5, 4], 'rate', nth),
      burst: 4,
    };
  };

  return {
    seed,
    verb,
    asleepFirst: verb === 'migrate' && luck('asleep') < 0.5,
    startsAt: midnight + Math.floor(luck('night') < 0.8 ? 20 : 24 * luck('hour')) * hour,
    awsRate: oneOf([2, 2, 0], 'aws'),
    policy: {
      canary: luck('canary') < 0.5 ? 1 : 0,
      wave: oneOf([1, 3, 10, 25, 100], 'wave'),
      stopAfter: oneOf(
        [{ failures: 4 }, { percent: 50 }, { percent: 100 }, { percent: 100 }, { percent: 100 }],
        'limit',
      ),
      freshSnapshot,
    },
    life,
    faults: (items) => [
      ...items.flatMap((item) => item.steps.flatMap((step) => changeFaults(seed, step, item))),
      ...readFaults(seed),
    ],
  };
}

const lostAnswers = [
  'drop-before',
  'drop-after',
  'hang',
  'hang-after',
  '500',
  '500-after',
  '503',
  'malformed',
] as const;
/** More tries than this one item never gets; the rules of late tries stand first, so that each counts every try. */
const triesCounted = 12;

/** How the n-th call for an item goes, and how it ends if AWS accepts it. */
function changeFaults(seed: number, verb: WorkspaceVerb, { id, linux, steps }: Met): readonly FaultRule[] {
  const operation = operationOf(verb);
  const luck = (...parts: readonly (string | number)[]) => chance(seed, 'fault', id, operation, ...parts);
  const density = 0.5 * chance(seed, 'density');
  const spoilt = Array.from({ length: triesCounted }, (_, before): readonly FaultRule[] => {
    const nth = triesCounted - before;
    if (luck('spoilt', nth) >= density) return [];
    const which = Math.floor(luck('effect', nth) * (lostAnswers.length + 4));
    return [{ operation, id, nth, effect: lostAnswers[which] ?? 'throttle' }];
  });
  const ends = fates(verb, linux);
  const fate = luck('fate') < 0.25 / steps.length ? ends[Math.floor(luck('which') * ends.length)] : 'succeed';
  return [...spoilt.flat(), { operation, id, effect: fate ?? 'succeed' }];
}

function fates(verb: WorkspaceVerb, linux: boolean): readonly FaultRule['effect'][] {
  // What AWS stops is STOPPED, or it was not done at all.
  if (verb === 'stop') return ['silent'];
  if (verb !== 'migrate') return ['end-error', 'silent'];
  return linux ? ['end-error', 'silent', 'rollback', 'in-place'] : ['end-error', 'silent', 'rollback'];
}

const readOperations = [
  'DescribeWorkspaces',
  'DescribeWorkspacesConnectionStatus',
  'DescribeWorkspaceSnapshots',
  'GetCallerIdentity',
] as const;
const readSpoilers = [
  'drop-before',
  'drop-after',
  'hang',
  '500',
  '503',
  'throttle',
  'malformed',
  'html',
  'deny',
] as const;
const readsCounted = 400;

/** Single faults all along, and now and then a time in which nothing can be read. */
function readFaults(seed: number): readonly FaultRule[] {
  return readOperations.flatMap((operation): readonly FaultRule[] => {
    const luck = (...parts: readonly (string | number)[]) => chance(seed, 'read', operation, ...parts);
    const density = 0.12 * luck('density');
    const darkFrom = luck('dark') < 0.3 ? Math.floor(luck('from') * 150) : readsCounted;
    const darkUntil = darkFrom + Math.floor(luck('until') ** 2 * 120);
    const effectOf = (nth: number): FaultRule['effect'] | undefined => {
      if (operation !== 'GetCallerIdentity' && nth >= darkFrom && nth < darkUntil) return 'drop-before';
      if (luck('spoilt', nth) >= density) return undefined;
      return readSpoilers[Math.floor(luck('effect', nth) * readSpoilers.length)];
    };
    return Array.from({ length: readsCounted }, (_, before) => readsCounted - before).flatMap((nth) => {
      const effect = effectOf(nth);
      return effect ? [{ operation, nth, effect }] : [];
    });
  });
}
