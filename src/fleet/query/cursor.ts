/** Where in a query the cursor is, whether the line reads as one or not: in a value of a field, or in what may become its name. */
import type { FieldId } from '../fields.ts';
import { fieldNamed } from './names.ts';
import type { Comparison } from './query.ts';
import { fieldHead } from './scan.ts';

interface Place {
  readonly from: number;
  readonly to: number;
  /** What stands before the cursor there, without its quotes. */
  readonly typed: string;
}

export type Spot =
  | (Place & { readonly kind: 'name' })
  | (Place & { readonly kind: 'value'; readonly field: FieldId; readonly op: ':' | Comparison });

export function spotAt(text: string, cursor: number): Spot {
  const before = start(text, 0, cursor, /[\s()]/);
  const signs = /^-*/.exec(text.slice(before.from, cursor))?.[0].length ?? 0;
  const from = before.from + signs;
  fieldHead.lastIndex = from;
  const [head = '', name = '', sign = ''] = fieldHead.exec(text) ?? [];
  const valueFrom = from + head.length;
  const field = head === '' ? undefined : fieldNamed(name);
  // An open quote holds all the rest of the line, which was not meant to be in it.
  const end = before.quoted ? cursor : endOf(text, cursor, /[\s()]/);
  if (!field || cursor < valueFrom) {
    const to = head !== '' && cursor < valueFrom ? valueFrom : end;
    return { kind: 'name', from, to, typed: text.slice(from, cursor) };
  }
  const op = (/[<>]=?/.exec(sign)?.[0] ?? ':') as ':' | Comparison;
  const last = op === ':' ? start(text, valueFrom, cursor, /,/).from : valueFrom;
  const to = before.quoted ? cursor : endOf(text, cursor, op === ':' ? /[\s(),]/ : /[\s()]/);
  const typed = text.slice(last, cursor).replaceAll(/\\(["\\])|"/g, '$1');
  return { kind: 'value', field, op, from: last, to, typed };
}

/** After the last divider before the cursor that no quotes hold. */
function start(text: string, from: number, cursor: number, divider: RegExp): { from: number; quoted: boolean } {
  let quoted = false;
  let last = from;
  for (let at = from; at < cursor; at++) {
    const character = text[at] ?? '';
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && divider.test(character)) last = at + 1;
  }
  return { from: last, quoted };
}

function endOf(text: string, cursor: number, divider: RegExp): number {
  let quoted = false;
  for (let at = cursor; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && divider.test(character)) return at;
  }
  return text.length;
}
