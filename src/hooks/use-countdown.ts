/** Seconds of real time, each of them seen: a machine that slept through some of them has not thought again. */
import { useEffect, useEffectEvent, useState } from 'react';

/** The seconds that are left. `onEnd` is called once, when there are none. */
export function useCountdown(seconds: number, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds);
  const over = left <= 0;
  useEffect(() => {
    if (over) return;
    // However many were missed, an interval comes once for them.
    const timer = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => clearInterval(timer);
  }, [over]);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (over) end();
  }, [over]);
  return left;
}
