/** What the list is to look like, out of a configuration whose shape is right. */
import type { FieldId } from '../fleet/fields.ts';
import type { Order } from '../fleet/order.ts';
import { readOrder } from '../fleet/order-words.ts';
import type { Preferences, SavedView } from '../fleet/preferences.ts';
import { fieldNamed } from '../fleet/query/names.ts';
import { parseQuery } from '../fleet/query/parse.ts';
import type { Configuration, ConfiguredView } from './shape.ts';

export function preferencesOf({ views = {}, columns, refresh, inventory = true }: Configuration): Preferences {
  return {
    views: new Map(Object.entries(views).map(([name, view]) => [name, viewOf(view)])),
    columns: columns && fieldsOf(columns),
    refresh,
    inventory,
  };
}

export function viewOf({ where, columns, sort }: ConfiguredView): SavedView {
  const parsed = parseQuery(where);
  // The shape lets no such text through, and a view of everything is not what was meant.
  if (!parsed.ok) throw new Error(`a view asks for what cannot be read: ${where}`);
  return {
    where,
    query: parsed.query,
    columns: columns && fieldsOf(columns),
    order: sort === undefined ? undefined : orderOf(sort),
  };
}

const fieldsOf = (names: readonly string[]): readonly FieldId[] => names.flatMap((name) => fieldNamed(name) ?? []);

function orderOf(sort: string): Order | undefined {
  const order = readOrder(sort);
  return typeof order === 'string' ? undefined : order;
}
