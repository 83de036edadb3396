/**
 * The log file: one JSON object a line. While the screen is ours, this is where everything goes that a program would
 * print. Only its owner can read it, and it never takes more than two times `limit` bytes.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';

export type LogLevel = 'info' | 'warning' | 'error';

export interface Log {
  readonly path: string;
  /** Appends a line at once: it must be there after a crash. A log that cannot be written is not an error. */
  write(level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>): void;
}

export function openLog(
  path = join(envPaths('bellhop', { suffix: '' }).log, 'bellhop.log'),
  { limit = 1 << 20, now = () => new Date() } = {},
): Log {
  let size: number | undefined;
  return {
    path,
    write(level, message, fields = {}) {
      const line = `${JSON.stringify({ at: now().toISOString(), level, message, ...fields })}\n`;
      try {
        if (size === undefined) {
          mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
          size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
        }
        if (size > 0 && size + line.length > limit) {
          renameSync(path, `${path}.1`);
          size = 0;
        }
        appendFileSync(path, line, { mode: 0o600 });
        size += Buffer.byteLength(line);
      } catch {}
    },
  };
}

/** An error as fields of a log line. */
export function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: error.message, stack: error.stack, ...(error.cause ? { cause: errorFields(error.cause) } : {}) };
}
