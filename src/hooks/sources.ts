/**
 * The accounts and Regions that one console looks at, in the order in which they were asked for; never none. Two that
 * turn out to be the same account and Region have one budget at AWS, and one list: one of them is folded into the other.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Source, SourceChoice } from './source.ts';

export interface Sources {
  readonly store: StoreApi<readonly Source[]>;
  first(): Source;
  /** Undefined: it is not looked at, or no longer. */
  find(id: string | undefined): Source | undefined;
  add(choice: SourceChoice): Source;
  /** Not the last one: it stays. */
  remove(id: string): void;
  /** What was put off while both were in use is done as far as it can be by now. */
  fold(): void;
  /** Resolves when each has put away what it keeps. */
  close(): Promise<void>;
}

export interface SourcesOptions {
  /** A source of its own for each call, which is given a new id; `added`: it is not there from the start. */
  readonly open: (id: string, choice: SourceChoice, added: boolean) => Source;
  /** A run speaks through its session: closed, what is on its way would end in doubt. */
  readonly isInUse?: (source: Source) => boolean;
  /** Told before `gone` is closed: `kept` is the same account and Region. */
  readonly onFold?: (gone: Source, kept: Source) => void;
}

export function createSources(
  choices: readonly [SourceChoice, ...SourceChoice[]],
  { open, isInUse = () => false, onFold = () => {} }: SourcesOptions,
): Sources {
  let opened = 0;
  const next = (choice: SourceChoice, added: boolean) => {
    const source = open(`source-${++opened}`, choice, added);
    source.link.subscribe(({ account }, before) => account !== before.account && fold());
    source.fleet.subscribe(fold);
    return source;
  };

  function fold(): void {
    for (let twins = findTwins(); twins; twins = findTwins()) {
      onFold(twins.gone, twins.kept);
      remove(twins.gone.id);
    }
  }

  function findTwins(): { readonly gone: Source; readonly kept: Source } | undefined {
    for (const [place, same] of Map.groupBy(store.getState(), placeOf)) {
      if (place === undefined || same.length === 1) continue;
      const [kept, ...others] = same.toSorted((one, other) => worth(other) - worth(one));
      const gone = others.find((other) => !isInUse(other));
      if (kept && gone) return { gone, kept };
    }
    return undefined;
  }

  /** Of equal ones the first that was asked for stays. */
  function worth(source: Source): number {
    const { troubles, rows } = source.fleet.getState();
    return (isInUse(source) ? 4 : 0) + (troubles.workspaces ? 0 : 2) + (rows.size > 0 ? 1 : 0);
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
    first: () => store.getState()[0],
    find: (id) => store.getState().find((source) => source.id === id),
    add(choice) {
      const source = next(choice, true);
      store.setState([...store.getState(), source], true);
      return source;
    },
    remove,
    fold,
    async close() {
      await Promise.all(store.getState().map((source) => source.close()));
    },
  };
}

/** Undefined until AWS has named the account, and has listed some of its WorkSpaces or refused to. */
function placeOf({ link, fleet }: Source): string | undefined {
  const { session, account } = link.getState();
  const { loading, progress, troubles } = fleet.getState();
  const answered = !loading || (progress?.seen ?? 0) > 0 || troubles.workspaces !== undefined;
  if (!session || !account || !answered) return undefined;
  return `${session.endpointUrl ?? ''} ${account.accountId} ${session.region}`;
}
