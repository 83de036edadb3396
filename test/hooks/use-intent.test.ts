import { expect, test } from 'vitest';
import { muchTheSame } from '../../src/hooks/use-intent.ts';

const some = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `ws-${from + at}`);

test.each([
  ['one of three less is much the same selection', some(3), some(2), true],
  ['one more than three is, too', some(3), some(4), true],
  ['in whatever order', some(3), some(3).toReversed(), true],
  ['half of it is another one', some(4), some(2), false],
  ['another WorkSpace is another selection', some(1), some(1, 1), false],
  ['and so are others of the same number', some(4), some(4, 2), false],
])('%s', (_, one, other, same) => {
  expect(muchTheSame(one, other)).toBe(same);
  expect(muchTheSame(other, one)).toBe(same);
});
