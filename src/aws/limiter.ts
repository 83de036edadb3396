/**
 * One budget for an account and Region: a token bucket that every AWS call passes, the most urgent first.
 * AWS allows about two calls a second with bursts of five, shared with every other tool on the account, so bellhop
 * stays below (1.5/s, burst 4). A ThrottlingException halves the rate; each quiet minute wins some of it back.
 */
import type { Clock } from '../clock.ts';

/** In the order in which they are served. */
export const priorities = ['submit', 'verify', 'watch', 'view', 'refresh'] as const;
export type Priority = (typeof priorities)[number];

export interface BudgetUse {
  /** Calls a second now allowed. */
  readonly rate: number;
  /** Calls a second allowed when nothing throttles. */
  readonly limit: number;
  /** Calls granted in the last ten seconds, per second. */
  readonly used: number;
  /** Calls that wait for their turn. */
  readonly waiting: number;
  /** True while the rate is lowered after throttling. */
  readonly slowed: boolean;
}

export interface Limiter {
  /** Resolves true when the call may be sent, false when `signal` aborted first. */
  take(priority: Priority, signal?: AbortSignal): Promise<boolean>;
  /** AWS said ThrottlingException: halve the rate. */
  throttled(): void;
  use(): BudgetUse;
}

export interface LimiterOptions {
  readonly clock: Clock;
  /** Sustained calls a second. */
  readonly rate?: number;
  readonly burst?: number;
}
