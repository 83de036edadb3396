/** What the plans of all verbs have in common: who plans and when, each thing once, and that nothing is not everything. */
import type { Answer } from '../aws/answer.ts';
import type { Account } from '../aws/model.ts';
import { isProtected, type Limits } from './limits.ts';
import { localFailure } from './local-failure.ts';
import type { Verb } from './plan.ts';
import type { RunPolicy } from './policy.ts';
import { planId } from './seal.ts';

/** Who plans, when. */
export interface PlanContext {
  readonly account: Account;
  /** Epoch milliseconds. */
  readonly now: number;
  /** In [0, 1): tells plans of the same second apart. */
  readonly random: number;
  readonly limits: Limits;
  readonly ticket?: string | undefined;
  /** What this run is to do otherwise than usual. */
  readonly policy?: Partial<RunPolicy> | undefined;
}

export function planHead(verb: Verb, { account, now, random, limits, ticket }: PlanContext, policy: RunPolicy) {
  return {
    version: 1 as const,
    id: planId(now, verb, random),
    createdAt: now,
    accountId: account.accountId,
    alias: account.alias ?? undefined,
    region: account.region,
    arn: account.arn,
    ticket,
    policy,
    protected: isProtected(limits, account),
  };
}

/** A set holds each thing once: twice in the set would be twice sent. */
export function unique<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

export function nothingSelected(noun: string, next: string): Answer<never> {
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: 'There is nothing to plan.',
      why: `No ${noun} is selected, and an empty selection never means all of them.`,
      next,
    }),
  };
}
