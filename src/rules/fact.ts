/** A fact and how it is known: told by the API, inferred (from a name, mostly), or not known at all. */
export type Fact<T> =
  | { readonly known: 'told' | 'inferred'; readonly value: T /** Where it was read. */; readonly from: string }
  | { readonly known: 'unknown' /** One clause: why not. */; readonly why: string };

export function told<T>(value: T, from: string): Fact<T> {
  return { known: 'told', value, from };
}

export function inferred<T>(value: T, from: string): Fact<T> {
  return { known: 'inferred', value, from };
}

export function unknown(why: string): Fact<never> {
  return { known: 'unknown', why };
}

export function factValue<T>(fact: Fact<T>): T | undefined {
  return fact.known === 'unknown' ? undefined : fact.value;
}

/** The first fact that is known; when none is, the first one says why. */
export function firstKnown<T>(first: Fact<T>, ...rest: readonly (() => Fact<T>)[]): Fact<T> {
  if (first.known !== 'unknown') return first;
  for (const next of rest) {
    const fact = next();
    if (fact.known !== 'unknown') return fact;
  }
  return first;
}
