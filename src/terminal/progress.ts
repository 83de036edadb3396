/**
 * How far something is, on stderr: on a terminal one line that is written anew, elsewhere a line with its time for each
 * piece of news. ASCII without colours: it may end up in a log or a mail.
 */
import { isDumb } from './capabilities.ts';

export interface Progress {
  /** What happened. Where a bar tells the rest, only what is `urgent` is said. */
  tell(text: string, urgent: boolean): void;
  /** Where it stands now. */
  show(far: HowFar): void;
  /** Takes the bar away; what was told stays. */
  end(): void;
}

export interface HowFar {
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

/** The part of a stream that is needed. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const eraseLine = '\r\x1b[K';
/** Milliseconds: as often as anybody reads. */
const redrawEvery = 100;

interface ProgressOptions {
  readonly stream?: ProgressStream;
  readonly env?: NodeJS.ProcessEnv;
  /** Of the clock by which what is told has its time. */
  readonly now?: () => number;
}

export function createProgress({
  stream = process.stderr,
  env = process.env,
  now = Date.now,
}: ProgressOptions = {}): Progress {
  if (!stream.isTTY || isDumb(env))
    return {
      tell: (text) => void stream.write(`${new Date(now()).toISOString().slice(0, 19)}Z ${text}\n`),
      show: () => {},
      end: () => {},
    };

  let far: HowFar | undefined;
  let drawn = false;
  let timer: NodeJS.Timeout | undefined;
  const erase = () => {
    if (drawn) stream.write(eraseLine);
    drawn = false;
  };
  const draw = () => {
    timer = undefined;
    if (!far) return;
    stream.write(eraseLine + barOf(far, stream.columns ?? 80));
    drawn = true;
  };
  // However the process ends, the shell's prompt begins on a line of its own.
  process.once('exit', erase);
  return {
    tell: (text, urgent) => {
      if (!urgent) return;
      erase();
      stream.write(`${new Date(now()).toTimeString().slice(0, 8)} ${text}\n`);
      draw();
    },
    show: (next) => {
      far = next;
      timer ??= setTimeout(draw, drawn ? redrawEvery : 0);
    },
    end: () => {
      clearTimeout(timer);
      far = undefined;
      erase();
      process.off('exit', erase);
    },
  };
}

const widest = 30;

/** One line that fits: the last column stays free, since some terminals wrap after it. */
export function barOf({ done, total, text }: HowFar, columns: number): string {
  const width = Math.min(widest, Math.floor(columns / 3));
  const filled = total === 0 ? width : Math.floor((done / total) * width);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${total}  ${text}`;
  return bar.slice(0, Math.max(0, columns - 1));
}
