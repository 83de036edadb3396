import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { clockAt } from '../../src/clock.ts';
import type { Fleet } from '../../src/fleet/fleet.ts';
import { keep, recall } from '../../src/fleet/inventory-file.ts';
import { openSource, type Refreshing, type Source, type SourceOptions } from '../../src/hooks/source.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';

let simulator: Simulator;
let home: string;
let folder: string;

beforeAll(async () => {
  simulator = await startSimulator({ workspaces: 60, bots: 0, rate: 0 });
});
afterAll(() => simulator.close());

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-inventory-'));
  folder = join(home, 'inventory');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'));
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'));
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  await credentials('AKIASIMULATED');
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  });
});

const credentials = (key: string) =>
  writeFile(join(home, 'credentials'), `[ops]\naws_access_key_id = ${key}\naws_secret_access_key = simulated\n`);

const at = { clock: clockAt(1), profile: 'ops', region: 'eu-west-1', rate: 1000, burst: 1000 };

function open(more: Partial<SourceOptions> = {}) {
  const news: string[] = [];
  const gone: string[] = [];
  const source = openSource({
    id: 'one',
    settings: { ...at, endpointUrl: simulator.url },
    refreshing: createStore<Refreshing>(() => ({ every: undefined })),
    inventory: folder,
    onGone: (rows) => gone.push(...rows.map(({ id }) => id)),
    onNews: (text) => news.push(text),
    ...more,
  });
  onTestFinished(() => source.close());
  return { source, news, gone };
}

function until(source: Source, holds: (fleet: Fleet) => boolean): Promise<Fleet> {
  return new Promise((resolve) => {
    const look = (fleet: Fleet) => holds(fleet) && resolve(fleet);
    source.fleet.subscribe(look);
    look(source.fleet.getState());
  });
}
const named = (source: Source) =>
  new Promise<void>((resolve) => {
    const look = () => source.link.getState().account && resolve();
    source.link.subscribe(look);
    look();
  });

/** Loads the fleet once, and leaves. */
async function loadedOnce(): Promise<Fleet> {
  const { source } = open();
  const fleet = await until(source, ({ loading, bundlesLoaded }) => !loading && bundlesLoaded);
  await named(source);
  await source.close();
  return fleet;
}
const file = async () =>
  join(folder, (await readdir(folder)).find((name) => name.endsWith('.fleet')) ?? 'no inventory');

