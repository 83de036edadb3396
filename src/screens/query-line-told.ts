/** What is told of the line that asks for WorkSpaces: beneath it while it is typed, and in its place while it stands. */
import { padded, truncate, width, wrapWithin } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Completion } from '../fleet/query/complete.ts';
import type { Fault } from '../fleet/query/query.ts';
import { keyOf } from '../keymap.ts';

export const label = ' filter:';
/** Cells before the text. */
export const indent = width(label) + 1;
const mostWhy = 2;

/** What tab has put in the place of what was typed, so that the next one can put another there. */
export interface Turn {
  readonly before: string;
  readonly completion: Completion;
  readonly at: number;
  /** The line as it then was. */
  readonly text: string;
}

/** Carets under what is wrong, and why: beside them where there is room for it. */
export function faultLines({ at, length, why }: Fault, text: string, cells: number): readonly string[] {
  const from = indent + width(text.slice(0, at));
  // In a line that goes on below, the column tells.
  if (from >= cells) return wrapWithin(`column ${at + 1}: ${why}`, cells - 2, mostWhy).map((line) => ` ${line}`);
  const marked = Math.max(1, width(text.slice(at, at + length)));
  const carets = `${' '.repeat(from)}${'^'.repeat(Math.min(marked, cells - from))}`;
  const beside = `${carets} ${why}`;
  return width(beside) <= cells ? [beside] : [carets, ...wrapWithin(why, cells - 2, mostWhy).map((line) => ` ${line}`)];
}

/** Above the list while nobody types. A line that is wrong was left so by another screen. */
export function standingLines(fault: Fault | undefined, text: string, cells: number): readonly string[] {
  if (!fault) return [theme.accent(truncate(`${label} ${text}`, cells))];
  const { at, why } = fault;
  return wrapWithin(`${label} ${text}  (not in force: column ${at + 1}: ${why})`, cells, mostWhy).map(theme.warn);
}

export function saysLine(proposed: Completion | undefined, turn: Turn | undefined, cells: number): string {
  const option = proposed?.options[turn?.at ?? 0];
  return option?.says ? truncate(`${' '.repeat(indent)}${option.insert} ${option.says}`, cells) : '';
}

/** `tab  stopped 120  available 80  error 3`: as many as there is room for, the one that stands in the line among them. */
export function optionLine(proposed: Completion | undefined, turn: Turn | undefined, cells: number): string {
  const options = proposed?.options ?? [];
  if (options.length === 0) return '';
  const head = ` ${keyOf('complete')}`;
  const words = options.map(({ insert, count: rows }) => `${insert}${rows === undefined ? '' : ` ${rows}`}`);
  const chosen = turn?.at ?? -1;
  let from = 0;
  const fits = (start: number) => {
    let used = indent;
    let end = start;
    while (end < words.length && used + width(words[end] ?? '') + 2 <= cells) used += width(words[end++] ?? '') + 2;
    return end;
  };
  while (chosen >= fits(from) && from < chosen) from++;
  const shown = words.slice(from, Math.max(from + 1, fits(from)));
  const told = shown.map((word, at) =>
    from + at === chosen ? theme.selected(word) : theme.accent(truncate(word, cells - indent)),
  );
  return `${padded(head, indent)}${told.join('  ')}`;
}
