/**
 * Where nothing is found: what free words may have meant, since they only look at names, ids and addresses, and which
 * value nobody has. To be asked only there.
 */
import { nearestFirst } from '../../nearest.ts';
import { type FieldId, fieldIds, fields, type Surroundings } from '../fields.ts';
import type { Row } from '../fleet.ts';
import { foldChoice, meantChoice } from './choice.ts';
import { countsOf } from './counts.ts';
import { matcher } from './match.ts';
import { meaningOf } from './meaning.ts';
import { asValue } from './print.ts';
import type { Query, Term } from './query.ts';

/** It is asked with every key: rows evenly from the whole list have what is worth a hint. */
const looked = 500;
/** Nobody reads more. */
const most = 5;

/** Sentences, one a line. `rows`: all that were asked. */
export function hintsFor(query: Query, rows: readonly Row[], at: Surroundings): readonly string[] {
  const meant = meantByWords(query, rows, at);
  const words =
    meant === undefined ? [] : [`Words are looked for in names, ids and addresses. Did you mean ${meant} ?`];
  const absent = wanted(query).flatMap((term) => (term.kind === 'field' ? (nobodyHas(term, rows, at) ?? []) : []));
  return [...words, ...new Set(absent)];
}

/** A term that finds something in the place of a word that does not: `state:available`. */
function meantByWords(query: Query, rows: readonly Row[], at: Surroundings): string | undefined {
  for (const term of wanted(query)) {
    if (term.kind !== 'text') continue;
    const word = term.text.toLowerCase();
    // One alone has found nothing: that is why it is asked.
    if (query.kind !== 'text' && rows.some(({ haystack }) => haystack.includes(word))) continue;
    for (const id of fieldIds) {
      const found = fields[id].free ? undefined : meant(id, word, evenly(rows), at);
      if (found !== undefined) return `${id}:${asValue(found)}`;
    }
  }
  return undefined;
}

function meant(id: FieldId, word: string, rows: readonly Row[], at: Surroundings): string | undefined {
  const field = fields[id];
  const { kind } = field;
  if (kind !== 'name' && kind !== 'choice') return undefined;
  const { values } = countsOf(id, rows, at);
  if (kind === 'name') return values.some(({ value }) => value.toLowerCase().includes(word)) ? `*${word}*` : undefined;
  const folded = meantChoice(field, word);
  return values.find(({ value }) => foldChoice(value) === folded)?.value.toLowerCase();
}

/** `No WorkSpace here has os windows10: there are windows_10, windows_11.` */
function nobodyHas(term: Term, rows: readonly Row[], at: Surroundings): string | undefined {
  const { field: id, value } = term;
  const field = fields[id];
  const meaning = meaningOf(term);
  if (typeof meaning === 'string' || meaning.kind !== 'pattern' || value === '*') return undefined;
  const is = matcher(term, at);
  let known = false;
  for (const row of rows) {
    const verdict = is(row);
    if (verdict) return undefined;
    if (verdict === false) known = true;
  }
  if (!known) return undefined;
  const choice = field.kind === 'choice';
  const typed = choice ? meantChoice(field, value) : value.toLowerCase();
  const values = countsOf(id, evenly(rows), at).values.map((one) => one.value.toLowerCase());
  const nobody = `No WorkSpace here has ${id} ${value}`;
  if (field.kind === 'name' && values.some((one) => one.includes(typed)))
    return `${nobody}: did you mean ${id}:${asValue(`*${value}*`)} ?`;
  const near = nearestFirst(typed, values);
  const told = (near.length > 0 || !choice ? near : values).slice(0, most);
  return told.length > 0 ? `${nobody}: there ${told.length > 1 ? 'are' : 'is'} ${told.join(', ')}.` : `${nobody}.`;
}

const sampled = new WeakMap<readonly Row[], readonly Row[]>();

/** The same for the same rows, so that they are counted once. */
function evenly(rows: readonly Row[]): readonly Row[] {
  const step = Math.ceil(rows.length / looked);
  if (step <= 1) return rows;
  const some = sampled.get(rows) ?? rows.filter((_, nth) => nth % step === 0);
  sampled.set(rows, some);
  return some;
}

/** Words and terms that are asked for, not shut out. */
function wanted(query: Query): readonly Extract<Query, { kind: 'text' | 'field' }>[] {
  if (query.kind === 'text' || query.kind === 'field') return [query];
  return query.kind === 'and' || query.kind === 'or' ? query.of.flatMap(wanted) : [];
}
