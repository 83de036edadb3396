/** The session's time, read again every second while something on screen counts it. */
import { useEffect, useReducer } from 'react';
import { useLink } from './console.ts';

export function useNow(counting: boolean): number {
  const { session } = useLink();
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [counting]);
  return session?.clock.now() ?? 0;
}
