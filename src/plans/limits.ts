/** What this machine's configuration allows of any run, whoever plans it. */
import type { Failure } from '../aws/answer.ts';
import type { Account } from '../aws/model.ts';
import { accountIdPattern } from './id-patterns.ts';
import { localFailure } from './local-failure.ts';
import type { RunPolicy } from './policy.ts';

export interface Limits {
  /** Items in one run at most. */
  readonly maxItems: number;
  /** Ids or aliases of accounts in which even a small set is confirmed in several steps. */
  readonly protectedAccounts: readonly string[];
  /** What runs here usually do, where the plan does not ask for something else. */
  readonly policy: Partial<RunPolicy>;
  /** The file that says so, whether it is there or not: the only place to raise the cap. */
  readonly file: string;
}

/** Where the alias could not be read, any alias that is protected may be that of this account. */
export function isProtected(
  { protectedAccounts }: Pick<Limits, 'protectedAccounts'>,
  { accountId, alias }: Pick<Account, 'accountId' | 'alias'>,
): boolean {
  const isIt = (other: string) => (alias === undefined ? !accountIdPattern.test(other) : other === alias);
  return protectedAccounts.some((one) => one === accountId || isIt(one));
}

/** Why a run over so many items is refused, if it is. */
export function overCap(items: number, { maxItems, file }: Limits): Failure | undefined {
  if (items <= maxItems) return undefined;
  return localFailure('invalid', {
    what: 'The set is too large for one run.',
    why: `It has ${items} items, and a run may have ${maxItems}.`,
    next: `Plan fewer at a time, or raise "maxItems" in ${file}.`,
  });
}
