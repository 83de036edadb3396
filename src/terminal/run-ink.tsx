/** Puts an Ink tree on the screen, with keys one at a time and every way out guarded. */
import { render, useApp } from 'ink';
import { type ReactNode, useLayoutEffect } from 'react';
import { keyStream } from './key-stream.ts';
import type { Log } from './log.ts';
import { type Screen, screen } from './screen.ts';
import { stopJob } from './suspend.ts';
import { guardWaysOut, type WaysOut } from './ways-out.ts';

export interface RunOptions {
  /** Runs before a signal ends the process: to close what is open. Three seconds at most. */
  readonly onExit?: () => void | Promise<void>;
  /** Something was typed. */
  readonly onKey?: () => void;
}

export interface Running {
  /**
   * The exit code, once the screen is given back. Does not settle where the process ends here: by a signal (128 and
   * its number, after `onExit`) or by a bug (70, after its message).
   */
  readonly done: Promise<number>;
  readonly log: Log;
  /** Everything asked for so far has been written. */
  drawn(): Promise<void>;
  exit(code?: number): void;
  /** Ctrl-z: stops the job; resolves once it runs again and is drawn. */
  suspend(): Promise<void>;
  /** Draws everything anew, for a screen that something else has written to. */
  redraw(): Promise<void>;
}

/** Takes the process's terminal and draws `node` on it until `exit` is called. */
export function startInk(node: ReactNode, { onExit = () => {}, onKey }: RunOptions = {}): Running {
  const guard = guardWaysOut();
  screen.enter();
  // Ink draws from where the cursor stands, and that is behind what the front door painted.
  screen.clear();
  const mounted = mountInk(node, { screen, stdin: process.stdin, stdout: process.stdout, onKey });
  guard.stop = mounted.unmount;
  guard.onExit = onExit;
  return { ...mounted, done: finished(mounted, guard), log: guard.log };
}

async function finished(mounted: Mounted, guard: WaysOut): Promise<number> {
  try {
    const code = await mounted.done;
    if (guard.ending) await new Promise(() => {});
    guard.release();
    return code;
  } catch (error) {
    return guard.crash(error);
  }
}

type InkApp = ReturnType<typeof useApp>;

interface Mounted {
  /** Rejects when a component threw. */
  readonly done: Promise<number>;
  exit(code?: number): void;
  suspend(): Promise<void>;
  redraw(): Promise<void>;
  unmount(): void;
  /** Everything asked for so far has been written. */
  drawn(): Promise<void>;
}

export interface MountOptions {
  readonly screen: Screen;
  readonly stdin: Parameters<typeof keyStream>[0];
  readonly stdout: NodeJS.WritableStream;
  readonly maxFps?: number;
  readonly onKey?: RunOptions['onKey'] | undefined;
}

/** Ink on given streams, without touching the process: what startInk does, and what tests do in memory. */
export function mountInk(node: ReactNode, { screen: on, stdin, stdout, maxFps = 60, onKey }: MountOptions): Mounted {
  let app: InkApp | undefined;
  const keep = (found: InkApp): void => {
    app = found;
  };
  const instance = render(<Bridge onApp={keep}>{node}</Bridge>, {
    stdin: keyStream(stdin, onKey),
    stdout,
    // The alternate screen is ours (screen.ts): entered before Ink is even loaded, and left after it.
    alternateScreen: false,
    incrementalRendering: true,
    maxFps,
    exitOnCtrlC: false,
    patchConsole: false,
    // Checked at the front door. Ink's own guess is "no" wherever the shell has CI set.
    interactive: true,
  });

  let away: Promise<void> | undefined;
  /** Gives the terminal away for the time of `meanwhile`; then everything is drawn anew. */
  const handOver = (meanwhile: () => void | Promise<void>): Promise<void> => {
    away ??= app?.suspendTerminal(meanwhile).finally(() => {
      away = undefined;
    });
    return away ?? Promise.resolve();
  };

  return {
    done: instance.waitUntilExit().then((code) => (typeof code === 'number' ? code : 0)),
    exit: (code = 0) => app?.exit(code),
    suspend: () =>
      handOver(async () => {
        on.leave();
        await stopJob();
        on.enter();
      }),
    redraw: () => handOver(on.clear),
    unmount: instance.unmount,
    drawn: instance.waitUntilRenderFlush,
  };
}

/** Ink hands out these functions to components only. */
function Bridge({ onApp, children }: { onApp: (app: InkApp) => void; children: ReactNode }) {
  const app = useApp();
  useLayoutEffect(() => onApp(app), [app, onApp]);
  return children;
}
