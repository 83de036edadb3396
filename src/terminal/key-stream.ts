/**
 * The stdin that Ink reads: one key a read, one read a turn of the event loop. Ink and its text fields see each key
 * after the last one was handled, so nothing typed ahead is lost, joined or applied to a stale value; timers and
 * rendering get their turn between two keys of a burst.
 */
import { Readable } from 'node:stream';
import { keySplitter } from './split-keys.ts';

/** What is asked of the terminal's side; `process.stdin` is one. */
export interface KeySource {
  setRawMode?(raw: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
  on(event: 'data', listener: (chunk: Uint8Array | string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** What Ink asks of a stdin that is a terminal. */
export type KeyStream = Readable & {
  readonly isTTY: true;
  setRawMode(raw: boolean): unknown;
  ref(): unknown;
  unref(): unknown;
};

/** How long the rest of a torn key, and of a paste or reply, is waited for, in ms. */
const KEY_PATIENCE = 30;
const LONG_PATIENCE = 2000;
/** Keys that may wait here; beyond that the terminal's own buffer fills, as it does for any busy program. */
const ENOUGH = 4096;

/** `onKey`: something was typed, before it is even read. */
export function keyStream(source: KeySource, onKey: () => void = () => {}): KeyStream {
  const splitter = keySplitter();
  let queue: string[] = [];
  let next = 0;
  let wanted = false;
  let resting = false;
  let open = false;
  let flowing = false;
  let patience: NodeJS.Timeout | undefined;

  const flow = (): void => {
    const wish = open && queue.length - next <= ENOUGH;
    if (wish === flowing) return;
    flowing = wish;
    if (wish) source.resume();
    else source.pause();
  };

  const give = (): void => {
    if (!wanted || resting || next === queue.length) return;
    const piece = queue[next++];
    if (next === queue.length) {
      queue = [];
      next = 0;
    }
    wanted = false;
    resting = true;
    setImmediate(() => {
      resting = false;
      give();
    });
    flow();
    stream.push(piece);
  };

  const accept = (pieces: readonly string[]): void => {
    for (const piece of pieces) queue.push(piece);
    flow();
    give();
  };

  const stream = new Readable({
    objectMode: true,
    highWaterMark: 1,
    read() {
      wanted = true;
      give();
    },
  });

  source.pause();
  source.on('data', (chunk) => {
    onKey();
    clearTimeout(patience);
    accept(splitter.push(chunk));
    if (splitter.pending === 'nothing') return;
    const wait = splitter.pending === 'long' ? LONG_PATIENCE : KEY_PATIENCE;
    patience = setTimeout(() => accept(splitter.flush()), wait);
  });

  return Object.assign(stream, {
    isTTY: true as const,
    // Pieces are strings already, and each must stay one.
    setEncoding: () => stream,
    setRawMode(raw: boolean) {
      source.setRawMode?.(raw);
      open = raw;
      flow();
    },
    ref: () => source.ref?.(),
    unref: () => source.unref?.(),
  });
}
