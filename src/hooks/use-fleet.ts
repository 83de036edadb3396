/** The fleet as a screen reads it, and the marks on it, by id. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Fleet, Row } from '../fleet/fleet.ts';
import { useConsole, usePlaceState } from './console.ts';

export function useFleet(): Fleet {
  return useStore(useConsole().fleet);
}

const none: ReadonlySet<string> = new Set();

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
  const { rows: known } = useFleet();
  const [stored, setStored] = usePlaceState<ReadonlySet<string>>('marks', none);
  const [last, setLast] = usePlaceState<string | undefined>('last mark', undefined);
  const ids = useMemo(() => new Set([...stored].filter((id) => known.has(id))), [stored, known]);
  const change = (edit: (next: Set<string>) => void) =>
    setStored((now) => {
      const next = new Set(now);
      edit(next);
      return next;
    });
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
      const from = last === undefined ? here : order.indexOf(last);
      setLast(to);
      change((next) => {
        for (const id of order.slice(Math.max(0, Math.min(from, here)), Math.max(from, here) + 1)) next.add(id);
      });
    },
    clear: () => setStored(none),
  };
}
