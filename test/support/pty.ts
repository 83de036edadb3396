/**
 * bellhop as an operator runs it: the built command in a pseudo-terminal of its own, its screen read back through a
 * terminal emulator.
 *
 *     await using app = await startBellhop(['--demo']);
 *     await app.sees('WorkSpaces');
 *     app.press('j', 'enter');
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pty from '@lydell/node-pty';
import { type Emulator, emulator } from './emulator.ts';
import { bytesOf, pasteOf } from './keys.ts';

export interface Program extends AsyncDisposable, Pick<Emulator, 'terminal' | 'screen' | 'sees' | 'seesNo'> {
  readonly pid: number;
  /** Everything it has written so far. */
  readonly raw: string;
  /** How it ended. */
  readonly exit: Promise<{ readonly code: number; readonly signal: number | undefined }>;
  /** Its HOME, empty at first. */
  readonly home: string;
  /** Presses keys, each a write of its own; see keys.ts for their names. */
  press(...keys: string[]): void;
  /** Sends text in one write, as keys typed ahead arrive. */
  type(text: string): void;
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
}

export interface ProgramOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** On top of a bare environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A HOME to go on with; it is then kept. */
  readonly home?: string;
}

export const bellhop = resolve('dist/bellhop.js');

export function startBellhop(args: readonly string[], options: ProgramOptions = {}): Promise<Program> {
  return start(process.execPath, [bellhop, ...args], options);
}

/** Any program in the same surroundings: a shell around bellhop, say. */
export async function start(file: string, args: readonly string[], options: ProgramOptions = {}): Promise<Program> {
  const { columns = 100, rows = 30 } = options;
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'bellhop-home-')));
  const screen = emulator(columns, rows);
  const child = pty.spawn(file, [...args], { cols: columns, rows, cwd: home, env: environment(home, options.env) });

  let raw = '';
  let exited = false;
  const exit = new Promise<{ code: number; signal: number | undefined }>((done) => {
    child.onExit(({ exitCode, signal }) => {
      exited = true;
      screen.ended = `it has ended with ${exitCode}`;
      // What it wrote last is still on its way through the emulator.
      void screen.write('').then(() => done({ code: exitCode, signal: signal || undefined }));
    });
  });
  child.onData((data) => {
    raw += data;
    void screen.write(data);
  });
  // The emulator answers what a program asks of its terminal.
  screen.terminal.onData((reply) => child.write(reply));

  return {
    terminal: screen.terminal,
    screen: screen.screen,
    sees: screen.sees,
    seesNo: screen.seesNo,
    pid: child.pid,
    home,
    exit,
    get raw() {
      return raw;
    },
    press(...keys) {
      for (const key of keys) child.write(bytesOf(key));
    },
    type: (text) => child.write(text),
    paste: (text) => child.write(screen.terminal.modes.bracketedPasteMode ? pasteOf(text) : text),
    resize(columns, rows) {
      // The emulator first: it must have the new size when the program draws for it.
      screen.resize(columns, rows);
      child.resize(columns, rows);
    },
    kill: (signal) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      if (!exited) child.kill('SIGKILL');
      await exit;
      if (options.home === undefined) await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** What a login on a jump host has, and nothing of the machine that runs the tests. */
function environment(home: string, extra: ProgramOptions['env'] = {}): Record<string, string> {
  const all = {
    HOME: home,
    PATH: process.env.PATH,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...extra,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
