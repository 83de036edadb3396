/** A program in a pseudo-terminal of 160x40, and the moments at which its output comes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';

const PATIENCE = 60_000;

/** Starts `node ...args`. Times are milliseconds since the start. */
export function start(args, { home } = {}) {
  const own = home ?? mkdtempSync(join(tmpdir(), 'bellhop-bench-'));
  const env = {
    HOME: own,
    PATH: process.env.PATH,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  const began = performance.now();
  const child = pty.spawn(process.execPath, args, { cols: 160, rows: 40, cwd: own, env });
  let raw = '';
  let bytes = 0;
  const listeners = new Set();
  child.onData((data) => {
    raw = (raw + data).slice(-200_000);
    bytes += Buffer.byteLength(data);
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
        reject(new Error(`${args.join(' ')}: never ${what}; last: ${JSON.stringify(raw.slice(-400))}`));
      }, PATIENCE);
      const look = (data) => {
        seen += data;
        if (!found(seen)) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(performance.now() - began);
      };
      listeners.add(look);
    });
  };

  return {
    pid: child.pid,
    until,
    get bytes() {
      return bytes;
    },
    write: (text) => child.write(text),
    /** Ends it as its operator would, so that it keeps what it keeps for its next start. */
    async stop() {
      if (!ended) child.kill('SIGTERM');
      await exit;
      if (home === undefined) rmSync(own, { recursive: true, force: true });
    },
  };
}
