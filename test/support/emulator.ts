/** A terminal emulator without a window: bytes in, the screen as text out, and waiting for what it shows. */
import unicode from '@xterm/addon-unicode11';
import xterm, { type Terminal } from '@xterm/headless';

export interface Emulator {
  readonly terminal: Terminal;
  write(data: string | Uint8Array): Promise<void>;
  /** The screen, a line a row, without trailing blanks. */
  screen(): Promise<string>;
  /** Resolves once the screen shows `wanted`; rejects with the screen after `within` ms. */
  sees(wanted: string | RegExp, within?: number): Promise<void>;
  /** Resolves once the screen no longer shows `unwanted`. */
  seesNo(unwanted: string | RegExp, within?: number): Promise<void>;
  resize(columns: number, rows: number): void;
  /** Why nothing more will come, for the message of a failed wait. */
  ended?: string;
}

const PATIENCE = 20_000;

export function emulator(columns: number, rows: number): Emulator {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  // Glyphs as wide as current terminals draw them: an emoji takes two columns.
  terminal.loadAddon(new unicode.Unicode11Addon());
  terminal.unicode.activeVersion = '11';

  const read = (): string => {
    const { active } = terminal.buffer;
    // A line keeps what it had before the window became narrower: that is not on screen.
    const line = (y: number) => active.getLine(active.viewportY + y)?.translateToString(false, 0, terminal.cols) ?? '';
    return Array.from({ length: terminal.rows }, (_, y) => line(y).trimEnd()).join('\n');
  };

  const shows = (text: string | RegExp): boolean =>
    typeof text === 'string' ? read().includes(text) : text.test(read());

  /** The bytes of a frame may come in pieces: half of one shows what never was on screen. */
  const midFrame = (): boolean => terminal.modes.synchronizedOutputMode && self.ended === undefined;

  const until = (condition: () => boolean, what: string, within: number): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = (): void => {
      if (!midFrame() && condition()) resolve();
    };
    const subscription = terminal.onWriteParsed(look);
    const timer = setTimeout(() => {
      reject(
        new Error(`The screen never ${what}${self.ended ? ` (${self.ended})` : ''}. It shows:\n${framed(read())}`),
      );
    }, within);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      subscription.dispose();
    });
  };

  const self: Emulator = {
    terminal,
    write: (data) => new Promise((resolve) => terminal.write(data, resolve)),
    async screen() {
      await self.write('');
      if (midFrame()) await until(() => true, 'showed a whole frame', PATIENCE);
      return read();
    },
    sees: (wanted, within = PATIENCE) => until(() => shows(wanted), `showed ${wanted}`, within),
    seesNo: (unwanted, within = PATIENCE) => until(() => !shows(unwanted), `lost ${unwanted}`, within),
    resize: (columns, rows) => terminal.resize(columns, rows),
  };
  return self;
}

const framed = (text: string): string => text.replace(/^/gm, '  | ');
