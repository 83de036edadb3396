/** The one line above the key hints: what just happened, until a key is pressed or something newer happens. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Notice {
  readonly text: string;
  readonly tone: 'plain' | 'ok' | 'warn' | 'bad';
}

export interface Notices {
  readonly store: StoreApi<{ readonly notice: Notice | undefined }>;
  say(text: string, tone?: Notice['tone']): void;
  /** A key was pressed: what has been on screen long enough to be read goes. */
  fade(): void;
}

const readableAfter = 1500;

export function createNotices(): Notices {
  const store = createStore<{ notice: Notice | undefined }>(() => ({ notice: undefined }));
  let since = 0;
  return {
    store,
    say(text, tone = 'plain') {
      since = performance.now();
      store.setState({ notice: { text, tone } });
    },
    fade() {
      if (store.getState().notice && performance.now() - since > readableAfter) store.setState({ notice: undefined });
    },
  };
}
