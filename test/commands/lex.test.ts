/** Bots of Lex from a plan to a report, without a terminal; what was sent is sent once, whatever becomes of the process. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Headless, headless, type Started } from '../support/headless.ts';

const role = 'arn:aws:iam::123456789012:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots_A7KX2M';

const posts = async ({ world }: Headless) =>
  (await world.log()).filter(({ operation }) => operation === 'StartMigration');
const begun = ({ world: { simulator } }: Headless) =>
  simulator.world.lex.migrations.filter(({ startedAt }) => startedAt > simulator.world.fleet.startedAt);

/** BookTrip into a new V2 bot; resolves with the plan's id. */
async function planned(bell: Headless): Promise<string> {
  const args = ['--bot', 'BookTrip', '--to', 'Trips', '--role', role, '-o', 'plan.json'];
  const { code, err } = await bell.ask(['plan', 'lex', ...args]);
  if (code !== 0) throw new Error(err);
  return JSON.parse(await readFile(bell.file('plan.json'), 'utf8')).id;
}
const confirmed = ['apply', 'plan.json', '--confirm', 'MIGRATE BookTrip'];

async function killed(run: Started): Promise<void> {
  run.kill('SIGKILL');
  expect((await run.ended).signal).toBe('SIGKILL');
}

test('a list of bots is planned, applied one after the other, watched and reported; nothing with tasks left is called done', async () => {
  await using bell = await headless();
  await bell.world.faults({ operation: 'StartMigration', effect: 'succeed' });
  await writeFile(
    bell.file('bots.csv'),
    `bot,to,role\nOrderFlowers,,\nBookTrip,Trips,${role}\nHotelConcierge,Trips,\n`,
  );
  const plan = await bell.ask(['plan', 'lex', '--list', 'bots.csv', '--ticket', 'CHG 7', '-o', 'plan.json']);
  const [set = '', overwritten = ''] = plan.out.trim().split('\n');
  expect([set, overwritten]).toEqual(['MIGRATE 3 BOTS IN 123456789012 EU-CENTRAL-1', 'OrderFlowers']);

  const apply = ['apply', 'plan.json'];
  const acknowledged = ['--acknowledge', 'draft-overwritten'];
  // biome-ignore format: a table
  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [['--confirm', set, ...acknowledged], /needs its 2 phrases, each after a --confirm of its own, in their order/],
    [['--confirm', overwritten, '--confirm', set, ...acknowledged], /needs its 2 phrases/],
    [['--confirm', set, '--confirm', 'orderflowers', ...acknowledged], /needs its 2 phrases/],
    [['--confirm', set, '--confirm', overwritten], /The Draft of en_US in the V2 bot OrderFlowers .* --acknowledge draft-overwritten\./],
  ];
  for (const [args, why] of refused)
    expect(await bell.ask([...apply, ...args])).toMatchObject({ code: 3, out: '', err: expect.stringMatching(why) });
  expect(await posts(bell)).toEqual([]);

  const all = ['--confirm', set, '--confirm', overwritten, ...acknowledged];
  const run = bell.startAsking([...apply, ...all, '--json']);
  await run.says('is under way');
  const watcher = bell.start(['watch', 'latest', '--json']);
  const [ended, seen] = await Promise.all([run.ended, watcher.ended]);
  expect([ended.code, seen.code]).toEqual([5, 5]);
  expect(JSON.parse(seen.out)).toEqual(JSON.parse(ended.out));
  const { run: head, summary, items } = JSON.parse(ended.out);
  expect(head).toMatchObject({ ticket: 'CHG 7', confirmed: ['headless', 'draft-overwritten'] });
  expect(summary.sentence).toMatch(/^3 COMPLETED with \d+ tasks left$/);
  expect(items).toHaveLength(3);

  // Serial, and each told to AWS once.
  const migrations = begun(bell);
  expect(migrations.map(({ botName, v2BotName, strategy }) => `${botName} ${v2BotName} ${strategy}`)).toEqual([
    'OrderFlowers OrderFlowers UPDATE_EXISTING',
    'BookTrip Trips CREATE_NEW',
    'HotelConcierge Trips UPDATE_EXISTING',
  ]);
  for (const [at, { startedAt }] of migrations.entries())
    expect(startedAt).toBeGreaterThanOrEqual(migrations[at - 1]?.endsAt ?? 0);
  expect(await posts(bell)).toHaveLength(3);

  expect((await bell.run(['runs'])).out).toMatch(/lex-migrate-\w{4} .* ended .* 3 COMPLETED with \d+ tasks left\n$/);
  for (const format of ['md', 'csv', 'json'])
    expect((await bell.run(['report', 'latest', '--format', format])).out).toContain('HotelConcierge');
  expect((await bell.ask([...apply, ...all])).err).toContain('This plan was run already.');
  expect(await bell.ask(['plan', 'lex', '--from-run', 'latest', '-o', 'again.json'])).toMatchObject({
    code: 3,
    err: expect.stringMatching(
      /All of it is migrated, and \d+ tasks are left to people\..*bellhop report \S+ --format md lists them/,
    ),
  });
  expect(await posts(bell)).toHaveLength(3);
});

