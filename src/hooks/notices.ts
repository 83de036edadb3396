/**
 * The one line above the key hints. The answer to a key is shown at once; news (what happened by itself) wait their turn,
 * and each stays long enough to be read. A key press takes away what has been.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Notice {
  readonly text: string;
  readonly tone: 'plain' | 'ok' | 'warn' | 'bad';
}

export interface PastNotice extends Notice {
  /** Epoch milliseconds, of this machine's clock. */
  readonly at: number;
}

export interface Notices {
  /** `past`: the last ones, newest first; why a key did nothing is not among them. */
  readonly store: StoreApi<{ readonly notice: Notice | undefined; readonly past: readonly PastNotice[] }>;
  /** The answer to what the operator did. */
  say(text: string, tone?: Notice['tone']): void;
  /** What happened by itself. */
  news(text: string, tone?: Notice['tone']): void;
  /** Why a key did nothing: about that key press, so the next one takes it away. */
  hint(text: string): void;
  /** A key was pressed: what has been on screen long enough to be read goes. */
  fade(): void;
  /** Another screen: what was answered was about the one before. */
  clear(): void;
}

/** Milliseconds on screen before a key press takes a notice away. */
const readableAfter = 1500;
/** Milliseconds on screen before the news behind it follow by themselves. */
const turn = 4000;

/** Notices that are kept to be read again. */
const mostPast = 100;

interface Shown {
  readonly notice: Notice;
  readonly kind: 'answer' | 'hint' | 'news';
  readonly since: number;
}

export function createNotices(): Notices {
  const store = createStore<{ notice: Notice | undefined; past: readonly PastNotice[] }>(() => ({
    notice: undefined,
    past: [],
  }));
  let shown: Shown | undefined;
  let waiting: readonly Notice[] = [];
  let timer: NodeJS.Timeout | undefined;

  const show = (next: Shown | undefined) => {
    shown = next;
    store.setState({ notice: next?.notice });
    clearTimeout(timer);
    if (next && waiting.length > 0) timer = setTimeout(following, turn).unref();
  };
  const remember = (notice: Notice) =>
    store.setState(({ past }) => ({ past: [{ ...notice, at: Date.now() }, ...past].slice(0, mostPast) }));
  const following = () => {
    const [notice, ...rest] = waiting;
    waiting = rest;
    show(notice && { notice, kind: 'news', since: performance.now() });
  };
  const seen = () => shown === undefined || shown.kind === 'hint' || performance.now() - shown.since > readableAfter;
  const answer = (notice: Notice, kind: 'answer' | 'hint') => {
    // News that nobody can have read come again.
    if (shown?.kind === 'news' && !seen()) waiting = [shown.notice, ...waiting];
    show({ notice, kind, since: performance.now() });
  };
  return {
    store,
    say(text, tone = 'plain') {
      remember({ text, tone });
      answer({ text, tone }, 'answer');
    },
    hint: (text) => answer({ text, tone: 'warn' }, 'hint'),
    news(text, tone = 'plain') {
      remember({ text, tone });
      waiting = [...waiting, { text, tone }];
      if (!shown) following();
      else if (waiting.length === 1) show({ ...shown });
    },
    fade() {
      if (shown && seen()) following();
    },
    clear() {
      if (shown && (shown.kind !== 'news' || seen())) following();
    },
  };
}
