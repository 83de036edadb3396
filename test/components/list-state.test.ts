import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListState, listStart, type Move, move, settle } from '../../src/components/list-state.ts';

const ids = (n: number) => Array.from({ length: n }, (_, at) => `ws-${at}`);

describe('a list', () => {
  it('keeps the cursor on its row when rows come in before it', () => {
    const before = move(move(listStart, ids(5), 10, 'down'), ids(5), 10, 'down');
    expect(before.cursor).toBe('ws-2');
    expect(settle(before, ['new', ...ids(5)], 10)).toMatchObject({ cursor: 'ws-2', index: 3 });
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
    expect(settle(listStart, ['new', ...ids(2)], 10)).toMatchObject({ index: 0, top: 0 });
    const pinned = move(listStart, ids(2), 10, 'stay');
    expect(settle(pinned, ['new', ...ids(2)], 10)).toMatchObject({ cursor: 'ws-0', index: 1 });
  });

  it('always shows its cursor, whatever happens to its rows, its height and its keys', () => {
    const step = fc.record({
      move: fc.constantFrom<Move>('up', 'down', 'pageUp', 'pageDown', 'first', 'last'),
      rows: fc.uniqueArray(
        fc.integer({ min: 0, max: 40 }).map((n) => `ws-${n}`),
        { maxLength: 30 },
      ),
      height: fc.integer({ min: -2, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let state: ListState = listStart;
        for (const { move: to, rows, height } of steps) {
          state = move(state, rows, height, to);
          // What has settled stays: it is settled again with every frame.
          expect(settle(state, rows, height)).toBe(state);
          if (rows.length === 0) continue;
          expect(rows[state.index]).toBe(state.cursor);
          expect(state.index).toBeGreaterThanOrEqual(state.top);
          expect(state.index).toBeLessThan(state.top + Math.max(1, height));
          expect(state.top).toBeGreaterThanOrEqual(0);
          // No empty lines below the rows while there are rows above.
          if (height > 0 && rows.length >= height) expect(state.top + height).toBeLessThanOrEqual(rows.length);
        }
      }),
    );
  });
});
