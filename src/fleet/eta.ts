/** When a load will be done, as far as the budget decides it. */
import type { BudgetUse } from '../aws/limiter.ts';
import { idsPerCall } from '../aws/session.ts';
import type { Progress } from './fleet.ts';

/** Seconds; undefined where nobody knows how many there are, or where there are more than were expected. */
export function loadEta({ seen, expected }: Progress, { rate }: Pick<BudgetUse, 'rate'>): number | undefined {
  if (expected === undefined || seen >= expected) return undefined;
  return Math.ceil((expected - seen) / idsPerCall) / rate;
}
