/** A line of the query language in tokens; the words' own grammar (quotes, lists, fields) ends here. */
import { type FieldId, fields } from '../fields.ts';
import { meantChoice } from './choice.ts';
import { meaningOf } from './meaning.ts';
import { fieldNamed, nearestField } from './names.ts';
import { type Comparison, type Fault, or, type Query } from './query.ts';

interface Place {
  readonly at: number;
  readonly length: number;
}

export type Token = Place &
  ({ readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' } | { readonly kind: 'term'; readonly query: Query });

/** A field's name and what stands between it and its value. */
export const fieldHead = /([a-z][a-z_-]*)(:?[<>]=?|:?=|:)/iy;

/** What other languages have for it, and this one has not. */
export const foreignSign = /([a-z][a-z_-]*)(!=|==)/iy;

/** The words that are not text unless they are quoted. */
export const reserved: ReadonlySet<string> = new Set(['and', 'or', 'not']);

export function tokens(text: string): readonly Token[] | Fault {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isBlank(text, at)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    if ('why' in token) return token;
    found.push(token);
    at += token.length;
  }
  return found;
}

function tokenAt(text: string, at: number): Token | Fault {
  switch (text[at]) {
    case '(':
      return { kind: 'open', at, length: 1 };
    case ')':
      return { kind: 'close', at, length: 1 };
    case '-':
      if (ends(text, at + 1) && text[at + 1] !== '(') {
        return { at, length: 1, why: 'a - stands right before what is not wanted: -state:stopped' };
      }
      return { kind: 'not', at, length: 1 };
    default:
      return termAt(text, at);
  }
}

function termAt(text: string, at: number): Token | Fault {
  const foreign = foreignAt(text, at);
  if (foreign) return foreign;
  fieldHead.lastIndex = at;
  const [head, name, op] = fieldHead.exec(text) ?? [];
  if (head !== undefined && name !== undefined && op !== undefined) return fieldAt(text, at, name, op);
  const word = wordAt(text, at);
  if ('why' in word) return word;
  const [{ value }] = word.values;
  const length = word.end - at;
  const lower = text.slice(at, word.end).toLowerCase();
  if (lower === 'and' || lower === 'or' || lower === 'not') return { kind: lower, at, length };
  if (value === '') return { at, length, why: 'there is nothing between the quotes' };
  return { kind: 'term', at, length, query: { kind: 'text', text: value } };
}

function foreignAt(text: string, at: number): Fault | undefined {
  foreignSign.lastIndex = at;
  const [head, name = '', sign = ''] = foreignSign.exec(text) ?? [];
  const field = fieldNamed(name);
  if (head === undefined || !field) return undefined;
  const end = text.slice(at + head.length).search(/[\s()]|$/);
  const value = text.slice(at + head.length, at + head.length + end) || 'VALUE';
  const instead = sign === '!=' ? `-${field}:${value}` : `${field}:${value}`;
  return { at: at + name.length, length: sign.length, why: `${sign} is nothing here: write ${instead}` };
}

function fieldAt(text: string, at: number, name: string, op: string): Token | Fault {
  const from = at + name.length + op.length;
  const word = wordAt(text, from, ',');
  if ('why' in word) return word;
  const length = word.end - at;
  const field = fieldNamed(name);
  if (!field) {
    const near = nearestField(name);
    const instead = near ? `did you mean ${near}${op}?` : 'a tag is asked for by tag:KEY=VALUE.';
    return {
      at,
      length: name.length,
      why: `there is no field ${name}; ${instead} Text with a ${op} in it goes in quotes`,
    };
  }
  const sign = /[<>]=?/.exec(op)?.[0] ?? ':';
  const members: Query[] = [];
  let key = '';
  for (const value of sign === ':' ? word.values : [{ at: from, value: text.slice(from, word.end), quoted: false }]) {
    if (value.value === '' && !value.quoted) {
      return value.at > from
        ? {
            at: value.at - 1,
            length: 1,
            why: 'a value stands after each comma; a comma that is part of one goes in quotes',
          }
        : { at, length: from - at, why: needsValue(field, op) };
    }
    // Further values of a tag are of the same key: tag:env=prod,test.
    const whole = fields[field].kind === 'pair' && key && !value.value.includes('=') ? key + value.value : value.value;
    const asked = meantChoice(fields[field], whole) === '?' ? '?' : whole;
    key = asked.slice(0, asked.indexOf('=') + 1);
    const term = { kind: 'field', field, op: sign as ':' | Comparison, value: asked } as const;
    const meaning = meaningOf(term);
    if (typeof meaning === 'string') return { at, length, why: meaning };
    members.push(term);
  }
  return { kind: 'term', at, length, query: or(members) };
}

function needsValue(field: FieldId, op: string): string {
  return `${field}${op} needs a value right after it; ${field}:* is any, ${field}:"" none, ${field}:? not known`;
}

interface Word {
  readonly at: number;
  readonly value: string;
  /** Some of it stood in quotes. */
  readonly quoted: boolean;
}

/** Up to a blank or a parenthesis that no quotes hold; `apart`: what divides it into several. */
function wordAt(
  text: string,
  from: number,
  apart = '',
): { readonly values: readonly [Word, ...Word[]]; readonly end: number } | Fault {
  const before: Word[] = [];
  let word = { at: from, value: '', quoted: false };
  let at = from;
  for (; !ends(text, at); at++) {
    if (text[at] === '"') {
      const close = closing(text, at);
      if (close === undefined)
        return { at, length: 1, why: 'no " closes this one; a " that is part of the text is \\" in quotes' };
      word = { ...word, value: word.value + text.slice(at + 1, close).replaceAll(/\\(["\\])/g, '$1'), quoted: true };
      at = close;
    } else if (text[at] === apart) {
      before.push(word);
      word = { at: at + 1, value: '', quoted: false };
    } else word.value += text[at];
  }
  const [first, ...others] = [...before, word];
  return { values: [first ?? word, ...others], end: at };
}

function closing(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '"') return at;
    if (text[at] === '\\' && /["\\]/.test(text[at + 1] ?? '')) at++;
  }
  return undefined;
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? '');
}

function ends(text: string, at: number): boolean {
  return at >= text.length || /[\s()]/.test(text[at] ?? '');
}
