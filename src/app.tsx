/** The Ink tree: the console's context, the one key dispatcher, and the screen on top of the stack. */
import { useContext, useState } from 'react';
import { useStore } from 'zustand';
import {
  AboutAllContext,
  type Console,
  ConsoleContext,
  EntryContext,
  SourceContext,
  useConsole,
  useGo,
  useSource,
  useSources,
} from './hooks/console.ts';
import type { Entry, Place } from './hooks/navigation.ts';
import type { Source } from './hooks/source.ts';
import { type Binding, type Dispatch, DispatchContext, useDispatcher } from './hooks/use-commands.ts';
import { useSourceOfRun } from './hooks/use-linked.ts';
import { keyOf } from './keymap.ts';
import { AddSourceScreen } from './screens/add-source.tsx';
import { AdviceScreen } from './screens/advice.tsx';
import { AfterwardsScreen } from './screens/afterwards.tsx';
import { BundleScreen } from './screens/bundle.tsx';
import { BundlesScreen } from './screens/bundles.tsx';
import { ConfirmScreen } from './screens/confirm/confirm.tsx';
import { CopyScreen } from './screens/copy.tsx';
import { DirectoriesScreen } from './screens/directories.tsx';
import { DirectoryScreen } from './screens/directory.tsx';
import { ExportScreen } from './screens/export.tsx';
import { FleetScreen } from './screens/fleet.tsx';
import { GlanceScreen } from './screens/glance.tsx';
import { HelpScreen } from './screens/help.tsx';
import { HiddenScreen } from './screens/hidden.tsx';
import { HoldScreen } from './screens/hold.tsx';
import { ItemScreen } from './screens/item.tsx';
import { LexHistoryScreen } from './screens/lex/history.tsx';
import { LexMigrationScreen } from './screens/lex/migration.tsx';
import { LexWizard } from './screens/lex/wizard.tsx';
import { ListMarksScreen } from './screens/list-marks.tsx';
import { MappingScreen } from './screens/mapping.tsx';
import { PaletteScreen } from './screens/palette.tsx';
import { ProtocolScreen } from './screens/protocol.tsx';
import { QuitScreen } from './screens/quit.tsx';
import { RefreshingScreen } from './screens/refreshing.tsx';
import { ResumeScreen } from './screens/resume.tsx';
import { ReviewScreen } from './screens/review.tsx';
import { RunScreen } from './screens/run.tsx';
import { MapScreen } from './screens/run-map.tsx';
import { ReasonsScreen } from './screens/run-reasons.tsx';
import { RunsScreen } from './screens/runs.tsx';
import { SourcesScreen } from './screens/sources.tsx';
import { SplitScreen } from './screens/split.tsx';
import { StopScreen } from './screens/stop.tsx';
import { TargetScreen } from './screens/target.tsx';
import { UnlockScreen } from './screens/unlock.tsx';
import { ViewsScreen } from './screens/views.tsx';
import { WhichScreen } from './screens/which.tsx';
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
  const about = useAbout(entry);
  useDispatcher(dispatch);
  if (!entry) return null;
  return (
    <SourceContext.Provider value={about ?? sources.of(undefined)}>
      <AboutAllContext.Provider value={about === undefined}>
        <Everywhere dispatch={dispatch} />
        <EntryContext.Provider key={entry.key} value={entry}>
          <Screen place={entry.place} />
        </EntryContext.Provider>
      </AboutAllContext.Provider>
    </SourceContext.Provider>
  );
}

/** The one source that a place is about: a run is its account's and Region's, wherever it was opened from. */
function useAbout(entry: Entry | undefined): Source | undefined {
  const { sources } = useConsole();
  const several = useSources().length > 1;
  const place = entry?.place;
  const ofRun = useSourceOfRun(place && 'runId' in place ? place.runId : undefined);
  if (ofRun) return ofRun;
  return entry?.source === undefined && several ? undefined : sources.of(entry?.source);
}

/** Draws nothing: what it offers depends on the source, whatever screen is on top. */
function Everywhere({ dispatch }: { readonly dispatch: Dispatch }) {
  dispatch.everywhere = useEverywhere(dispatch);
  return null;
}

