/** The time by the session's clock; while `ticking`, drawn anew every second. */
import { useEffect, useReducer } from 'react';
import { useLink } from './console.ts';

export function useLexNow(ticking: boolean): number {
  const { session } = useLink();
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return session?.clock.now() ?? 0;
}
