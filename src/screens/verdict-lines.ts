/** A finding of a rule in full: what it says, what can be done instead, AWS's words and where they stand. */
import { wrap } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import type { Verdict } from '../rules/verdict.ts';

const signs: Readonly<Record<Verdict['kind'], { readonly sign: string; readonly tone: Tone }>> = {
  denied: { sign: 'no', tone: 'bad' },
  unknown: { sign: 'unknown', tone: 'warn' },
  unlisted: { sign: 'unlisted', tone: 'warn' },
  allowed: { sign: 'yes', tone: 'ok' },
};

/** `of`: how many it is about. */
export function verdictLines(verdict: Verdict, cells: number, of = ''): string[] {
  const { kind, reason, detail, remedy, quote, source } = verdict;
  const block = (text: string, indent: number) =>
    wrap(text, cells - indent - 2).map((line) => ' '.repeat(indent) + line);
  return [
    ...block(`${of || `${signs[kind].sign}:`} ${reason}`, 3).map(theme[signs[kind].tone]),
    // What is particular to one of them says nothing of the others.
    ...(detail && of === '' ? block(detail, 5) : []),
    ...(remedy && kind !== 'allowed' ? block(remedy, 5) : []),
    ...(quote && kind !== 'allowed' ? block(`AWS: ${quote}`, 5).map(theme.dim) : []),
    ...(source ? block(source, 5).map(theme.dim) : []),
  ];
}
