/** The one line above the key hints: what just happened, until a key is pressed or something newer happens. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Notice {
  readonly text: string;
  readonly tone: 'plain' | 'ok' | 'warn' | 'bad';
}

export interface Notices {
  readonly store: StoreApi<{ readonly notice: Notice | undefined }>;
  say(text: string, tone?: Notice['tone']): void;
  /** Why a key did nothing: about that key press, so the next one takes it away. */
  hint(text: string): void;
  /** A key was pressed: what has been on screen long enough to be read goes. */
  fade(): void;
  /** Another screen: what was said was about the one before. */
  clear(): void;
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
    hint(text) {
      since = Number.NEGATIVE_INFINITY;
      store.setState({ notice: { text, tone: 'warn' } });
    },
    clear: () => store.setState({ notice: undefined }),
    fade() {
      if (store.getState().notice && performance.now() - since > readableAfter) store.setState({ notice: undefined });
    },
  };
}
