/** Widths in terminal cells, as Ink counts them; cutting and padding by them. */
import stringWidth from 'string-width';
import { glyphs } from './glyphs.ts';

/** Made of characters that are one cell each and join no other: ASCII, Latin, arrows, boxes and shapes. */
const simple = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2190-\u2193\u2500-\u25fc\u276f]*$/;

export function width(text: string): number {
  return simple.test(text) ? text.length : stringWidth(text);
}

/** Looked up for each character of each name, some hundred times a frame: a script has some thousand of them. */
const widths = new Map<string, number>();
const mostWidths = 10_000;

function widthOf(segment: string): number {
  const known = widths.get(segment);
  if (known !== undefined) return known;
  const cells = width(segment);
  // A longer one is somebody's play with marks, and would not come again.
  if (segment.length <= mostMarks && widths.size < mostWidths) widths.set(segment, cells);
  return cells;
}

let segmenter: Intl.Segmenter | undefined;

/** Made when a text needs it: it costs milliseconds, and most texts are ASCII. */
export function segments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

/** More marks upon one letter than this tell nobody anything, and are left out. */
const mostMarks = 8;

const shownOf = (segment: string): string =>
  segment.length <= mostMarks ? segment : [...segment].slice(0, mostMarks).join('');

interface Beginning {
  readonly text: string;
  readonly cells: number;
  /** It is all of the text. */
  readonly whole: boolean;
}

/** What of a text fits into `cells`. Never looks further than that: a name may have 10,000 characters. */
function beginning(text: string, cells: number): Beginning {
  if (simple.test(text)) {
    const shown = text.slice(0, Math.max(0, cells));
    return { text: shown, cells: shown.length, whole: shown.length === text.length };
  }
  let out = '';
  let used = 0;
  for (const { segment } of segments(text)) {
    const more = widthOf(segment);
    if (used + more > cells) return { text: out, cells: used, whole: false };
    used += more;
    out += shownOf(segment);
  }
  return { text: out, cells: used, whole: true };
}

/** The longest beginning of a plain text (no colours) that fits into `cells`. */
export function head(text: string, cells: number): string {
  return beginning(text, cells).text;
}

/** Cells of a plain text, counted up to `most`. */
export function widthWithin(text: string, most: number): number {
  const { cells, whole } = beginning(text, most);
  return whole ? cells : most;
}

/** The longest end of a plain text that fits into `cells`. */
function tail(text: string, cells: number): string {
  if (simple.test(text)) return cells <= 0 ? '' : text.slice(-cells);
  const near = text.slice(-cells * mostMarks * 2);
  let out = '';
  let used = 0;
  // Where it was cut there may be half a letter: that one is left out.
  for (const { segment, index } of [...segments(near)].toReversed()) {
    used += widthOf(segment);
    if (used > cells || (index === 0 && near.length < text.length)) break;
    out = shownOf(segment) + out;
  }
  return out;
}

/** Cut to `cells` with an ellipsis where something is missing. */
export function truncate(text: string, cells: number, cut: 'end' | 'middle' = 'end'): string {
  return cutTo(text, cells, cut).text;
}

function cutTo(text: string, cells: number, cut: 'end' | 'middle'): Beginning {
  if (cells <= 0) return { text: '', cells: 0, whole: false };
  const shown = beginning(text, cells);
  if (shown.whole) return shown;
  const room = Math.max(0, cells - width(glyphs.ellipsis));
  const end = cut === 'middle' ? tail(text, Math.floor(room / 2)) : '';
  const start = beginning(text, room - width(end));
  const used = start.cells + width(glyphs.ellipsis) + width(end);
  return { text: start.text + glyphs.ellipsis + end, cells: used, whole: false };
}

/** Exactly `cells` wide: cut or padded. */
export function padded(
  text: string,
  cells: number,
  align: 'left' | 'right' = 'left',
  cut: 'end' | 'middle' = 'end',
): string {
  const shown = cutTo(text, cells, cut);
  const space = ' '.repeat(Math.max(0, cells - shown.cells));
  return align === 'left' ? shown.text + space : space + shown.text;
}

/** Breaks plain text into lines of at most `cells`, at spaces where there are any. */
export function wrap(text: string, cells: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      let rest = word;
      if (line && width(line) + 1 + width(rest) > cells) {
        lines.push(line);
        line = '';
      }
      while (width(rest) > cells) {
        const piece = head(rest, cells) || rest.slice(0, 1);
        lines.push(piece);
        rest = rest.slice(piece.length);
      }
      line = line ? `${line} ${rest}` : rest;
    }
    lines.push(line);
  }
  return lines;
}

/** The same, in so many lines at most: cut with an ellipsis where that is not enough. */
export function wrapWithin(text: string, cells: number, most: number): string[] {
  const lines = wrap(text, cells);
  const rest = lines.slice(most - 1).join(' ');
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), truncate(rest, cells)];
}

/** `5,000` */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `3 WorkSpaces`, `1 WorkSpace`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;
