/**
 * An Ink tree on a terminal in memory: the same keys, bytes and diffs as on a real one, without a process.
 *
 *     await using terminal = await mount(<App />, { columns: 80, rows: 24 });
 *     await terminal.press('j', 'enter');
 *     expect(await terminal.screen()).toContain('…');
 */
import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import type { ReactNode } from 'react';
import type { KeySource } from '../../src/terminal/key-stream.ts';
import { mountInk } from '../../src/terminal/run-ink.tsx';
import { screenOf } from '../../src/terminal/screen.ts';
import { ESCAPE_KEY } from '../../src/terminal/split-keys.ts';
import { type Emulator, emulator } from './emulator.ts';
import { bytesOf, pasteOf } from './keys.ts';

export interface MountedTerminal extends AsyncDisposable, Pick<Emulator, 'terminal' | 'sees' | 'seesNo'> {
  /** What is on the screen once all that was asked for is drawn. */
  screen(): Promise<string>;
  /** The screen after drawing everything anew: must always equal what the diffs had made of it. */
  fresh(): Promise<string>;
  /** Bytes written to the terminal so far. */
  readonly bytes: number;
  press(...keys: string[]): Promise<void>;
  /** Text that arrives in one read, as keys typed ahead do. */
  type(text: string): Promise<void>;
  paste(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  /** How the program on it ended; rejects when a component threw. */
  readonly done: Promise<number>;
}

export async function mount(node: ReactNode, { columns = 80, rows = 24 } = {}): Promise<MountedTerminal> {
  const screen = emulator(columns, rows);
  let bytes = 0;
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      bytes += Buffer.byteLength(chunk);
      void screen.write(typeof chunk === 'string' ? cooked(chunk) : chunk).then(() => done());
    },
  });
  const stdout = Object.assign(sink, { isTTY: true, columns, rows });
  const source = Object.assign(new EventEmitter(), { resume: () => {}, pause: () => {} }) satisfies KeySource;

  const our = screenOf({ stdin: {}, stdout });
  our.enter();
  const app = mountInk(node, { screen: our, stdin: source, stdout, maxFps: 1000 });

  const settle = async (turns = 2): Promise<void> => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    await app.drawn();
    await screen.write('');
  };
  const send = async (text: string): Promise<void> => {
    source.emit('data', text);
    await settle([...text].length + 2);
  };
  await settle();

  return {
    terminal: screen.terminal,
    sees: screen.sees,
    seesNo: screen.seesNo,
    done: app.done,
    get bytes() {
      return bytes;
    },
    async screen() {
      await settle();
      return screen.screen();
    },
    async fresh() {
      await app.redraw();
      await settle();
      return screen.screen();
    },
    async press(...keys) {
      // Escape in its unmistakable form: there is nothing to wait for.
      for (const key of keys) await send(key === 'esc' ? ESCAPE_KEY : bytesOf(key));
    },
    type: send,
    paste: (text) => send(pasteOf(text)),
    async resize(columns, rows) {
      screen.resize(columns, rows);
      Object.assign(stdout, { columns, rows });
      stdout.emit('resize');
      await settle();
    },
    async [Symbol.asyncDispose]() {
      app.unmount();
      await app.done.catch(() => {});
    },
  };
}

/** What a terminal's line discipline does to line feeds, in raw mode too. */
const cooked = (text: string): string => text.replaceAll('\n', '\r\n');
