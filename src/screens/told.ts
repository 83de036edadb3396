/** Facts as AWS tells them, and what it leaves out: the same words on every screen of one thing. */
import type { Asked } from '../hooks/use-answer.ts';
import type { Fact } from '../rules/fact.ts';
import { type Line, lineId } from './sheet.tsx';
import { unread } from './tag-fact.ts';
import { age, dateTimeZoned } from './times.ts';

type More = Omit<Line, 'id' | 'label' | 'value'>;

export const notTold = 'not told by AWS';

/** `undefined`: AWS did not say, and the line says so. */
export function told(label: string, value: string | number | boolean | undefined, more: More = {}): Line {
  const known = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
  return known === undefined || known === ''
    ? { tone: 'dim', ...more, id: lineId(label), label, value: notTold }
    : { ...more, id: lineId(label), label, value: String(known) };
}

/** AWS leaves out what there is none of: then there is no line. */
export function ifAny(label: string, value: string | undefined, more: More = {}): readonly Line[] {
  return value ? [told(label, value, more)] : [];
}

/** Several of a kind: each its own line, the label once. */
export function each<T>(
  label: string,
  all: readonly T[],
  line: (one: T, at: number) => More & { value: string },
): readonly Line[] {
  return all.map((one, at) => ({ ...line(one, at), id: lineId(`${label} ${at}`), label: at === 0 ? label : '' }));
}

/** `2026-11-22 14:05 UTC, 3 h 20 m ago`. Times in epoch milliseconds. */
export function when(at: number, now: number): string {
  return at > now ? `${dateTimeZoned(at)}, ahead of this clock` : `${dateTimeZoned(at)}, ${age(now - at)} ago`;
}

/** What no API tells says how it is known. */
export function inferredLine<T>(label: string, fact: Fact<T>, word: (value: T) => string, more: More = {}): Line {
  if (fact.known === 'unknown') return told(label, `not known: ${fact.why}`, { tone: 'dim', ...more });
  const from = fact.known === 'inferred' ? [`inferred from ${fact.from}`] : [];
  return told(label, word(fact.value), { ...more, notes: [...from, ...(more.notes ?? [])] });
}

/** While a question is under way, and where it came to nothing: what stands in the place of the answer. */
export function pending(asked: Asked<unknown>): { readonly value: string; readonly tone: 'dim' | 'warn' } | undefined {
  if (asked.kind === 'asking') return { value: 'asking AWS ...', tone: 'dim' };
  return asked.ok ? undefined : { value: unread(asked), tone: 'warn' };
}
