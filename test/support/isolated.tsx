/**
 * A component or a screen by itself, on ink-testing-library. It has no diffs and no size of its own, so the size is
 * given here, and keys come one a read and a turn apart, as terminal/key-stream.ts hands them to Ink.
 */
import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import type { ReactElement, ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';
import { emptyFleet, type Fleet } from '../../src/fleet/fleet.ts';
import { noPreferences, type Preferences } from '../../src/fleet/preferences.ts';
import { type Console, ConsoleContext, EntryContext, SourceContext } from '../../src/hooks/console.ts';
import { createLexWizards } from '../../src/hooks/lex-wizards.ts';
import { createNavigation } from '../../src/hooks/navigation.ts';
import { createNotices } from '../../src/hooks/notices.ts';
import { createRunDesk } from '../../src/hooks/run-desk.ts';
import type { Link, Refreshing, Source } from '../../src/hooks/source.ts';
import { createSources } from '../../src/hooks/sources.ts';
import { type Dispatch, DispatchContext, useDispatcher } from '../../src/hooks/use-commands.ts';
import type { Intent } from '../../src/hooks/use-intent.ts';
import { limits } from '../plans/fixtures.ts';
import { bytesOf, pasteOf } from './keys.ts';

export interface Isolated extends Disposable {
  /** What is drawn now, without styles, trailing blanks and empty lines at the end. */
  frame(): string;
  /** The same with styles. */
  raw(): string;
  press(...keys: string[]): Promise<void>;
  /** One key a character. */
  type(text: string): Promise<void>;
  paste(text: string): Promise<void>;
}

export async function alone(node: ReactElement, rows = 24): Promise<Isolated> {
  const { stdin, stdout, lastFrame, unmount } = render(node);
  Object.assign(stdout, { rows }).emit('resize');
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const send = async (bytes: string) => {
    await turn();
    stdin.write(bytes);
    await turn();
  };
  await turn();
  return {
    frame: () =>
      stripVTControlCharacters(lastFrame() ?? '')
        .replace(/ +$/gm, '')
        .trimEnd(),
    raw: () => lastFrame() ?? '',
    press: async (...keys) => {
      for (const key of keys) await send(bytesOf(key));
    },
    type: async (text) => {
      for (const character of text) await send(character);
    },
    paste: (text) => send(pasteOf(text)),
    [Symbol.dispose]: unmount,
  };
}

/** A source that has no way to AWS yet. */
export function idleSource(id: string, link: Partial<Link> = {}): Source {
  const nothing = () => {};
  return {
    id,
    choice: {},
    link: createStore<Link>(() => ({
      session: undefined,
      account: undefined,
      failure: undefined,
      locked: true,
      ...link,
    })),
    fleet: createStore<Fleet>(() => ({ ...emptyFleet, source: id })),
    answered: Promise.resolve(),
    look: nothing,
    refresh: nothing,
    setLocked: nothing,
    close: async () => {},
  };
}

/** The stores of a console that has no way to AWS yet. */
export function idleConsole(link: Partial<Link> = {}): Console {
  const nothing = () => {};
  return {
    options: {
      sources: [{}],
      write: false,
      demo: false,
      simulated: false,
      speed: 1,
      ascii: false,
      colour: true,
      version: '0.0.0',
    },
    sources: createSources([{}], { open: (id) => idleSource(id, link) }),
    refreshing: createStore<Refreshing>(() => ({ every: undefined })),
    marks: createStore<ReadonlySet<string>>(() => new Set<string>()),
    intent: createStore<Intent | undefined>(() => undefined),
    navigation: createNavigation(),
    notices: createNotices(),
    runs: createRunDesk({ folder: '/nonexistent', by: 'ann', limits, onEnd: nothing, onHeld: nothing }),
    wizards: createLexWizards({ folder: undefined, onNews: nothing }),
    limits,
    preferences: createStore<Preferences>(() => noPreferences),
    saveView: async () => undefined,
    refresh: nothing,
    setLocked: nothing,
    quit: nothing,
    suspend: nothing,
    redraw: nothing,
  };
}

/** A screen with the console around it, and its keys dispatched. */
export function InConsole({ console, children }: { readonly console: Console; readonly children: ReactNode }) {
  return (
    <ConsoleContext.Provider value={console}>
      <SourceContext.Provider value={console.sources.first()}>
        <EntryContext.Provider value={console.navigation.getState().stack.at(-1)}>
          <Dispatched>{children}</Dispatched>
        </EntryContext.Provider>
      </SourceContext.Provider>
    </ConsoleContext.Provider>
  );
}

const dispatch: Dispatch = { top: { bindings: [] }, everywhere: [] };

function Dispatched({ children }: { readonly children: ReactNode }) {
  useDispatcher(dispatch);
  return <DispatchContext.Provider value={dispatch}>{children}</DispatchContext.Provider>;
}
