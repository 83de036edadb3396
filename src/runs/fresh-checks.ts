/** The check of the next item to be sent, made together with those of the ones behind it and kept while it is fresh. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { Check, Driver } from './drivers/driver.ts';
import type { Recorder } from './recorder.ts';
import { type Elsewhere, heldElsewhere } from './under-way.ts';

interface Checking {
  readonly run: Recorder;
  readonly driver: Driver;
  readonly elsewhere: () => Promise<Answer<Elsewhere>>;
  readonly stopped: AbortSignal;
}

/** A check is good for this long; what waits longer is looked at again. */
const freshFor = 30_000;

export function freshChecks({ run, driver, elsewhere, stopped }: Checking) {
  let made = new Map<string, Check>();
  let madeAt = Number.NEGATIVE_INFINITY;

  const kept = (id: string): Check | undefined => {
    const check = made.get(id);
    made.delete(id);
    return check;
  };
  /** A clock that was set back makes nothing fresh again. */
  const isFresh = () => {
    const age = run.clock.now() - madeAt;
    return age >= 0 && age <= freshFor;
  };
  return {
    first: async (ids: readonly string[]): Promise<Check | { readonly failure: Failure }> => {
      const id = ids[0] ?? '';
      const known = isFresh() ? kept(id) : undefined;
      if (known) return known;
      const others = await elsewhere();
      if (!others.ok) return { failure: others.failure };
      const items = ids.slice(0, driver.checkedAtOnce).map(run.item);
      const answer = await driver.check(items, stopped, run.state().items);
      if (!answer.ok) return { failure: answer.failure };
      made = new Map(answer.value);
      for (const each of made.keys()) {
        const reason = heldElsewhere(others.value, run.state().plan, each);
        if (reason !== undefined) made.set(each, { kind: 'stale', reason });
      }
      madeAt = run.clock.now();
      return kept(id) ?? { kind: 'stale', reason: 'It could not be looked up.' };
    },
    /** Time has passed, by whatever clock. */
    forget: () => made.clear(),
  };
}
