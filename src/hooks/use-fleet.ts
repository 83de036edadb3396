/** The fleet as a screen reads it, and the marks on it, by id. */
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Fleet, Row } from '../fleet/fleet.ts';
import { useConsole, usePlaceState, useSource, useSources } from './console.ts';

/** Of the source that this place is about. */
export function useFleet(): Fleet {
  return useStore(useSource().fleet);
}

/** Of every source, in the order of the sources; the same list for as long as none of them has changed. */
export function useFleets(): readonly Fleet[] {
  const sources = useSources();
  const last = useRef<readonly Fleet[]>([]);
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = sources.map(({ fleet }) => fleet.subscribe(changed));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [sources],
  );
  return useSyncExternalStore(subscribe, () => {
    const now = sources.map(({ fleet }) => fleet.getState());
    const same = now.length === last.current.length && now.every((fleet, at) => fleet === last.current[at]);
    if (!same) last.current = now;
    return last.current;
  });
}

export interface Marks {
  /** Marked ids that still exist, whether a filter shows them or not. */
  readonly ids: ReadonlySet<string>;
  /** How many of them these rows do not show. */
  hiddenFrom(rows: readonly Row[]): number;
  toggle(id: string): void;
  /** All of these, or none of them when all are marked already. */
  toggleAll(rows: readonly Row[]): void;
  /** From the last mark to this row, in the order of these rows. */
  range(to: string, rows: readonly Row[]): void;
  clear(): void;
}

export function useMarks(): Marks {
  const { marks } = useConsole();
  const fleets = useFleets();
  const stored = useStore(marks);
  const [last, setLast] = usePlaceState<string | undefined>('last mark', undefined);
  const ids = useMemo(
    () => new Set([...stored].filter((id) => fleets.some(({ rows }) => rows.has(id)))),
    [stored, fleets],
  );
  const change = (edit: (next: Set<string>) => void) => {
    const next = new Set(marks.getState());
    edit(next);
    marks.setState(next, true);
  };
  return {
    ids,
    hiddenFrom: (rows) => {
      let visible = 0;
      if (ids.size > 0) for (const { id } of rows) if (ids.has(id)) visible++;
      return ids.size - visible;
    },
    toggle: (id) => {
      setLast(id);
      change((next) => next.delete(id) || next.add(id));
    },
    toggleAll: (rows) =>
      change((next) => {
        const every = rows.every(({ id }) => next.has(id));
        for (const { id } of rows) every ? next.delete(id) : next.add(id);
      }),
    range: (to, rows) => {
      const order = rows.map(({ id }) => id);
      const here = order.indexOf(to);
      const before = last === undefined ? -1 : order.indexOf(last);
      // A last mark that these rows do not show is no beginning of a range.
      const from = before < 0 ? here : before;
      setLast(to);
      change((next) => {
        for (const id of order.slice(Math.min(from, here), Math.max(from, here) + 1)) next.add(id);
      });
    },
    clear: () => marks.setState(new Set(), true),
  };
}
