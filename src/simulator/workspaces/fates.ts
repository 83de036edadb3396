/** How an accepted change will end: decided at once from seed and id, or by a fault. */
import type { ForcedFate } from '../operation.ts';
import { chance } from '../random.ts';
import type { Fate, Fleet } from './fleet.ts';

type Odds = readonly (readonly [Fate, number])[];

const odds: Readonly<Record<string, Odds>> = {
  RebuildWorkspaces: [['error', 0.03]],
  RestoreWorkspace: [['error', 0.03]],
  MigrateWorkspace: [
    ['silent', 0.02],
    ['rolled-back', 0.03],
  ],
};

const forced: Readonly<Record<ForcedFate, Fate>> = {
  succeed: 'done',
  silent: 'silent',
  rollback: 'rolled-back',
  'end-error': 'error',
  'in-place': 'in-place',
};

/** A second try of the same WorkSpace draws anew. */
export function fateOf(fleet: Fleet, operation: string, id: string, force: ForcedFate | undefined): Fate {
  if (force !== undefined) return forced[force];
  const tries = fleet.submissions.filter((one) => one.id === id && one.operation === operation).length;
  let luck = chance(fleet.seed, 'fate', operation, id, tries);
  for (const [fate, share] of odds[operation] ?? []) {
    if (luck < share) return fate;
    luck -= share;
  }
  return 'done';
}
