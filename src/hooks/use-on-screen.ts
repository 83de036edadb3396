/** The rows on screen, told to the sources that they came from: they are kept fresh before all others. */
import { useEffect } from 'react';
import type { Row } from '../fleet/fleet.ts';
import { useSources } from './console.ts';

/** Milliseconds: what is gone by sooner nobody has read, and no call is spent on it. */
const glance = 200;

export function useOnScreen(shown: readonly Row[]): void {
  const sources = useSources();
  // One string instead of a new list with every frame: they are told when they are others.
  const seen = shown.map(({ source, id }) => `${source} ${id}`).join('\n');
  useEffect(() => {
    const timer = setTimeout(() => {
      const rows = seen === '' ? [] : seen.split('\n').map((line) => line.split(' '));
      for (const source of sources)
        source.look(rows.flatMap(([from, id]) => (from === source.id && id !== undefined ? [id] : [])));
    }, glance);
    return () => clearTimeout(timer);
  }, [sources, seen]);
  useEffect(
    () => () => {
      for (const source of sources) source.look([]);
    },
    [sources],
  );
}
