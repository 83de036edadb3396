import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { bar } from '../../src/components/bar.ts';
import { bigNumber } from '../../src/components/big-number.ts';

const drawn = (shares: readonly number[], cells: number) =>
  stripVTControlCharacters(
    bar(
      shares.map((share, at) => ({ share, sign: 'abcd'[at] ?? '?', tone: 'plain' })),
      cells,
    ),
  );

test.each([
  [[1, 1], 10, 'aaaaabbbbb'],
  [[12, 1, 9, 18], 40, 'aaaaaaaaaaaabcccccccccdddddddddddddddddd'],
  // Whoever has a share is seen, and the bar keeps its length.
  [[1, 0, 0, 1999], 10, 'addddddddd'],
  [[1999, 1, 0, 0], 10, 'aaaaaaaaab'],
  [[1997, 1, 1, 1], 10, 'aaaaaaabcd'],
  [[0, 0, 0, 7], 4, 'dddd'],
  [[0, 0], 3, '   '],
  [[1, 1], 0, ''],
])('%j in %i cells: %s', (shares, cells, expected) => expect(drawn(shares, cells)).toBe(expected));

test('big digits are five lines of the same width each', () => {
  for (let value = 0; value <= 10; value++) {
    const lines = bigNumber(value);
    expect(lines).toHaveLength(5);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([value === 10 ? 14 : 6]));
  }
  expect(new Set(Array.from({ length: 11 }, (_, value) => bigNumber(value).join('\n'))).size).toBe(11);
});
