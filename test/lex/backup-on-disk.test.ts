import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupName, backupsBeside } from '../../src/lex/backup-folder.ts';
import { type Described, keptBackup, manifestName, type StoredBackup } from '../../src/lex/backup-manifest.ts';
import { earlierBackup, isDamaged, listBackups, proven, verifyFiles } from '../../src/lex/read-backup.ts';
import { type Content, writeBackup } from '../../src/lex/write-backup.ts';
import { value } from '../plans/fixtures.ts';

const described: Described = {
  takenAt: '2026-11-22T10:15:00.000Z',
  takenBy: 'arn:aws:iam::123456789012:user/ann',
  accountId: '123456789012',
  region: 'eu-west-1',
  service: 'lex-v1',
  bot: 'OrderFlowers',
  version: '3',
  locale: 'en-US',
  updatedAt: '2026-01-05T08:00:00.000Z',
  kind: 'records',
  intents: ['OrderFlowers'],
  slotTypes: [],
  missing: [],
};
const contents: readonly Content[] = [
  { name: 'bot.json', content: '{"name":"OrderFlowers"}\n' },
  { name: 'intent-OrderFlowers-2.json', content: '{"utterance":"¿qué flores?"}\n' },
];

/** A place for backups that is not there yet. */
async function place(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-backups-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return backupsBeside(join(home, 'runs'));
}

const write = async (folder: string, over: Partial<Described> = {}): Promise<StoredBackup> =>
  value(await writeBackup(folder, { ...described, ...over }, contents));
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('a backup', () => {
  test('is beside the runs, a folder named by what it is of and when it was taken, for this user alone', async () => {
    const folder = await place();
    const { name, path } = await write(folder);
    expect(path).toBe(join(folder, name));
    expect(name).toMatch(/^123456789012_eu-west-1_OrderFlowers_3_20261122T101500Z-[0-9a-f]{4}$/);
    expect(await modeOf(folder)).toBe(0o700);
    expect(await modeOf(path)).toBe(0o700);
    for (const file of await readdir(path)) expect(await modeOf(join(path, file)), file).toBe(0o600);
    expect((await readdir(path)).toSorted()).toEqual(['bot.json', 'intent-OrderFlowers-2.json', manifestName]);
  });

  test('is read back as it was written, and named so in a plan', async () => {
    const folder = await place();
    const written = await write(folder);
    expect(await listBackups(folder)).toEqual({ ok: true, value: [written] });
    expect(keptBackup(written)).toEqual({
      kind: 'records',
      folder: written.path,
      sha256: written.sha256,
      at: Date.parse('2026-11-22T10:15:00Z'),
      missing: [],
    });
  });

  test('never takes the place of another of the same second', async () => {
    const folder = await place();
    const all = await Promise.all(Array.from({ length: 5 }, () => write(folder)));
    expect(new Set(all.map(({ name }) => name)).size).toBe(5);
    for (const one of all) expect(await proven(one)).toMatchObject({ ok: true });
  });

  test('has a name that leads nowhere else, whatever it is of', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (accountId, bot, version) => {
        expect(backupName({ ...described, accountId, bot, version })).toMatch(/^[\w-]+$/);
      }),
    );
  });
});

describe('what was changed of a backup since', () => {
  test('is noticed, whichever byte of whichever file it was', async () => {
    const folder = await place();
    const backup = await write(folder);
    const names = await readdir(backup.path);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.integer({ min: 1, max: 255 }), async (name, at, by) => {
        const path = join(backup.path, name);
        const bytes = await readFile(path);
        const changed = Buffer.from(bytes);
        const place = at % bytes.length;
        changed[place] = (bytes[place] ?? 0) ^ by;
        await writeFile(path, changed);
        try {
          expect(await proven(backup)).toMatchObject({
            ok: false,
            failure: { what: expect.stringContaining(backup.path) },
          });
        } finally {
          await writeFile(path, bytes);
        }
      }),
      { numRuns: 60 },
    );
    expect(await proven(backup)).toMatchObject({ ok: true });
  });

  test('is told file by file', async () => {
    const folder = await place();
    const backup = await write(folder);
    await writeFile(join(backup.path, 'bot.json'), '{}');
    await rm(join(backup.path, 'intent-OrderFlowers-2.json'));
    expect(await verifyFiles(backup)).toEqual([
      { name: 'bot.json', state: 'altered' },
      { name: 'intent-OrderFlowers-2.json', state: 'gone' },
    ]);
  });
});

