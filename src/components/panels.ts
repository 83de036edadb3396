/** Counts as bars, in panels side by side as far as the width goes; one cursor goes through them all. */
import { bar } from './bar.ts';
import { glyphs } from './glyphs.ts';
import type { Span } from './sheet.ts';
import type { Sheet } from './sheet-state.ts';
import { grouped, padded, width } from './text.ts';
import { type Tone, theme } from './theme.ts';

export interface Bar {
  /** Tells it from all others. */
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly tone?: Tone | undefined;
  /** In the place of the bar's end. */
  readonly note?: string | undefined;
}

export interface Bars {
  readonly title: string;
  /** What a whole bar is. */
  readonly total: number;
  readonly bars: readonly Bar[];
}

export interface PanelLines extends Sheet {
  /** In the order of the spans. */
  readonly bars: readonly Bar[];
  shown(top: number, height: number, cursor: string | undefined): string[];
}

/** A panel is read across from here on; below it one stands under the other. */
const leastCells = 72;
const between = 2;
const gutter = 3;
const countCells = 8;
const shareCells = 5;
/** What a bar keeps beside a long note. */
const leastBar = 4;

/** `head`: across the whole width, above the others. */
export function panelLines(head: Bars, panels: readonly Bars[], cells: number): PanelLines {
  const columns = Math.max(1, Math.floor((cells + between) / (leastCells + between)));
  const each = Math.floor((cells + between) / columns) - between;
  const top = { panel: head, section: 0, column: 0, from: 0, cells };
  const under = linesOf(head);
  const heights = Array<number>(columns).fill(under);
  const placed = panels.map((panel, at) => {
    const column = columnFor(panels, at, columns);
    const from = heights[column] ?? under;
    heights[column] = from + linesOf(panel);
    return { panel, section: at + 1, column, from, cells: each };
  });
  const all = [top, ...placed];
  const spans = all.flatMap(({ panel, section, from }) =>
    panel.bars.map(({ id }, nth): Span => ({ id, section, from: from + 2 + nth, lines: 1 })),
  );
  const height = Math.max(under, ...heights);
  return {
    spans,
    height,
    bars: all.flatMap(({ panel }) => panel.bars),
    shown: (first, count, cursor) =>
      Array.from({ length: Math.max(0, Math.min(count, height - first)) }, (_, at) => {
        const line = first + at;
        if (line < under) return lineOf(top, line, cursor);
        return Array.from({ length: columns }, (_, column) => {
          const here = placed.find(
            (one) => one.column === column && line >= one.from && line < one.from + linesOf(one.panel),
          );
          return here ? lineOf(here, line, cursor) : ' '.repeat(each);
        }).join(' '.repeat(between));
      }),
  };
}

/** A blank line, the title, and a line for each. */
const linesOf = ({ bars }: Bars): number => bars.length + 2;

/** One column after the other, each about as high as its share. */
function columnFor(panels: readonly Bars[], at: number, columns: number): number {
  const whole = panels.reduce((sum, panel) => sum + linesOf(panel), 0);
  const before = panels.slice(0, at).reduce((sum, panel) => sum + linesOf(panel), 0);
  const middle = before + linesOf(panels[at] ?? { title: '', total: 0, bars: [] }) / 2;
  return Math.min(columns - 1, Math.floor((middle / whole) * columns));
}

interface Placed {
  readonly panel: Bars;
  readonly from: number;
  readonly cells: number;
}

function lineOf({ panel, from, cells }: Placed, line: number, cursor: string | undefined): string {
  if (line === from) return ' '.repeat(cells);
  if (line === from + 1) return theme.title(padded(` ${panel.title}`, cells));
  const one = panel.bars[line - from - 2];
  return one ? barLine(one, panel, cells, one.id === cursor) : ' '.repeat(cells);
}

function barLine(one: Bar, { total, bars: all }: Bars, cells: number, here: boolean): string {
  const { label, count, tone = 'accent', note = '' } = one;
  const noted = all.some((other) => other.note);
  const widest = Math.floor((cells - gutter) * 0.4);
  // Room for what is said comes from the names, as far as they can spare it.
  const labelCells = Math.max(16, noted ? Math.min(widest, longest(all) + 1) : widest);
  const room = cells - gutter - labelCells - countCells - shareCells - 2;
  // Bars of one panel are of one scale, whatever is said beside them.
  const notes = Math.min(Math.max(...all.map((other) => width(other.note ?? ''))) + 2, Math.max(0, room - leastBar));
  const bars = Math.max(0, room - notes);
  const name = padded(label, labelCells, 'left', 'middle');
  const figures = `${padded(grouped(count), countCells, 'right')}${padded(share(count, total), shareCells, 'right')} `;
  const drawn = bar(
    [
      { share: count, sign: glyphs.block, tone },
      { share: Math.max(0, total - count), sign: ' ', tone: 'plain' },
    ],
    bars,
  );
  const sign = here ? theme.accent(glyphs.cursor) : ' ';
  return ` ${sign} ${here ? theme.selected(name) : name}${figures}${drawn}${theme[count > 0 ? tone : 'dim'](padded(note && `  ${note}`, notes))} `;
}

function longest(bars: readonly Bar[]): number {
  return Math.max(...bars.map(({ label }) => width(label)));
}

/** `<1%` is not nobody, and `100%` is all. */
function share(count: number, total: number): string {
  if (count === 0 || total === 0) return '';
  const percent = Math.floor((100 * count) / total);
  return percent === 0 ? '<1%' : `${percent}%`;
}
