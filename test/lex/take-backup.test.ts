import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSession } from '../../src/aws/open-session.ts';
import type { Session } from '../../src/aws/session.ts';
import { clockAt } from '../../src/clock.ts';
import { proven } from '../../src/lex/read-backup.ts';
import { noExportOfLatest, type Progress, type Taking, takeBackup, takeV2Backup } from '../../src/lex/take-backup.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { failureIn } from '../aws/loopback.ts';
import { value } from '../plans/fixtures.ts';

interface Stand {
  readonly session: Session;
  readonly folder: string;
  readonly taking: Taking;
  readonly told: Progress[];
  faults(rules: readonly object[]): Promise<void>;
  calls(operation: string): Promise<number>;
}

/** A simulated AWS at a hundred times the speed, and a place for backups. */
async function stand(over: Partial<Taking> = {}): Promise<Stand> {
  const speed = 100;
  const simulator = await startSimulator({ workspaces: 0, bots: 12, rate: 0, speed });
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-take-'));
  const session = value(
    await openSession({
      clock: clockAt(speed),
      region: 'eu-west-1',
      endpointUrl: simulator.url,
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
      rate: 1000,
      burst: 1000,
      unlocked: true,
    }),
  );
  onTestFinished(async () => {
    session.close();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  });
  const told: Progress[] = [];
  return {
    session,
    folder,
    told,
    taking: {
      session,
      accountId: '123456789012',
      takenBy: 'arn:aws:iam::123456789012:user/ann',
      folder,
      tell: (progress) => told.push(progress),
      ...over,
    },
    faults: async (rules) => {
      const body = JSON.stringify(rules);
      expect((await fetch(`${simulator.url}/_simulator/faults`, { method: 'POST', body })).ok).toBe(true);
    },
    calls: async (operation) => {
      const log = (await (await fetch(`${simulator.url}/_simulator/log`)).json()) as readonly { operation: string }[];
      return log.filter((entry) => entry.operation === operation).length;
    },
  };
}

const botOf = async ({ session }: Stand, name: string, version: string) => value(await session.lex.bot(name, version));

/** Every file of a folder as one text. */
async function textOf(path: string): Promise<string> {
  const files = await readdir(path);
  return (await Promise.all(files.map((file) => readFile(join(path, file), 'latin1')))).join('\n');
}

describe('a numbered version', () => {
  test('is kept as the archive that AWS makes', async () => {
    const at = await stand();
    const bot = await botOf(at, 'OrderFlowers', '3');
    const kept = value(await takeBackup(at.taking, { bot, kind: 'export' }));
    expect(kept.manifest).toMatchObject({
      accountId: '123456789012',
      region: 'eu-west-1',
      service: 'lex-v1',
      bot: 'OrderFlowers',
      version: '3',
      kind: 'export',
      missing: [],
      files: [{ name: 'OrderFlowers-3-BOT-LEX.zip' }],
    });
    expect(kept.manifest.intents).toEqual(bot.intents.map(({ name }) => name));
    const archive = await readFile(join(kept.path, 'OrderFlowers-3-BOT-LEX.zip'));
    expect(archive.subarray(0, 2).toString()).toBe('PK');
    expect(await proven(kept)).toMatchObject({ ok: true });
    expect(new Set(at.told.map(({ stage }) => stage))).toEqual(new Set(['making', 'fetching', 'writing']));
  });

  test('leaves no trace of the signed address in any file', async () => {
    const at = await stand();
    const kept = value(await takeBackup(at.taking, { bot: await botOf(at, 'OrderFlowers', '3'), kind: 'export' }));
    expect(await textOf(kept.path)).not.toMatch(/X-Amz-|_simulator\/exports/);
  });

  test('whose download breaks off is fetched again', async () => {
    const at = await stand();
    await at.faults([{ operation: 'DownloadExport', effect: 'drop-before', times: 1 }]);
    const bot = await botOf(at, 'OrderFlowers', '3');
    expect(await takeBackup(at.taking, { bot, kind: 'export' })).toMatchObject({ ok: true });
    expect(await at.calls('DownloadExport')).toBe(2);
  });

  test.each([
    ['denied', [{ operation: 'GetExport', effect: 'deny' }], 'denied'],
    [
      'ended by AWS as a failure',
      [{ operation: 'GetExport', effect: 'answer', with: { exportStatus: 'FAILED', failureReason: 'Too large.' } }],
      'unavailable',
    ],
    ['served by something that is no archive', [{ operation: 'DownloadExport', effect: 'html' }], 'foreign'],
  ])('whose export is %s leaves nothing behind', async (_what, rules, kind) => {
    const at = await stand();
    const bot = await botOf(at, 'OrderFlowers', '3');
    await at.faults(rules);
    expect(failureIn(await takeBackup(at.taking, { bot, kind: 'export' }))).toMatchObject({ kind });
    expect(await readdir(at.folder)).toEqual([]);
  });

  test('is kept as records where the operator says so, and the manifest says why', async () => {
    const at = await stand();
    const bot = await botOf(at, 'OrderFlowers', '3');
    const insteadOfExport = 'The export failed: Too large.';
    const kept = value(await takeBackup(at.taking, { bot, kind: 'records', insteadOfExport }));
    expect(kept.manifest).toMatchObject({ kind: 'records', insteadOfExport, missing: [] });
    expect(await at.calls('GetExport')).toBe(0);
  });
});

