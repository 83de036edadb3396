/** From a plan to its report without a terminal, with other processes that watch, hold, stop and take over. */
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { phraseOf } from '../../src/plans/confirmation.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { headless } from '../support/headless.ts';
import { start } from '../support/pty.ts';

const runIn = (err: string) => /\d{8}T\d{6}-\w+-[0-9a-f]{4}/.exec(err)?.[0] ?? 'no run';
const submittedIn = async ({ changes }: Awaited<ReturnType<typeof headless>>) =>
  (await changes()).map(({ input }) => JSON.stringify(input));

test('a run that was killed is found, taken up and reported; nothing is sent twice', async () => {
  await using bell = await headless({ latencyMs: 50 });
  await bell.world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const { phrase, ids } = await bell.plan('plan.json', 8, '--ticket', 'CHG 42', '--canary', '0');
  expect(phrase).toBe('REBUILD 8 IN 123456789012 EU-CENTRAL-1');
  expect((await bell.run(['plan', 'show', 'plan.json'])).out).toBe(`${phrase}\n`);

  const killed = bell.startAsking(['apply', 'plan.json', '--confirm', phrase]);
  await killed.says(/sent[\s\S]*sent/);
  killed.kill('SIGKILL');
  expect((await killed.ended).signal).toBe('SIGKILL');
  const before = await submittedIn(bell);
  expect(before.length).toBeLessThan(8);
  const id = runIn(killed.err);

  expect((await bell.run(['runs'])).out).toMatch(new RegExp(`^${id} .* UNFINISHED .* waiting\n$`));
  expect(JSON.parse((await bell.run(['runs', '--json'])).out)).toMatchObject([{ id, kind: 'unfinished' }]);
  const watched = await bell.run(['watch', 'latest']);
  expect(watched).toMatchObject({ code: 4, err: expect.stringContaining(`Nobody drives run ${id}`) });
  expect((await bell.ask(['apply', 'plan.json', '--confirm', phrase])).err).toContain('This plan was run already.');

  // Looked at, it sends nothing: it is for the operator to say.
  const looked = await bell.ask(['resume', 'latest']);
  expect(looked).toMatchObject({ code: 3, out: expect.stringMatching(/^REBUILD \d IN 123456789012 EU-CENTRAL-1\n$/) });
  const wrong = await bell.ask(['resume', 'latest', '--confirm', phrase]);
  expect(wrong).toMatchObject({ code: 3, out: '', err: expect.stringContaining('is not the one over what waits') });
  expect(await submittedIn(bell)).toEqual(before);
  const resumed = await bell.ask(['resume', 'latest', '--confirm', looked.out.trim()]);
  expect(resumed.out).toContain(id);
  const after = await submittedIn(bell);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(new Set(after).size).toBe(after.length);

  const json = JSON.parse((await bell.run(['report', 'latest', '--format', 'json'])).out);
  expect(json.run).toMatchObject({ id, ticket: 'CHG 42', accountId: '123456789012', confirmed: ['headless'] });
  expect(json.run.drivers).toHaveLength(2);
  expect(json.items.map((item: { id: string }) => item.id)).toEqual(ids);
  // Who was cut off in between may be left to a human: that is said, and never done once more.
  expect(resumed.code).toBe(json.items.every(({ outcome }: { outcome: string }) => outcome === 'done') ? 0 : 4);
  const csv = (await bell.run(['report', id.slice(-4), '--format', 'csv'])).out;
  expect(csv.trimEnd().split('\r\n')).toHaveLength(9);
  const written = await bell.run(['report', id.slice(0, 15), '--format', 'md', '-o', 'report.md']);
  expect([written.code, written.out]).toEqual([0, '']);
  expect(await readFile(bell.file('report.md'), 'utf8')).toContain('| Ticket | CHG 42 |');
  const finished = await bell.ask(['resume', 'latest', '--leave']);
  expect(finished).toMatchObject({ code: 3, err: expect.stringContaining('It has ended.') });
});

