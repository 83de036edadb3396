/** What one console holds for as long as it runs, handed to every screen through React's context. */
import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../aws/answer.ts';
import type { Account } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Limits } from '../plans/limits.ts';
import type { ConsoleOptions } from '../terminal/console-options.ts';
import { type Entry, type Go, goFor, type Navigation } from './navigation.ts';
import type { Notices } from './notices.ts';
import type { RunDesk } from './run-desk.ts';
import type { Intent } from './use-intent.ts';

/** The way to AWS: opened from settings alone, then known by name once AWS has said who asks. */
export interface Link {
  /** Absent while there are no settings to open it with (no Region, a broken profile). */
  readonly session: Session | undefined;
  readonly account: Account | undefined;
  /** Why there is no session, or no account. */
  readonly failure: Failure | undefined;
  /** What the session's lock says, so that screens are drawn anew when it turns. */
  readonly locked: boolean;
}

export interface Console {
  readonly options: ConsoleOptions;
  readonly link: StoreApi<Link>;
  readonly fleet: StoreApi<Fleet>;
  /** Ids of the marked WorkSpaces. */
  readonly marks: StoreApi<ReadonlySet<string>>;
  /** What was said about the selection reviewed last. */
  readonly intent: StoreApi<Intent | undefined>;
  readonly navigation: StoreApi<Navigation>;
  readonly notices: Notices;
  readonly runs: RunDesk;
  /** What this machine's configuration allows of a run. */
  readonly limits: Limits;
  /** Ask AWS again: opens the session first where that failed. */
  refresh(): void;
  setLocked(locked: boolean): void;
  quit(): void;
  suspend(): void;
  redraw(): void;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);
export const EntryContext = createContext<Entry | undefined>(undefined);

export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (!found) throw new Error('a screen was drawn outside the console');
  return found;
}

export function useLink(): Link {
  return useStore(useConsole().link);
}

export function useGo(): Go {
  const { navigation } = useConsole();
  return useMemo(() => goFor(navigation), [navigation]);
}

type Setter<T> = (next: T | ((now: T) => T)) => void;

/**
 * Like useState, but kept by the place on the stack: it outlives the screen while another lies on top. Updaters get the
 * newest value at once, so that keys typed ahead of a frame build on each other.
 */
export function usePlaceState<T>(name: string, initial: T | (() => T)): [T, Setter<T>] {
  const place = useContext(EntryContext);
  if (!place) throw new Error('a screen was drawn outside a place');
  const { memory } = place;
  // Kept from its first use on, without telling anybody: nobody can have seen another value.
  if (!(name in memory.getState()))
    Object.assign(memory.getState(), { [name]: typeof initial === 'function' ? (initial as () => T)() : initial });
  const value = useStore(memory, (kept) => kept[name] as T);
  const set: Setter<T> = useMemo(
    () => (next) => {
      const now = memory.getState()[name] as T;
      const to = typeof next === 'function' ? (next as (now: T) => T)(now) : next;
      if (!Object.is(to, now)) memory.setState({ [name]: to });
    },
    [memory, name],
  );
  return [value, set];
}
