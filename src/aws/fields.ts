/**
 * Members of a record as the service sent them. The SDK passes on what came over the wire without looking, whatever its
 * types say, so a member of another type than promised counts as missing.
 */

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A text with something in it: what may be an id or a name. */
export const label = (value: unknown): string | undefined => text(value) || undefined;

export const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

/** Numbers, and those that AWS sends as text. */
export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** Epoch milliseconds. */
export function time(value: unknown): number | undefined {
  return value instanceof Date ? number(value.getTime()) : undefined;
}

/** The members of a list that read as something; none when there is no list. */
export function list<Item, Read>(
  items: readonly Item[] | undefined,
  read: (item: NonNullable<Item>) => Read | undefined,
): NonNullable<Read>[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: Item) => {
    const value = item === null || item === undefined ? undefined : read(item);
    return value === undefined || value === null ? [] : [value];
  });
}
