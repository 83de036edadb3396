/** Where the cursor of a line goes and what is cut there, by the keys that a shell has for it. Pure. */
import type { Key } from 'ink';
import { segments } from './text.ts';

export interface EditedLine {
  readonly text: string;
  /** UTF-16 units before the cursor, which stands between two segments as they are seen. */
  readonly cursor: number;
}

/** What a key does that types nothing; undefined: it is none of these. */
export function edited({ text, cursor }: EditedLine, input: string, key: Key): EditedLine | undefined {
  const to = (at: number) => ({ text, cursor: at });
  const cut = (from: number, end: number) => ({ text: text.slice(0, from) + text.slice(end), cursor: from });
  if (key.home || (key.ctrl && input === 'a')) return to(0);
  if (key.end || (key.ctrl && input === 'e')) return to(text.length);
  if (key.ctrl && input === 'u') return { text: '', cursor: 0 };
  if (key.ctrl && input === 'w') return cut(text.slice(0, cursor).replace(/\S+\s*$/u, '').length, cursor);
  if (key.ctrl || key.meta) return undefined;
  if (key.leftArrow) return to(before(text, cursor));
  if (key.rightArrow) return to(after(text, cursor));
  if (key.backspace) return cut(before(text, cursor), cursor);
  if (key.delete) return cut(cursor, after(text, cursor));
  return undefined;
}

function before(text: string, cursor: number): number {
  let at = 0;
  for (const { index } of segments(text)) if (index < cursor) at = index;
  return at;
}

function after(text: string, cursor: number): number {
  for (const { index } of segments(text)) if (index > cursor) return index;
  return text.length;
}
