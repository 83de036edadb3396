/** The budget in words for the header, read once a second and redrawn only when the words change. */
import { useEffect, useState } from 'react';
import type { BudgetUse } from '../aws/limiter.ts';
import { useLink } from './console.ts';

export function useBudget(): string {
  const { session } = useLink();
  // Known from a screen's first frame on: it must not vanish and come back with every key that opens one.
  const [words, setWords] = useState(() => (session ? budgetWords(session.limiter.use()) : ''));
  useEffect(() => {
    if (!session) return setWords('');
    const read = () => setWords(budgetWords(session.limiter.use()));
    read();
    const timer = setInterval(read, 1000);
    return () => clearInterval(timer);
  }, [session]);
  return words;
}

/** As it is at this frame. */
export function useBudgetNow(): BudgetUse | undefined {
  return useLink().session?.limiter.use();
}

/** In quarters: a figure that never rests would be drawn every second, over every slow line. */
function budgetWords({ used, limit, rate, slowed }: BudgetUse): string {
  const quarters = Math.min(4, Math.round((4 * used) / rate));
  return `budget ${quarters * 25}% of ${(slowed ? rate : limit).toFixed(1)}/s${slowed ? ' SLOWED' : ''}`;
}