describe('$LATEST', () => {
  test('is kept as bot, intents and custom slot types, as AWS gave them', async () => {
    const at = await stand();
    const bot = await botOf(at, 'OrderFlowers', '$LATEST');
    const kept = value(await takeBackup(at.taking, { bot, kind: 'records' }));
    const { files, intents = [], slotTypes = [], insteadOfExport } = kept.manifest;
    expect(insteadOfExport).toBe(noExportOfLatest);
    expect(kept.name).toContain('_OrderFlowers_LATEST_');
    expect(intents.length).toBe(bot.intents.length);
    expect(slotTypes.length).toBeGreaterThan(0);
    expect(files).toHaveLength(1 + intents.length + slotTypes.length);
    const whole = JSON.parse(await readFile(join(kept.path, 'bot.json'), 'utf8'));
    expect(whole).toMatchObject({ name: 'OrderFlowers', version: '$LATEST', locale: 'en-US' });
    expect(whole.lastUpdatedDate).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(whole).not.toHaveProperty('$metadata');
    for (const { name } of files.slice(1)) {
      const record = JSON.parse(await readFile(join(kept.path, name), 'utf8'));
      expect([...intents, ...slotTypes], name).toContain(record.name);
    }
    expect(at.told.at(-2)).toMatchObject({ stage: 'reading', read: files.length, of: files.length });
  });

  test('of which one intent may not be read is kept, and never passes for whole', async () => {
    const at = await stand();
    const bot = await botOf(at, 'OrderFlowers', '$LATEST');
    const [first = { name: '', version: '' }] = bot.intents;
    await at.faults([{ operation: 'GetIntent', id: first.name, effect: 'deny' }]);
    const kept = value(await takeBackup(at.taking, { bot, kind: 'records' }));
    expect(kept.manifest.missing).toEqual([
      {
        what: `intent ${first.name} (${first.version})`,
        why: expect.stringMatching(/not authorized[\s\S]*slot types of its slots are unknown/),
      },
    ]);
    expect(kept.manifest.intents).not.toContain(first.name);
  });

  test('of which a slot type cannot be read names that', async () => {
    const at = await stand();
    await at.faults([{ operation: 'GetSlotType', effect: 'deny' }]);
    const bot = await botOf(at, 'OrderFlowers', '$LATEST');
    const { missing } = value(await takeBackup(at.taking, { bot, kind: 'records' })).manifest;
    expect(missing.length).toBeGreaterThan(0);
    for (const { what } of missing) expect(what).toMatch(/^slot type \w+ \(/);
  });

  test('without the bot itself there is nothing to keep', async () => {
    const at = await stand();
    const bot = await botOf(at, 'OrderFlowers', '$LATEST');
    await at.faults([{ operation: 'GetBot', effect: 'deny' }]);
    expect(failureIn(await takeBackup(at.taking, { bot, kind: 'records' }))).toMatchObject({ kind: 'denied' });
    expect(await readdir(at.folder)).toEqual([]);
  });

  test('that was given up on the way leaves nothing behind', async () => {
    const given = new AbortController();
    const at = await stand({
      signal: given.signal,
      tell: ({ stage }) => {
        if (stage === 'reading') given.abort();
      },
    });
    const bot = await botOf(at, 'OrderFlowers', '$LATEST');
    expect(failureIn(await takeBackup(at.taking, { bot, kind: 'records' }))).toMatchObject({ kind: 'cancelled' });
    expect(await readdir(at.folder)).toEqual([]);
  });
});

describe('a V2 bot that is about to be overwritten', () => {
  test('is kept as an export of its Draft', async () => {
    const at = await stand();
    const bot = value(await at.session.lex.v2BotByName('OrderFlowers'));
    if (!bot) throw new Error('there is no such bot');
    const exportId = value(await at.session.changes.exportV2Bot(bot.id));
    const kept = value(await takeV2Backup(at.taking, bot, exportId));
    expect(kept.name).toContain('_v2_OrderFlowers_DRAFT_');
    expect(kept.manifest).toMatchObject({ service: 'lex-v2', botId: bot.id, version: 'DRAFT', kind: 'export' });
    expect(await textOf(kept.path)).not.toMatch(/X-Amz-|_simulator\/exports/);
    expect(await at.calls('CreateExport')).toBe(1);
  });
});
