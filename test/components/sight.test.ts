import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/components/columns.ts';
import { sightOf } from '../../src/components/sight.ts';

const column = (id: string, min: number, max = min): Column<string> => ({
  id,
  title: id,
  min,
  max,
  importance: 1,
  text: (row) => row,
});
const names = [column('user', 10, 20), column('state', 8), column('bundle', 20, 30), column('seen', 9)];
const seen = (widths: Readonly<Record<string, number>>) => (one: Column<string>) => widths[one.id] ?? 0;
const shown = (cells: number, skipped = 0, widths: Readonly<Record<string, number>> = {}) => {
  const { fitted, left, right } = sightOf(names, cells, skipped, seen(widths));
  return [left, fitted.map((one) => `${one.column.id} ${one.cells}`).join(', '), right];
};

describe('columns in sight', () => {
  it('are all there where there is room for the least of each', () => {
    expect(shown(50)).toEqual([0, 'user 10, state 8, bundle 20, seen 9', 0]);
  });

  it('keep the first, and tell how many are hidden to either side', () => {
    expect(shown(49)).toEqual([0, 'user 14, state 8, bundle 20', 1]);
    expect(shown(40, 1)).toEqual([1, 'user 14, bundle 20', 1]);
    expect(shown(40, 2)).toEqual([2, 'user 20, seen 9', 0]);
  });

  it('grow to what there is to show, then to the most that is usual, then to what few rows need', () => {
    expect(shown(60, 0, { user: 12, bundle: 28 })).toEqual([0, 'user 12, state 8, bundle 28, seen 9', 0]);
    expect(shown(70, 0, { user: 12 })).toEqual([0, 'user 20, state 8, bundle 30, seen 9', 0]);
    expect(shown(90, 0, { user: 10_000, bundle: 36 })).toEqual([0, 'user 34, state 8, bundle 36, seen 9', 0]);
  });

  it('never take more cells than there are, lose no column, and always go on to the last', () => {
    const columns = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(20)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 240 }), fc.nat(14), fc.nat(60), (sizes, cells, skipped, wide) => {
        const all = sizes.map(([min, more], at) => column(`${at}`, min, min + more));
        const { fitted, left, right } = sightOf(all, cells, skipped, () => wide);
        const used = fitted.reduce((sum, one) => sum + one.cells, fitted.length - 1);
        expect(used).toBeLessThanOrEqual(cells);
        expect(fitted[0]?.column).toBe(all[0]);
        expect(left + fitted.length + right).toBe(all.length);
        expect(left).toBeLessThanOrEqual(skipped);
        expect(fitted.slice(1).map((one) => one.column)).toEqual(all.slice(1 + left, all.length - right));
        // Going right ends at the last column, wherever there is room for it beside the first.
        const end = sightOf(all, cells, all.length, () => wide);
        const [first, last] = [all[0], all.at(-1)];
        if (first && last && first.min + 1 + last.min <= cells) expect(end.right).toBe(0);
      }),
    );
  });
});
