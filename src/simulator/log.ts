/** What was asked and answered: a JSON line a request in a file or a call a request, the latest ones also in memory. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Input } from './operation.ts';

export interface LogEntry {
  /** ISO 8601, simulated time. */
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  /** Whose request it was, and in which Region; absent where it had no signature. */
  readonly accountId?: string;
  readonly region?: string;
  readonly input: Input;
  /** 0: no answer was given. */
  readonly status: number;
  readonly error?: string;
  readonly requestId: string;
  /** The fault that it met. */
  readonly fault?: string;
}

export interface Log {
  write(entry: LogEntry): void;
  /** The last 10,000 requests, oldest first. */
  recent(): readonly LogEntry[];
  close(): void;
}

const remembered = 10_000;
const secret = /registrationcode|secret|password|sessiontoken|credential/i;

/** Where each request goes: a file's name, or who is told of it before it is answered. */
export type LogSink = string | ((entry: LogEntry) => void);

export function createLog(sink: LogSink | undefined): Log {
  const descriptor = typeof sink === 'string' ? openSync(sink, 'a') : undefined;
  let entries: LogEntry[] = [];
  return {
    write: (entry) => {
      const line = JSON.stringify(entry, (name, value) => (secret.test(name) ? '(not logged)' : value));
      if (descriptor !== undefined) writeSync(descriptor, `${line}\n`);
      const written = JSON.parse(line) as LogEntry;
      if (typeof sink === 'function') sink(written);
      entries.push(written);
      if (entries.length > 2 * remembered) entries = entries.slice(-remembered);
    },
    recent: () => entries.slice(-remembered),
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}
