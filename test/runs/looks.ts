/** Items as they are watched, and how well they were looked at: for the tests of what settles them. */
import type { WorkspaceItem } from '../../src/plans/plan.ts';
import { type Judgement, type Look, minute } from '../../src/runs/drivers/driver.ts';
import type { Outcome } from '../../src/runs/events.ts';
import type { ItemState } from '../../src/runs/state.ts';
import { now, only, rebuildPlan, stateAfter } from './fixtures.ts';

export const sent = now;
export const item = (over: Partial<ItemState> = {}): ItemState => ({
  ...only(stateAfter(rebuildPlan('ws-a'))),
  phase: 'watching',
  attemptedAt: sent,
  changedAt: sent,
  ...over,
});
export const planned = (plan: { readonly items: readonly WorkspaceItem[] }) => plan.items[0] as WorkspaceItem;
export const look = (minutes: number, over: Partial<Look> = {}): Look => ({
  now: sent + minutes * minute,
  looks: 9,
  steady: 2,
  blind: 0,
  missing: { source: minutes * minute, target: minutes * minute },
  ...over,
});
export const missing = (minutes: number) => ({ missing: { source: minutes * minute, target: minutes * minute } });
export const source = (state: string, bundleId = 'wsb-source001', ipAddress = '10.0.0.1') => ({
  state,
  bundleId,
  ipAddress,
});

export type Expected = Outcome | 'watching';
export const outcome = (judgement: Judgement): Expected => (judgement.settled ? judgement.outcome : 'watching');
