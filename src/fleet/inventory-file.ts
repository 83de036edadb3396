/**
 * Inventories on disk, for this user alone: one for each account and Region, and beside them which of these a way to AWS
 * led to the last time, since before any call nobody knows. A cache: without it nothing is wrong, only slower.
 */
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { hasKeysInEnvironment, profileNamed, regionGiven } from '../aws/profile.ts';
import type { SessionSettings } from '../aws/session.ts';
import { bellhopDirectory, type Environment } from '../xdg.ts';
import { type Inventory, inventoryText, readInventory, type Whose } from './inventory.ts';

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

/** What is known of the fleet that this way led to the last time. */
export async function recall(folder: string, way: Way): Promise<Recalled> {
  const whose = await lastLedTo(folder, way);
  if (!whose) return { kind: 'nothing' };
  const path = join(folder, fileOf(whose));
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

/** Whole or not at all, a piece at a time; of two consoles the later one's stays. Rejects with Node's error. */
export async function keep(folder: string, way: Way, whose: Whose, inventory: Inventory): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await replace(join(folder, fileOf(whose)), inventoryText(inventory, whose));
  await replace(join(folder, fileOfWay(way)), [JSON.stringify(whose)]);
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

async function lastLedTo(folder: string, way: Way): Promise<Whose | undefined> {
  try {
    const whose = JSON.parse(await readFile(join(folder, fileOfWay(way)), 'utf8')) as Partial<Whose>;
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
  return `${hash(JSON.stringify([keys, who, where, endpointUrl || env.AWS_ENDPOINT_URL, ...files]))}.way`;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
