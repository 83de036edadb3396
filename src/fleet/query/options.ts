/** The values that a field may be asked for, by what there is: the most frequent first, what is not there not at all. */
import { fields, type Surroundings } from '../fields.ts';
import type { Row } from '../fleet.ts';
import type { Option } from './complete.ts';
import { type Counts, countsOf } from './counts.ts';
import type { Spot } from './cursor.ts';
import { foldChoice } from './match.ts';
import { asValue } from './print.ts';

/** Nobody reads more; whoever types on sees others. */
const most = 50;

type ValueSpot = Extract<Spot, { kind: 'value' }>;

export function optionsOf(
  { field: id, op, typed }: ValueSpot,
  rows: readonly Row[],
  at: Surroundings,
): readonly Option[] {
  const field = fields[id];
  if (field.kind === 'time') return [...ages(op, typed), ...(op === ':' ? rest(countsOf(id, rows, at), typed) : [])];
  const counts = countsOf(id, rows, at);
  if (field.kind === 'size')
    return [...valuesLike(counts.values, typed, same, 'GiB'), ...(op === ':' ? rest(counts, typed) : [])];
  if (op !== ':') return [];
  if (field.kind === 'pair') return [...pairs(counts, typed), ...rest(counts, typed)];
  const choice = field.kind === 'choice';
  const values = choice
    ? counts.values.map(({ value, rows }) => ({ value: value.toLowerCase(), rows }))
    : counts.values;
  return [...valuesLike(values, typed, choice ? foldChoice : lower, ''), ...rest(counts, typed)];
}

const same = (text: string) => text;
const lower = (text: string) => text.toLowerCase();

/** Those that begin so, then those that have it in them. */
function valuesLike(
  values: Counts['values'],
  typed: string,
  fold: (text: string) => string,
  says: string,
): readonly Option[] {
  const wanted = fold(typed);
  const found: Option[] = [];
  for (const fits of [(text: string) => text.startsWith(wanted), (text: string) => text.indexOf(wanted) > 0]) {
    for (const { value, rows } of values) {
      if (found.length === most) return found;
      if (value !== '' && fits(fold(value))) found.push({ insert: asValue(value), says, count: rows });
    }
    if (wanted === '') break;
  }
  return found;
}

/** First the keys, and the values of a key once it is written. */
function pairs({ values }: Counts, typed: string): readonly Option[] {
  if (typed.includes('=')) return valuesLike(values, typed, lower, '');
  const keys = new Map<string, number>();
  for (const { value, rows } of values) {
    const key = value.slice(0, value.indexOf('='));
    keys.set(key, (keys.get(key) ?? 0) + rows);
  }
  const sorted = Array.from(keys, ([key, rows]) => ({ value: key, rows })).sort((a, b) => b.rows - a.rows);
  return valuesLike(sorted, typed, lower, 'this key, whatever its value');
}

/** What has none, and what is not known: as soon as there are such rows. */
function rest({ none, unknown }: Counts, typed: string): readonly Option[] {
  return [
    ...(none > 0 && 'none'.startsWith(typed.toLowerCase()) ? [{ insert: '""', says: 'has none', count: none }] : []),
    ...(unknown > 0 && '?'.startsWith(typed) ? [{ insert: '?', says: 'is not known', count: unknown }] : []),
  ];
}

const units = [
  ['h', 'hours'],
  ['d', 'days'],
  ['w', 'weeks'],
  ['m', 'minutes'],
] as const;

function ages(op: ValueSpot['op'], typed: string): readonly Option[] {
  const sides = op === ':' ? ['>', '<'] : [''];
  const side = (sign: string) => ((sign || op).startsWith('>') ? 'longer ago than' : 'within');
  if (/^\d+$/.test(typed))
    return sides.flatMap((sign) =>
      units.map(([unit, name]) => ({ insert: `${sign}${typed}${unit}`, says: `${side(sign)} ${typed} ${name}` })),
    );
  const usual = [
    ['>30d', '30 days'],
    ['>90d', '90 days'],
    ['>12h', '12 hours'],
    ['<1d', 'a day'],
    ['<2h', '2 hours'],
  ] as const;
  return usual.flatMap(([age, name]) => {
    if (op !== ':' && !op.startsWith(age.slice(0, 1))) return [];
    const insert = op === ':' ? age : age.slice(1);
    return insert.startsWith(typed) ? [{ insert, says: `${side(age.slice(0, 1))} ${name}` }] : [];
  });
}
