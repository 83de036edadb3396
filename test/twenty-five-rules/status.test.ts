/** The rules of status, 22 to 24, and of evidence and privileges, 25, against the simulated AWS over the wire. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkspaceId } from '../../src/aws/model.ts';
import { collect } from '../../src/aws/paging.ts';
import { reportOf } from '../../src/runs/report.ts';
import { reportCsv } from '../../src/runs/report-csv.ts';
import { reportJson } from '../../src/runs/report-json.ts';
import { value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from '../runs/world.ts';
import { bundleNamed, changesSent, desks, hotelBundles, itemOf, migrating, planned, rebuilding } from './asked.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const submissions = () => world.simulator.world.fleet.submissions;

async function rebuilt(effect: string, count = 1) {
  await world.faults({ operation: 'RebuildWorkspaces', effect });
  return world.start(await planned(world.session, rebuilding(await desks(world, count))));
}
async function migrated(effect: string) {
  await world.faults({ operation: 'MigrateWorkspace', effect });
  const next = await bundleNamed(world, hotelBundles.next);
  return world.start(await planned(world.session, migrating(await desks(world, 1), next)));
}

describe('rule 22: accepted is not done', () => {
  test('a rebuild is done only after it was seen and is over', async () => {
    const state = await (await rebuilt('succeed', 3)).done;
    for (const { id, endsAt } of submissions()) {
      const item = state.items.find((one) => one.id === id);
      expect(item).toMatchObject({ outcome: 'done', left: true });
      expect(item?.settledAt).toBeGreaterThanOrEqual(endsAt);
    }
  });

  test.each([
    ['silent', 'silent', 'still as it was after ten minutes'],
    ['end-error', 'failed', 'ERROR or UNHEALTHY'],
  ])('%s is %s: %s', async (effect, outcome) => {
    expect((await (await rebuilt(effect)).done).items[0]?.outcome).toBe(outcome);
  });

  test('an entry of FailedRequests is a failure even with HTTP 200', async () => {
    const [one] = await desks(world, 1);
    if (!one) throw new Error('there is none');
    // The user's name changes in the directory once the plan is made.
    const plan = await planned(world.session, rebuilding([one]));
    const { fleet } = world.simulator.world;
    const workspace = fleet.find(one.id);
    if (workspace)
      fleet.change(workspace, { error: { code: 'InvalidUserConfiguration.Workspace', message: 'misconfigured' } }, []);
    const state = await (await world.start(plan)).done;
    expect(state.items[0]).toMatchObject({
      outcome: 'failed',
      failure: { code: 'InvalidUserConfiguration.Workspace', status: 200 },
    });
  });
});

describe('rule 23: a migration is watched by both ids', () => {
  test.each([
    ['succeed', 'done'],
    ['in-place', 'done'],
    ['rollback', 'rolled-back'],
    ['silent', 'silent'],
  ])('%s ends as %s, and no new id in the first minutes is no failure', async (effect, outcome) => {
    const run = await migrated(effect);
    const { items } = await run.done;
    expect(items[0]?.outcome).toBe(outcome);
    const [{ id, targetId, at } = { id: '', targetId: '', at: 0 }] = submissions();
    const looks = (await world.log()).filter(
      ({ operation, at: time }) => operation === 'DescribeWorkspaces' && Date.parse(time) > at,
    );
    expect(
      looks.some(({ input }) => JSON.stringify(input).includes(id) && JSON.stringify(input).includes(targetId ?? '')),
    ).toBe(true);
    if (outcome === 'silent') expect((items[0]?.settledAt ?? 0) - at).toBeGreaterThanOrEqual(60 * 60_000);
  });

  test('what does not end in time is left to a human, never called done', async () => {
    const run = await migrated('succeed');
    const state = await until(run, ({ items }) => items[0]?.observation?.target !== undefined);
    // The old one goes on as it was, and the new one never comes up.
    await world.put([{ id: state.items[0]?.id }] as never, { state: 'AVAILABLE' });
    await world.put([{ id: state.items[0]?.targetId }] as never, { state: 'PENDING' });
    expect((await run.done).items[0]?.outcome).toBe('needs-human');
  });
});

describe('rule 24: poll politely', () => {
  /** Milliseconds between one look at a WorkSpace and the next, of each of them, once it was sent. */
  async function gaps(): Promise<readonly (readonly number[])[]> {
    const first = Math.min(...submissions().map(({ at }) => at));
    const looks = (await world.log())
      .filter(({ operation, at }) => operation === 'DescribeWorkspaces' && Date.parse(at) > first)
      .map(({ input, at }) => ({ ids: input.WorkspaceIds as readonly string[], at: Date.parse(at) }));
    for (const { ids } of looks) expect(ids.length).toBeLessThanOrEqual(25);
    return submissions().map(({ id, at: sent }) => {
      const times = looks.filter(({ ids, at }) => at > sent && ids.includes(id)).map(({ at }) => at);
      return times.slice(1).map((at, nth) => at - (times[nth] ?? at));
    });
  }

  test('25 ids a call, 15 seconds apart at least, and slower after ten minutes', async () => {
    await (await rebuilt('succeed', 30)).done;
    const all = await gaps();
    expect(all).toHaveLength(30);
    expect(Math.min(...all.flat())).toBeGreaterThanOrEqual(15_000);
    // The youngest sets the pace, and all are sent within seconds: those that last longest are looked at slowly.
    expect(Math.max(...all.map((of) => of.at(-1) ?? 0))).toBeGreaterThan(25_000);
  });

  test('a reboot is over in minutes, and is polled no faster', async () => {
    await world.faults({ operation: 'RebootWorkspaces', effect: 'succeed' });
    const ids = (await desks(world, 3)).map(({ id }) => id);
    await (await world.start(await planned(world.session, { verb: 'reboot', ids }))).done;
    const all = await gaps();
    expect(all.flat().length).toBeGreaterThan(6);
    expect(Math.min(...all.flat())).toBeGreaterThanOrEqual(15_000);
  });

  test('a state that nobody has declared crashes nothing and ends nothing well', async () => {
    const run = await rebuilt('succeed');
    await until(run, ({ items }) => items[0]?.left === true);
    await world.put(run.state().items as never, { state: 'QUARANTINED', shownAs: null });
    expect((await run.done).items[0]?.outcome).toBe('needs-human');
    expect((await planned(world.session, rebuilding(run.state().items))).items).toEqual([]);
  });
});

