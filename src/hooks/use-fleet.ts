/** The fleet as a screen reads it, and the marks on it, by id. */
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { rowOf } from '../fleet/first-listed.ts';
import type { Fleet, Row } from '../fleet/fleet.ts';
import { hiddenOf, inverted, listed, type Marked, toggled, toggledAll, without, withRange } from '../fleet/marks.ts';
import { useConsole, usePlaceState, useSource, useSources } from './console.ts';
import type { Source } from './source.ts';
import { useCalm } from './use-calm.ts';
import { useEach } from './use-each.ts';

/** Of the source that this place is about. */
export function useFleet(): Fleet {
  return useStore(useSource().fleet);
}

/** Of every source, in the order of the sources; the same list for as long as none of them has changed. */
export function useFleets(): readonly Fleet[] {
  return useEach(useSources(), fleetIn);
}

const fleetIn = ({ fleet }: Source) => fleet;

/** Of these, those that AWS lists, each as the first source has it that does; as it was a second ago at most. */
export function useRowsOf(ids: readonly string[]): readonly Row[] {
  const fleets = useCalm(useFleets());
  return useMemo(() => ids.flatMap((id) => rowOf(fleets, id) ?? []), [fleets, ids]);
}

/** The same as they are when it is asked. */
export function useRowsNow(): (ids: readonly string[]) => readonly Row[] {
  const { store } = useConsole().sources;
  return useCallback(
    (ids) => {
      const fleets = store.getState().map(({ fleet }) => fleet.getState());
      return ids.flatMap((id) => rowOf(fleets, id) ?? []);
    },
    [store],
  );
}

export interface Marks {
  /** Marked ids that AWS lists, whether a query shows them or not. */
  readonly ids: Marked;
  /** Marked ids that AWS no longer lists. */
  readonly gone: readonly string[];
  toggle(id: string): void;
  /** All of these, or none of them when all are marked already. */
  toggleAll(rows: readonly Row[]): void;
  /** From the last mark to this row, in the order of these rows. */
  range(to: string, rows: readonly Row[]): void;
  /** Of these rows, those that are not marked instead of those that are. */
  invert(rows: readonly Row[]): void;
  add(ids: Iterable<string>): void;
  /** These, and no others. */
  replace(ids: Iterable<string>): void;
  drop(ids: Iterable<string>): void;
  clear(): void;
}

export function useMarks(): Marks {
  const { marks } = useConsole();
  const fleets = useFleets();
  const stored = useStore(marks);
  const [, setLast] = usePlaceState<string | undefined>('last mark', undefined);
  const { there, gone } = useMemo(() => listed(stored, fleets), [stored, fleets]);
  const change = (edit: (now: Marked) => Marked) => marks.setState(edit(marks.getState()), true);
  return {
    ids: there,
    gone,
    toggle: (id) => {
      setLast(id);
      change((now) => toggled(now, id));
    },
    toggleAll: (rows) => change((now) => toggledAll(now, rows)),
    range: (to, rows) =>
      setLast((from) => {
        change((now) => withRange(now, from, to, rows));
        return to;
      }),
    invert: (rows) => change((now) => inverted(now, rows)),
    add: (ids) => change((now) => new Set([...now, ...ids])),
    replace: (ids) => change(() => new Set(ids)),
    drop: (ids) => change((now) => without(now, ids)),
    clear: () => change(() => new Set()),
  };
}

/** The marked ones that these rows do not show. */
export function useHidden(ids: Marked, rows: readonly Row[]): readonly string[] {
  return useMemo(() => hiddenOf(ids, rows), [ids, rows]);
}
