/** The budget in words for the header, read once a second and redrawn only when the words change. */
import { useContext, useEffect, useState } from 'react';
import type { BudgetUse } from '../aws/limiter.ts';
import type { Session } from '../aws/session.ts';
import { AboutAllContext, useLink } from './console.ts';
import { useLinks } from './use-surroundings.ts';

export function useBudget(): string {
  const { session } = useLink();
  const links = useLinks();
  const all = useContext(AboutAllContext);
  const read = () => {
    if (!all) return session ? budgetWords(session.limiter.use()) : '';
    return busiestWords(links.flatMap((link) => link.session ?? []));
  };
  // Known from a screen's first frame on: it must not vanish and come back with every key that opens one.
  const [words, setWords] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` reads these
  useEffect(() => {
    const tell = () => setWords(read());
    tell();
    const timer = setInterval(tell, 1000);
    return () => clearInterval(timer);
  }, [all, session, links]);
  return words;
}

/** As it is at this frame. */
export function useBudgetNow(): BudgetUse | undefined {
  return useLink().session?.limiter.use();
}

/** Each account and Region has one of its own: the one that has the least left. */
function busiestWords(sessions: readonly Session[]): string {
  const [busiest] = sessions.map(({ limiter }) => limiter.use()).sort((a, b) => b.used / b.rate - a.used / a.rate);
  return busiest ? `busiest ${budgetWords(busiest)}` : '';
}

/** In quarters: a figure that never rests would be drawn every second, over every slow line. */
function budgetWords({ used, limit, rate, slowed }: BudgetUse): string {
  const quarters = Math.min(4, Math.round((4 * used) / rate));
  return `budget ${quarters * 25}% of ${(slowed ? rate : limit).toFixed(1)}/s${slowed ? ' SLOWED' : ''}`;
}
