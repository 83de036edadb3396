/** Changes to a store, told at most some times a second: the first at once, what follows close on it together. */
import type { StoreApi } from 'zustand/vanilla';

export interface Coalesced<State> {
  change(by: (state: State) => State): void;
  /** The state with every change in it, which are told now. */
  settled(): State;
}

/** `gap`: milliseconds of real time between two that are told: a frame for each page would be drawn for nobody. */
export function coalesced<State>(store: StoreApi<State>, gap: (state: State) => number): Coalesced<State> {
  let waiting: ((state: State) => State)[] = [];
  let resting = false;
  const tell = () => {
    const changes = waiting;
    waiting = [];
    store.setState((state) => changes.reduce((so, change) => change(so), state), true);
  };
  const rest = () => {
    resting = true;
    setTimeout(() => {
      resting = false;
      if (waiting.length === 0) return;
      tell();
      rest();
    }, gap(store.getState()));
  };
  return {
    change(by) {
      waiting.push(by);
      if (resting) return;
      tell();
      rest();
    },
    settled() {
      if (waiting.length > 0) tell();
      return store.getState();
    },
  };
}
