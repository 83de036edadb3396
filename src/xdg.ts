/** bellhop's own directories, as the XDG Base Directory Specification has them: of the operator, and not of the machine. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const usual = {
  XDG_STATE_HOME: ['.local', 'state'],
  XDG_CONFIG_HOME: ['.config'],
  XDG_CACHE_HOME: ['.cache'],
} as const;

/** The specification has relative paths ignored. */
export function bellhopDirectory(which: keyof typeof usual, env: Environment): string {
  const xdg = env[which];
  return join(xdg && isAbsolute(xdg) ? xdg : join(env.HOME || homedir(), ...usual[which]), 'bellhop');
}
