/**
 * Changes to a store, told at most some times a second: the first at once, what follows close on it together. While the
 * operator's hands are on the keys they wait a little longer, so that no key meets a frame that nobody has asked for.
 */
import type { StoreApi } from 'zustand/vanilla';

export interface Coalesced<State> {
  change(by: (state: State) => State): void;
  /** The state with every change in it, which are told now. */
  settled(): State;
}

/** Milliseconds between two looks whether the hands rest, and how long changes wait for that at the most. */
const [again, longest] = [50, 1000];

/**
 * `gap`: milliseconds of real time between two that are told, 0: none may wait. A frame for each page would be drawn for
 * nobody. `busy`: whether a key was pressed just now.
 */
export function coalesced<State>(
  store: StoreApi<State>,
  gap: (state: State) => number,
  busy: () => boolean = () => false,
): Coalesced<State> {
  let waiting: ((state: State) => State)[] = [];
  let resting = false;
  let since = 0;
  const mayWait = () => gap(store.getState()) > 0 && performance.now() - since < longest && busy();
  const tell = () => {
    const changes = waiting;
    waiting = [];
    store.setState((state) => changes.reduce((so, change) => change(so), state), true);
  };
  const tellInTime = () => {
    if (mayWait()) return rest(again);
    tell();
    rest(gap(store.getState()));
  };
  const rest = (ms: number) => {
    resting = true;
    setTimeout(() => {
      resting = false;
      if (waiting.length > 0) tellInTime();
    }, ms);
  };
  return {
    change(by) {
      if (waiting.length === 0) since = performance.now();
      waiting.push(by);
      if (!resting) tellInTime();
    },
    settled() {
      if (waiting.length > 0) tell();
      return store.getState();
    },
  };
}
