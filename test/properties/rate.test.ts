/** A thousand rebuilds against AWS's own limit of two calls a second and five at once, in simulated time. */
import { expect, test } from 'vitest';
import { builtChild } from '../campaign/built-child.ts';
import { runAtRate } from '../campaign/rate.ts';

test('a thousand rebuilds take no more than a tenth longer than the rate dictates, and none fails by throttling', async () => {
  const measured = { items: 1000, rate: 2, burst: 5, wave: 1000 };
  const { state, submissions, twice, submitting, whole } = await runAtRate(measured, await builtChild());
  expect(submissions.length).toBeGreaterThan(900);
  expect(twice).toEqual([]);
  expect(state.items.filter(({ outcome }) => outcome === undefined)).toEqual([]);
  expect(state.items.filter(({ outcome, failure }) => outcome === 'failed' && failure?.kind === 'throttled')).toEqual(
    [],
  );
  expect(submitting.took).toBeLessThan(1.1 * submitting.dictated);
  expect(whole.took).toBeLessThan(1.1 * whole.dictated);
});
