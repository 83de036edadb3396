/**
 * Which rows a query asks for, compiled once. Three answers (Kleene): what is not known of a row is neither in a
 * question nor in its opposite, so such a row is not shown for either, and can be counted.
 */
import { type Field, fields, type Surroundings } from '../fields.ts';
import type { Row } from '../fleet.ts';
import type { Match } from '../view.ts';
import { foldChoice, meantChoice } from './choice.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { partPattern, wholePattern } from './pattern.ts';
import type { Query, Term } from './query.ts';

/** Undefined: it depends on what is not known. */
export type Matcher = Match;

export function matcher(query: Query, at: Surroundings): Matcher {
  switch (query.kind) {
    case 'all':
      return () => true;
    case 'text': {
      const text = query.text.toLowerCase();
      const found = partPattern(text);
      const is = (row: Row) => found(row.haystack);
      return Object.assign(is, text === '' || text.includes('*') ? {} : { word: { text, enough: true } });
    }
    case 'field':
      return ofField(query, at);
    case 'not': {
      const inner = matcher(query.of, at);
      return (row) => {
        const verdict = inner(row);
        return verdict === undefined ? undefined : !verdict;
      };
    }
    default:
      return several(
        query.of.map((member) => matcher(member, at)),
        query.kind === 'or',
      );
  }
}

/** `settles`: the answer of one that makes it the answer of all. */
function several(members: readonly Matcher[], settles: boolean): Matcher {
  const word = settles ? undefined : members.find((member) => member.word)?.word;
  const is = (row: Row) => {
    let unknown = false;
    for (const member of members) {
      const verdict = member(row);
      if (verdict === settles) return settles;
      if (verdict === undefined) unknown = true;
    }
    return unknown ? undefined : !settles;
  };
  return word ? Object.assign(is, { word: { ...word, enough: false } }) : is;
}

function ofField(term: Term, at: Surroundings): Matcher {
  const field = fields[term.field];
  const meaning = meaningOf(term);
  // The parser lets no such value through: whoever builds one is told nothing rather than something wrong.
  if (typeof meaning === 'string') return () => undefined;
  if (meaning.kind === 'unknown') return (row) => field.values(row, at) === undefined;
  if (meaning.kind === 'none') return (row) => known(field.values(row, at), (values) => values.length === 0);
  const wanted = oneValue(field, meaning, at.now);
  const orNone = meaning.kind === 'pattern' && meaning.orNone;
  const named = meaning.kind === 'pattern' && !field.named?.id.test(meaning.pattern) ? field.named : undefined;
  return (row) => {
    const values = field.values(row, at);
    if (values === undefined) return undefined;
    if (values.length === 0) return orNone;
    for (const value of values) if (wanted(value)) return true;
    return named && !named.nameKnown(row, at) ? undefined : false;
  };
}

function known<T>(values: T | undefined, ask: (values: T) => boolean): boolean | undefined {
  return values === undefined ? undefined : ask(values);
}

type Wanted = (value: string | number) => boolean;

function oneValue(field: Field, meaning: Extract<Meaning, { kind: 'pattern' | 'amount' }>, now: number): Wanted {
  if (meaning.kind === 'amount') return amountIs(meaning, field.kind === 'time' ? now : undefined);
  if (field.kind !== 'choice') {
    const fits = wholePattern(meaning.pattern.toLowerCase());
    return (value) => fits(String(value).toLowerCase());
  }
  const fits = wholePattern(meantChoice(field, meaning.pattern));
  const before = new Map<string | number, boolean>();
  return (value) => {
    let verdict = before.get(value);
    if (verdict === undefined) {
      verdict = fits(foldChoice(String(value)));
      before.set(value, verdict);
    }
    return verdict;
  };
}

/** `since`: sizes are compared as they are, times by their age at that time. */
function amountIs({ op, amount }: Extract<Meaning, { kind: 'amount' }>, since: number | undefined): Wanted {
  const compare = compares[op];
  return (value) => compare(since === undefined ? Number(value) : since - Number(value), amount);
}

const compares = {
  '=': (a: number, b: number) => a === b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
} as const;
