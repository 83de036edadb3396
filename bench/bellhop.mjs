/** The bellhop that is measured, and the simulated AWS that it looks at. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { start } from './terminal.mjs';

export const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A row of the fleet. */
export const ROW = /ws-[0-9a-z]{9}/;

let built = at('../dist/bellhop.js');
/** Another build than dist/, by the file that starts it. */
export const measure = (file) => {
  built = file;
};
export const bellhop = (...args) => [process.execPath, built, ...args];

/** A console on a simulated AWS. */
export const consoleOn = (url, { home, args = [] } = {}) => start(bellhop('--endpoint-url', url, ...args), { home });

/** `bellhop simulate` in a process of its own, without a limit of its own. */
export async function simulator(size, ...more) {
  const [file, ...args] = bellhop('simulate', '--workspaces', `${size}`, '--rate', '0', ...more);
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return { url, stop: () => child.kill() };
  }
  throw new Error('bellhop simulate did not start');
}

export function newHome() {
  const home = mkdtempSync(join(tmpdir(), 'bellhop-bench-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** The header counts all of them, but for the few that have been terminated meanwhile. */
export const known = (size) => (screen) => {
  const told = /([\d,.’ ]*\d) WorkSpaces/.exec(screen)?.[1];
  return told !== undefined && Number(told.replaceAll(/\D/g, '')) > 0.99 * size;
};
/** And AWS has told of each since the start. */
export const listed = (size) => (screen) => known(size)(screen) && !/WorkSpaces, loading/.test(screen);

/** Flags of a console that loads its fleet as fast as it comes, and then lets it be. */
export const loading = ['--rate', '100000', '--refresh', 'off'];
