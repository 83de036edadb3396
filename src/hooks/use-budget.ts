/** The budget in words for the header, read once a second and redrawn only when the words change. */
import { useEffect, useState } from 'react';
import { useLink } from './console.ts';

export function useBudget(): string {
  const { session } = useLink();
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!session) return setWords('');
    const read = () => {
      const { used, limit, rate, waiting, slowed } = session.limiter.use();
      const queue = waiting > 0 ? ` +${waiting}` : '';
      setWords(`${used.toFixed(1)}/${(slowed ? rate : limit).toFixed(1)} calls/s${queue}${slowed ? ' SLOWED' : ''}`);
    };
    read();
    const timer = setInterval(read, 1000);
    return () => clearInterval(timer);
  }, [session]);
  return words;
}
