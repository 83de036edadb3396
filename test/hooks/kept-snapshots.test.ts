import { expect, test } from 'vitest';
import type { Session } from '../../src/aws/session.ts';
import { keptSnapshots } from '../../src/hooks/kept-snapshots.ts';

const minute = 60_000;
const at = 1_000 * minute;
const found = { rebuild: at - 5 * minute, restore: 'none' } as const;

function clocked() {
  const clock = { time: at };
  return { clock, session: { clock: { now: () => clock.time } } as unknown as Session };
}

test('snapshots that were looked up are known to the next review for ten minutes, with their age', () => {
  const { clock, session } = clocked();
  keptSnapshots(session).keep('ws-a', found);
  clock.time += 9 * minute;
  expect(keptSnapshots(session).of('ws-a')).toEqual({ at, snapshots: found });
  clock.time += minute;
  expect(keptSnapshots(session).of('ws-a')).toBeUndefined();
});

test('nobody else sees them: another session may be of another account', () => {
  keptSnapshots(clocked().session).keep('ws-a', found);
  expect(keptSnapshots(clocked().session).of('ws-a')).toBeUndefined();
});

test.each(['denied', 'unknown', { ahead: minute }] as const)(
  'what was not found out (%j) is looked up again',
  (fact) => {
    const kept = keptSnapshots(clocked().session);
    kept.keep('ws-a', { rebuild: fact, restore: at });
    expect(kept.of('ws-a')).toBeUndefined();
  },
);

test('what is looked at anew, or was changed by a run, is forgotten', () => {
  const kept = keptSnapshots(clocked().session);
  kept.keep('ws-a', found);
  kept.forget(['ws-a']);
  expect(kept.of('ws-a')).toBeUndefined();
});
