/**
 * A list's cursor and window, by id and never by index: rows come, go and change their order under it, and the cursor
 * stays on its row. A row that vanished leaves the cursor on its neighbour.
 */

export interface ListState {
  /** Undefined until the operator has moved: then the cursor stays at the top, whatever comes in. */
  readonly cursor: string | undefined;
  /** Where the cursor last was, for when its row vanishes. */
  readonly index: number;
  /** First row of the window. */
  readonly top: number;
}

export const listStart: ListState = { cursor: undefined, index: 0, top: 0 };

/** `stay`: hold on to the row that the cursor is on. */
export type Move = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last' | 'stay';

/** Rows in their order. `indexOf`: of the row with that id, -1 where there is none; asked only when rows have moved. */
export interface Listed {
  readonly rows: readonly { readonly id: string }[];
  readonly indexOf: (id: string) => number;
}

export const listed = (rows: Listed['rows']): Listed => ({
  rows,
  indexOf: (id) => rows.findIndex((row) => row.id === id),
});

/**
 * The state that fits the rows of now: cursor on a row that exists, window around it. Rows that come or go above the
 * cursor move the window with it: what the operator looks at stays on its line of the screen.
 */
export function settle(state: ListState, { rows, indexOf }: Listed, height: number): ListState {
  if (state.cursor === undefined) return listStart;
  if (rows.length === 0) return state.top === 0 ? state : { ...state, top: 0 };
  const last = rows.length - 1;
  // Most refreshes leave the row where it was.
  const found = rows[state.index]?.id === state.cursor ? state.index : indexOf(state.cursor);
  const index = found >= 0 ? found : Math.min(state.index, last);
  const moved = found >= 0 ? found - state.index : 0;
  const top = window(state.top + moved, index, rows.length, height);
  const cursor = rows[index]?.id;
  return cursor === state.cursor && index === state.index && top === state.top ? state : { cursor, index, top };
}

export function move(state: ListState, list: Listed, height: number, step: Move): ListState {
  const here = settle(state, list, height);
  const last = list.rows.length - 1;
  if (last < 0) return here;
  const page = Math.max(1, height - 1);
  const to = {
    up: here.index - 1,
    down: here.index + 1,
    pageUp: here.index - page,
    pageDown: here.index + page,
    first: 0,
    last,
    stay: here.index,
  };
  const index = Math.max(0, Math.min(last, to[step]));
  return settle({ ...here, index, cursor: list.rows[index]?.id }, list, height);
}

/** The cursor onto that row, with what follows it below. */
export function goTo(state: ListState, list: Listed, height: number, id: string): ListState {
  const index = list.indexOf(id);
  return settle(index < 0 ? state : { cursor: id, index, top: index }, list, height);
}

/** The window's first row: as it was while it still shows the cursor, else moved just enough. */
function window(top: number, index: number, length: number, height: number): number {
  // On a screen too low for a single row the window still has one place: it must come to rest.
  const rows = Math.max(1, height);
  const shown = index < top ? index : index >= top + rows ? index - rows + 1 : top;
  return Math.max(0, Math.min(shown, length - rows));
}
