/** The campaign in short: see campaign.ts for the long one, which takes the same seeds further. */
import { expect, test } from 'vitest';
import { builtChild } from './built-child.ts';
import { oneRun, type Ran } from './one-run.ts';

const size = 30;
const child = await builtChild();

/** Ports and processes differ from one time to the next, and nothing else does. */
function told({ log, submissions, lives, state }: Ran): string {
  return JSON.stringify({ log, submissions, lives, items: state?.items }).replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');
}

test.each([3, 5, 9, 10, 12, 13])(
  'under faults and killed again and again, run %i sends nothing twice, forgets nothing, and tells the truth',
  async (seed) => {
    const ran = await oneRun(seed, size, child);
    expect(ran.wrong).toEqual([]);
    expect(ran.lives).toContain('killed');
    expect(ran.state?.items).toHaveLength(size);
  },
);

test('a seed repeats its run, request by request', async () => {
  const [once, again] = await Promise.all([oneRun(4, 10, child), oneRun(4, 10, child)]);
  expect(once.lives).toContain('killed');
  expect(told(again)).toBe(told(once));
});