test('after its canary a run holds for another process, which lets the rest follow, while a third watches', async () => {
  await using bell = await headless();
  await bell.world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const { phrase } = await bell.plan('plan.json', 6);
  const run = bell.startAsking(['apply', 'plan.json', '--confirm', phrase, '--json']);
  await run.says('is under way');
  const watcher = bell.start(['watch', 'latest', '--json']);
  const held = 'Held. The first one is done; 5 wait for you. bellhop continue';
  await run.says(held);
  await watcher.says(held);
  expect(await submittedIn(bell)).toHaveLength(1);
  expect((await bell.run(['runs'])).out).toContain(`HELD in process ${run.pid}`);

  expect(await bell.run(['continue', 'latest'])).toMatchObject({ code: 0, out: expect.stringContaining('1 done') });
  const [{ code, out }, seen] = await Promise.all([run.ended, watcher.ended]);
  expect([code, seen.code]).toEqual([0, 0]);
  expect(JSON.parse(out).summary.sentence).toBe('6 done');
  expect(JSON.parse(seen.out)).toEqual(JSON.parse(out));
  for (const line of seen.err.trimEnd().split('\n')) expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /);
});

test('another process pauses a run, continues it, and stops it, in so many words', async () => {
  await using bell = await headless({ speed: 10 });
  const { phrase } = await bell.plan('plan.json', 5, '--canary', '0', '--wave', '2');
  const run = bell.startAsking(['apply', 'plan.json', '--confirm', phrase]);
  await run.says(/sent\n[\s\S]*sent\n/);
  expect(await bell.run(['pause', 'latest'])).toMatchObject({ code: 0 });
  await run.says('Paused by ');
  expect(await bell.run(['continue', 'latest'])).toMatchObject({ code: 0 });
  await run.says('Continued: ');
  const stopped = await bell.run(['stop', 'latest']);
  expect(stopped).toMatchObject({
    code: 0,
    out: expect.stringMatching(/: 2 in progress will finish, 3 not started\n$/),
  });
  await run.says('2 in progress will finish, 3 not started.');
  expect(await submittedIn(bell)).toHaveLength(2);
  run.kill('SIGTERM');
  expect(await run.ended).toMatchObject({
    code: 143,
    err: expect.stringMatching(
      /was let go of: 2 in progress will finish, 3 not started\. bellhop resume \S+ takes it up/,
    ),
  });
  expect((await bell.run(['continue', 'latest'])).code).toBe(3);
});

test('of two that apply one plan at once exactly one runs it', async () => {
  await using bell = await headless();
  await bell.world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const { phrase, ids } = await bell.plan('plan.json', 3);
  const both = await Promise.all([1, 2].map(() => bell.ask(['apply', 'plan.json', '--confirm', phrase])));
  const [ran, refused] = both.toSorted((a, b) => (a.code ?? 9) - (b.code ?? 9));
  expect([ran?.code, refused?.code]).toEqual([0, 3]);
  expect(refused?.err).toMatch(/This plan was run already|is driven by another process/);
  expect(new Set(await submittedIn(bell)).size).toBe(ids.length);
  expect(await bell.changes()).toHaveLength(ids.length);
});

test('a new plan is made of what a run did not do, for the ticket of that run', async () => {
  await using bell = await headless();
  const { phrase, ids } = await bell.plan('plan.json', 3, '--ticket', 'CHG 42', '--stop-after', '100%');
  const [failing = ''] = ids;
  await bell.world.faults(
    { operation: 'RebuildWorkspaces', id: failing, effect: 'deny', times: 1 },
    { operation: 'RebuildWorkspaces', effect: 'succeed' },
  );
  await writeFile(bell.file('ids.txt'), `# tonight\n${ids.slice(1).join(', ')}\n`);
  const ordered = await bell.ask(['plan', 'rebuild', '--ids-file', 'ids.txt', failing, '-o', '-']);
  expect(JSON.parse(ordered.out).items.map(({ id }: { id: string }) => id)).toEqual([failing, ...ids.slice(1)]);

  // Who may not send the first is not let send the rest.
  expect(await bell.ask(['apply', 'plan.json', '--confirm', phrase])).toMatchObject({ code: 2 });
  const again = await bell.ask(['plan', 'rebuild', '--from-run', 'latest', '-o', 'again.json', '--json']);
  expect(again.err).toContain('3 of 3 items');
  const summary = JSON.parse(again.out);
  expect(summary).toMatchObject({ ticket: 'CHG 42', phrase, verb: 'rebuild' });
  expect(summary.items.map(({ id }: { id: string }) => id)).toEqual(ids);
  const other = await bell.ask(['plan', 'migrate', '--from-run', 'latest', '-o', 'other.json']);
  expect([other.code, other.err]).toEqual([
    3,
    expect.stringMatching(/bellhop plan rebuild --from-run \S+ plans it again/),
  ]);
  expect(await bell.ask(['apply', 'again.json', '--confirm', phrase])).toMatchObject({ code: 0 });
  const nothing = await bell.ask(['plan', 'rebuild', '--from-run', summary.id, '-o', 'none.json']);
  expect([nothing.code, nothing.err]).toEqual([3, expect.stringContaining('All of it is done.')]);
  expect((await bell.run(['report', '2026', '--format', 'json'])).err).toContain('It fits ');
});

