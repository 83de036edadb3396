/** The values that a field may be asked for, by what there is: the most frequent first, what is not there not at all. */
import { fields, type Surroundings } from '../fields.ts';
import type { Row } from '../fleet.ts';
import { foldChoice } from './choice.ts';
import type { Option } from './complete.ts';
import { type Counts, countsOf, countsTell, type Lacking, lackingOf, valuesIn } from './counts.ts';
import type { Spot } from './cursor.ts';
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
  if (field.kind === 'name' && op === ':' && !countsTell(id, rows, at))
    return [...valuesLike(valuesIn(id, rows, at), typed, lower, ''), ...rest(() => lackingOf(id, rows, at), typed)];
  if (field.kind === 'time')
    return [...ages(op, typed), ...(op === ':' ? rest(() => countsOf(id, rows, at), typed) : [])];
  const counts = countsOf(id, rows, at);
  if (field.kind === 'size')
    return [...valuesLike(counts.values, typed, same, 'GiB'), ...(op === ':' ? rest(() => counts, typed) : [])];
  if (op !== ':') return [];
  if (field.kind === 'pair') return [...pairs(counts, typed), ...rest(() => counts, typed)];
  const choice = field.kind === 'choice';
  const values = choice
    ? counts.values.map(({ value, rows }) => ({ value: value.toLowerCase(), rows }))
    : counts.values;
  return [...valuesLike(values, typed, choice ? foldChoice : lower, ''), ...rest(() => counts, typed)];
}

const same = (text: string) => text;
const lower = (text: string) => text.toLowerCase();

/** Those that begin so, then those that have it in them. */
function valuesLike(
  values: Iterable<{ readonly value: string; readonly rows?: number }>,
  typed: string,
  fold: (text: string) => string,
  says: string,
): readonly Option[] {
  const wanted = fold(typed);
  const [begin, hold] = [new Map<string, Option>(), new Map<string, Option>()];
  for (const { value, rows } of values) {
    const at = value === '' ? -1 : fold(value).indexOf(wanted);
    const found = at === 0 ? begin : hold;
    if (at < 0 || found.size === most || found.has(value)) continue;
    found.set(value, { insert: asValue(value), says, ...(rows !== undefined && { count: rows }) });
    if (begin.size === most) break;
  }
  return [...begin.values(), ...hold.values()].slice(0, most);
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
function rest(count: () => Lacking, typed: string): readonly Option[] {
  const [asNone, asUnknown] = ['none'.startsWith(typed.toLowerCase()), '?'.startsWith(typed)];
  if (!asNone && !asUnknown) return [];
  const { none, unknown } = count();
  return [
    ...(none > 0 && asNone ? [{ insert: '""', says: 'has none', count: none }] : []),
    ...(unknown > 0 && asUnknown ? [{ insert: '?', says: 'is not known', count: unknown }] : []),
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
