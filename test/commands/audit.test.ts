/** What a run leaves on disk: readable by its owner alone, without a secret, and naming who did what, when and why. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { headless } from '../support/headless.ts';

const secrets = { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG', AWS_SESSION_TOKEN: 'FwoGZXIvYXdzEOr0oken' };

/** Every file under a folder, with what it holds; folders too. */
async function everything(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const mode = (await stat(path)).mode & 0o777;
      return { path, mode, text: entry.isFile() ? await readFile(path, 'utf8') : undefined };
    }),
  );
}

test('journals, requests, plans and reports are their owner’s, hold no secret, and name who, what, when, where and why', async () => {
  await using bell = await headless({ env: secrets, speed: 40 });
  const { ids } = await bell.plan('plan.json', 6, '--ticket', 'CHG 42', '--canary', '0', '--stop-after', '100%');
  const [denied = '', broken = '', throttled = '', garbled = ''] = ids;
  await bell.world.faults(
    { operation: 'RebuildWorkspaces', id: throttled, effect: 'throttle', times: 1 },
    { operation: 'RebuildWorkspaces', id: broken, effect: '500-after' },
    { operation: 'RebuildWorkspaces', id: garbled, effect: 'malformed' },
    { operation: 'RebuildWorkspaces', id: denied, nth: 1, effect: '503' },
    { operation: 'RebuildWorkspaces', effect: 'succeed' },
  );
  const phrase = (await bell.run(['plan', 'show', 'plan.json'])).out.trim();
  const run = bell.startAsking(['apply', 'plan.json', '--confirm', phrase]);
  const sent = async () => bell.changes();
  await expect.poll(async () => (await sent()).length, { timeout: 30_000 }).toBe(7);
  await bell.run(['report', 'latest', '--format', 'csv', '-o', 'report.csv']);
  // Held still, so that its lock and what is asked of it are there to be looked at.
  run.kill('SIGSTOP');
  const stop = bell.start(['stop', 'latest']);
  await expect.poll(() => readdir(bell.runs)).toContainEqual(expect.stringMatching(/\.stop$/));
  const left = [...(await everything(join(bell.home, 'state'))), ...(await everything(bell.home))];
  run.kill('SIGCONT');
  expect((await stop.ended).code).toBe(0);
  // What the run waited for was said, and that it was over.
  expect(run.err).toMatch(/Z Waiting: .*(?:Throttl|Rate).*\n[\s\S]*Z It goes on\.\n/);
  run.kill('SIGINT');
  expect((await run.ended).code).toBe(130);
  expect(left.filter(({ path }) => /\.(jsonl|lock|stop)$/.test(path)).length).toBeGreaterThanOrEqual(3);

  for (const { path, mode, text } of left) {
    for (const secret of Object.values(secrets)) expect([path, text?.includes(secret) ?? false]).toEqual([path, false]);
    const ours = path.startsWith(bell.runs) || /\.(json|csv)$/.test(path);
    if (ours) expect([path, mode.toString(8)]).toEqual([path, text === undefined ? '700' : '600']);
  }
  const journal = left.find(({ path }) => path.endsWith('.jsonl'))?.text ?? '';
  const events = journal
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
  const [created] = events;
  expect(created).toMatchObject({
    type: 'created',
    by: userInfo().username,
    arn: expect.stringMatching(/^arn:aws:/),
    pid: run.pid,
    confirmed: ['headless'],
    plan: {
      ticket: 'CHG 42',
      accountId: '123456789012',
      region: 'eu-central-1',
      verb: 'rebuild',
      items: { length: 6 },
    },
  });
  for (const { at } of events) expect(at).toBeGreaterThan(Date.parse('2020-01-01'));

  // Each call that changed anything, as the simulated AWS knows it, whatever became of its answer.
  const log = (await sent()) as unknown as readonly {
    readonly requestId: string;
    readonly status: number;
    readonly fault?: string;
  }[];
  expect(log.map(({ fault }) => fault?.split(' ')[0]).sort()).toEqual(
    ['500-after', '503', 'malformed', 'succeed', 'succeed', 'succeed', 'throttle'].sort(),
  );
  for (const { requestId, fault } of log) expect([fault, journal.includes(requestId)]).toEqual([fault, true]);
});
