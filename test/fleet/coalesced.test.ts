import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { coalesced } from '../../src/fleet/coalesced.ts';

describe('changes that come one close on the other', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function counting(gap: (count: number) => number, busy?: () => boolean) {
    const store = createStore(() => 0);
    const told: number[] = [];
    store.subscribe((count) => told.push(count));
    const { change, settled } = coalesced(store, gap, busy);
    return { told, settled, add: () => change((count) => count + 1) };
  }

  it('are told together, but for the first, and none is lost', () => {
    const { told, add } = counting(() => 100);
    for (let nth = 0; nth < 5; nth++) add();
    expect(told).toEqual([1]);
    vi.advanceTimersByTime(100);
    expect(told).toEqual([1, 5]);
  });

  it('are told less often of a state that takes longer to look at', () => {
    const { told, add } = counting((count) => (count < 10 ? 100 : 400));
    for (let tenth = 0; tenth < 20; tenth++) {
      add();
      vi.advanceTimersByTime(100);
    }
    expect(told.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(told.slice(10).length).toBeLessThanOrEqual(3);
  });

  it('wait while keys are pressed, a second at the most', () => {
    let pressing = true;
    const { told, add } = counting(
      () => 100,
      () => pressing,
    );
    add();
    vi.advanceTimersByTime(400);
    expect(told).toEqual([]);
    pressing = false;
    vi.advanceTimersByTime(50);
    expect(told).toEqual([1]);

    pressing = true;
    for (let tenth = 0; tenth < 25; tenth++) {
      add();
      vi.advanceTimersByTime(100);
    }
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.length).toBeLessThanOrEqual(4);
  });

  it('do not wait where nothing may, whatever is pressed', () => {
    const { told, add } = counting(
      () => 0,
      () => true,
    );
    add();
    expect(told).toEqual([1]);
  });

  it('are told at once to whoever needs them all', () => {
    const { told, settled, add } = counting(() => 100);
    add();
    add();
    expect(settled()).toBe(2);
    expect(told).toEqual([1, 2]);
  });
});
