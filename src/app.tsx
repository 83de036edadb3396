/** The Ink tree: the console's context, the one key dispatcher, and the screen on top of the stack. */
import { useState } from 'react';
import { useStore } from 'zustand';
import {
  type Console,
  ConsoleContext,
  EntryContext,
  SourceContext,
  useConsole,
  useGo,
  useLink,
} from './hooks/console.ts';
import type { Place } from './hooks/navigation.ts';
import { type Binding, type Dispatch, DispatchContext, useDispatcher } from './hooks/use-commands.ts';
import { AdviceScreen } from './screens/advice.tsx';
import { AfterwardsScreen } from './screens/afterwards.tsx';
import { BundlesScreen } from './screens/bundles.tsx';
import { ConfirmScreen } from './screens/confirm/confirm.tsx';
import { DirectoriesScreen } from './screens/directories.tsx';
import { FleetScreen } from './screens/fleet.tsx';
import { HelpScreen } from './screens/help.tsx';
import { HiddenScreen } from './screens/hidden.tsx';
import { HoldScreen } from './screens/hold.tsx';
import { ItemScreen } from './screens/item.tsx';
import { LexHistoryScreen } from './screens/lex/history.tsx';
import { LexMigrationScreen } from './screens/lex/migration.tsx';
import { LexWizard } from './screens/lex/wizard.tsx';
import { MappingScreen } from './screens/mapping.tsx';
import { PaletteScreen } from './screens/palette.tsx';
import { ProtocolScreen } from './screens/protocol.tsx';
import { QuitScreen } from './screens/quit.tsx';
import { ResumeScreen } from './screens/resume.tsx';
import { ReviewScreen } from './screens/review.tsx';
import { RunScreen } from './screens/run.tsx';
import { MapScreen } from './screens/run-map.tsx';
import { ReasonsScreen } from './screens/run-reasons.tsx';
import { RunsScreen } from './screens/runs.tsx';
import { StopScreen } from './screens/stop.tsx';
import { TargetScreen } from './screens/target.tsx';
import { UnlockScreen } from './screens/unlock.tsx';
import { WorkspaceScreen } from './screens/workspace.tsx';

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
  useStore(sources.store);
  useDispatcher(dispatch);
  if (!entry) return null;
  return (
    <SourceContext.Provider value={sources.of(entry.source)}>
      <Everywhere dispatch={dispatch} />
      <EntryContext.Provider key={entry.key} value={entry}>
        <Screen place={entry.place} />
      </EntryContext.Provider>
    </SourceContext.Provider>
  );
}

/** Draws nothing: what it offers depends on the source, whatever screen is on top. */
function Everywhere({ dispatch }: { readonly dispatch: Dispatch }) {
  dispatch.everywhere = useEverywhere(dispatch);
  return null;
}

function useEverywhere(dispatch: Dispatch): readonly Binding[] {
  const console = useConsole();
  const go = useGo();
  const { locked } = useLink();
  // Help and palette are about the screen beneath them.
  const offered = () => [...dispatch.top.bindings, ...dispatch.everywhere];
  const onTop = (screen: Place['screen']) => console.navigation.getState().stack.at(-1)?.place.screen === screen;
  const view = (place: Place) => () => go.to(place);
  return [
    { command: 'back', run: go.back },
    { command: 'palette', run: () => go.to({ screen: 'palette', bindings: offered() }) },
    { command: 'help', run: () => go.to({ screen: 'help', bindings: offered() }) },
    { command: 'retry', run: console.refresh },
    { command: 'fleet', run: () => go.home() },
    { command: 'directories', run: view({ screen: 'directories' }) },
    { command: 'bundles', run: view({ screen: 'bundles' }) },
    { command: 'runs', run: view({ screen: 'runs' }) },
    { command: 'lex', run: view({ screen: 'lex' }) },
    { command: 'lexHistory', run: view({ screen: 'lex-history' }) },
    { command: 'lock', run: () => (locked ? go.to({ screen: 'unlock' }) : console.setLocked(true)) },
    { command: 'redraw', run: console.redraw },
    { command: 'suspend', run: console.suspend },
    {
      command: 'quit',
      run: () => (console.runs.running().length > 0 && !onTop('quit') ? go.to({ screen: 'quit' }) : console.quit()),
    },
  ];
}

function Screen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'fleet':
      return <FleetScreen />;
    case 'workspace':
      return <WorkspaceScreen id={place.id} />;
    case 'directories':
      return <DirectoriesScreen />;
    case 'bundles':
      return <BundlesScreen />;
    case 'target':
      return <TargetScreen ids={place.ids} />;
    case 'advice':
      return <AdviceScreen ids={place.ids} />;
    case 'mapping':
      return <MappingScreen ids={place.ids} />;
    case 'protocol':
      return <ProtocolScreen ids={place.ids} />;
    case 'hidden':
      return <HiddenScreen {...place} />;
    case 'review':
      return <ReviewScreen {...place} />;
    case 'confirm':
      return <ConfirmScreen plan={place.plan} />;
    case 'runs':
      return <RunsScreen />;
    case 'run':
      return <RunScreen runId={place.runId} />;
    case 'resume':
      return <ResumeScreen runId={place.runId} />;
    case 'hold':
      return <HoldScreen runId={place.runId} />;
    case 'stop':
      return <StopScreen runId={place.runId} />;
    case 'map':
      return <MapScreen runId={place.runId} />;
    case 'afterwards':
      return <AfterwardsScreen runId={place.runId} />;
    case 'reasons':
      return <ReasonsScreen runId={place.runId} />;
    case 'item':
      return <ItemScreen runId={place.runId} itemId={place.itemId} />;
    case 'lex':
      return <LexWizard />;
    case 'lex-history':
      return <LexHistoryScreen />;
    case 'lex-migration':
      return <LexMigrationScreen id={place.id} />;
    case 'help':
      return <HelpScreen bindings={place.bindings} />;
    case 'palette':
      return <PaletteScreen bindings={place.bindings} />;
    case 'unlock':
      return <UnlockScreen />;
    case 'quit':
      return <QuitScreen />;
  }
}
