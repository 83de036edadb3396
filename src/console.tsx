/** Puts the console together: the way to AWS (or an AWS of its own, in the demo), the stores, and the tree on screen. */
import { createStore } from 'zustand/vanilla';
import { App } from './app.tsx';
import { inSentences } from './aws/answer.ts';
import type { SessionSettings } from './aws/session.ts';
import { sessionClock } from './aws/session-clock.ts';
import { setAsciiGlyphs } from './components/glyphs.ts';
import { count } from './components/text.ts';
import { preferencesIn, preferencesOfDemo } from './configuration/preferences-in.ts';
import { readConfiguration } from './configuration/read-configuration.ts';
import { startDemo } from './demo.ts';
import type { Row } from './fleet/fleet.ts';
import { inventoryFolder } from './fleet/inventory-file.ts';
import { refreshEvery } from './fleet/load.ts';
import { regionMeant } from './fleet/region-meant.ts';
import type { Console } from './hooks/console.ts';
import { goneWords } from './hooks/gone-words.ts';
import { createLexWizards } from './hooks/lex-wizards.ts';
import { createNavigation, goFor } from './hooks/navigation.ts';
import { createNotices } from './hooks/notices.ts';
import { createRunDesk } from './hooks/run-desk.ts';
import { openSource, type Refreshing, type Source } from './hooks/source.ts';
import { createSources } from './hooks/sources.ts';
import { tabTitle } from './hooks/tab-title.ts';
import type { Intent } from './hooks/use-intent.ts';
import { keyOf } from './keymap.ts';
import { wizardsBeside } from './lex/left-file.ts';
import { isLeft } from './runs/catalogue.ts';
import { objectionToFolder, runsFolder } from './runs/folder.ts';
import { operator } from './runs/operator.ts';
import type { RunState } from './runs/state.ts';
import { summarise } from './runs/summary.ts';
import type { ConsoleOptions } from './terminal/console-options.ts';
import { keepMemorySmall } from './terminal/memory.ts';
import { type Running, startInk } from './terminal/run-ink.tsx';
import { screen } from './terminal/screen.ts';

/** Milliseconds in which the first line on screen has to do. */
const patience = 150;

/** Milliseconds: hands that type, or go through a list, press the next key within these. */
const betweenKeys = 150;

