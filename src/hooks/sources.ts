/** The accounts and Regions that one console looks at, in the order in which they were asked for; never none. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Source, SourceChoice } from './source.ts';

export interface Sources {
  readonly store: StoreApi<readonly Source[]>;
  /** By its id; the first one where that is no longer looked at, or where none is meant. */
  of(id: string | undefined): Source;
  add(choice: SourceChoice): Source;
  /** Not the last one: it stays. */
  remove(id: string): void;
  close(): void;
}

/** `open`: a source of its own for each call, which is given a new id. */
export function createSources(
  choices: readonly [SourceChoice, ...SourceChoice[]],
  open: (id: string, choice: SourceChoice) => Source,
): Sources {
  let opened = 0;
  const next = (choice: SourceChoice) => open(`source-${++opened}`, choice);
  const [first, ...others] = choices;
  const store = createStore<readonly [Source, ...Source[]]>(() => [next(first), ...others.map(next)]);
  return {
    store: store as StoreApi<readonly Source[]>,
    of: (id) => store.getState().find((source) => source.id === id) ?? store.getState()[0],
    add(choice) {
      const source = next(choice);
      store.setState([...store.getState(), source], true);
      return source;
    },
    remove(id) {
      const [left, ...more] = store.getState().filter((source) => source.id !== id);
      const gone = store.getState().find((source) => source.id === id);
      if (!left || !gone) return;
      store.setState([left, ...more], true);
      gone.close();
    },
    close() {
      for (const source of store.getState()) source.close();
    },
  };
}
