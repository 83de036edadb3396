import { expect, test } from 'vitest';
import { heldWords } from '../../src/screens/held-words.ts';
import { candidate, context, planRebuild, value } from '../plans/fixtures.ts';

test('why they are held back is told in figures: no snapshot, an unknown one, and a clock that is behind apart', () => {
  const candidates = (['none', 'none', 'none', 'denied', 'denied', { ahead: 3_600_000 }] as const).map(
    (snapshot, nth) => candidate(`ws-${nth}`, { snapshot }),
  );
  expect(heldWords(value(planRebuild({ ...context, candidates })))).toBe(
    "3 without a snapshot, 2 of unknown snapshot, 1 with a snapshot ahead of this machine's clock",
  );
});