/** Runs until the operator quits; resolves to the exit code, or to the sentences that say why it did not begin. */
export async function runConsole(options: ConsoleOptions): Promise<number | string> {
  if (options.ascii) setAsciiGlyphs();
  const configured = await readConfiguration();
  if (!configured.ok) return inSentences(configured.failure);
  const { limits, preferences } = configured.value;
  const demo = options.demo ? await startDemo(options) : undefined;
  const clock = await sessionClock(options.speed, options.endpointUrl);
  const settings: SessionSettings = {
    clock,
    ...pick(options, 'endpointUrl', 'rate'),
    ...demo?.settings,
  };

  // The demo's AWS ends with it, and so does what is known of it.
  const keeps = !demo && !options.noInventory && preferences.inventory;
  const inventory = keeps ? inventoryFolder() : undefined;
  const drawn = Promise.withResolvers<void>();

  const notices = createNotices();
  const navigation = createNavigation();
  navigation.subscribe(notices.clear);
  const onGone = (gone: readonly Row[]) => {
    const words = goneWords(gone, runs.store.getState().ofWorkspaces);
    if (words) notices.news(words, 'warn');
  };
  const refreshing = createStore<Refreshing>(() => ({
    every: refreshEvery(options.refresh ?? preferences.refresh),
  }));
  const runs = createRunDesk({
    folder: demo?.folder ?? runsFolder(),
    by: operator(),
    limits,
    onHeld: ({ plan, paused }) => notices.news(`${plan.id} is held: ${paused?.why ?? ''}`, 'warn'),
    onEnd: (state) => notices.news(`${state.plan.id} has ended: ${summarise(state).sentence}`),
  });
  const wizards = createLexWizards({
    folder: demo ? undefined : wizardsBeside(runs.folder),
    onNews: (text) => notices.news(text, 'warn'),
  });
  // Which of many tabs this is: account and Region stand in the terminal's title.
  const nameTab = () => screen.title(tabTitle(sources.store.getState()));
  keepMemorySmall();
  let pressedAt = Number.NEGATIVE_INFINITY;
  const sources = createSources(demo?.sources ?? options.sources, {
    open(id, choice, added) {
      // Changes were allowed for what bellhop was started with; what is looked at later is unlocked by itself.
      const unlocked = options.demo || (options.write && !added);
      const source = openSource({
        id,
        settings: { ...settings, ...pick(choice, 'profile', 'region'), unlocked },
        refreshing,
        inventory,
        onGone,
        onNews: (text) => notices.news(text, 'warn'),
        drawn: drawn.promise,
        busy: () => performance.now() - pressedAt < betweenKeys,
      });
      source.link.subscribe(nameTab);
      return source;
    },
    isInUse: runs.uses,
    onFold(gone, kept) {
      goFor(navigation).follow(gone.id, kept.id);
      notices.news(foldedWords(gone, kept), 'warn');
    },
  });
  for (const { region } of demo ? [] : options.sources) {
    const meant = region && regionMeant(region);
    if (meant) notices.news(`--region ${region}: no such Region is known. Is it ${meant}?`, 'warn');
  }
  // What was put off for a run is due when that has ended.
  runs.store.subscribe(sources.fold);
  const first = sources.first();
  // The journals can wait until there are rows to look at.
  void first.answered.then(runs.reload).then(async () => {
    const objection = await objectionToFolder(runs.folder);
    if (objection) notices.news(`No run can be kept, so none will start: ${objection}.`, 'warn');
    const left = runs.store.getState().runs?.filter(isLeft).length ?? 0;
    const them = left === 1 ? 'it' : 'them';
    if (left > 0)
      notices.news(
        `${count(left, 'run')} unfinished: ${keyOf('runs')}, then ${keyOf('resume')} takes ${them} up again.`,
        'warn',
      );
  });

  const console: Console = {
    options,
    sources,
    refreshing,
    marks: createStore<ReadonlySet<string>>(() => new Set()),
    intent: createStore<Intent | undefined>(() => undefined),
    navigation,
    notices,
    runs,
    wizards,
    limits,
    ...(demo ? preferencesOfDemo : preferencesIn)(configured.value),
    refresh: () => {
      for (const source of sources.store.getState()) source.refresh();
    },
    setLocked: (locked) => {
      for (const source of sources.store.getState()) source.setLocked(locked);
    },
    quit: () => void quit(),
    suspend: () => void running.suspend(),
    redraw: () => void running.redraw(),
  };
  let leaving = false;
  /** The screen stays until the answer that is under way has come; whoever asks twice does not wait for it. */
  const quit = async (): Promise<void> => {
    if (!leaving && runs.running().length > 0) {
      leaving = true;
      notices.say('Waiting for the answer to what was sent last. Quit again not to wait.', 'warn');
      await runs.close();
    }
    running.exit();
  };
  sources.store.subscribe(nameTab);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await runs.close();
    // The demo's runs end with it.
    if (!demo) screen.farewell(runs.running().map(unfinished));
    await wizards.close();
    await sources.close();
    await demo?.close();
  };
  // One frame with rows costs less than an empty one and then another; a slow AWS is not waited for.
  await Promise.race([first.answered, new Promise((resolve) => setTimeout(resolve, patience))]);
  const running: Running = startInk(<App console={console} />, {
    onExit: close,
    onKey: () => {
      pressedAt = performance.now();
    },
  });
  void running.drawn().then(drawn.resolve);
  const code = await running.done;
  await close();
  return code;
}

/** Two ways into one account and Region. */
function foldedWords(gone: Source, kept: Source): string {
  const { account, session } = kept.link.getState();
  const by = ({ choice }: Source) => (choice.profile ? `profile ${choice.profile}` : 'the profile of the environment');
  return `Account ${account?.accountId} in ${session?.region} is looked at once, with ${by(kept)}: ${by(gone)} leads there, too.`;
}

/** For the shell, where the run would be forgotten. */
function unfinished(state: RunState): string {
  const { id } = state.plan;
  return `Run ${id} is unfinished: ${summarise(state).sentence}. bellhop, then ${keyOf('runs')}; or bellhop resume ${id}`;
}

/** The members that are set: an absent one must stay absent. */
function pick<T extends object, K extends keyof T>(
  from: T,
  ...keys: readonly K[]
): { [P in K]: Exclude<T[P], undefined> } {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as never;
}