test('what failed, and what waited for it, is planned again from the run', async () => {
  await using bell = await headless();
  await bell.world.faults({ operation: 'StartMigration', effect: 'end-error', times: 1 });
  await writeFile(bell.file('bots.csv'), 'bot,to\nBookTrip,Trips\nHotelConcierge,Trips\n');
  const plan = await bell.ask(['plan', 'lex', '--list', 'bots.csv', '--role', role, '--no-backup', '-o', 'plan.json']);
  const args = ['apply', 'plan.json', '--confirm', plan.out.trim(), '--acknowledge', 'no-backup'];
  const { code, err } = await bell.ask(args);
  expect(code).toBe(2);
  expect(err).toContain('BookTrip was to create Trips earlier in this run, and is failed. Nothing was sent.');
  expect(await posts(bell)).toHaveLength(1);

  // AWS has left the V2 bot behind: the strategy is derived anew.
  const again = await bell.ask(['plan', 'lex', '--from-run', 'latest', '--no-backup', '-o', 'again.json']);
  expect(again.err).toContain('2 of 2 bots.');
  expect(again.err).toContain('  Last time: ERROR: The import into Amazon Lex V2 failed.\n');
  const { items } = JSON.parse(await readFile(bell.file('again.json'), 'utf8'));
  expect(items.map(({ id, v1BotVersion }: { id: string; v1BotVersion: string }) => [id, v1BotVersion])).toEqual([
    ['BookTrip', '3'],
    ['HotelConcierge', '6'],
  ]);
});

test('a plan whose backup is gone or was changed is not applied until it is back', async () => {
  await using bell = await headless();
  await planned(bell);
  const [{ backup }] = JSON.parse(await readFile(bell.file('plan.json'), 'utf8')).items;
  const aside = `${backup.folder}.aside`;
  const refused = async (why: RegExp) => {
    expect(await bell.ask(confirmed)).toMatchObject({ code: 3, out: '', err: expect.stringMatching(why) });
    expect(await posts(bell)).toEqual([]);
  };
  await rename(backup.folder, aside);
  await refused(
    /BookTrip is not migrated, since its plan counts on a backup\..* no manifest\.json.*--no-backup goes on/,
  );
  await rename(aside, backup.folder);
  const [{ name }] = JSON.parse(await readFile(join(backup.folder, 'manifest.json'), 'utf8')).files;
  const kept = await readFile(join(backup.folder, name));
  await writeFile(join(backup.folder, name), 'something else');
  await refused(/is altered\./);
  await writeFile(join(backup.folder, name), kept);
  await bell.startAsking(confirmed).ended;
  expect(await posts(bell)).toHaveLength(1);
});

test('a bot that was edited since its plan is not sent', async () => {
  await using bell = await headless();
  const args = ['--bot', 'BookTrip', '--version', '$LATEST', '--to', 'Trips', '--role', role, '-o', 'plan.json'];
  await bell.ask(['plan', 'lex', ...args]);
  const { bots } = bell.world.simulator.world.lex;
  const bot = bots.get('BookTrip');
  if (!bot) throw new Error('no such bot');
  const [draft, ...versions] = bot.versions;
  if (draft)
    (bots as Map<string, typeof bot>).set(bot.name, {
      ...bot,
      versions: [{ ...draft, updatedAt: draft.updatedAt + 60_000 }, ...versions],
    });
  const { code, err } = await bell.ask(confirmed);
  expect(code).toBe(3);
  expect(err).toMatch(
    /Version \$LATEST of BookTrip was changed since the plan, last at .*: what was reviewed is not what would move\. Nothing was sent\./,
  );
  expect(await posts(bell)).toEqual([]);
});

