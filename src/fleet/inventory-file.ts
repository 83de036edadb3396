/**
 * Inventories on disk, for this user alone: one for each account and Region, and beside them which of these a way to AWS
 * led to the last time, since before any call nobody knows. A cache: without it nothing is wrong, only slower.
 */
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { hasKeysInEnvironment, profileNamed, regionGiven } from '../aws/profile.ts';
import type { Session, SessionSettings } from '../aws/session.ts';
import { bellhopDirectory, type Environment } from '../xdg.ts';
import { firstShown } from './first-shown.ts';
import { type Inventory, inventoryAt, inventoryText, readInventory, type Whose } from './inventory.ts';

export function inventoryFolder(env: Environment = process.env): string {
  return join(bellhopDirectory('XDG_CACHE_HOME', env), 'inventory');
}

/** How AWS would be asked, and with whose credentials: as far as that is known without asking. */
export type Way = Pick<SessionSettings, 'profile' | 'region' | 'endpointUrl'>;

export type Recalled =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'known'; readonly inventory: Inventory; readonly whose: Whose }
  /** `path`: where the file that cannot be used is now. */
  | { readonly kind: 'set aside'; readonly path: string; readonly why: string };

/** What is known of the fleet that this way led to the last time. `what`: all of it, or what a list shows first. */
export async function recall(folder: string, way: Way, what: 'all' | 'first' = 'all'): Promise<Recalled> {
  const whose = await lastLedTo(folder, way);
  if (!whose) return { kind: 'nothing' };
  const path = join(folder, fileOf(whose)) + (what === 'first' ? beginning : '');
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return { kind: 'nothing' };
  const read = readInventory(bytes, whose);
  if (typeof read !== 'string') return { kind: 'known', inventory: read, whose };
  const aside = `${path}.unusable-${Date.now()}`;
  // Where it cannot be moved it is left, and replaced by the next that is written.
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  return { kind: 'set aside', path: moved ? aside : path, why: read };
}

/** Of an inventory that has one, beside it. */
const beginning = '.first';

/** Longer than the line that says whose it is. */
const headBytes = 4096;
/** Named by `replace`. */
const half = /\.(fleet|fleet\.first|way)\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Milliseconds: no write takes as long. */
const abandoned = 3_600_000;

/** Whole or not at all, a piece at a time; of two consoles what is known later stays. Rejects with Node's error. */
export async function keep(folder: string, way: Way, whose: Whose, inventory: Inventory): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await tidy(folder);
  const path = join(folder, fileOf(whose));
  const there = await knownAt(path);
  // What is later than now was written by a clock that was wrong.
  if (there === undefined || there <= inventory.at || there > Date.now()) {
    const first = firstShown(inventory);
    if (first) await replace(path + beginning, inventoryText(first, whose));
    else await rm(path + beginning, { force: true });
    await replace(path, inventoryText(inventory, whose));
  }
  await replace(join(folder, fileOfWay(way)), [JSON.stringify(whose)]);
}

async function knownAt(path: string): Promise<number | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(headBytes), position: 0 });
    return inventoryAt(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

/** What a console that died has left half written. */
async function tidy(folder: string): Promise<void> {
  const halves = (await readdir(folder)).filter((name) => half.test(name)).map((name) => join(folder, name));
  for (const path of halves) {
    const written = await stat(path).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs > abandoned) await rm(path, { force: true });
  }
}

async function replace(path: string, pieces: Iterable<string>): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    for (const piece of pieces) {
      if (piece) await file.write(piece);
      await othersFirst();
    }
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Every fleet that some way led to, each once. */
export async function keptFleets(folder: string): Promise<readonly Whose[]> {
  const ways = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.way'));
  const all = await Promise.all(ways.map((name) => whoseIn(join(folder, name))));
  return [...new Map(all.flatMap((whose) => (whose ? [[fileOf(whose), whose] as const] : []))).values()];
}

const lastLedTo = (folder: string, way: Way) => whoseIn(join(folder, fileOfWay(way)));

async function whoseIn(path: string): Promise<Whose | undefined> {
  try {
    const whose = JSON.parse(await readFile(path, 'utf8')) as Partial<Whose>;
    const { accountId, region, endpointUrl } = whose;
    const isText = (value: unknown) => typeof value === 'string' && value !== '';
    const known = isText(accountId) && isText(region) && (endpointUrl === undefined || isText(endpointUrl));
    return known ? ({ accountId, region, endpointUrl } as Whose) : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever stands in a name that came from outside, the file stays in its folder. */
function fileOf({ accountId, region, endpointUrl }: Whose): string {
  const place = `${accountId}-${region}`.replaceAll(/[^\w-]/g, '_');
  return endpointUrl === undefined ? `${place}.fleet` : `${place}-${hash(endpointUrl)}.fleet`;
}

function fileOfWay({ profile, region, endpointUrl }: Way): string {
  const { env } = process;
  const keys = !profile && hasKeysInEnvironment();
  const who = keys ? env.AWS_ACCESS_KEY_ID : (profileNamed(profile) ?? 'default');
  const where = regionGiven({ region });
  const files = [env.AWS_CONFIG_FILE, env.AWS_SHARED_CREDENTIALS_FILE];
  // What the files say of it is known when the session is open.
  const { AWS_ENDPOINT_URL_WORKSPACES, AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS } = env;
  const endpoint = endpointUrl
    ? [endpointUrl]
    : [AWS_ENDPOINT_URL_WORKSPACES, AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS];
  return `${hash(JSON.stringify([keys, who, where, endpoint, ...files]))}.way`;
}

/** Whether it is of where a session leads, as far as that is known before AWS has said whose it is. */
export const leadsTo = (whose: Whose, { region, endpointUrl }: Pick<Session, 'region' | 'endpointUrl'>): boolean =>
  whose.region === region && whose.endpointUrl === endpointUrl;

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
