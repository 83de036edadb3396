/** Whatever happened and wherever it was cut off: the journal folds to a state from which it is safe to go on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takenUp } from '../../src/runs/engine.ts';
import type { RunEvent, RunEvents } from '../../src/runs/events.ts';
import { fold, step } from '../../src/runs/fold.ts';
import { nextMove } from '../../src/runs/pacing.ts';
import { parseJournal } from '../../src/runs/read-journal.ts';
import type { ItemState, RunState } from '../../src/runs/state.ts';
import { value } from '../plans/fixtures.ts';
import { type Fact, type History, histories } from './histories.ts';

const driver = { at: 0, by: 'bob', arn: 'arn:aws:iam::123456789012:user/bob', pid: 9 };
const resumed: RunEvent = { type: 'resumed', ...driver };
const eventsOf = ({ first, moments }: History): RunEvents => [first, ...moments.map(({ event }) => event)];
const item = ({ items }: RunState, id: string) => items.find((one) => one.id === id) as ItemState;
const told = ({ phase, outcome }: ItemState): Fact['is'] => (phase === 'settled' ? (outcome as Fact['is']) : phase);

/** Every prefix of the history: its state, and what is true at its end. */
function everyPrefix(
  { first, moments }: History,
  look: (state: RunState, facts: ReadonlyMap<string, Fact>, at: number) => void,
) {
  let state = fold([first]);
  for (const [at, { event, facts }] of moments.entries()) {
    state = step(state, event);
    look(state, facts, at);
  }
}

describe('any prefix of any history', () => {
  test('folds to what is true of each item', () => {
    fc.assert(
      fc.property(histories, (history) => {
        everyPrefix(history, (state, facts) => {
          for (const [id, { is }] of facts) expect(told(item(state, id))).toBe(is);
        });
      }),
    );
  });

  test('is safe to resume: only what surely had no effect may be sent, and nothing is under way unwatched', () => {
    fc.assert(
      fc.property(histories, (history) => {
        everyPrefix(history, (before, facts) => {
          const state = step(before, resumed);
          for (const [id, { mayHaveActed, is }] of facts) {
            const { phase } = item(state, id);
            expect(phase).not.toBe('sending');
            if (mayHaveActed) expect(phase).not.toBe('waiting');
            if (is === 'sending') expect(phase).toBe('unclear');
          }
        });
      }),
    );
  });

  test('sends nothing more once it was stopped, and nothing while it is paused', () => {
    fc.assert(
      fc.property(histories, (history) => {
        everyPrefix(history, (state) => {
          const unsent = state.items.some(({ phase }) => phase === 'waiting' || phase === 'awaiting');
          if (state.stopped !== undefined) expect(unsent).toBe(false);
          if (state.stopped !== undefined || state.paused) expect(nextMove(state).kind).not.toBe('send');
        });
      }),
    );
  });

  test('sends nothing more once what is left of it was left, whatever comes of what is under way', () => {
    fc.assert(
      fc.property(histories, (history) => {
        everyPrefix(history, (before, _, at) => {
          if (before.finishedAt !== undefined) return;
          const left = takenUp(before, 'leave', driver).reduce(step, before);
          history.moments.slice(at + 1).reduce((state, { event }) => {
            const next = event.type === 'attempt' ? state : step(state, event);
            expect(nextMove(next).kind).toBe('over');
            return next;
          }, left);
        });
      }),
    );
  });

  test('calls nothing not started that may have been', () => {
    fc.assert(
      fc.property(histories, (history) => {
        everyPrefix(history, (state, facts) => {
          for (const [id, { mayHaveActed }] of facts)
            if (mayHaveActed) expect(item(state, id).outcome).not.toBe('not-started');
        });
      }),
    );
  });
});

describe('an item of several steps', () => {
  test('stands where it has come to, and is attempted once a step, but for proof that nothing was done', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const attempts = new Map<string, number>();
        everyPrefix(history, (state, facts, at) => {
          for (const [id, { step: standsAt }] of facts) expect(item(state, id).step).toBe(standsAt);
          const event = history.moments[at]?.event;
          if (event?.type === 'refused') attempts.delete(event.item);
          if (event?.type !== 'attempt') return;
          const { step: nth } = item(state, event.item);
          expect(attempts.get(event.item)).not.toBe(nth);
          attempts.set(event.item, nth);
        });
      }),
    );
  });
});

describe('an outcome', () => {
  test('stays whatever follows, even what no engine would write', () => {
    fc.assert(
      fc.property(histories, histories, (history, { moments: noise }) => {
        let state = fold(eventsOf(history));
        for (const { event } of noise) {
          const next = step(state, event);
          for (const before of state.items)
            if (before.phase === 'settled') {
              // What people say of its tasks is about V2, not about how it ended.
              const { said } = item(next, before.id);
              expect(item(next, before.id)).toEqual({ ...before, said });
            }
          state = next;
        }
      }),
    );
  });
});

describe('the fold', () => {
  test('of a whole history is that of a prefix, taken on event by event', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (history, cut) => {
        const [first, ...rest] = eventsOf(history);
        const at = cut % (rest.length + 1);
        expect(rest.slice(at).reduce(step, fold([first, ...rest.slice(0, at)]))).toEqual(fold([first, ...rest]));
      }),
    );
  });
});

describe('a journal cut off at any byte', () => {
  const bytesOf = (events: readonly RunEvent[]) =>
    Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''));

  test('gives back its whole lines, and says that the last one was torn', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (history, cut) => {
        const events = eventsOf(history);
        const whole = bytesOf(events);
        const firstLine = whole.indexOf('\n') + 1;
        const bytes = whole.subarray(0, firstLine + (cut % (whole.length - firstLine + 1)));
        const read = value(parseJournal(bytes, 'j'));
        const kept = bytesOf(read.events).length;
        expect(read.events).toEqual(JSON.parse(JSON.stringify(events.slice(0, read.events.length))));
        expect(read.length).toBe(kept);
        expect(read.torn).toBe(bytes.length > kept);
        expect(bytesOf(events.slice(0, read.events.length + 1)).length).toBeGreaterThanOrEqual(bytes.length);
      }),
    );
  });

  test('in its first line never began', () => {
    fc.assert(
      fc.property(histories, fc.nat(), ({ first }, cut) => {
        const line = bytesOf([first]);
        expect(parseJournal(line.subarray(0, cut % line.length), 'j').ok).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
