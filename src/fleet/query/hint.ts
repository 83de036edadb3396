/** Where free words find nothing: what they may have meant, since they only look at names, ids and addresses. */
import { type FieldId, fieldIds, fields, type Surroundings } from '../fields.ts';
import type { Row } from '../fleet.ts';
import { countsOf } from './counts.ts';
import { foldChoice, meantChoice } from './match.ts';
import { asValue } from './print.ts';
import type { Query } from './query.ts';

/** It is asked with every key: rows evenly from the whole list have what is worth a hint. */
const looked = 2000;

/** A term that finds something in the place of a word that does not: `state:available`. To be asked only where nothing was found. */
export function hintFor(query: Query, rows: readonly Row[], at: Surroundings): string | undefined {
  let some: readonly Row[] | undefined;
  for (const text of wordsOf(query)) {
    const word = text.toLowerCase();
    // One alone has found nothing: that is why it is asked.
    if (query.kind !== 'text' && rows.some(({ haystack }) => haystack.includes(word))) continue;
    some ??= evenly(rows);
    for (const id of fieldIds) {
      const found = fields[id].free ? undefined : meant(id, word, some, at);
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

function evenly(rows: readonly Row[]): readonly Row[] {
  const step = Math.ceil(rows.length / looked);
  return step <= 1 ? rows : rows.filter((_, nth) => nth % step === 0);
}

/** Asked for, not shut out. */
function wordsOf(query: Query): readonly string[] {
  if (query.kind === 'text') return [query.text];
  return query.kind === 'and' || query.kind === 'or' ? query.of.flatMap(wordsOf) : [];
}
