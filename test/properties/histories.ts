/**
 * Histories of a run as the engine could write them, whoever dies, stops or pauses when; beside each event what is then
 * true of every item, told by a model that shares nothing with the fold.
 */
import fc from 'fast-check';
import type { Failure } from '../../src/aws/answer.ts';
import type { Plan } from '../../src/plans/plan.ts';
import type { Created, Observation, Outcome, RunEvent } from '../../src/runs/events.ts';
import { candidate } from '../plans/fixtures.ts';
import { created, failure, migratePlan, now, planOf, rebuildPlan, steppedPlan } from '../runs/fixtures.ts';

/** What is true of an item. */
export interface Fact {
  readonly is: 'awaiting' | 'waiting' | 'sending' | 'unclear' | 'watching' | Outcome;
  /** Of its steps the one that it stands at; and of each the states that show it on its way. */
  readonly step: number;
  readonly ways: readonly RegExp[];
  /** The snapshot that it was held for was there. */
  readonly ready: boolean;
  /** A call of this step was, or may have been, on its way, and nothing has proved that it did nothing. */
  readonly mayHaveActed: boolean;
}

export interface Moment {
  readonly event: RunEvent;
  readonly facts: ReadonlyMap<string, Fact>;
}

export interface History {
  readonly first: Created;
  /** What follows, in order. */
  readonly moments: readonly Moment[];
}

interface World {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly stopped: boolean;
  readonly paused: boolean;
  readonly pauses: number;
}

const ids = ['ws-a', 'ws-b', 'ws-c', 'ws-d'];
const held = { freshSnapshot: true };
const all = ids.map((id) => candidate(id));
interface Begin {
  readonly plan: Plan;
  readonly is: Fact['is'];
  readonly ways: Fact['ways'];
}
const anew = /REBUILDING|PENDING/;
const started = /STARTING|AVAILABLE/;
const beginnings: readonly Begin[] = [
  { plan: rebuildPlan(...ids), is: 'waiting', ways: [anew] },
  { plan: migratePlan(...ids), is: 'waiting', ways: [anew] },
  { plan: steppedPlan(ids), is: 'waiting', ways: [started, anew] },
  {
    plan: planOf('restore', all, held),
    is: 'awaiting',
    ways: [/RESTORING/],
  },
  { plan: steppedPlan(ids, held), is: 'awaiting', ways: [started, anew] },
];
const isOver = ({ is }: Fact) => !['awaiting', 'waiting', 'sending', 'unclear', 'watching'].includes(is);

/** Each number picks one of the events that may come next. */
export const histories: fc.Arbitrary<History> = fc
  .tuple(fc.constantFrom(...beginnings), fc.array(fc.nat({ max: 9_999 }), { maxLength: 80 }))
  .map(([{ plan, is, ways }, picks]) => {
    const moments: Moment[] = [];
    const untouched: Fact = { is, step: 0, ways, ready: false, mayHaveActed: false };
    let world: World = { facts: new Map(ids.map((id) => [id, untouched])), stopped: false, paused: false, pauses: 0 };
    for (const [nth, pick] of picks.entries()) {
      const possible = nextEvents(world, now + nth * 1000);
      const event = possible[pick % possible.length] as RunEvent;
      world = after(world, event);
      moments.push({ event, facts: world.facts });
      if (event.type === 'finished') break;
    }
    return { first: created(plan), moments };
  });

function nextEvents({ facts, stopped, paused, pauses }: World, at: number): readonly RunEvent[] {
  if ([...facts.values()].every(isOver)) return [{ type: 'finished', at }];
  const ofItems = [...facts].flatMap(([item, fact]) => eventsOf(item, fact, stopped, at));
  const ofRun: readonly RunEvent[] = [
    { type: 'resumed', at, by: 'bob', arn: 'arn:aws:iam::123456789012:user/bob', pid: 2 },
    ...(stopped ? [] : [{ type: 'stopped', at, why: 'by the operator' } as const]),
    ...(stopped || paused ? [] : [{ type: 'paused', at, cause: 'canary', why: 'The first one is done.' } as const]),
    ...(paused ? [{ type: 'continued', at, by: 'ann', of: pauses } as const] : []),
  ];
  return [...ofItems, ...ofRun];
}

const proofs: readonly Failure['kind'][] = ['throttled', 'credentials', 'unreachable', 'locked', 'cancelled'];
const verdicts: readonly Failure['kind'][] = ['denied', 'invalid', 'unsupported', 'busy', 'not-found', 'unavailable'];

