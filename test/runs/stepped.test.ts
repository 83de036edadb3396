/** A stopped Linux WorkSpace is started first, as a step of its own that the journal and everybody can see. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import type { RunPolicy } from '../../src/plans/policy.ts';
import { afterwards } from '../../src/runs/checklist.ts';
import { journalPath } from '../../src/runs/folder.ts';
import { readJournal } from '../../src/runs/read-journal.ts';
import { waitingIn } from '../../src/runs/resume-steps.ts';
import { idsUnderWay } from '../../src/runs/under-way.ts';
import { value } from '../plans/fixtures.ts';
import { only } from './fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const asleep = { state: 'STOPPED', runningMode: 'AUTO_STOP' };
const ubuntu = ({ operatingSystem }: Workspace) => operatingSystem === 'UBUNTU_22_04';

async function plan(count = 1, policy?: Partial<RunPolicy>, over: object = {}): Promise<WorkspacesPlan> {
  const rocky = await world.bundle(({ name, owner }) => owner === 'AMAZON' && /Standard.*Rocky.*8/.test(name ?? ''));
  const from = await world.bundle(({ name, owner }) => owner === 'AMAZON' && /Standard.*Ubuntu 22/.test(name ?? ''));
  const some = await world.ordinary(count);
  const stopped = await world.put(some, { bundleId: from.id, ...asleep, ...over });
  expect(stopped.every(ubuntu)).toBe(true);
  const made = await world.migrations(stopped, rocky, policy);
  expect(made.items.map(({ first }) => first)).toEqual(stopped.map(() => 'start'));
  return made;
}
const sent = async () =>
  (await world.log())
    .map(({ operation }) => operation)
    .filter((operation) => /^(Start|Migrate|Stop|Rebuild)Workspace/.test(operation));
const events = async (id: string) => value(await readJournal(journalPath(world.folder, id))).events;
const smooth = [
  { operation: 'StartWorkspaces', effect: 'succeed' },
  { operation: 'MigrateWorkspace', effect: 'succeed' },
] as const;

test('it is started, watched, and then migrated, each with an attempt of its own', async () => {
  await world.faults(...smooth);
  const run = await world.start(await plan());
  expect(only(await run.done)).toMatchObject({ outcome: 'done', step: 1 });
  expect(await sent()).toEqual(['StartWorkspaces', 'MigrateWorkspace']);
  const told = (await events(run.id)).map((event) => event.type).filter((type) => type !== 'observed');
  expect(told).toEqual(['created', 'attempt', 'accepted', 'stepped', 'attempt', 'accepted', 'settled', 'finished']);
  const stepped = (await events(run.id)).find((event) => event.type === 'stepped');
  expect(stepped).toMatchObject({ reason: 'Started, and AVAILABLE. Its migration follows.' });
});

test('what runs already need not be started', async () => {
  await world.faults(...smooth);
  const made = await plan();
  await world.put(made.items as never, { state: 'AVAILABLE' });
  const run = await world.start(made);
  expect(only(await run.done).outcome).toBe('done');
  expect(await sent()).toEqual(['MigrateWorkspace']);
});

test.each([
  ['end-error', 'failed', /^The start ended in (ERROR|UNHEALTHY)\. Nothing was migrated\.$/],
  ['silent', 'silent', /no start began .* Nothing was migrated\.$/],
  ['drop-before', 'needs-human', /^The answer was lost and no start was seen.* Nothing was migrated\.$/],
])('a start that ends with %s ends the item: %s', async (effect, outcome, reason) => {
  const made = await plan();
  await world.faults({ operation: 'StartWorkspaces', effect });
  const item = only(await (await world.start(made)).done);
  expect(item).toMatchObject({ outcome, reason: expect.stringMatching(reason), step: 0 });
  expect(await sent()).toEqual(['StartWorkspaces']);
});

test('a start that AWS refuses ends the item, and says that nothing was migrated', async () => {
  const made = await plan();
  await world.faults({ operation: 'StartWorkspaces', effect: 'deny' });
  const state = await (await world.start(made)).done;
  expect(only(state)).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(/Nothing was migrated\.$/) });
  expect(state.stopped).toMatch(/workspaces:StartWorkspaces/);
});

describe('between its steps', () => {
  test('a stop leaves it not started, and says that it was started', async () => {
    await world.faults(...smooth);
    const run = await world.start(await plan());
    await until(run, ({ items }) => items[0]?.phase === 'watching');
    run.ask({ request: 'stop', by: 'ann' });
    expect(only(await run.done)).toMatchObject({
      outcome: 'not-started',
      reason: 'The run was stopped. It was started, and its migration was not sent.',
    });
    expect(await sent()).toEqual(['StartWorkspaces']);
  });

  test('a user who has come meanwhile keeps it from being migrated', async () => {
    await world.faults(...smooth);
    const made = await plan();
    const run = await world.start(made);
    await until(run, ({ items }) => items[0]?.phase === 'watching');
    await world.put(made.items as never, { connection: 'CONNECTED' });
    // What is put into a condition stays in it: the start is over.
    await world.put(made.items as never, { state: 'AVAILABLE' });
    expect(only(await run.done)).toMatchObject({
      outcome: 'stale',
      reason: 'A user is connected. It was started, and its migration was not sent.',
    });
  });

  describe('whether a user is connected has to be known', () => {
    const minute = 60_000;
    const stepped = async (id: string) => (await events(id)).find(({ type }) => type === 'stepped')?.at ?? 0;

    test.each(['UNKNOWN', 'ABSENT'])('%s for ten minutes, and it is not migrated', async (connection) => {
      await world.faults(...smooth);
      const made = await plan();
      await world.put(made.items as never, { connection, state: 'STOPPED' });
      const run = await world.start(made);
      const item = only(await run.done);
      expect(item).toMatchObject({
        outcome: 'stale',
        reason: expect.stringMatching(
          /^Whether a user is connected is unknown, 10 m.* after it came up\. It was started, and its migration was not sent\.$/,
        ),
      });
      expect((item.settledAt ?? 0) - (await stepped(run.id))).toBeGreaterThanOrEqual(10 * minute);
      expect((item.settledAt ?? 0) - (await stepped(run.id))).toBeLessThan(11 * minute);
      expect(await sent()).toEqual(['StartWorkspaces']);
    });

    test('it is migrated as soon as AWS says that nobody is', async () => {
      await world.faults(...smooth);
      const made = await plan(1, {}, { connection: 'UNKNOWN' });
      const run = await world.start(made);
      await until(run, ({ items }) => items[0]?.step === 1);
      await world.put(made.items as never, { connection: 'DISCONNECTED', state: 'AVAILABLE' });
      expect(only(await run.done).outcome).toBe('done');
      expect(await sent()).toEqual(['StartWorkspaces', 'MigrateWorkspace']);
    });

    test('meanwhile it keeps its place, and those behind it go on', async () => {
      await world.faults(...smooth);
      const made = await plan(3, { wave: 2 }, { connection: 'DISCONNECTED' });
      const [first, ...others] = made.items;
      await world.put([first] as never, { connection: 'UNKNOWN', state: 'STOPPED' });
      const run = await world.start(made);
      const order: string[] = [];
      run.subscribe(({ items }) => {
        for (const { id, phase } of items) if (phase === 'settled' && !order.includes(id)) order.push(id);
      });
      const { items } = await run.done;
      expect(items.map(({ outcome }) => outcome)).toEqual(['stale', 'done', 'done']);
      expect(order.indexOf(first?.id ?? '')).toBeLessThan(order.indexOf(others[1]?.id ?? ''));
    });

    test('who may not look is told so, and nothing is migrated until he may', async () => {
      await world.faults(...smooth);
      const run = await world.start(await plan(1, {}, { connection: 'DISCONNECTED' }));
      await until(run, ({ items }) => items[0]?.phase === 'watching');
      await world.faults(...smooth, { operation: 'DescribeWorkspacesConnectionStatus', effect: 'deny' });
      await until(run, () => run.trouble()?.kind === 'denied');
      const from = world.clock.now();
      while (world.clock.now() - from < 30 * minute) await world.clock.sleep(minute);
      expect(only(run.state())).toMatchObject({ phase: 'waiting', step: 1 });
      expect(await sent()).toEqual(['StartWorkspaces']);
      await world.faults(...smooth);
      expect(only(await run.done).outcome).toBe('done');
    });
  });

  test('what a user has started himself is not said to be started by this run', async () => {
    await world.faults(...smooth);
    const made = await plan();
    await world.put(made.items as never, { state: 'AVAILABLE', connection: 'CONNECTED' });
    const state = await (await world.start(made)).done;
    expect(only(state)).toMatchObject({ outcome: 'stale', reason: 'A user is connected. Nothing was sent.' });
    expect(afterwards(state)).toEqual([]);
  });

  test('it is in this run for every other one', async () => {
    await world.faults(...smooth);
    const run = await world.start(await plan());
    await until(run, ({ items }) => items[0]?.phase === 'watching');
    run.ask({ request: 'pause', by: 'ann' });
    const state = await until(run, ({ items }) => items[0]?.step === 1);
    expect(only(state).phase).toBe('waiting');
    expect([...(await idsUnderWay(world.folder, world.clock.now())).values()]).toEqual([run.id]);
    run.ask({ request: 'continue', by: 'ann', of: run.state().paused?.nth });
    expect(only(await run.done).outcome).toBe('done');
  });

  test('a run that is left there is taken up there', async () => {
    await world.faults(...smooth);
    const run = await world.start(await plan());
    await until(run, ({ items }) => items[0]?.step === 1);
    await run.close();
    expect(only(await (await world.resume(run.id)).done).outcome).toBe('done');
    expect(await sent()).toEqual(['StartWorkspaces', 'MigrateWorkspace']);
  });

  test('a run that is left while it starts sends no migration that nobody confirmed anew', async () => {
    await world.faults(...smooth);
    const run = await world.start(await plan());
    await until(run, ({ items }) => items[0]?.phase === 'watching');
    await run.close();
    const state = await (await world.resume(run.id, 'leave')).done;
    expect(only(state)).toMatchObject({
      outcome: 'not-started',
      reason: 'The run was stopped. It was started, and its migration was not sent.',
    });
    expect(state.stopped).toBeDefined();
    expect(await sent()).toEqual(['StartWorkspaces']);
  });

  test('nor one whose start nobody knows the end of', async () => {
    const made = await plan();
    await world.faults(...smooth, { operation: 'StartWorkspaces', effect: 'drop-after' });
    const run = await world.start(made);
    await until(run, ({ items }) => items[0]?.phase === 'unclear');
    await run.close();
    await (await world.resume(run.id, 'leave')).done;
    expect(await sent()).toEqual(['StartWorkspaces']);
  });

  test('with its phrase it goes on, over every migration that is still to be sent', async () => {
    await world.faults(...smooth);
    const run = await world.start(await plan(3, { wave: 2 }));
    const state = await until(run, ({ items }) => items.filter(({ phase }) => phase === 'watching').length === 2);
    expect(waitingIn(state)).toHaveLength(3);
    await run.close();
    expect((await (await world.resume(run.id)).done).items.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect((await sent()).filter((operation) => operation === 'MigrateWorkspace')).toHaveLength(3);
  });

  test('it keeps its place: of three no more than one is ever under way at a wave of one', async () => {
    await world.faults(...smooth);
    const run = await world.start(await plan(3, { wave: 1 }));
    let most = 0;
    run.subscribe(({ items }) => {
      const begun = items.filter(({ phase, step }) => phase !== 'settled' && (phase !== 'waiting' || step > 0));
      most = Math.max(most, begun.length);
    });
    expect((await run.done).items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
    expect(await sent()).toEqual(Array.from({ length: 3 }, () => ['StartWorkspaces', 'MigrateWorkspace']).flat());
  });
});

test('the canary is started and migrated before the rest is asked about', async () => {
  await world.faults(...smooth);
  const run = await world.start(await plan(3, { canary: 1 }));
  const { items } = await until(run, ({ paused }) => paused?.cause === 'canary');
  expect(items.map(({ phase }) => phase)).toEqual(['settled', 'waiting', 'waiting']);
  expect(await sent()).toEqual(['StartWorkspaces', 'MigrateWorkspace']);
});

test('a lost answer to the start is cleared up by looking, and the migration follows', async () => {
  const made = await plan();
  await world.faults(...smooth, { operation: 'StartWorkspaces', effect: 'drop-after' });
  expect(only(await (await world.start(made)).done).outcome).toBe('done');
  expect(await sent()).toEqual(['StartWorkspaces', 'MigrateWorkspace']);
});
