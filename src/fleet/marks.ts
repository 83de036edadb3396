/**
 * Marks on WorkSpaces: ids and nothing else, so that no refresh, order or query can move one to another WorkSpace or add
 * one. Every act is about the rows that are shown, in the order in which they are shown.
 */

export type Marked = ReadonlySet<string>;
type Shown = readonly { readonly id: string }[];

export function toggled(marked: Marked, id: string): Marked {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** All of these, or none of them where all are marked already. */
export function toggledAll(marked: Marked, shown: Shown): Marked {
  const next = new Set(marked);
  const every = shown.every(({ id }) => marked.has(id));
  for (const { id } of shown) every ? next.delete(id) : next.add(id);
  return next;
}

/** From one row to another, whichever is above. A beginning that is not shown is none: the other row alone. */
export function withRange(marked: Marked, from: string | undefined, to: string, shown: Shown): Marked {
  const there = shown.findIndex(({ id }) => id === to);
  if (there < 0) return marked;
  const start = from === undefined ? -1 : shown.findIndex(({ id }) => id === from);
  const here = start < 0 ? there : start;
  const range = shown.slice(Math.min(here, there), Math.max(here, there) + 1);
  return new Set([...marked, ...range.map(({ id }) => id)]);
}

/** What is hidden stays as it is: nobody turns around what he does not see. */
export function inverted(marked: Marked, shown: Shown): Marked {
  const next = new Set(marked);
  for (const { id } of shown) if (!next.delete(id)) next.add(id);
  return next;
}

/** The marked ones that are not shown. */
export function hiddenOf(marked: Marked, shown: Shown): readonly string[] {
  if (marked.size === 0) return [];
  const seen = new Set<string>();
  for (const { id } of shown) if (marked.has(id)) seen.add(id);
  return seen.size === marked.size ? [] : [...marked].filter((id) => !seen.has(id));
}

export function without(marked: Marked, ids: Iterable<string>): Marked {
  const next = new Set(marked);
  for (const id of ids) next.delete(id);
  return next;
}

/** Those that are listed, and those that no longer are: a mark outlives its WorkSpace until it is told. */
export function listed(
  marked: Marked,
  fleets: readonly { readonly rows: { has(id: string): boolean } }[],
): { readonly there: Marked; readonly gone: readonly string[] } {
  const gone = [...marked].filter((id) => !fleets.some(({ rows }) => rows.has(id)));
  return { there: gone.length === 0 ? marked : without(marked, gone), gone };
}