describe('a damaged manifest', () => {
  test.each([
    ['cut short', '{"format":"bellhop-lex-ba', /not JSON/],
    ['of something else', '{"format":"tar"}', /format: /],
    [
      'without files',
      JSON.stringify({ ...described, format: 'bellhop-lex-backup', formatVersion: 1, files: [] }),
      /no file/,
    ],
    [
      'that leads out of its folder',
      JSON.stringify({
        ...described,
        format: 'bellhop-lex-backup',
        formatVersion: 1,
        files: [{ name: '../../etc/passwd', bytes: 1, sha256: 'a'.repeat(64) }],
      }),
      /name of a file/,
    ],
  ])('%s is told, counts for nothing, and stays where it is', async (_what, text, damage) => {
    const folder = await place();
    const { name, path } = await write(folder);
    await writeFile(join(path, manifestName), text);
    expect(value(await listBackups(folder))).toEqual([{ name, path, damage: expect.stringMatching(damage) }]);
    expect(await earlierBackup(folder, described)).toBeUndefined();
    expect(await readFile(join(path, manifestName), 'utf8')).toBe(text);
  });

  test('is none at all where the folder never had one', async () => {
    const folder = await place();
    await write(folder);
    await mkdir(join(folder, 'notes'));
    const [first, second] = value(await listBackups(folder));
    expect([first && isDamaged(first), second]).toMatchObject([
      false,
      { name: 'notes', damage: 'It has no manifest.json.' },
    ]);
  });

  test('with control characters in it moves no cursor', async () => {
    const folder = await place();
    await write(folder, {
      bot: 'Order\u001b[2JFlowers',
      missing: [{ what: 'intent \u001b]0;x\u0007A (1)', why: '\u009b5m' }],
    });
    expect(value(await listBackups(folder))).toMatchObject([
      { manifest: { bot: 'OrderFlowers', missing: [{ what: 'intent A (1)' }] } },
    ]);
  });
});

describe('the earlier backup of a version', () => {
  test('is the newest one of it that is whole, and of no other account, Region, endpoint, bot or version', async () => {
    const folder = await place();
    const at = (hour: number) => `2026-11-22T${hour}:00:00.000Z`;
    await write(folder, { takenAt: at(10) });
    const wanted = await write(folder, { takenAt: at(11) });
    await write(folder, { takenAt: at(12), missing: [{ what: 'intent A (1)', why: 'denied' }] });
    for (const other of [
      { accountId: '999999999999' },
      { region: 'us-east-1' },
      { bot: 'BookTrip' },
      { version: '4' },
      { service: 'lex-v2' as const },
      { endpointUrl: 'http://127.0.0.1:4566' },
    ])
      await write(folder, { takenAt: at(13), ...other });
    expect(await earlierBackup(folder, described)).toEqual({ ok: true, value: wanted });
  });

  test.each([
    ['of a bot that was deleted and made anew under its name', { updatedAt: '2026-11-23T09:00:00.000Z' }],
    ['of a bot that AWS does not date', { updatedAt: undefined }],
  ])('does not count %s', async (_what, over) => {
    const folder = await place();
    await write(folder);
    await write(folder, { updatedAt: undefined });
    expect(await earlierBackup(folder, { ...described, ...over })).toBeUndefined();
  });

  test('does not count once a file of it was changed, and that is said', async () => {
    const folder = await place();
    const { path } = await write(folder);
    await writeFile(join(path, 'bot.json'), '{}');
    expect(await earlierBackup(folder, described)).toMatchObject({
      ok: false,
      failure: { what: expect.stringContaining(path), why: 'bot.json is altered.' },
    });
  });

  test('is none where nothing was ever kept', async () => {
    expect(await earlierBackup(await place(), described)).toBeUndefined();
  });
});

describe('where a backup cannot be written', () => {
  test('a file in the place of the folder is told, with what to do', async () => {
    const folder = await place();
    await writeFile(folder, '');
    const answer = await writeBackup(folder, described, contents);
    expect(answer).toMatchObject({
      ok: false,
      failure: { what: expect.stringContaining('was not written'), next: expect.stringContaining('BELLHOP_STATE_DIR') },
    });
  });

  test('nothing half of it is left', async () => {
    const folder = await place();
    const twice = [...contents, ...contents];
    expect(await writeBackup(folder, described, twice)).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual([]);
  });

  test('what a bellhop that died left half written is no backup, and is tidied away after an hour', async () => {
    const folder = await place();
    const half = (name: string) => join(folder, `.${name}.half`);
    for (const name of ['old', 'young']) await mkdir(half(name), { recursive: true });
    const long = new Date(Date.now() - 2 * 3_600_000);
    await utimes(half('old'), long, long);
    const { name } = await write(folder);
    expect((await readdir(folder)).toSorted()).toEqual(['.young.half', name].toSorted());
    expect(value(await listBackups(folder))).toMatchObject([{ name }]);
  });

  test('a folder that may not be listed is told', async () => {
    const folder = await place();
    await mkdir(folder, { recursive: true });
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file');
    await chmod(folder, 0o600);
    expect(await listBackups(folder)).toMatchObject({ ok: false, failure: { what: expect.stringContaining(folder) } });
  });
});
