/**
 * What many records say alike is kept once: 100,000 WorkSpaces have some hundred names of states, systems, bundles and
 * subnets between them, and each answer brings its own copy.
 */

/** A service that gives every record names of its own must not fill the memory with them. */
const most = 10_000;
const texts = new Map<string, string>();
const lists = new Map<string, readonly string[]>();
const none: readonly never[] = Object.freeze([]);

/** The same text, the very one that was met first. */
export function shared<T extends string>(text: T | undefined): T | undefined {
  return text === undefined ? undefined : (met(texts, text, text) as T);
}

/** A list of few short names, as an answer repeats it; not to be changed. */
export function sharedNames(names: readonly string[]): readonly string[] {
  return names.length === 0 ? none : met(lists, names.join('\n'), names);
}

/** Most lists of a record are empty. */
export function oneNone<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? none : items;
}

function met<T>(before: Map<string, T>, key: string, now: T): T {
  const known = before.get(key);
  if (known !== undefined) return known;
  if (before.size < most) before.set(key, now);
  return now;
}
