import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goTo, type ListState, listed, listStart, type Move, move, settle } from '../../src/components/list-state.ts';

const named = (ids: readonly string[]) => listed(ids.map((id) => ({ id })));
const names = (n: number) => Array.from({ length: n }, (_, at) => `ws-${at}`);
const ids = (n: number) => named(names(n));

describe('a list', () => {
  it('keeps the cursor on its row when rows come in before it', () => {
    const before = move(move(listStart, ids(5), 10, 'down'), ids(5), 10, 'down');
    expect(before.cursor).toBe('ws-2');
    expect(settle(before, named(['new', ...names(5)]), 10)).toMatchObject({ cursor: 'ws-2', index: 3 });
  });

  it('keeps the row under the cursor on its line of the screen: the window moves with it', () => {
    let state = listStart;
    for (let n = 0; n < 6; n++) state = move(state, ids(20), 5, 'down');
    expect(state).toMatchObject({ cursor: 'ws-6', index: 6, top: 2 });
    expect(settle(state, named(['a', 'b', 'c', ...names(20)]), 5)).toMatchObject({ cursor: 'ws-6', index: 9, top: 5 });
    expect(settle(state, named(names(20).slice(1)), 5)).toMatchObject({ cursor: 'ws-6', index: 5, top: 1 });
    // There is nothing above the first row.
    expect(settle(state, named(names(20).slice(5)), 5)).toMatchObject({ cursor: 'ws-6', index: 1, top: 0 });
  });

  it('goes to a row with what follows it below, and nowhere for one that it does not have', () => {
    expect(goTo(listStart, ids(20), 5, 'ws-9')).toEqual({ cursor: 'ws-9', index: 9, top: 9 });
    expect(goTo(listStart, ids(20), 5, 'ws-99')).toEqual(listStart);
  });

  it('leaves the cursor on the neighbour of a row that vanished', () => {
    const state = move(listStart, ids(3), 10, 'last');
    expect(settle(state, ids(2), 10)).toMatchObject({ cursor: 'ws-1', index: 1 });
  });

  it('moves the window no further than the cursor needs', () => {
    let state = listStart;
    for (let n = 0; n < 4; n++) state = move(state, ids(10), 4, 'down');
    expect(state).toMatchObject({ index: 4, top: 1 });
    expect(move(state, ids(10), 4, 'up').top).toBe(1);
  });

  it('stays at the top until the operator has moved, whatever comes in above', () => {
    expect(settle(listStart, named(['new', ...names(2)]), 10)).toMatchObject({ index: 0, top: 0 });
    const pinned = move(listStart, ids(2), 10, 'stay');
    expect(settle(pinned, named(['new', ...names(2)]), 10)).toMatchObject({ cursor: 'ws-0', index: 1 });
  });

  it('always shows its cursor, whatever happens to its rows, its height and its keys', () => {
    const step = fc.record({
      move: fc.constantFrom<Move>('up', 'down', 'pageUp', 'pageDown', 'first', 'last'),
      ids: fc.uniqueArray(
        fc.integer({ min: 0, max: 40 }).map((n) => `ws-${n}`),
        { maxLength: 30 },
      ),
      height: fc.integer({ min: -2, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let state: ListState = listStart;
        for (const { move: to, ids, height } of steps) {
          const list = named(ids);
          state = move(state, list, height, to);
          // What has settled stays: it is settled again with every frame.
          expect(settle(state, list, height)).toBe(state);
          if (ids.length === 0) continue;
          expect(ids[state.index]).toBe(state.cursor);
          expect(state.index).toBeGreaterThanOrEqual(state.top);
          expect(state.index).toBeLessThan(state.top + Math.max(1, height));
          expect(state.top).toBeGreaterThanOrEqual(0);
          // No empty lines below the rows while there are rows above.
          if (height > 0 && ids.length >= height) expect(state.top + height).toBeLessThanOrEqual(ids.length);
        }
      }),
    );
  });
});
