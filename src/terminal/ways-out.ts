/**
 * Every way out of the process leads past here: the screen is given back first, then whatever there is to say is said.
 */
import { constants } from 'node:os';
import { errorFields, type Log, openLog } from './log.ts';
import { quietTerminal } from './quiet.ts';
import { screen } from './screen.ts';

/** EX_SOFTWARE of sysexits(3): a bug of ours. */
const BUG = 70;
/** How long the last hook may take, in ms, before the process ends without it. */
const HOOK_PATIENCE = 3000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

export interface WaysOut {
  readonly log: Log;
  /** Stops whatever draws. Set once something does. */
  stop: () => void;
  /** Runs before a signal ends the process: to close what is open (a journal, a server). */
  onExit: () => void | Promise<void>;
  /** A signal is ending the process. */
  readonly ending: boolean;
  /** Ends the process as a bug: screen back, a few lines with the log's place on stderr, exit code 70. */
  crash(error: unknown): never;
  /** An orderly end: screen back, and the process as it was. */
  release(): void;
}

let current: WaysOut | undefined;

/** Guards this process until it ends or is released; its stderr and console go to the log meanwhile. */
export function guardWaysOut(log: Log = openLog()): WaysOut {
  current ??= guard(log);
  return current;
}

function guard(log: Log): WaysOut {
  const speak = quietTerminal(log);
  let ending = false;

  const leave = (): void => {
    try {
      ways.stop();
    } catch (error) {
      log.write('error', 'The screen did not close in order', errorFields(error));
    }
    screen.leave();
    speak();
  };

  const onSignal = (signal: (typeof SIGNALS)[number]): void => {
    const code = 128 + constants.signals[signal];
    // Asked a second time: at once.
    if (ending) process.exit(code);
    ending = true;
    log.write('info', `Ended by ${signal}`);
    leave();
    const late = new Promise<void>((resolve) => setTimeout(resolve, HOOK_PATIENCE));
    const hook = Promise.resolve().then(() => ways.onExit());
    void Promise.race([hook, late])
      .catch((error) => log.write('error', 'The last hook failed', errorFields(error)))
      .finally(() => process.exit(code));
  };
  /** The terminal is gone (a connection that broke): nothing can be shown any more. */
  const onGone = (): void => onSignal('SIGHUP');

  const crash = (error: unknown): never => {
    log.write('error', 'Crash', errorFields(error));
    leave();
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `bellhop ended: ${message.replace(/[^\P{Control}\n]/gu, '')}\n` +
        'This is a bug in bellhop, and what it did last may be unfinished: look at Runs before you repeat it.\n' +
        `Details are in ${log.path}\n`,
    );
    process.exit(BUG);
  };

  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('uncaughtException', crash).on('unhandledRejection', crash).on('exit', leave);
  process.stdout.on('error', onGone);
  process.stdin.on('error', onGone).on('end', onGone);

  const ways: WaysOut = {
    log,
    stop: () => {},
    onExit: () => {},
    get ending() {
      return ending;
    },
    crash,
    release() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      process.off('uncaughtException', crash).off('unhandledRejection', crash).off('exit', leave);
      process.stdout.off('error', onGone);
      process.stdin.off('error', onGone).off('end', onGone);
      leave();
      current = undefined;
    },
  };
  return ways;
}
