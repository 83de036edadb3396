/** The whole console on a terminal in memory, in front of a simulated AWS over the wire, opened at a Lex screen. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from 'zustand/vanilla';
import { App } from '../../../src/app.tsx';
import { clockAt } from '../../../src/clock.ts';
import { noPreferences, type Preferences } from '../../../src/fleet/preferences.ts';
import type { Console } from '../../../src/hooks/console.ts';
import { createLexWizards } from '../../../src/hooks/lex-wizards.ts';
import { createNavigation, goFor, type Place } from '../../../src/hooks/navigation.ts';
import { createNotices } from '../../../src/hooks/notices.ts';
import { createRunDesk } from '../../../src/hooks/run-desk.ts';
import { openSource, type Refreshing } from '../../../src/hooks/source.ts';
import { createSources } from '../../../src/hooks/sources.ts';
import { type SimulatorOptions, startSimulator } from '../../../src/simulator/server.ts';
import { limits } from '../../plans/fixtures.ts';
import { type MountedTerminal, mount } from '../../support/terminal.tsx';

export interface LexConsole extends AsyncDisposable {
  readonly terminal: MountedTerminal;
  readonly console: Console;
  /** `POST /_simulator/…` */
  tell(path: 'lex' | `lex?region=${string}` | 'faults' | 'clock', body: unknown): Promise<void>;
  /** Inputs of the calls of an operation that reached AWS so far. */
  calls(operation: string): Promise<readonly Record<string, unknown>[]>;
  /** Presses keys, each once the screen shows what it answers. */
  walk(...steps: readonly (readonly [sees: string | RegExp, ...keys: string[]])[]): Promise<void>;
}

interface Logged {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

interface Opening extends SimulatorOptions {
  readonly place?: Place;
  readonly unlocked?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** Folder of the wizards that were left; without it they end with the console. */
  readonly wizardsIn?: string;
  /** Folder of the runs and the backups, which stays; without it they end with the console. */
  readonly runsIn?: string;
  /** URL of a simulator that runs already, and goes on. */
  readonly at?: string;
  /** Said to the simulator before the console asks it anything. */
  readonly prepare?: (tell: LexConsole['tell']) => Promise<void>;
}

export async function openLex(opening: Opening = {}): Promise<LexConsole> {
  const {
    place = { screen: 'lex' },
    unlocked = true,
    columns = 80,
    rows = 24,
    prepare,
    wizardsIn,
    runsIn,
    at,
    ...options
  } = opening;
  const speed = options.speed ?? 1;
  const simulator = at
    ? { url: at, close: async () => {} }
    : await startSimulator({ workspaces: 0, bots: 12, rate: 0, ...options, speed });
  const folder = runsIn ?? (await mkdtemp(join(tmpdir(), 'bellhop-lex-')));
  const tell: LexConsole['tell'] = async (path, body) => {
    const response = await fetch(`${simulator.url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
  };
  await prepare?.(tell);

  const settings = {
    clock: clockAt(speed),
    region: 'eu-west-1',
    endpointUrl: simulator.url,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    rate: 1000,
    burst: 1000,
    unlocked,
  };
  const refreshing = createStore<Refreshing>(() => ({ every: 15_000 }));
  const sources = createSources([{}], {
    open: (id, choice) =>
      openSource({
        id,
        settings: { ...settings, ...(choice.region && { region: choice.region }) },
        refreshing,
        onGone: () => {},
      }),
  });
  const source = sources.first();
  const notices = createNotices();
  const wizards = createLexWizards({ folder: wizardsIn, onNews: (text) => notices.news(text, 'warn') });
  const navigation = createNavigation();
  goFor(navigation).to(place);
  const console: Console = {
    options: {
      endpointUrl: simulator.url,
      write: unlocked,
      sources: [{}],
      demo: false,
      simulated: true,
      speed,
      ascii: false,
      colour: false,
      version: '0.0.0',
    },
    sources,
    refreshing,
    marks: createStore<ReadonlySet<string>>(() => new Set()),
    intent: createStore(() => undefined),
    navigation,
    notices,
    runs: createRunDesk({ folder: join(folder, 'runs'), by: 'ann', limits, onEnd: () => {}, onHeld: () => {} }),
    wizards,
    limits,
    preferences: createStore<Preferences>(() => noPreferences),
    saveView: async () => undefined,
    refresh: source.refresh,
    setLocked: source.setLocked,
    quit: () => {},
    suspend: () => {},
    redraw: () => {},
  };
  const terminal = await mount(<App console={console} />, { columns, rows });
  return {
    terminal,
    console,
    tell,
    calls: async (operation) => {
      const answer = await fetch(`${simulator.url}/_simulator/log`);
      const log = (await answer.json()) as readonly Logged[];
      return log.filter((entry) => entry.operation === operation).map(({ input }) => input);
    },
    walk: async (...steps) => {
      for (const [sees, ...keys] of steps) {
        await terminal.sees(sees);
        await terminal.press(...keys);
      }
    },
    async [Symbol.asyncDispose]() {
      await terminal[Symbol.asyncDispose]();
      await console.runs.close();
      await wizards.close();
      sources.close();
      await simulator.close();
      if (runsIn === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
