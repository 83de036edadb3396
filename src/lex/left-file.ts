/**
 * Wizards that were left, on disk for this user alone: one for each account and Region, written whole or not at all. It
 * holds choices, never credentials. A file that is not as it was written is put aside, and nothing of it is believed.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cleanAll } from '../aws/clean.ts';
import { fileWords } from '../plans/file-words.ts';
import { writePrivateFile } from '../plans/private-file.ts';
import type { Left } from './wizard.ts';

/** Beside the folder of the runs. */
export const wizardsBeside = (runs: string): string => join(dirname(runs), 'wizards');

/** Of which wizard it is. */
export interface WizardPlace {
  readonly accountId: string;
  readonly region: string;
  /** Where AWS is asked, when not at its own endpoints. */
  readonly endpointUrl: string | undefined;
}

export type LeftRead =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'known'; readonly left: Left }
  /** `path`: where the file that cannot be used is now; `moved`: not where it was, so that it is not written over. */
  | { readonly kind: 'unusable'; readonly path: string; readonly moved: boolean; readonly why: string };

/** Raised when what stands in the file comes to mean something else. */
const version = 1;

export async function readLeft(folder: string, place: WizardPlace): Promise<LeftRead> {
  await tidy(folder);
  const path = join(folder, fileOf(place));
  const read = await readFile(path, 'utf8').then(
    (text) => leftIn(text, place),
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : fileWords(error)),
  );
  if (read === undefined) return { kind: 'nothing' };
  if (typeof read !== 'string') return { kind: 'known', left: read };
  const aside = `${path}.unusable-${Date.now()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  return { kind: 'unusable', path: moved ? aside : path, moved, why: read };
}

/** Files that a bellhop which died was writing. Those that were put aside have another ending, and stay. */
const halfWritten = /\.json\.[0-9a-f-]{36}$/;
/** Milliseconds: none takes as long to write. */
const abandoned = 3_600_000;

async function tidy(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!halfWritten.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandoned) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Resolves with why it could not be written, in a sentence. */
export async function writeLeft(folder: string, place: WizardPlace, left: Left): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    return fileWords(error as NodeJS.ErrnoException);
  }
  const failure = await writePrivateFile(join(folder, fileOf(place)), leftText(left, place), { overwrite: true });
  return failure?.why;
}

/** The same of a file that could not be taken away. */
export async function forgetLeft(folder: string, place: WizardPlace): Promise<string | undefined> {
  return rm(join(folder, fileOf(place)), { force: true }).then(() => undefined, fileWords);
}

/** One line of what it is, and one of its checksum. */
export function leftText(left: Left, place: WizardPlace): string {
  const line = JSON.stringify({ bellhop: 'wizard', version, ...place, left });
  return `${line}\n${JSON.stringify({ sha256: sum(line) })}\n`;
}

/** The wizard of that place, or why the text is not one. */
export async function leftIn(text: string, place: WizardPlace): Promise<Left | string> {
  const [line = '', end = ''] = text.split('\n');
  const [head, tail] = [parsed(line), parsed(end)];
  if (head?.bellhop !== 'wizard') return 'It is not a file of the Lex wizard.';
  if (tail?.sha256 !== sum(line)) return 'It is not whole, or was changed: its checksum is another.';
  if (head.version !== version) return `It was written by another version of bellhop (${String(head.version)}).`;
  const { accountId, region, endpointUrl } = place;
  if (head.accountId !== accountId || head.region !== region || head.endpointUrl !== endpointUrl)
    return 'It is of another account or Region.';
  // Shapes take time to load, and most of the time there is no such file.
  const { asLeft } = await import('./left-shape.ts');
  return asLeft(cleanAll(head.left)) ?? 'What stands in it is not what a wizard holds.';
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever stands in a name that came from outside, the file stays in its folder. */
function fileOf({ accountId, region, endpointUrl }: WizardPlace): string {
  const place = `${accountId}-${region}`.replaceAll(/[^\w-]/g, '_');
  return endpointUrl === undefined ? `${place}.json` : `${place}-${sum(endpointUrl).slice(0, 16)}.json`;
}

const sum = (text: string) => createHash('sha256').update(text).digest('hex');
