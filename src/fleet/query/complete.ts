/** What may be written at the cursor of a query: names of fields, and the values that there are of the field it is in. */
import { type FieldId, fieldIds, fields, type Surroundings } from '../fields.ts';
import type { Row } from '../fleet.ts';
import { type Spot, spotAt } from './cursor.ts';
import { optionsOf } from './options.ts';

export interface Completion {
  /** What an option replaces: from this column up to that. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
}

export interface Option {
  readonly insert: string;
  /** One line about it. */
  readonly says: string;
  /** Rows that have this value. */
  readonly count?: number;
}

/** `cursor`: how many characters stand before it. `rows`: all that the query is about, matching or not. */
export function complete(text: string, cursor: number, rows: readonly Row[], at: Surroundings): Completion {
  const spot = spotAt(text, Math.min(Math.max(cursor, 0), text.length));
  const { from, to } = spot;
  return { from, to, options: spot.kind === 'value' ? optionsOf(spot, rows, at) : names(spot) };
}

function names({ typed }: Extract<Spot, { kind: 'name' }>): readonly Option[] {
  const start = typed.toLowerCase();
  const said = (id: FieldId) => `${fields[id].title} ${fields[id].says}`.toLowerCase();
  const begins = fieldIds.filter((id) => id.startsWith(start));
  // Who types what the column is called means the field too.
  const called = start === '' ? [] : fieldIds.filter((id) => !begins.includes(id) && said(id).startsWith(start));
  return [...begins, ...called].map((id) => ({ insert: `${id}:`, says: fields[id].says }));
}