describe('killed between StartMigration and its answer, and started again', () => {
  test('a run whose migration AWS has begun finds it, and sends nothing', async () => {
    await using bell = await headless();
    await bell.world.faults(
      { operation: 'StartMigration', effect: 'hang-after' },
      { operation: 'StartMigration', effect: 'succeed' },
    );
    const id = await planned(bell);
    const run = bell.startAsking(confirmed);
    await expect.poll(() => posts(bell), { timeout: 20_000, interval: 10 }).toHaveLength(1);
    await killed(run);

    expect((await bell.run(['runs'])).out).toMatch(new RegExp(`^${id} .* UNFINISHED .* 1 in progress\n$`));
    expect(await bell.run(['watch', 'latest'])).toMatchObject({
      code: 4,
      err: expect.stringContaining(`Nobody drives run ${id}`),
    });
    expect((await bell.ask(confirmed)).err).toContain('This plan was run already.');
    const { code, err } = await bell.ask(['resume', 'latest']);
    expect(code).toBe(5);
    expect(err).toContain('Completed, with');
    const [migration, ...others] = begun(bell);
    expect(others).toEqual([]);
    const report = JSON.parse((await bell.run(['report', 'latest', '--format', 'json'])).out);
    expect(JSON.stringify(report.items)).toContain(migration?.id);
    expect(await posts(bell)).toHaveLength(1);
  });

  test('a run whose request AWS did nothing with is left to a human, and sends nothing', async () => {
    await using bell = await headless();
    await bell.world.faults({ operation: 'StartMigration', effect: 'hang' });
    const id = await planned(bell);
    const run = bell.startAsking(confirmed);
    await expect.poll(() => posts(bell), { timeout: 20_000, interval: 10 }).toHaveLength(1);
    await killed(run);

    const { code, err } = await bell.ask(['resume', 'latest']);
    expect(code).toBe(4);
    expect(err).toContain('The answer was lost, and AWS lists no such migration: it may never have begun.');
    expect(begun(bell)).toEqual([]);
    // Not by itself: who has looked makes a new plan.
    expect(await bell.ask(['plan', 'lex', '--from-run', id, '-o', 'again.json'])).toMatchObject({
      code: 3,
      err: expect.stringContaining('Nothing in it may be sent again by itself.'),
    });
    expect(await posts(bell)).toHaveLength(1);
  });

  test('a run whose request never left is left to a human as well: the journal alone cannot tell', async () => {
    await using bell = await headless();
    const id = await planned(bell);
    // So slow that the request waits for its turn for seconds after its attempt is on disk.
    const run = bell.startAsking([...confirmed, '--speed', '1', '--rate', '0.25']);
    const journal = join(bell.runs, `${id}.jsonl`);
    const written = () => readFile(journal, 'utf8').catch(() => '');
    await expect.poll(written, { timeout: 60_000, interval: 5 }).toContain('"type":"attempt"');
    await killed(run);
    expect(await posts(bell)).toEqual([]);

    const { code, err } = await bell.ask(['resume', 'latest']);
    expect(code).toBe(4);
    expect(err).toContain('it may never have begun');
    expect(await posts(bell)).toEqual([]);
    // Nothing stands in the way of the same once more, reviewed and confirmed anew.
    await bell.world.faults({ operation: 'StartMigration', effect: 'succeed' });
    const anew = ['--bot', 'BookTrip', '--to', 'Trips', '--role', role, '--overwrite', '-o', 'plan.json'];
    expect((await bell.ask(['plan', 'lex', ...anew])).code).toBe(0);
    expect((await bell.ask(confirmed)).code).toBe(5);
    expect(await posts(bell)).toHaveLength(1);
  }, 120_000);
});
