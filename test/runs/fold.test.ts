import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../../src/aws/answer.ts';
import type { Observation, Outcome, RunEvent, RunEvents } from '../../src/runs/events.ts';
import { fold, notAboutTheItem, step } from '../../src/runs/fold.ts';
import type { ItemState, RunState } from '../../src/runs/state.ts';
import { summarise } from '../../src/runs/summary.ts';
import { created, failure, lexPlan, migratePlan, now, only, rebuildPlan, stateAfter } from './fixtures.ts';

const item = 'ws-a';
const at = now + 1000;
const attempt: RunEvent = { type: 'attempt', at, item };
const accepted: RunEvent = { type: 'accepted', at, item, requestId: 'r-1' };
const stopped: RunEvent = { type: 'stopped', at, why: 'by the operator' };
const resumed: RunEvent = { type: 'resumed', at, by: 'bob', arn: 'arn', pid: 2 };
const refused = (kind: FailureKind): RunEvent => ({ type: 'refused', at, item, failure: failure(kind) });
const unclear: RunEvent = { type: 'unclear', at, item, failure: failure('timeout', 'possible') };
const saw = (state: string, over: Partial<Observation> = {}): RunEvent => ({
  type: 'observed',
  at,
  item,
  observation: { source: { state, bundleId: 'wsb-source001' }, ...over },
});

describe('an item', () => {
  const plan = rebuildPlan(item);

  test.each<[string, RunEvent[], Partial<ItemState>]>([
    ['waits at first', [], { phase: 'waiting', outcome: undefined }],
    ['is being sent once its attempt is on disk', [attempt], { phase: 'sending', attemptedAt: at }],
    ['is watched once it was accepted', [attempt, accepted], { phase: 'watching', requestId: 'r-1' }],
    [
      'has failed once it was refused',
      [attempt, refused('unsupported')],
      { phase: 'settled', outcome: 'failed', reason: 'AWS said unsupported.' },
    ],
    [
      'waits again after throttling, which proves that nothing was done',
      [attempt, refused('throttled')],
      { phase: 'waiting' },
    ],
    ['waits again when the credentials had expired', [attempt, refused('credentials')], { phase: 'waiting' }],
    [
      'may be attempted again after throttling',
      [attempt, refused('throttled'), { ...attempt, at: at + 5 }],
      { phase: 'sending', attemptedAt: at + 5, failure: undefined },
    ],
    [
      'does not go by the request id of an attempt that was refused',
      [attempt, refused('throttled'), attempt, resumed],
      { phase: 'unclear', requestId: undefined },
    ],
    ['is unclear when no clear answer came', [attempt, unclear], { phase: 'unclear', reason: 'AWS said timeout.' }],
    ['is unclear when the process ended before the answer', [attempt, resumed], { phase: 'unclear' }],
    ['stays unclear while it looks as before', [attempt, unclear, saw('AVAILABLE')], { phase: 'unclear', left: false }],
    ['is watched once it is seen rebuilding', [attempt, unclear, saw('REBUILDING')], { phase: 'watching', left: true }],
    [
      'has not left by being stopped by AutoStop',
      [attempt, accepted, saw('STOPPING'), saw('STOPPED')],
      { left: false },
    ],
    [
      'has left for good once it was seen rebuilding',
      [attempt, accepted, saw('REBUILDING'), saw('AVAILABLE')],
      { left: true },
    ],
    [
      'remembers the state in which it was sent, and that AWS may have acted',
      [saw('UNHEALTHY'), attempt, accepted, saw('REBUILDING')],
      { sentIn: 'UNHEALTHY', accepted: true, sentAt: at },
    ],
    ['may have been acted on when its answer was lost', [attempt, unclear], { sentAt: at, accepted: false }],
    ['may have been acted on when the process ended', [attempt, resumed], { sentAt: at, accepted: false }],
    ['was not acted on when it was refused', [attempt, refused('denied')], { sentAt: undefined }],
    ['is not held again for a snapshot that it never waited for', [{ type: 'aged', at, item }], { phase: 'waiting' }],
    ['is not started when the run stops first', [stopped], { phase: 'settled', outcome: 'not-started' }],
    ['goes on when the run stops after it was sent', [attempt, accepted, stopped], { phase: 'watching' }],
    [
      'is not started when throttled in a stopped run',
      [attempt, stopped, refused('throttled')],
      { phase: 'settled', outcome: 'not-started' },
    ],
    [
      'keeps its first outcome',
      [attempt, refused('denied'), { type: 'settled', at, item, outcome: 'done', reason: '' }],
      { outcome: 'failed' },
    ],
    ['is not sent by an answer without an attempt', [accepted], { phase: 'waiting' }],
    [
      'is not attempted again while it is watched',
      [attempt, accepted, { ...attempt, at: at + 9 }],
      { phase: 'watching', attemptedAt: at },
    ],
    ['does not mind events of another', [{ ...attempt, item: 'ws-other' } as RunEvent], { phase: 'waiting' }],
  ])('%s', (_, events, expected) => {
    expect(only(stateAfter(plan, ...events))).toMatchObject(expected);
  });

  test.each<[FailureKind, boolean]>([
    ['throttled', true],
    ['credentials', true],
    ['unreachable', true],
    ['locked', true],
    ['cancelled', true],
    ['denied', false],
    ['invalid', false],
    ['unsupported', false],
    ['busy', false],
    ['not-found', false],
    ['server', false],
  ])('refused as %s says nothing about it: %s', (kind, passing) => {
    expect(notAboutTheItem(failure(kind))).toBe(passing);
    expect(notAboutTheItem(failure(kind, 'possible'))).toBe(false);
  });
});

