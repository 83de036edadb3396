/** What `bellhop list` is asked for: which WorkSpaces, what of each, in which order and form. */
import type { FlagTable, Given } from '../flags.ts';
import { numberOf, WrongUsage } from '../flags.ts';
import { type ExportFormat, exportColumns, exportFormats } from '../fleet/export.ts';
import type { FieldId } from '../fleet/fields.ts';
import type { Order } from '../fleet/order.ts';
import { readOrder } from '../fleet/order-words.ts';
import type { Preferences, SavedView } from '../fleet/preferences.ts';
import { readField } from '../fleet/query/names.ts';
import { and, everything, type Query } from '../fleet/query/query.ts';
import { sessionFlags } from '../session-flags.ts';
import { whereFlags, whereIn } from './where.ts';

export const listFlags = {
  ...sessionFlags,
  ...whereFlags,
  view: { type: 'string' },
  columns: { type: 'string' },
  sort: { type: 'string', dashed: true },
  format: { type: 'string' },
  count: { type: 'boolean' },
  limit: { type: 'string' },
  cached: { type: 'boolean' },
} as const satisfies FlagTable;

export type ListFlags = Given<keyof typeof listFlags>;

export interface Wanted {
  readonly query: Query;
  /** Undefined: as is usual for what is listed. */
  readonly columns: readonly FieldId[] | undefined;
  readonly order: Order | undefined;
  readonly format: ExportFormat | 'table';
  /** Nothing but how many there are. */
  readonly count: boolean;
  readonly limit: number;
  readonly cached: boolean;
}

/** `terminal`: somebody looks at it. Throws `WrongUsage`. */
export function readWanted(given: ListFlags, preferences: Preferences, terminal: boolean): Wanted {
  const view = viewIn(given, preferences);
  const format = formatIn(given) ?? (terminal ? 'table' : 'ndjson');
  const ofTables = format === 'table' ? preferences.columns : undefined;
  const count = given.has('count');
  const limit = numberOf(given, 'limit', { least: 1, most: 1_000_000, whole: true });
  if (count && limit !== undefined) throw new WrongUsage('--count tells how many there are: leave out --limit.');
  return {
    query: and([view?.query ?? everything, whereIn(given) ?? everything]),
    columns: columnsIn(given) ?? view?.columns ?? ofTables,
    order: orderIn(given) ?? view?.order,
    format,
    count,
    limit: limit ?? Number.POSITIVE_INFINITY,
    cached: given.has('cached'),
  };
}

function viewIn(given: ListFlags, { views }: Preferences): SavedView | undefined {
  const name = given.text('view');
  if (name === undefined) return undefined;
  const view = views.get(name);
  if (view) return view;
  const known = views.size > 0 ? `There are ${[...views.keys()].join(', ')}.` : 'The configuration has none.';
  throw new WrongUsage(`There is no view ${JSON.stringify(name)}. ${known}`);
}

function formatIn(given: ListFlags): Wanted['format'] | undefined {
  const text = given.text('format');
  const formats = ['table', ...exportFormats] as const;
  const format = formats.find((one) => one === text);
  if (text !== undefined && !format)
    throw new WrongUsage(`--format is one of ${formats.join(', ')}; ${JSON.stringify(text)} is none.`);
  return format;
}

function columnsIn(given: ListFlags): readonly FieldId[] | undefined {
  const text = given.texts('columns').join(',');
  if (text === '') return undefined;
  const names = text.split(',').map((name) => name.trim());
  return [...new Set(names.map((name) => fieldIn('--columns', name)))];
}

function fieldIn(flag: string, name: string): FieldId {
  const field = readField(name);
  if (field.ok) return field.id;
  throw new WrongUsage(`${flag}: ${field.why}.`);
}

function orderIn(given: ListFlags): Order | undefined {
  const text = given.text('sort');
  const order = text === undefined ? undefined : readOrder(text);
  if (typeof order === 'string') throw new WrongUsage(`--sort: ${order}.`);
  return order;
}

/** Nothing of it costs a call for each WorkSpace. */
const tableColumns: readonly FieldId[] = ['user', 'state', 'id', 'os', 'protocol', 'computer', 'ip', 'mode', 'compute'];
const ofSources: readonly FieldId[] = ['account', 'region'];

/** `several`: of more than one account and Region, so that each says which. */
export function columnsOf({ columns, format }: Wanted, several: boolean): readonly FieldId[] {
  if (columns && !several) return columns;
  const usual = columns ?? (format === 'table' ? tableColumns : exportColumns);
  return several ? [...new Set([...ofSources, ...usual])] : usual;
}