test('a migration is planned for a bundle, and its report has old and new', async () => {
  await using bell = await headless();
  const on2019 = await bell.world.ordinary(
    2,
    ({ operatingSystem, protocols, computeType }) =>
      operatingSystem === 'WINDOWS_SERVER_2019' && protocols?.length === 1 && computeType !== 'VALUE',
  );
  const target = await bell.world.bundle(
    ({ name = '', owner, computeType }) =>
      owner === 'AMAZON' && computeType === 'STANDARD' && /Server 2025/.test(name) && !/BYOP/.test(name),
  );
  await bell.world.faults({ operation: 'MigrateWorkspace', effect: 'succeed' });
  const ids = on2019.map(({ id }) => id);
  const plan = await bell.ask(['plan', 'migrate', ...ids, '--bundle', target.id, '-o', 'plan.json', '--json']);
  expect(plan).toMatchObject({ code: 0 });
  const { phrase, acknowledge } = JSON.parse(plan.out);
  const answered = acknowledge.flatMap((kind: string) => ['--acknowledge', kind]);
  const { code, out } = await bell.ask(['apply', 'plan.json', '--confirm', phrase, ...answered, '--json']);
  const report = JSON.parse(out);
  expect([code, report.run.target.bundleId, report.run.confirmed]).toEqual([
    0,
    target.id,
    ['headless', ...acknowledge],
  ]);
  for (const item of report.items) {
    expect(item).toMatchObject({ outcome: 'done', newId: expect.stringMatching(/^ws-/), newBundleId: target.id });
    expect(item.newComputerName).not.toBe(item.computerName);
  }
});

