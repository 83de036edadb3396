/** Time as screens count it, drawn anew every second while something on screen counts. */
import { useEffect, useReducer, useRef } from 'react';
import { useLink } from './console.ts';

/** The session's time: epoch milliseconds. */
export function useNow(counting: boolean): number {
  const { session } = useLink();
  useEverySecond(counting);
  return session?.clock.now() ?? 0;
}

/** Real seconds since this was first on screen. */
export function useSeconds(counting: boolean): number {
  const since = useRef(performance.now());
  useEverySecond(counting);
  return Math.floor((performance.now() - since.current) / 1000);
}

function useEverySecond(counting: boolean): void {
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [counting]);
}
