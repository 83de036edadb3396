/**
 * The accounts and Regions that one console looks at, in the order in which they were asked for; never none. Two that
 * turn out to be the same account and Region have one budget at AWS: the later one is folded into the earlier.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Source, SourceChoice } from './source.ts';

export interface Sources {
  readonly store: StoreApi<readonly Source[]>;
  /** By its id; the first one where that is no longer looked at, or where none is meant. */
  of(id: string | undefined): Source;
  add(choice: SourceChoice): Source;
  /** Not the last one: it stays. */
  remove(id: string): void;
  /** Resolves when each has put away what it keeps. */
  close(): Promise<void>;
}

/**
 * `open`: a source of its own for each call, which is given a new id; `added`: it is not there from the start. `onFold` is
 * told before `gone` is closed: `kept` is the same account and Region.
 */
export function createSources(
  choices: readonly [SourceChoice, ...SourceChoice[]],
  open: (id: string, choice: SourceChoice, added: boolean) => Source,
  onFold: (gone: Source, kept: Source) => void = () => {},
): Sources {
  let opened = 0;
  const next = (choice: SourceChoice, added: boolean) => {
    const source = open(`source-${++opened}`, choice, added);
    source.link.subscribe(({ account }, before) => {
      if (account && !before.account) fold();
    });
    return source;
  };

  function fold(): void {
    const first = new Map<string, Source>();
    for (const source of store.getState()) {
      const place = placeOf(source);
      const kept = place === undefined ? undefined : first.get(place);
      if (kept) {
        onFold(source, kept);
        remove(source.id);
      } else if (place !== undefined) first.set(place, source);
    }
  }

  function remove(id: string): void {
    const [left, ...more] = store.getState().filter((source) => source.id !== id);
    const gone = store.getState().find((source) => source.id === id);
    if (!left || !gone) return;
    store.setState([left, ...more], true);
    void gone.close();
  }

  const [first, ...others] = choices;
  const store = createStore<readonly [Source, ...Source[]]>(() => [
    next(first, false),
    ...others.map((choice) => next(choice, false)),
  ]);
  return {
    store: store as StoreApi<readonly Source[]>,
    of: (id) => store.getState().find((source) => source.id === id) ?? store.getState()[0],
    add(choice) {
      const source = next(choice, true);
      store.setState([...store.getState(), source], true);
      return source;
    },
    remove,
    async close() {
      await Promise.all(store.getState().map((source) => source.close()));
    },
  };
}

/** Undefined until AWS has named the account. */
function placeOf({ link }: Source): string | undefined {
  const { session, account } = link.getState();
  return session && account && `${session.endpointUrl ?? ''} ${account.accountId} ${session.region}`;
}
