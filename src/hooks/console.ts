/** What one console holds for as long as it runs, handed to every screen through React's context. */
import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../aws/answer.ts';
import type { Preferences, SavedView } from '../fleet/preferences.ts';
import type { Limits } from '../plans/limits.ts';
import type { ConsoleOptions } from '../terminal/console-options.ts';
import type { LexWizards } from './lex-wizards.ts';
import { type Entry, type Go, goFor, type Navigation } from './navigation.ts';
import type { Notices } from './notices.ts';
import type { RunDesk } from './run-desk.ts';
import type { Link, Refreshing, Source } from './source.ts';
import type { Sources } from './sources.ts';
import type { Intent } from './use-intent.ts';

export interface Console {
  readonly options: ConsoleOptions;
  readonly sources: Sources;
  readonly refreshing: StoreApi<Refreshing>;
  /** Ids of the marked WorkSpaces, of whatever source. */
  readonly marks: StoreApi<ReadonlySet<string>>;
  /** What was said about the selection reviewed last. */
  readonly intent: StoreApi<Intent | undefined>;
  readonly navigation: StoreApi<Navigation>;
  readonly notices: Notices;
  readonly runs: RunDesk;
  readonly wizards: LexWizards;
  /** What this machine's configuration allows of a run. */
  readonly limits: Limits;
  /** Saved views and settings of the list, as the configuration has them by now. */
  readonly preferences: StoreApi<Preferences>;
  /** Into the configuration file; undefined takes it out. Resolves with why that was not done, if it was not. */
  saveView(name: string, view: Omit<SavedView, 'query'> | undefined): Promise<Failure | undefined>;
  /** Ask AWS again, for every source: opens the session first where that failed. */
  refresh(): void;
  /** Of every source. */
  setLocked(locked: boolean): void;
  quit(): void;
  suspend(): void;
  redraw(): void;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);
export const EntryContext = createContext<Entry | undefined>(undefined);
/** The one that the place on screen is about; of a place about all of them, the first. */
export const SourceContext = createContext<Source | undefined>(undefined);
/** The place on screen is about several sources. */
export const AboutAllContext = createContext(false);

export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (!found) throw new Error('a screen was drawn outside the console');
  return found;
}

/** The account and Region that this place is about; where it is about several, the first of them. */
export function useSource(): Source {
  const found = useContext(SourceContext);
  if (!found) throw new Error('a screen was drawn outside a source');
  return found;
}

export function useLink(): Link {
  return useStore(useSource().link);
}

/** All that the console looks at, this place's or not. */
export function useSources(): readonly Source[] {
  return useStore(useConsole().sources.store);
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
