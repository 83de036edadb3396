/** The campaign in short: see campaign.ts for the long one, which takes the same seeds further. */
import { expect, test } from 'vitest';
import type { Outcome } from '../../src/runs/events.ts';
import { builtChild } from './built-child.ts';
import { oneRun, type Ran } from './one-run.ts';

const size = 30;
const child = await builtChild();

/** Ports and processes differ from one time to the next, and nothing else does. */
function told({ log, submissions, lives, state }: Ran): string {
  return JSON.stringify({ log, submissions, lives, items: state?.items }).replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');
}

/** A person is asked where an answer was lost and nothing shows; of a run that asks about everything nothing is untrue. */
const mostHumans = 7;

/** The seed, and how many are done at the least: a few less than AWS did, of runs that are stopped in the middle too. */
test.each([
  [3, 20],
  [5, 19],
  [9, 14],
  [10, 6],
  [12, 13],
  [13, 3],
])(
  'under faults and killed again and again, run %i sends nothing twice, forgets nothing, tells the truth, and gets %i done',
  async (seed, leastDone) => {
    const ran = await oneRun(seed, size, child);
    expect(ran.wrong).toEqual([]);
    expect(ran.lives).toContain('killed');
    expect(ran.state?.items).toHaveLength(size);
    const ended = (outcome: Outcome) => ran.state?.items.filter((item) => item.outcome === outcome).length;
    expect(ended('needs-human')).toBeLessThanOrEqual(mostHumans);
    expect(ended('done')).toBeGreaterThanOrEqual(leastDone);
  },
);

test('a seed repeats its run, request by request', async () => {
  const [once, again] = await Promise.all([oneRun(4, 10, child), oneRun(4, 10, child)]);
  expect(once.lives).toContain('killed');
  expect(told(again)).toBe(told(once));
});