test('on a terminal a bar shows how far it is, and the prompt has its line for itself again', async () => {
  await using bell = await headless();
  await bell.world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const { phrase } = await bell.plan('plan.json', 2);
  const flags = ['--endpoint-url', bell.world.simulator.url, '--region', 'eu-central-1', '--speed', '100'];
  const { bellhop } = await import('../support/pty.ts');
  await using app = await start(
    process.execPath,
    [bellhop, 'apply', bell.file('plan.json'), '--confirm', phrase, ...flags],
    {
      columns: 70,
      env: { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test', NO_COLOR: '1' },
    },
  );
  await app.sees(/\[#*\.+\] \d\/2 {2}/);
  expect((await app.exit).code).toBe(0);
  const lines = (await app.screen()).split('\n').filter(Boolean);
  expect(lines.at(-1)).toMatch(/: 2 done$/);
  expect(lines.join('\n')).not.toContain('[#');
  expect(app.raw).not.toMatch(/\x1b\[\d*m|\x1b\[\?/);
});

test('a run goes on when nobody reads what it says', async () => {
  await using bell = await headless();
  await bell.world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const { phrase } = await bell.plan('plan.json', 2);
  const through = ['sh', '-c', '{ "$@"; echo "ended with $?" >&3; } 3>&2 2>&1 | true', 'sh'];
  expect((await bell.ask(['apply', 'plan.json', '--confirm', phrase], { through })).err).toBe('ended with 0\n');
  expect(JSON.parse((await bell.run(['runs', '--json'])).out)).toMatchObject([{ summary: { sentence: '2 done' } }]);
});

test('a reader that goes away is no fault', async () => {
  await using bell = await headless();
  await bell.plan('plan.json', 1);
  const plan = JSON.parse(await readFile(bell.file('plan.json'), 'utf8')) as WorkspacesPlan;
  // More than a pipe holds, so that writing goes on after the reader has gone.
  const excluded = Array.from({ length: 3000 }, () => plan.items).flat();
  await writeFile(bell.file('long.json'), JSON.stringify(sealed<WorkspacesPlan>({ ...plan, excluded })));
  const through = ['sh', '-c', '{ "$@" 2>&-; echo "ended with $?" >&2; } | true', 'sh'];
  expect((await bell.run(['plan', 'show', 'long.json', '--json'], { through })).err).toBe('ended with 0\n');
});

test('a desktop is restored, and a protocol is changed, the rest of it out of what the run left', async () => {
  await using bell = await headless();
  await bell.world.faults({ operation: 'RestoreWorkspace', effect: 'succeed' });
  const [desktop, ...pcoip] = await bell.world.ordinary(
    3,
    ({ protocols, operatingSystem, computeType = '' }) =>
      protocols?.[0] === 'PCOIP' && operatingSystem !== 'WINDOWS_7' && !computeType.startsWith('GRAPHICS'),
  );
  const made = async (...args: readonly string[]) => {
    const { code, out, err } = await bell.ask(['plan', ...args, '--json']);
    if (code !== 0) throw new Error(err);
    const { id, phrase, acknowledge } = JSON.parse(out);
    return {
      id,
      phrase,
      confirmed: ['--confirm', phrase, ...acknowledge.flatMap((kind: string) => ['--acknowledge', kind])],
    };
  };
  const restore = await made('restore', desktop?.id ?? '', '-o', 'restore.json');
  const restored = await bell.ask(['apply', 'restore.json', ...restore.confirmed, '--json']);
  expect([restored.code, JSON.parse(restored.out).items[0]]).toEqual([
    0,
    expect.objectContaining({ id: desktop?.id, outcome: 'done' }),
  ]);

  const [refused = ''] = pcoip.map(({ id }) => id);
  await bell.world.faults({ operation: 'ModifyWorkspaceProperties', id: refused, effect: 'deny', times: 1 });
  const ids = pcoip.map(({ id }) => id);
  const dcv = await made('modify-protocol', ...ids, '--protocol', 'dcv', '-o', 'dcv.json', '--stop-after', '100%');
  expect(dcv.phrase).toBe('MODIFY-PROTOCOL 2 IN 123456789012 EU-CENTRAL-1');
  expect(await bell.ask(['apply', 'dcv.json', ...dcv.confirmed])).toMatchObject({ code: 2 });
  expect(
    (await bell.ask(['plan', 'modify-protocol', '--from-run', dcv.id, '--protocol', 'pcoip', '-o', '-'])).err,
  ).toContain('That run was for WSP: leave out --protocol');
  const rest = await made('modify-protocol', '--from-run', dcv.id, '-o', 'rest.json');
  expect(await bell.ask(['apply', 'rest.json', ...rest.confirmed])).toMatchObject({ code: 0 });
  const now = await bell.world.session.workspaces.workspacesById(pcoip.map(({ id }) => id));
  expect(now).toMatchObject({ ok: true, value: [{ protocols: ['WSP'] }, { protocols: ['WSP'] }] });
});

test('what waited for a fresh snapshot waits for one again when it is planned out of its run', async () => {
  // Half a day in a few seconds.
  await using bell = await headless({ speed: 8_000 });
  // At any hour of the day: half a day later users are at work.
  const [one] = await bell.world.put(await bell.world.ordinary(1), { connection: 'DISCONNECTED' });
  await bell.world.faults({ operation: 'RebuildWorkspaces', effect: 'deny', times: 1 });
  const planned = async (...args: readonly string[]) => {
    const { err } = await bell.ask(['plan', 'rebuild', ...args]);
    expect(err).toContain('Each waits for a fresh snapshot');
    return JSON.parse(await readFile(bell.file(args.at(-1) ?? ''), 'utf8')) as WorkspacesPlan;
  };
  const held = await planned(one?.id ?? '', '--fresh-snapshot', '-o', 'held.json');
  expect(await bell.ask(['apply', 'held.json', '--confirm', phraseOf(held)])).toMatchObject({ code: 2 });
  expect((await planned('--from-run', held.id, '-o', 'again.json')).policy.freshSnapshot).toBe(true);
});
