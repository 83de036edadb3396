/** Widths in terminal cells, as Ink counts them; cutting and padding by them. */
import stringWidth from 'string-width';
import { glyphs } from './glyphs.ts';

const printableAscii = /^[\x20-\x7e]*$/;

export function width(text: string): number {
  return printableAscii.test(text) ? text.length : stringWidth(text);
}

let segmenter: Intl.Segmenter | undefined;

/** The longest beginning of a plain text (no colours) that fits into `cells`. */
export function head(text: string, cells: number): string {
  if (printableAscii.test(text)) return text.slice(0, cells);
  let out = '';
  let used = 0;
  // Made when a text needs it: it costs milliseconds, and most texts are ASCII.
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) {
    used += stringWidth(segment);
    if (used > cells) break;
    out += segment;
  }
  return out;
}

/** The longest end of a plain text that fits into `cells`. */
function tail(text: string, cells: number): string {
  if (printableAscii.test(text)) return cells <= 0 ? '' : text.slice(-cells);
  segmenter ??= new Intl.Segmenter();
  let out = '';
  for (const { segment } of [...segmenter.segment(text)].toReversed()) {
    if (width(segment + out) > cells) break;
    out = segment + out;
  }
  return out;
}

/** Cut to `cells` with an ellipsis where something is missing. */
export function truncate(text: string, cells: number, cut: 'end' | 'middle' = 'end'): string {
  if (cells <= 0) return '';
  if (width(text) <= cells) return text;
  const room = Math.max(0, cells - width(glyphs.ellipsis));
  const end = cut === 'middle' ? tail(text, Math.floor(room / 2)) : '';
  return head(text, room - width(end)) + glyphs.ellipsis + end;
}

/** Exactly `cells` wide: cut or padded. */
export function padded(
  text: string,
  cells: number,
  align: 'left' | 'right' = 'left',
  cut: 'end' | 'middle' = 'end',
): string {
  const shown = truncate(text, cells, cut);
  const space = ' '.repeat(Math.max(0, cells - width(shown)));
  return align === 'left' ? shown + space : space + shown;
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

/** `3 WorkSpaces`, `1 WorkSpace`. */
export function count(n: number, one: string, many = `${one}s`): string {
  const digits = String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${digits} ${n === 1 ? one : many}`;
}
