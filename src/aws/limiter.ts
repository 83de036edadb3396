/**
 * One budget for an account and Region: a token bucket that every AWS call passes, the most urgent first.
 * AWS allows about two calls a second with bursts of five, shared with every other tool on the account, so bellhop
 * stays below (1.5/s, burst 4). Throttling halves the rate; quiet time wins it back, a tenth every 15 s.
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

/** Below this a slowed budget does not fall: one call in ten seconds still tells when the service recovers. */
const floor = 0.1;
/** A slowed budget wins back a tenth of the limit each time this long passes without throttling. */
const recoveryMs = 15_000;
/** Answers to calls that left together are one piece of news: they halve the rate once. */
const sameNewsMs = 1_000;
const usedWindowMs = 10_000;

interface Waiter {
  readonly grant: () => void;
}

export function createLimiter({ clock, rate: limit = 1.5, burst = 4 }: LimiterOptions): Limiter {
  const queues = new Map<Priority, Waiter[]>(priorities.map((priority) => [priority, []]));
  let rate = limit;
  let tokens = burst;
  let counted = clock.now();
  let recoversAt = Number.POSITIVE_INFINITY;
  let slowedAt = Number.NEGATIVE_INFINITY;
  let granted: number[] = [];
  let asleep = false;

  const accrue = (until: number) => {
    tokens = Math.min(burst, tokens + (Math.max(0, until - counted) / 1000) * rate);
    counted = until;
  };

  /** Brings tokens and rate up to now, each recovery at its own time: a long pause earns what it really earned. */
  const advance = () => {
    const now = clock.now();
    while (recoversAt <= now) {
      accrue(recoversAt);
      const higher = rate + limit / 10;
      // Sums of tenths miss the limit by a hair, which would still read as slowed.
      rate = higher > limit * 0.999 ? limit : higher;
      recoversAt = rate < limit ? recoversAt + recoveryMs : Number.POSITIVE_INFINITY;
    }
    accrue(now);
    return now;
  };

  const next = () => [...queues.values()].find((queue) => queue.length > 0)?.shift();
  const waiting = () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0);

  const serve = () => {
    const now = advance();
    while (tokens >= 1) {
      const waiter = next();
      if (!waiter) return;
      tokens -= 1;
      granted = [...granted.filter((at) => at > now - usedWindowMs), now];
      waiter.grant();
    }
    if (asleep || waiting() === 0) return;
    asleep = true;
    void clock.sleep(Math.ceil(((1 - tokens) / rate) * 1000)).then(() => {
      asleep = false;
      serve();
    });
  };

  return {
    take: (priority, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(false);
        const queue = queues.get(priority) ?? [];
        const giveUp = () => {
          queue.splice(queue.indexOf(waiter), 1);
          resolve(false);
        };
        const waiter: Waiter = {
          grant: () => {
            signal?.removeEventListener('abort', giveUp);
            resolve(true);
          },
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        queue.push(waiter);
        serve();
      }),
    throttled: () => {
      const now = advance();
      // What was saved up is not there: another tool on the account has used it.
      tokens = 0;
      recoversAt = now + recoveryMs;
      if (now - slowedAt < sameNewsMs) return;
      slowedAt = now;
      rate = Math.max(Math.min(floor, limit), rate / 2);
    },
    use: () => {
      const now = advance();
      const recent = granted.filter((at) => at > now - usedWindowMs).length;
      return { rate, limit, used: recent / (usedWindowMs / 1000), waiting: waiting(), slowed: rate < limit };
    },
  };
}