describe('a source with an inventory', () => {
  it('knows the last fleet before it has asked anything, and confirms it row by row', async () => {
    const last = await loadedOnce();
    const never = new Promise<void>(() => {});
    const { source, news } = open({ drawn: never });
    const fleet = await until(source, ({ rows }) => rows.size > 0);
    expect([...fleet.rows.keys()].sort()).toEqual([...last.rows.keys()].sort());
    expect([...fleet.rows.values()].every(({ recalled }) => recalled)).toBe(true);
    expect(fleet).toMatchObject({ loading: true, recalledFrom: last.asOf });
    const { source: next } = open();
    const confirmed = await until(next, ({ loading }) => !loading);
    expect([...confirmed.rows.values()].some(({ recalled }) => recalled)).toBe(false);
    expect(confirmed.recalledFrom).toBeUndefined();
    expect(news).toEqual([]);
  });

  it('of a large fleet shows what the list begins with before it has read the rest, and says how many there are', async () => {
    const large = await startSimulator({ workspaces: 700, bots: 0, rate: 0 });
    onTestFinished(() => large.close());
    const settings = { ...at, endpointUrl: large.url };
    const { source } = open({ settings });
    const last = await until(source, ({ loading, bundlesLoaded }) => !loading && bundlesLoaded);
    await named(source);
    await source.close();

    const drawn = Promise.withResolvers<void>();
    const { source: next, news } = open({ settings, drawn: drawn.promise });
    const first = await until(next, ({ rows }) => rows.size > 0);
    const users = (fleet: Fleet) => [...fleet.rows.values()].map(({ workspace }) => workspace.userName ?? '').sort();
    expect(users(first)).toEqual(users(last).slice(0, 150));
    expect(first.progress?.expected).toBe(last.rows.size);
    drawn.resolve();
    const whole = await until(next, ({ rows }) => rows.size > 150);
    expect([...whole.rows.keys()].sort()).toEqual([...last.rows.keys()].sort());
    expect(news).toEqual([]);
  });

  it('keeps it for this user alone', async () => {
    await loadedOnce();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('tells what has vanished since, by name', async () => {
    const last = await loadedOnce();
    const [id = ''] = last.rows.keys();
    const record = simulator.world.fleet.find(id);
    if (!record) throw new Error('the simulator does not know it');
    simulator.world.fleet.change(record, { visible: false }, []);
    const { source, gone } = open();
    await until(source, ({ loading }) => !loading);
    expect(gone).toEqual([id]);
  });

  it('lets go of it as soon as AWS names another account behind the same profile', async () => {
    const last = await loadedOnce();
    await credentials('AKIA210987654321');
    const { source, news, gone } = open();
    await until(source, ({ rows }) => rows.size > 0);
    await named(source);
    const fleet = await until(source, ({ loading }) => !loading);
    for (const id of last.rows.keys()) expect(fleet.rows.has(id)).toBe(false);
    expect(gone).toEqual([]);
    expect(news).toEqual([
      'The fleet that was known from the last start is of account 123456789012 in eu-west-1, and this is account 210987654321: it is not shown.',
    ]);
  });

  it('is another one for another Region', async () => {
    await loadedOnce();
    const { source } = open({
      settings: { clock: clockAt(1), profile: 'ops', region: 'us-east-1', endpointUrl: simulator.url },
      drawn: new Promise<void>(() => {}),
    });
    await until(source, ({ loading }) => loading);
    expect(source.fleet.getState().rows.size).toBe(0);
  });

  it('is another one for another endpoint, wherever that is said', async () => {
    const settings = { clock: clockAt(1), profile: 'ops', region: 'eu-west-1', rate: 1000, burst: 1000 };
    const profile = (...lines: readonly string[]) =>
      writeFile(join(home, 'config'), ['[profile ops]', ...lines, ''].join('\n'));
    const loadedFrom = async () => {
      const { source } = open({ settings });
      await until(source, ({ loading, bundlesLoaded }) => !loading && bundlesLoaded);
      await named(source);
      await source.close();
    };
    // For the WorkSpaces alone, which the name of what is kept tells apart.
    vi.stubEnv('AWS_ENDPOINT_URL_WORKSPACES', simulator.url);
    vi.stubEnv('AWS_ENDPOINT_URL_STS', simulator.url);
    vi.stubEnv('AWS_ENDPOINT_URL_IAM', simulator.url);
    await loadedFrom();
    vi.stubEnv('AWS_ENDPOINT_URL_WORKSPACES', 'http://127.0.0.1:9');
    const never = new Promise<void>(() => {});
    const other = open({ settings, drawn: never });
    await other.source.answered;
    expect(other.source.fleet.getState().rows.size).toBe(0);
    await other.source.close();
    // In the profile, which is read with the session: it goes as soon as that is open.
    vi.stubEnv('AWS_ENDPOINT_URL_WORKSPACES', undefined);
    await profile(`endpoint_url = ${simulator.url}`);
    await loadedFrom();
    await profile('endpoint_url = http://127.0.0.1:9');
    const { source, news } = open({ settings, drawn: never });
    await until(source, ({ rows }) => rows.size > 0);
    await until(source, ({ rows }) => rows.size === 0);
    expect(news).toEqual([
      'The fleet that was known from the last start is of account 123456789012 in eu-west-1, and this is eu-west-1 at http://127.0.0.1:9: it is not shown.',
    ]);
  });

  it('is the one that is known later, of two that are kept, unless its clock was wrong', async () => {
    const last = await loadedOnce();
    const way = { profile: 'ops', region: 'eu-west-1', endpointUrl: simulator.url };
    const whose = { accountId: '123456789012', region: 'eu-west-1', endpointUrl: simulator.url };
    const now = last.asOf ?? 0;
    const keptAt = async (at: number) => {
      await keep(folder, way, whose, { at, workspaces: [], connections: [], bundles: [], directories: [], images: [] });
      const found = await recall(folder, way);
      return found.kind === 'known' && found.inventory.at;
    };
    expect(await keptAt(now - 1)).toBe(now);
    expect(await keptAt(Date.now() + 3_600_000)).toBeGreaterThan(now);
    expect(await keptAt(now + 1)).toBe(now + 1);
  });

  it('takes away what a console that died has left half written, and nothing else', async () => {
    await loadedOnce();
    const names = ['a.fleet', 'b.way', 'c.fleet'].map((name) => `${name}.0f8fad5b-d9cb-469f-a165-70867728950e`);
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const name of [...names, 'a.fleet.unusable-1']) {
      await writeFile(join(folder, name), 'half');
      if (!name.startsWith('c')) await utimes(join(folder, name), old, old);
    }
    await loadedOnce();
    const left = (await readdir(folder)).filter((name) => /^[abc]\./.test(name));
    expect(left.sort()).toEqual(['a.fleet.unusable-1', names[2]]);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['changed', (bytes: Buffer) => Buffer.from(bytes.toString().replace('AVAILABLE', 'AVAILABEL'))],
    ['nothing of the kind', () => Buffer.from('hello\n')],
    ['empty', () => Buffer.alloc(0)],
  ])('sets a file aside that is %s, says where, and goes on without', async (_, spoil) => {
    await loadedOnce();
    const path = await file();
    const spoilt = spoil(await readFile(path));
    await writeFile(path, spoilt);
    const { source, news } = open();
    const fleet = await until(source, ({ loading }) => !loading);
    expect(fleet.rows.size).toBeGreaterThan(50);
    expect(news).toHaveLength(1);
    const aside = /It is kept as (\S+\.unusable-\d+)\.$/.exec(news[0] ?? '')?.[1] ?? '';
    expect(await readFile(aside)).toEqual(spoilt);
  });

  it('that cannot be written says so once, and does without', async () => {
    await writeFile(folder, 'a file where the folder should be');
    const { source, news } = open();
    await until(source, ({ loading }) => !loading);
    await named(source);
    await source.close();
    expect(news).toEqual([expect.stringMatching(/^The fleet cannot be kept for the next start: /)]);
  });

  it('without a folder reads and writes nothing', async () => {
    const { source } = open({ inventory: undefined });
    await until(source, ({ loading }) => !loading);
    await named(source);
    await source.close();
    await expect(readdir(folder)).rejects.toThrow();
  });
});