function useEverywhere(dispatch: Dispatch): readonly Binding[] {
  const console = useConsole();
  const go = useGo();
  const source = useSource();
  const sources = useSources();
  const aboutAll = useContext(AboutAllContext);
  // Help and palette are about the screen beneath them.
  const offered = () => [...dispatch.top.bindings, ...dispatch.everywhere];
  const onTop = (screen: Place['screen']) => console.navigation.getState().stack.at(-1)?.place.screen === screen;
  const view = (place: Place) => () => go.to(place);
  /** What is of one account and Region is asked for which. */
  const viewOfOne = (then: Place) => () => (aboutAll ? go.to({ screen: 'which', then }) : go.to(then, source.id));
  const turnLock = () => {
    if (aboutAll) return sources.some(isUnlocked) ? lockAll() : chooseToUnlock();
    if (isUnlocked(source)) return source.setLocked(true);
    go.to({ screen: 'unlock' }, source.id);
  };
  const chooseToUnlock = () => {
    go.to({ screen: 'sources' });
    console.notices.say(`Each is unlocked by itself: ${keyOf('lockSource')} unlocks the one under the cursor.`);
  };
  const lockAll = () => {
    console.setLocked(true);
    console.notices.say('Changes are locked, in every account and Region.', 'ok');
  };
  return [
    { command: 'back', run: go.back },
    { command: 'palette', run: () => go.to({ screen: 'palette', bindings: offered() }) },
    { command: 'help', run: () => go.to({ screen: 'help', bindings: offered() }) },
    { command: 'retry', run: console.refresh },
    { command: 'refreshing', run: () => onTop('refreshing') || go.to({ screen: 'refreshing' }) },
    { command: 'fleet', run: () => go.home() },
    { command: 'glance', run: view({ screen: 'glance' }) },
    { command: 'directories', run: viewOfOne({ screen: 'directories' }) },
    { command: 'bundles', run: viewOfOne({ screen: 'bundles' }) },
    { command: 'sources', run: view({ screen: 'sources' }) },
    { command: 'runs', run: view({ screen: 'runs' }) },
    { command: 'lex', run: viewOfOne({ screen: 'lex' }) },
    { command: 'lexHistory', run: viewOfOne({ screen: 'lex-history' }) },
    { command: 'lock', run: turnLock },
    { command: 'redraw', run: console.redraw },
    { command: 'suspend', run: console.suspend },
    {
      command: 'quit',
      run: () => (console.runs.running().length > 0 && !onTop('quit') ? go.to({ screen: 'quit' }) : console.quit()),
    },
  ];
}

const isUnlocked = ({ link }: Source): boolean => !link.getState().locked;

function Screen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'fleet':
      return <FleetScreen />;
    case 'workspace':
      return <WorkspaceScreen id={place.id} among={place.among} />;
    case 'directories':
      return <DirectoriesScreen />;
    case 'directory':
      return <DirectoryScreen id={place.id} />;
    case 'bundles':
      return <BundlesScreen />;
    case 'bundle':
      return <BundleScreen id={place.id} />;
    case 'glance':
      return <GlanceScreen />;
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
    case 'list-marks':
      return <ListMarksScreen pasted={place.pasted} />;
    case 'views':
      return <ViewsScreen saving={place.saving} />;
    case 'copy':
      return <CopyScreen {...place} />;
    case 'export':
      return <ExportScreen {...place} />;
    case 'review':
      return <ReviewScreen {...place} />;
    case 'confirm':
      return <ConfirmScreen plan={place.plan} />;
    case 'sources':
      return <SourcesScreen />;
    case 'add-source':
      return <AddSourceScreen {...place} />;
    case 'which':
      return <WhichScreen {...place} />;
    case 'split':
      return <SplitScreen {...place} />;
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
    case 'refreshing':
      return <RefreshingScreen />;
    case 'unlock':
      return <UnlockScreen />;
    case 'quit':
      return <QuitScreen />;
  }
}