describe('a migration has left', () => {
  const plan = migratePlan(item);
  const target = { state: 'PENDING', bundleId: 'wsb-target001', computerName: undefined, ipAddress: undefined };

  test.each<[string, RunEvent, boolean]>([
    ['when its source is PENDING', saw('PENDING'), true],
    ['when its new id shows', saw('AVAILABLE', { target }), true],
    ['not by a list that misses its source', { type: 'observed', at, item, observation: { source: undefined } }, false],
    [
      'when its source has another bundle',
      saw('AVAILABLE', { source: { state: 'AVAILABLE', bundleId: 'wsb-target001' } }),
      true,
    ],
    ['but not when its user starts it', saw('STARTING'), false],
  ])('%s', (_, event, left) => {
    expect(only(stateAfter(plan, attempt, accepted, event)).left).toBe(left);
  });

  test('has not left where a list missed its source once', () => {
    const missed: RunEvent = { type: 'observed', at, item, observation: { source: undefined } };
    const back = saw('AVAILABLE', { source: { state: 'AVAILABLE', bundleId: 'wsb-source001' } });
    expect(only(stateAfter(plan, attempt, accepted, missed, back)).left).toBe(false);
  });

  test('a new id that looking found clears up what was unclear', () => {
    const found = { ...saw('AVAILABLE', { target }), targetId: 'ws-new' } as RunEvent;
    expect(only(stateAfter(plan, attempt, unclear, found))).toMatchObject({ phase: 'watching', targetId: 'ws-new' });
  });
});

test('a Lex migration that looking found clears up what was unclear', () => {
  const of = { item: 'OrderFlowers', at };
  const observation = { source: undefined, migration: { status: 'IN_PROGRESS', alerts: [] } };
  const state = stateAfter(
    lexPlan(),
    { type: 'attempt', ...of },
    { type: 'unclear', ...of, failure: failure('server', 'possible') },
    { type: 'observed', ...of, observation, targetId: 'M1' },
  );
  expect(only(state)).toMatchObject({ phase: 'watching', targetId: 'M1' });
});

describe('in words', () => {
  const plan = rebuildPlan('ws-a', 'ws-b', 'ws-c');

  test('a run under way', () => {
    expect(summarise(stateAfter(plan, attempt, accepted)).sentence).toBe('1 in progress, 2 waiting');
  });

  test('a stopped run says what will finish and what never began', () => {
    expect(summarise(stateAfter(plan, attempt, accepted, stopped)).sentence).toBe(
      '1 in progress will finish, 2 not started',
    );
  });

  test('a lost answer counts as in progress', () => {
    expect(summarise(stateAfter(plan, attempt, unclear))).toMatchObject({
      inProgress: 1,
      unclear: 1,
      waiting: 2,
      total: 3,
    });
  });
});

