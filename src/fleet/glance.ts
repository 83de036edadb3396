/**
 * A fleet counted by what is in it: how many there are of each value of a field, what AWS does not tell included, so that
 * the counts of a field add up to the fleet; and how many each question is about. One pass over the rows.
 */
import { type FieldId, fields, type Surroundings } from './fields.ts';
import { rowsOf } from './first-listed.ts';
import type { Fleet, Row } from './fleet.ts';
import { matcher } from './query/match.ts';
import type { Query } from './query/query.ts';
import { type Question, questions, term } from './questions.ts';
import type { Match } from './view.ts';

/** So many have that value. */
export interface Slice {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Who they are. */
  readonly query: Query;
}

export interface Panel {
  readonly field: FieldId;
  /** The most frequent first; what AWS does not tell last. */
  readonly slices: readonly Slice[];
}

export interface Answered extends Question {
  readonly count: number;
}

export interface Glance {
  /** Counted: those that the query asks for. */
  readonly total: number;
  /** Of so many it cannot be told whether they are asked for. */
  readonly unknown: number;
  readonly questions: readonly Answered[];
  readonly panels: readonly Panel[];
}

export const notTold = 'AWS does not tell';

/** `fleets`: an id that several list is the first one's. */
export function glanceOf(
  fleets: readonly Pick<Fleet, 'rows'>[],
  asked: Match,
  ids: readonly FieldId[],
  at: Surroundings,
): Glance {
  const asking = questions.map((question) => ({
    question,
    is: matcher(question.query, at),
    of: fieldIn(question.query),
  }));
  // Whoever has the same words gives the same answer: only of times each row is asked.
  const timed = asking.filter(({ of }) => fields[of].kind === 'time').map((one) => ({ ...one, count: 0 }));
  const counted = new Set([...ids, ...asking.map(({ of }) => of)].filter((id) => fields[id].kind !== 'time'));
  const tallies = [...counted].map((id) => ({ id, values: fields[id].values, counts: new Map<string, Tally>() }));
  let [total, unknown] = [0, 0];
  for (const row of rowsOf(fleets)) {
    const verdict = asked(row);
    if (verdict === undefined) unknown++;
    if (!verdict) continue;
    total++;
    for (const { values, counts } of tallies) {
      const key = keyOf(values(row, at));
      const tally = counts.get(key);
      if (tally) tally.count++;
      else counts.set(key, { count: 1, row });
    }
    for (const one of timed) if (one.is(row)) one.count++;
  }
  const countsOf = (id: FieldId) => tallies.find((tally) => tally.id === id)?.counts ?? new Map<string, Tally>();
  const answer = ({ question, is, of }: (typeof asking)[number]): Answered => {
    const alike = [...countsOf(of).values()].filter(({ row }) => is(row));
    const count = timed.find((one) => one.question === question)?.count;
    return { ...question, count: count ?? alike.reduce((sum, tally) => sum + tally.count, 0) };
  };
  return {
    total,
    unknown,
    questions: asking.map(answer).filter(({ ifAny, count }) => count > 0 || !ifAny),
    panels: ids.map((field) => ({ field, slices: slicesOf(field, countsOf(field)) })),
  };
}

/** How many have the same words, and one of them. */
interface Tally {
  count: number;
  readonly row: Row;
}

/** A question is about one field. */
function fieldIn(query: Query): FieldId {
  if (query.kind === 'field') return query.field;
  const [first] = query.kind === 'or' ? query.of : [];
  if (!first) throw new Error('a question asks for the words of one field');
  return fieldIn(first);
}

const none = '';
const unknown = '\0';

function keyOf(values: readonly (string | number)[] | undefined): string {
  if (values === undefined) return unknown;
  return values.length === 1 ? String(values[0]) : values.join('\n');
}

function slicesOf(field: FieldId, counts: ReadonlyMap<string, Tally>): readonly Slice[] {
  const names = new Map<string, number>();
  for (const key of counts.keys()) names.set(nameIn(key), (names.get(nameIn(key)) ?? 0) + 1);
  return [...counts]
    .map(([key, { count }]): Slice => {
      if (key === unknown) return { id: key, label: notTold, count, query: term(field, '?') };
      if (key === none) return { id: key, label: 'none', count, query: term(field, '') };
      const [label = key, ...more] = key.split('\n');
      // A thing goes by its name, but for one that another has as well or that a query would read as something else.
      const plain = names.get(nameIn(key)) === 1 && !/[*?]/.test(label);
      return { id: key, label, count, query: term(field, plain ? label : (more.at(-1) ?? label)) };
    })
    .sort((a, b) => last(a) - last(b) || b.count - a.count || (a.label < b.label ? -1 : 1));
}

const nameIn = (key: string): string => (key.split('\n')[0] ?? key).toLowerCase();
const last = ({ id }: Slice): number => (id === unknown ? 1 : 0);