function eventsOf(item: string, { is, step, ways, ready }: Fact, stopped: boolean, at: number): readonly RunEvent[] {
  const of = { item, at };
  const stepped: readonly RunEvent[] = step < ways.length - 1 ? [{ type: 'stepped', ...of, reason: 'Started.' }] : [];
  switch (is) {
    case 'awaiting':
      return [{ type: 'ready', ...of, snapshot: at }, ended(of, 'stale'), ended(of, 'not-started')];
    case 'waiting':
      return stopped
        ? []
        : [
            { type: 'attempt', ...of },
            ...(ready && step === 0 ? [{ type: 'aged', ...of } as const] : []),
            seen(of, 'STOPPED'),
            ended(of, 'stale'),
            ended(of, 'failed'),
            ...stepped,
          ];
    case 'sending':
      return [
        { type: 'accepted', ...of, requestId: 'r-1' },
        { type: 'unclear', ...of, failure: failure('timeout', 'possible') },
        // Another run turned out to have it: nothing was sent.
        ended(of, 'stale'),
        ...[...proofs, ...verdicts].map((kind): RunEvent => ({ type: 'refused', ...of, failure: failure(kind) })),
      ];
    case 'unclear':
    case 'watching':
      return [
        ...stepped,
        ...['AVAILABLE', 'STARTING', 'REBUILDING', 'RESTORING', 'PENDING', undefined].map((state) => seen(of, state)),
        ...(['done', 'failed', 'rolled-back', 'silent', 'needs-human'] as const).map((outcome) => ended(of, outcome)),
      ];
    // What people say of its tasks changes nothing of what became of it.
    default:
      return [
        { type: 'ticked', ...of, task: 'build', by: 'ann' },
        { type: 'unticked', ...of, task: 'build', by: 'bob' },
      ];
  }
}

type Of = { readonly item: string; readonly at: number };
const seen = (of: Of, state: string | undefined): RunEvent => {
  const source: Observation['source'] = state === undefined ? undefined : { state, bundleId: 'wsb-source001' };
  return { type: 'observed', ...of, observation: { source } };
};
const ended = (of: Of, outcome: Outcome): RunEvent => ({ type: 'settled', ...of, outcome, reason: 'r' });

function after(world: World, event: RunEvent): World {
  const all = (change: (fact: Fact) => Fact) => new Map([...world.facts].map(([id, fact]) => [id, change(fact)]));
  switch (event.type) {
    case 'stopped':
      return {
        facts: all((fact) => (fact.is === 'waiting' || fact.is === 'awaiting' ? { ...fact, is: 'not-started' } : fact)),
        stopped: true,
        paused: false,
        pauses: world.pauses,
      };
    case 'resumed':
      return { ...world, facts: all((fact) => (fact.is === 'sending' ? { ...fact, is: 'unclear' } : fact)) };
    case 'paused':
      return { ...world, paused: true, pauses: world.pauses + 1 };
    case 'continued':
      return { ...world, paused: false };
    case 'created':
    case 'finished':
      return world;
    default: {
      const fact = world.facts.get(event.item);
      return fact ? { ...world, facts: new Map(world.facts).set(event.item, next(fact, event, world.stopped)) } : world;
    }
  }
}

function next(fact: Fact, event: Extract<RunEvent, { readonly item: string }>, stopped: boolean): Fact {
  switch (event.type) {
    case 'ready':
      return { ...fact, is: 'waiting', ready: true };
    case 'aged':
      return { ...fact, is: 'awaiting' };
    case 'stepped':
      return { ...fact, is: stopped ? 'not-started' : 'waiting', step: fact.step + 1, mayHaveActed: false };
    case 'attempt':
      return { ...fact, is: 'sending', mayHaveActed: true };
    case 'accepted':
      return { ...fact, is: 'watching' };
    case 'unclear':
      return { ...fact, is: 'unclear' };
    case 'refused':
      if (!proofs.includes(event.failure.kind)) return { ...fact, is: 'failed', mayHaveActed: false };
      return { ...fact, is: stopped ? 'not-started' : 'waiting', mayHaveActed: false };
    case 'observed': {
      const moving = fact.ways[fact.step]?.test(event.observation.source?.state ?? '');
      return fact.is === 'unclear' && moving ? { ...fact, is: 'watching' } : fact;
    }
    case 'ticked':
    case 'unticked':
    case 'noted':
      return fact;
    case 'settled':
      return { ...fact, is: event.outcome, mayHaveActed: fact.mayHaveActed && event.outcome !== 'stale' };
  }
}
