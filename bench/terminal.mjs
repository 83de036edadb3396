/** A program in a pseudo-terminal of 160x40, the moments at which its output comes, and what a key costs it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import headless from '@xterm/headless';

const PATIENCE = 90_000;
const [cols, rows] = [160, 40];
/** Of a frame that the terminal shows at once. */
const frameEnd = '\x1b[?2026l';
/** What stands on the screen but for the line that counts, and tells how old what is shown is. */
const bodyOf = (text) => text.split('\n').toSpliced(1, 1).join('\n');

/** What every measured program finds: nothing of whoever measures. */
export const environment = (home) => ({
  HOME: home,
  PATH: process.env.PATH,
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
  AWS_REGION: 'eu-west-1',
  // Older AWS CLIs know this name alone.
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
});

/**
 * Starts a program, `{ home }` a folder that outlives it, `{ env }` what it finds there besides.
 * Times are milliseconds since the start.
 * @param {readonly [string, ...string[]]} command
 * @param {{ home?: string, env?: Record<string, string> }} [options]
 */
export function start([file, ...args], { home, env: more } = {}) {
  const own = home ?? mkdtempSync(join(tmpdir(), 'bellhop-bench-'));
  const env = { ...environment(own), ...more };
  const began = performance.now();
  const child = pty.spawn(file, args, { cols, rows, cwd: own, env });
  const screen = new headless.Terminal({ cols, rows, allowProposedApi: true });
  let raw = '';
  let bytes = 0;
  const listeners = new Set();
  child.onData((data) => {
    raw = (raw + data).slice(-200_000);
    bytes += Buffer.byteLength(data);
    screen.write(data);
    for (const listener of [...listeners]) listener(data);
  });
  let ended = false;
  const exit = new Promise((resolve) => {
    child.onExit(() => {
      ended = true;
      resolve();
    });
  });

  /** Resolves with the time at which `found(data since now)` came true. */
  const until = (found, what) => {
    let seen = '';
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(look);
        reject(new Error(`${[file, ...args].join(' ')}: never ${what}; last: ${JSON.stringify(raw.slice(-400))}`));
      }, PATIENCE);
      const look = (data) => {
        // Long enough for what is looked for, short enough to be searched while much is written.
        seen = (seen + data).slice(-50_000);
        if (!found(seen)) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(performance.now() - began);
      };
      listeners.add(look);
    });
  };

  const shown = () =>
    new Promise((resolve) => {
      screen.write('', () => {
        const { active } = screen.buffer;
        const line = (at) => active.getLine(active.baseY + at)?.translateToString(true) ?? '';
        resolve(Array.from({ length: rows }, (_, at) => line(at)).join('\n'));
      });
    });

  /** Resolves once `found(what stands on the screen)` is true. */
  async function untilShown(found, what) {
    for (const since = performance.now(); ; await pause(50)) {
      const text = await shown();
      if (found(text)) return;
      if (ended || performance.now() - since > PATIENCE)
        throw new Error(`${[file, ...args].join(' ')}: never ${what}; shows:\n${text.split('\n', 6).join('\n')}`);
    }
  }

  /** Resolves once nothing was written for `quiet` milliseconds, with the time of the last byte. */
  const untilQuiet = (quiet) =>
    new Promise((resolve, reject) => {
      let last;
      const give = (settle, value) => {
        listeners.delete(look);
        clearTimeout(timer);
        settle(value);
      };
      const slow = () => give(reject, new Error(`${[file, ...args].join(' ')}: never answered a key`));
      let timer = setTimeout(slow, PATIENCE);
      const look = () => {
        last = performance.now();
        clearTimeout(timer);
        timer = setTimeout(() => give(resolve, last), quiet);
      };
      listeners.add(look);
    });

  /**
   * Where a program marks the ends of its frames: the first that comes, unless there are more, and what stands on the screen
   * then. Of a key all that comes later is its own, unless it has changed nothing there: clocks tick, and pages arrive.
   */
  const firstFrame = () => {
    let answer;
    let seen = '';
    const look = (data) => {
      seen += data;
      if (!seen.includes(frameEnd)) return;
      listeners.delete(look);
      const [at, wrote] = [performance.now(), bytes];
      answer = shown().then((text) => ({ at, bytes: wrote, body: bodyOf(text) }));
    };
    listeners.add(look);
    return () => {
      listeners.delete(look);
      return answer;
    };
  };

  return {
    pid: child.pid,
    until,
    untilShown,
    shown,
    get bytes() {
      return bytes;
    },
    write: (text) => child.write(text),
    /** Presses a key as fast hands would; resolves with the time until the last byte of its frame, and its bytes. */
    async press(key, quiet = 30) {
      // Between two keys there is as much time as fast hands leave, never a multiple of a frame.
      await pause(40 + Math.random() * 40);
      const wrote = bytes;
      const first = firstFrame();
      const drawn = untilQuiet(quiet);
      const pressed = performance.now();
      child.write(key);
      const last = await drawn;
      const answer = await first();
      const own = answer !== undefined && answer.body === bodyOf(await shown());
      return { time: (own ? answer.at : last) - pressed, bytes: (own ? answer.bytes : bytes) - wrote };
    },
    /** Ends it as its operator would, so that it keeps what it keeps for its next start. */
    async stop() {
      if (!ended) child.kill('SIGTERM');
      await exit;
      if (home === undefined) rmSync(own, { recursive: true, force: true });
    },
  };
}

export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Presses the keys one after the other. */
export async function pressAll(program, keys, quiet) {
  const pressed = [];
  for (const key of keys) pressed.push(await program.press(key, quiet));
  return pressed;
}

/** So many presses, in turns of `turn` there and `turn` back, so that they stay where rows are. */
export const toAndFro = (many, turn, there, back) =>
  Array.from({ length: many }, (_, step) => (step % (2 * turn) < turn ? there : back));
