/** Which screen a place of the navigation stack is. */
import type { Place } from '../hooks/navigation.ts';
import { AddSourceScreen } from './add-source.tsx';
import { AdviceScreen } from './advice.tsx';
import { AfterwardsScreen } from './afterwards.tsx';
import { BundleScreen } from './bundle.tsx';
import { BundlesScreen } from './bundles.tsx';
import { ConfirmScreen } from './confirm/confirm.tsx';
import { CopyScreen } from './copy.tsx';
import { DirectoriesScreen } from './directories.tsx';
import { DirectoryScreen } from './directory.tsx';
import { ExportScreen } from './export.tsx';
import { FleetScreen } from './fleet.tsx';
import { GlanceScreen } from './glance.tsx';
import { HelpScreen } from './help.tsx';
import { HiddenScreen } from './hidden.tsx';
import { HoldScreen } from './hold.tsx';
import { ItemScreen } from './item.tsx';
import { LexBackupScreen } from './lex/backup.tsx';
import { LexBackupsScreen } from './lex/backups.tsx';
import { LexV2Screen } from './lex/bots-in-v2.tsx';
import { LexHelpScreen } from './lex/help-text.tsx';
import { LexHistoryScreen } from './lex/history.tsx';
import { LexImportScreen } from './lex/import.tsx';
import { LexMigrationScreen } from './lex/migration.tsx';
import { LexRegionsScreen } from './lex/regions.tsx';
import { LexTasksScreen } from './lex/tasks.tsx';
import { LexBuildScreen } from './lex/v2-build.tsx';
import { WhichLocaleScreen } from './lex/which-locale.tsx';
import { LexWizard } from './lex/wizard.tsx';
import { ListMarksScreen } from './list-marks.tsx';
import { MappingScreen } from './mapping.tsx';
import { NoticesScreen } from './notices.tsx';
import { PaletteScreen } from './palette.tsx';
import { ProtocolScreen } from './protocol.tsx';
import { QuitScreen } from './quit.tsx';
import { RefreshingScreen } from './refreshing.tsx';
import { ResumeScreen } from './resume.tsx';
import { ReviewScreen } from './review.tsx';
import { RunScreen } from './run.tsx';
import { MapScreen } from './run-map.tsx';
import { ReasonsScreen } from './run-reasons.tsx';
import { RunsScreen } from './runs.tsx';
import { SourcesScreen } from './sources.tsx';
import { SplitScreen } from './split.tsx';
import { StopScreen } from './stop.tsx';
import { TargetScreen } from './target.tsx';
import { UnlockScreen } from './unlock.tsx';
import { ViewsScreen } from './views.tsx';
import { WhichScreen } from './which.tsx';
import { WorkspaceScreen } from './workspace.tsx';

export function Screen({ place }: { readonly place: Place }) {
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
      return <SourcesScreen missing={place.missing} />;
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
    case 'lex-regions':
      return <LexRegionsScreen from={place.from} />;
    case 'lex-v2':
      return <LexV2Screen />;
    case 'lex-import':
      return <LexImportScreen id={place.id} />;
    case 'lex-help':
      return <LexHelpScreen about={place.about} evidence={place.evidence} />;
    case 'lex-which-locale':
      return <WhichLocaleScreen {...place} />;
    case 'lex-build':
      return <LexBuildScreen {...place} />;
    case 'lex-tasks':
      return <LexTasksScreen runId={place.runId} itemId={place.itemId} />;
    case 'lex-backups':
      return <LexBackupsScreen />;
    case 'lex-backup':
      return <LexBackupScreen name={place.name} />;
    case 'lex-migration':
      return <LexMigrationScreen id={place.id} />;
    case 'help':
      return <HelpScreen bindings={place.bindings} />;
    case 'palette':
      return <PaletteScreen bindings={place.bindings} />;
    case 'refreshing':
      return <RefreshingScreen />;
    case 'notices':
      return <NoticesScreen />;
    case 'unlock':
      return <UnlockScreen />;
    case 'quit':
      return <QuitScreen />;
  }
}
