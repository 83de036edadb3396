/** AWS's own throttling: a token bucket for each service and Region, refilled in simulated time. */
import type { SimulatorClock } from './clock.ts';

export interface Buckets {
  /** False: the request is one too many. */
  take(key: string): boolean;
}

/** `rate` 0 turns throttling off. */
export function createBuckets(clock: SimulatorClock, rate: number, burst: number): Buckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (key) => {
      if (rate === 0) return true;
      const now = clock.now();
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      buckets.set(key, bucket);
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * rate);
      bucket.at = now;
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}
