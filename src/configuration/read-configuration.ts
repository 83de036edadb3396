/** What the operator's team has settled once, in `bellhop/config.json`. A file that cannot be understood is refused, never half used. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../aws/answer.ts';
import { noPreferences, type Preferences } from '../fleet/preferences.ts';
import { fileWords } from '../plans/file-words.ts';
import type { Limits } from '../plans/limits.ts';
import { readStopAfter } from '../plans/policy.ts';
import { bellhopDirectory, type Environment } from '../xdg.ts';
import type { Configuration } from './shape.ts';
import { unusable } from './unusable.ts';

/** Without a word in the configuration a run has no more items than this: a night's work. */
const defaultCap = 300;

export interface Configured {
  readonly limits: Limits;
  readonly preferences: Preferences;
  readonly file: string;
  /** As it stood there; undefined: there was no file. */
  readonly text: string | undefined;
}

/** `BELLHOP_CONFIG`, else bellhop's file in the XDG configuration directory. */
function configurationFile(env: Environment): string {
  return env.BELLHOP_CONFIG || join(bellhopDirectory('XDG_CONFIG_HOME', env), 'config.json');
}

/** No file is fine, unless the operator named one. */
export async function readConfiguration(env: Environment = process.env): Promise<Answer<Configured>> {
  const file = configurationFile(env);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (text instanceof Error) {
    const none = text.code === 'ENOENT' && !env.BELLHOP_CONFIG;
    const value = { limits: limits(file, {}), preferences: noPreferences, file, text: undefined };
    return none ? { ok: true, value } : unusable(file, fileWords(text));
  }
  // Most starts have no file, and need nothing of what reads one.
  const [{ readShape }, { preferencesOf }] = await Promise.all([import('./shape.ts'), import('./preferences-of.ts')]);
  const read = readShape(file, text);
  if (!read.ok) return read;
  return { ok: true, value: { limits: limits(file, read.value), preferences: preferencesOf(read.value), file, text } };
}

export async function readLimits(env: Environment = process.env): Promise<Answer<Limits>> {
  const read = await readConfiguration(env);
  return read.ok ? { ok: true, value: read.value.limits } : read;
}

function limits(
  file: string,
  { maxItems = defaultCap, protectedAccounts = [], canary, wave, stopAfter }: Configuration,
): Limits {
  const enough = stopAfter === undefined ? undefined : readStopAfter(stopAfter);
  const policy = {
    ...(canary !== undefined && { canary }),
    ...(wave !== undefined && { wave }),
    ...(enough && { stopAfter: enough }),
  };
  return { maxItems, protectedAccounts, policy, file };
}
