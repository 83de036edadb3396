/** The Ink tree: the console's context, the one key dispatcher, and the screen on top of the stack. */
import { useState } from 'react';
import { useStore } from 'zustand';
import {
  AboutAllContext,
  type Console,
  ConsoleContext,
  EntryContext,
  SourceContext,
  useConsole,
  useSources,
} from './hooks/console.ts';
import type { Entry } from './hooks/navigation.ts';
import type { Source } from './hooks/source.ts';
import { type Dispatch, DispatchContext, useDispatcher } from './hooks/use-commands.ts';
import { useEverywhere } from './hooks/use-everywhere.ts';
import { useSourceOfRun } from './hooks/use-linked.ts';
import { Screen } from './screens/screen.tsx';
import { SourceGoneScreen } from './screens/source-gone.tsx';

export function App({ console }: { readonly console: Console }) {
  const [dispatch] = useState<Dispatch>(() => ({ top: { bindings: [] }, everywhere: [] }));
  return (
    <ConsoleContext.Provider value={console}>
      <DispatchContext.Provider value={dispatch}>
        <Top dispatch={dispatch} />
      </DispatchContext.Provider>
    </ConsoleContext.Provider>
  );
}

function Top({ dispatch }: { readonly dispatch: Dispatch }) {
  const { navigation, sources } = useConsole();
  const entry = useStore(navigation, ({ stack }) => stack.at(-1));
  const about = useAbout(entry);
  useDispatcher(dispatch);
  if (!entry) return null;
  const one = about === 'all' || about === 'gone' ? undefined : about;
  return (
    <SourceContext.Provider value={one ?? sources.first()}>
      <AboutAllContext.Provider value={!one}>
        <Everywhere dispatch={dispatch} />
        <EntryContext.Provider key={entry.key} value={entry}>
          {about === 'gone' ? <SourceGoneScreen /> : <Screen place={entry.place} />}
        </EntryContext.Provider>
      </AboutAllContext.Provider>
    </SourceContext.Provider>
  );
}

/**
 * The one source that a place is about: a run is its account's and Region's, wherever it was opened from. `gone`: it is
 * looked at no longer, and no other stands in for it.
 */
function useAbout(entry: Entry | undefined): Source | 'all' | 'gone' {
  const { sources } = useConsole();
  const several = useSources().length > 1;
  const place = entry?.place;
  const ofRun = useSourceOfRun(place && 'runId' in place ? place.runId : undefined);
  if (ofRun) return ofRun;
  if (entry?.source !== undefined) return sources.find(entry.source) ?? 'gone';
  return several ? 'all' : sources.first();
}

/** Draws nothing: what it offers depends on the source, whatever screen is on top. */
function Everywhere({ dispatch }: { readonly dispatch: Dispatch }) {
  dispatch.everywhere = useEverywhere(dispatch);
  return null;
}
