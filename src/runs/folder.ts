/** Where the journals are, for this user alone. */
import { chmod, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** `BELLHOP_STATE_DIR`, else bellhop's folder under the XDG state directory. */
export function runsFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const { BELLHOP_STATE_DIR: own, XDG_STATE_HOME: xdg } = env;
  if (own) return join(own, 'runs');
  // The XDG specification has relative paths ignored.
  const state = xdg && isAbsolute(xdg) ? xdg : join(env.HOME || homedir(), '.local', 'state');
  return join(state, 'bellhop', 'runs');
}

/** Throws Node's error. */
export async function ensureFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** Ids come from the command line too: none may lead out of the folder. */
export function isRunId(id: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z-]{0,99}$/.test(id);
}

export const journalPath = (folder: string, id: string) => join(folder, `${id}.jsonl`);