describe('rule 25: read-only by default, and honest about what it cannot know', () => {
  test('without the flag nothing but reads leaves this machine', async () => {
    const { changes } = await world.open({ unlocked: false });
    const [one] = await desks(world, 1);
    const id = (one?.id ?? '') as WorkspaceId;
    for (const call of [changes.rebuild, changes.restore, changes.reboot, changes.start, changes.stop])
      expect(await call(id)).toMatchObject({ ok: false, failure: { kind: 'locked', effect: 'none' } });
    expect(await changesSent(world)).toEqual([]);
  });

  test('each run leaves a report of what became of each, with times and AWS’s words', async () => {
    const report = reportOf(await (await migrated('succeed')).done);
    const [item] = report.items;
    expect(item).toMatchObject({
      outcome: 'done',
      newId: expect.stringMatching(/^ws-/),
      snapshotAt: expect.any(String),
      requestedAt: expect.any(String),
      finishedAt: expect.any(String),
    });
    expect(item?.newId).not.toBe(item?.id);
    expect(item?.newIpAddress).not.toBe(item?.ipAddress);
    for (const text of [reportCsv(report), reportJson(report)]) expect(text).toContain(item?.newId);
  });

  test('a read that is denied names its action and leaves what it would have told unknown', async () => {
    const some = await desks(world, 1);
    await world.faults({ operation: 'DescribeWorkspaceSnapshots', effect: 'deny' });
    const id = some[0]?.id ?? ('' as WorkspaceId);
    expect(await world.session.workspaces.snapshots(id as WorkspaceId)).toMatchObject({
      failure: { kind: 'denied', next: expect.stringContaining('workspaces:DescribeWorkspaceSnapshots') },
    });
    const plan = await planned(world.session, rebuilding(some));
    expect([itemOf(plan, id).snapshot, plan.items]).toEqual(['denied', []]);
  });

  test('no registration code and no key is kept or written', async () => {
    await (await rebuilt('succeed')).done;
    const directories = value(await collect(world.session.workspaces.directories()));
    const files = await readdir(world.folder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of [JSON.stringify(directories), ...texts])
      expect(text).not.toMatch(/WSeuc\+|"simulated"|AKIASIMULATED/);
  });
});
