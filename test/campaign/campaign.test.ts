/** The campaign in short: see campaign.ts for the long one, which takes the same seeds further. */
import { expect, test } from 'vitest';
import type { Outcome } from '../../src/runs/events.ts';
import { builtChild } from './built-child.ts';
import { oneRun, type Ran } from './one-run.ts';

const child = await builtChild();

/** Ports and processes differ from one time to the next, and nothing else does. */
function told({ log, submissions, lives, state }: Ran): string {
  return JSON.stringify({ log, submissions, lives, items: state?.items }).replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');
}

/** A person is asked where an answer was lost and nothing shows; of a run that asks about everything nothing is untrue. */
const mostHumans = 7;

/** What it is about, its seed, its size, and how many are done at the least: a few less than AWS did. */
test.each<[string, number, number, number]>([
  ['rebuild', 9, 20, 10],
  ['rebuild, each after a fresh snapshot', 27, 8, 3],
  ['migrate, what sleeps started first', 8, 20, 8],
  ['restore', 4, 20, 7],
  ['modify-protocol', 16, 20, 9],
  ['reboot', 31, 20, 10],
  ['start', 10, 20, 10],
  ['stop', 5, 20, 14],
])(
  'under faults and killed again and again, %s (run %i of %i) sends nothing twice, forgets nothing, tells the truth, and gets %i done',
  async (about, seed, size, leastDone) => {
    const ran = await oneRun(seed, size, child);
    expect(ran.lot.verb).toBe(about.replace(/,.*/, ''));
    expect(ran.wrong).toEqual([]);
    expect(ran.lives).toContain('killed');
    expect(ran.state?.items).toHaveLength(size);
    const ended = (outcome: Outcome) => ran.state?.items.filter((item) => item.outcome === outcome).length;
    expect(ended('needs-human')).toBeLessThanOrEqual(mostHumans);
    expect(ended('done')).toBeGreaterThanOrEqual(leastDone);
  },
);

test('a seed repeats its run, request by request', async () => {
  const [once, again] = await Promise.all([oneRun(8, 10, child), oneRun(8, 10, child)]);
  expect(once.lives).toContain('killed');
  expect(told(again)).toBe(told(once));
});
