/** What a value asks of its field: read once, for the parser that refuses it and the matcher that applies it. */
import { nearest } from '../../nearest.ts';
import { type Field, type FieldId, fields } from '../fields.ts';
import { foldChoice, meantChoice } from './choice.ts';
import type { Comparison, Term } from './query.ts';

export type Meaning =
  /** It is not known. */
  | { readonly kind: 'unknown' }
  /** It is known, and there is none. */
  | { readonly kind: 'none' }
  /** `orNone`: the word also says that there is none. */
  | { readonly kind: 'pattern'; readonly pattern: string; readonly orNone: boolean }
  /** Milliseconds of age, or GiB. */
  | { readonly kind: 'amount'; readonly op: '=' | Comparison; readonly amount: number };

/** Or the sentence that says why it asks nothing. */
export function meaningOf({ field: id, op, value }: Omit<Term, 'kind'>): Meaning | string {
  const field = fields[id];
  if (op !== ':') return compared(id, field, op, value);
  if (value === '?') return { kind: 'unknown' };
  if (value === '') return { kind: 'none' };
  const word = value.toLowerCase();
  if (field.kind === 'time' || field.kind === 'size') {
    if (word === 'none') return { kind: 'none' };
    if (word === '*') return { kind: 'pattern', pattern: '*', orNone: false };
    const gib = field.kind === 'size' ? sizeIn(word) : undefined;
    return gib === undefined ? examples(id, field) : { kind: 'amount', op: '=', amount: gib };
  }
  const other = field.only && noneOf(id, field.only, meantChoice(field, value));
  if (other !== undefined) return other;
  const pattern = field.kind === 'pair' && !value.includes('=') && value !== '*' ? `${value}=*` : value;
  return { kind: 'pattern', pattern, orNone: word === 'none' };
}

/** Why a word that is none of these asks nothing. */
function noneOf(id: FieldId, only: readonly string[], word: string): string | undefined {
  const folded = only.map(foldChoice);
  if (word.includes('*') || folded.includes(word)) return undefined;
  const meant = only[folded.indexOf(nearest(word, folded) ?? '')];
  return `${id} is one of ${[...only, '? (not known)'].join(', ')}${meant === undefined ? '' : `; did you mean ${id}:${meant}?`}`;
}

function compared(id: FieldId, field: Field, op: Comparison, value: string): Meaning | string {
  if (field.kind !== 'time' && field.kind !== 'size') {
    return `${id} is not a size or an age, so nothing is more or less: write ${id}:VALUE`;
  }
  const amount = field.kind === 'time' ? ageIn(value) : sizeIn(value);
  return amount === undefined ? examples(id, field) : { kind: 'amount', op, amount };
}

function examples(id: FieldId, field: Field): string {
  return field.kind === 'time'
    ? `${id} asks for an age with its unit, s, m, h, d or w: ${id}:>30d is longer ago than 30 days, ${id}:<2h is within two hours`
    : `${id} asks for GiB in figures: ${id}:80, ${id}:>=80, ${id}:<50`;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const units = new Map([
  ['s', second],
  ['m', minute],
  ['min', minute],
  ['h', hour],
  ['d', day],
  ['w', 7 * day],
]);

/** `30d`, `1.5h`: milliseconds. */
function ageIn(text: string): number | undefined {
  const [, figures, unit] = /^(\d{1,9}(?:\.\d{1,3})?)([a-z]+)$/.exec(text.toLowerCase()) ?? [];
  const length = units.get(unit ?? '');
  return length === undefined ? undefined : Number(figures) * length;
}

/** `80`, `80gb`, `1tb`: GiB. */
function sizeIn(text: string): number | undefined {
  const [, figures, unit] = /^(\d{1,9}(?:\.\d{1,3})?)(g|gb|gib|t|tb|tib)?$/.exec(text.toLowerCase()) ?? [];
  return figures === undefined ? undefined : Number(figures) * (unit?.startsWith('t') ? 1024 : 1);
}
