/**
 * A sheet's cursor and window, by the id of a fact: facts come, go and grow under it. One that is longer than the window is
 * read to its end before the cursor leaves it.
 */
import type { Span } from './sheet.ts';

export interface SheetState {
  /** Undefined until the operator has moved: then it is the first fact. */
  readonly cursor: string | undefined;
  /** Where the cursor last was, for when its fact vanishes. */
  readonly index: number;
  /** First line of the window. */
  readonly top: number;
}

export const sheetStart: SheetState = { cursor: undefined, index: 0, top: 0 };

export type SheetMove = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last' | 'section' | 'sectionBefore';

export interface Sheet {
  readonly spans: readonly Span[];
  /** Lines in all. */
  readonly height: number;
}

/** Lines above a section's first fact: a blank one and its title. */
const head = 2;

/** The state that fits the facts of now: cursor on one that exists, some of it in the window. */
export function settleSheet(state: SheetState, sheet: Sheet, window: number): SheetState {
  const { spans } = sheet;
  const found = spans.findIndex(({ id }) => id === state.cursor);
  const index = found >= 0 ? found : Math.min(state.index, Math.max(0, spans.length - 1));
  const span = spans[index];
  const top = span ? clamp(state.top, span.from - window + 1, span.from + span.lines - 1) : state.top;
  return { cursor: span?.id, index, top: clamp(top, 0, sheet.height - window) };
}

export function moveSheet(state: SheetState, sheet: Sheet, window: number, step: SheetMove): SheetState {
  const here = settleSheet(state, sheet, window);
  const { spans } = sheet;
  const span = spans[here.index];
  if (!span) return here;
  const end = span.from + span.lines;
  const onto = (index: number, top = here.top) => {
    const to = spans[clamp(index, 0, spans.length - 1)] ?? span;
    return settleSheet({ cursor: to.id, index, top: showing(top, to, window) }, sheet, window);
  };
  const scroll = (by: number) => settleSheet({ ...here, top: here.top + by }, sheet, window);
  switch (step) {
    case 'down':
      return end > here.top + window ? scroll(1) : onto(here.index + 1);
    case 'up':
      return span.from < here.top ? scroll(-1) : onto(here.index - 1);
    case 'pageDown':
      return end > here.top + window ? scroll(window - 1) : paged(here, sheet, window, window - 1);
    case 'pageUp':
      return span.from < here.top ? scroll(1 - window) : paged(here, sheet, window, 1 - window);
    case 'first':
      return onto(0, 0);
    case 'last':
      return onto(spans.length - 1, sheet.height);
    case 'section':
    case 'sectionBefore': {
      const wanted = span.section + (step === 'section' ? 1 : -1);
      const first = spans.findIndex(({ section }) => section === wanted);
      const to = spans[first];
      return to
        ? settleSheet({ cursor: to.id, index: first, top: to.from - head }, sheet, window)
        : onto(step === 'section' ? spans.length - 1 : 0);
    }
  }
}

/** The window by so many lines, and the cursor onto the first fact that begins in it. */
function paged(here: SheetState, sheet: Sheet, window: number, by: number): SheetState {
  const top = clamp(here.top + by, 0, sheet.height - window);
  if (top === here.top) return moveSheet(here, sheet, window, by > 0 ? 'last' : 'first');
  const index = sheet.spans.findIndex(({ from }) => from >= top);
  const to = sheet.spans[index];
  return to ? settleSheet({ cursor: to.id, index, top }, sheet, window) : here;
}

/** As much of a fact as the window has room for, its beginning first; of a section's first fact the title, too. */
function showing(top: number, { from, lines }: Span, window: number): number {
  const above = Math.max(0, from - head);
  if (from < top + head) return lines + head <= window ? above : from;
  return Math.max(top, Math.min(from, from + lines - window));
}

function clamp(n: number, least: number, most: number): number {
  return Math.max(0, least, Math.min(most, n));
}