/** A legal journal: what the engine could have written, in any order that its items allow. */
const journals = fc
  .tuple(
    fc.constantFrom(rebuildPlan('ws-a', 'ws-b', 'ws-c'), migratePlan('ws-a', 'ws-b', 'ws-c')),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60 }),
  )
  .map(([plan, choices]): RunEvents => {
    const first = created(plan);
    const events: RunEvent[] = [];
    let state = fold([first]);
    for (const [index, [which, how]] of choices.entries()) {
      const time = now + index * 1000;
      const legal = nextEvents(state, time);
      const pick = legal[(which * 31 + how) % Math.max(1, legal.length)];
      if (!pick) break;
      events.push(pick);
      state = step(state, pick);
    }
    return [first, ...events];
  });

function nextEvents(state: RunState, time: number): readonly RunEvent[] {
  if (state.finishedAt !== undefined) return [];
  const all = state.items.flatMap((one) => eventsOf(one, state, time));
  const running: readonly RunEvent[] = [
    { type: 'stopped', at: time, why: 'w' },
    { type: 'resumed', at: time, by: 'b', arn: 'arn', pid: 7 },
  ];
  return all.length > 0 ? [...all, ...running] : [{ type: 'finished', at: time }];
}

function eventsOf({ id, phase }: ItemState, { stopped: halted }: RunState, time: number): readonly RunEvent[] {
  const of = { at: time, item: id };
  const looks = ['AVAILABLE', 'STOPPED', 'REBUILDING', 'PENDING', 'ODD'].map((state): RunEvent => {
    return { type: 'observed', ...of, observation: { source: { state, bundleId: 'wsb-source001' } } };
  });
  const outcomes = ['done', 'failed', 'silent', 'needs-human', 'rolled-back'] satisfies Outcome[];
  const ends = outcomes.map((outcome): RunEvent => ({ type: 'settled', ...of, outcome, reason: 'r' }));
  const stale: RunEvent = { type: 'settled', ...of, outcome: 'stale', reason: 'r' };
  const legal: Readonly<Record<ItemState['phase'], readonly RunEvent[]>> = {
    awaiting: [],
    waiting: halted === undefined ? [{ type: 'attempt', ...of }, stale, ...looks] : [],
    sending: [
      { type: 'accepted', ...of, requestId: 'r' },
      { type: 'refused', ...of, failure: failure('throttled') },
      { type: 'refused', ...of, failure: failure('unsupported') },
      { type: 'unclear', ...of, failure: failure('server', 'possible') },
    ],
    unclear: [...looks, ...ends],
    watching: [...looks, ...ends],
    settled: [],
  };
  return legal[phase];
}

describe('any legal journal', () => {
  test('gives the same state whole as read event by event, and through JSON', () => {
    fc.assert(
      fc.property(journals, (events) => {
        const [first, ...rest] = events;
        expect(rest.reduce(step, fold([first]))).toEqual(fold(events));
        expect(fold(JSON.parse(JSON.stringify(events)))).toEqual(fold(events));
      }),
    );
  });

  test('cut anywhere, leaves no item that was attempted ready to be sent, but for proof that nothing was done', () => {
    fc.assert(
      fc.property(journals, fc.nat(), (events, cut) => {
        const [first, ...rest] = events;
        const prefix = rest.slice(0, cut % (rest.length + 1));
        const state = step(fold([first, ...prefix]), { type: 'resumed', at: now, by: 'b', arn: 'arn', pid: 9 });
        for (const { id, phase } of state.items) {
          const own = prefix.filter((event) => 'item' in event && event.item === id);
          const sent = own.findLast((event) => event.type === 'attempt');
          const answers = own.filter((event) => event.type === 'refused' && notAboutTheItem(event.failure));
          const attempts = own.filter((event) => event.type === 'attempt');
          if (phase === 'waiting') expect(answers.length).toBe(attempts.length);
          if (sent && own.at(-1) === sent) expect(phase).toBe('unclear');
          expect(phase).not.toBe('sending');
        }
      }),
    );
  });

  test('never takes back an outcome, and never loses or gains an item', () => {
    fc.assert(
      fc.property(journals, ([first, ...rest]) => {
        let before = fold([first]);
        for (const event of rest) {
          const next = step(before, event);
          expect(next.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id));
          for (const [index, { outcome }] of before.items.entries())
            if (outcome) expect(next.items[index]?.outcome).toBe(outcome);
          before = next;
        }
      }),
    );
  });
});
