/** A list on a screen: its cursor and window, kept with the place, moved by the keys every list has. */
import { useLayoutEffect } from 'react';
import { goTo, type ListState, listed, listStart, type Move, move, settle } from '../components/list-state.ts';
import { usePlaceState } from './console.ts';
import type { Binding } from './use-commands.ts';

export interface List<Row> {
  readonly rows: readonly Row[];
  /** The rows in the window. */
  readonly shown: readonly Row[];
  /** Index of the first shown row. */
  readonly top: number;
  readonly index: number;
  readonly current: Row | undefined;
  readonly bindings: readonly Binding[];
  /** The cursor holds on to its row from now on: what is acted on must not slip away. */
  pin(): void;
  /** As the key does. */
  move(step: Move): void;
  /** The cursor onto that row, with what follows it below. */
  goTo(id: string): void;
}

export function useList<Row extends { readonly id: string }>(
  rows: readonly Row[],
  height: number,
  name = 'list',
  /** Id of the row that the cursor starts on. */
  start?: string | undefined,
  /** Index of the row with that id, where there is a quicker way than to look at each. */
  indexOf?: ((id: string) => number) | undefined,
): List<Row> {
  const [stored, setStored] = usePlaceState<ListState>(
    name,
    start === undefined ? listStart : { ...listStart, cursor: start },
  );
  const list = indexOf ? { rows, indexOf } : listed(rows);
  const state = settle(stored, list, height);
  // What the rows of now made of it is what the next change starts from: a vanished row is left behind once.
  useLayoutEffect(() => setStored(state));
  const go = (step: Move) => setStored((now) => move(now, list, height, step));
  const bind = (command: Binding['command'], step: Move): Binding => ({ command, run: () => go(step) });
  return {
    rows,
    shown: rows.slice(state.top, state.top + height),
    top: state.top,
    index: state.index,
    current: rows[state.index],
    pin: () => go('stay'),
    move: go,
    goTo: (id) => setStored((now) => goTo(now, list, height, id)),
    bindings: [
      bind('down', 'down'),
      bind('up', 'up'),
      bind('pageDown', 'pageDown'),
      bind('pageUp', 'pageUp'),
      bind('first', 'first'),
      bind('last', 'last'),
    ],
  };
}
