/**
 * While the screen is ours nothing else may write to it: a single line on stderr scrolls the picture by one, and it
 * stays wrong. Whatever a library prints or Node warns of goes to the log file instead.
 */
import { format } from 'node:util';
import type { Log } from './log.ts';

const LEVELS = { log: 'info', info: 'info', debug: 'info', trace: 'info', warn: 'warning', error: 'error' } as const;

/** Returns the way back. */
export function quietTerminal(log: Log): () => void {
  const { write } = process.stderr;
  const methods = Object.keys(LEVELS) as (keyof typeof LEVELS)[];
  const originals = methods.map((name) => [name, console[name]] as const);
  // Node's own listener writes warnings straight to the terminal, past process.stderr.
  const warners = process.listeners('warning');

  process.stderr.write = ((chunk: Uint8Array | string, ...rest: unknown[]) => {
    log.write('warning', typeof chunk === 'string' ? chunk.trimEnd() : Buffer.from(chunk).toString().trimEnd());
    const done = rest.find((argument) => typeof argument === 'function');
    if (done) process.nextTick(done as () => void);
    return true;
  }) as typeof write;
  for (const name of methods) console[name] = (...values: unknown[]) => log.write(LEVELS[name], format(...values));
  const onWarning = ({ name, message, stack }: Error): void => log.write('warning', `${name}: ${message}`, { stack });
  process.removeAllListeners('warning').on('warning', onWarning);

  return () => {
    process.stderr.write = write;
    for (const [name, method] of originals) console[name] = method;
    process.off('warning', onWarning);
    for (const warner of warners) process.on('warning', warner);
  };
}
