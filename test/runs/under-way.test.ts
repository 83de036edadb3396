import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { createJournal } from '../../src/runs/journal.ts';
import { besides, idsUnderWay, lookAround } from '../../src/runs/under-way.ts';
import { value } from '../plans/fixtures.ts';
import { created, failure, lexPlan, migratePlan, now, rebuildPlan } from './fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

const of = (item: string) => ({ at: now, item });
const attempt = (item: string): RunEvent => ({ type: 'attempt', ...of(item) });
const named = <P extends Plan>(id: string, plan: P, over: Partial<P> = {}): P => sealed<P>({ ...plan, ...over, id });

describe('what is under way', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellhop-under-way-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function left(plan: Plan, ...events: readonly RunEvent[]) {
    const journal = value(await createJournal(folder, created(plan)));
    for (const event of events) await journal.append(event);
    await journal.close();
  }

  test('is what was sent and has not ended, in every run that has not ended', async () => {
    await left(
      named('first', rebuildPlan('ws-a', 'ws-b', 'ws-c', 'ws-d')),
      attempt('ws-a'),
      attempt('ws-b'),
      { type: 'unclear', ...of('ws-b'), failure: failure('server', 'possible') },
      attempt('ws-c'),
      { type: 'settled', ...of('ws-c'), outcome: 'done', reason: 'r' },
    );
    await left(named('second', migratePlan('ws-e')), attempt('ws-e'), {
      type: 'accepted',
      ...of('ws-e'),
      targetId: 'ws-new',
    });
    await left(named('third', lexPlan()), attempt('OrderFlowers'));
    await left(named('fourth', rebuildPlan('ws-f')), attempt('ws-f'), { type: 'finished', at: now });
    expect(Object.fromEntries(await idsUnderWay(folder))).toEqual({
      'ws-a': 'first',
      'ws-b': 'first',
      'ws-e': 'second',
      'ws-new': 'second',
      OrderFlowersV2: 'third',
    });
  });

  test('is looked at anew, whatever was added meanwhile', async () => {
    const look = lookAround(folder, () => true);
    expect([...value(await look()).keys()]).toEqual([]);
    await left(named('first', rebuildPlan('ws-a', 'ws-b')), attempt('ws-a'));
    expect([...value(await look()).keys()]).toEqual(['ws-a']);
    await appendFile(join(folder, 'first.jsonl'), `${JSON.stringify(attempt('ws-b'))}\n`);
    expect([...value(await look()).keys()]).toEqual(['ws-a', 'ws-b']);
  });

  test('elsewhere holds nothing back here: a bot may have a namesake in another Region', async () => {
    await left(named('abroad', lexPlan(), { region: 'us-east-1' }), attempt('OrderFlowers'));
    await left(named('here', lexPlan()), attempt('OrderFlowers'));
    expect([...(await idsUnderWay(folder, besides(named('mine', lexPlan())))).values()]).toEqual(['here']);
    expect([...(await idsUnderWay(folder, besides(named('here', lexPlan())))).values()]).toEqual([]);
  });

  test('is nothing where no run ever was', async () => {
    expect((await idsUnderWay(join(folder, 'none'))).size).toBe(0);
  });
});

describe('a WorkSpace that another run has sent', () => {
  let world: SimulatedWorld;
  beforeEach(async () => {
    world = await simulatedWorld();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const sent = async () => (await world.log()).filter(({ operation }) => operation === 'RebuildWorkspaces');

  test('is not sent again while that run has not seen it to its end, even if nobody drives it', async () => {
    // Accepted, and nothing to be seen of it: AWS would take it a second time.
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'silent' });
    const chosen = await world.ordinary(2);
    const first = await world.start(await world.rebuilds(chosen.slice(0, 1)));
    await until(first, ({ items }) => items[0]?.phase === 'watching');
    await first.close();

    const second = await world.start(await world.rebuilds(chosen));
    await until(second, ({ items }) => items.every(({ phase }) => phase !== 'waiting' && phase !== 'sending'));
    expect(second.state().items).toMatchObject([
      { outcome: 'stale', reason: expect.stringContaining(`It is in run ${first.id}`) },
      { phase: 'watching' },
    ]);
    expect(await sent()).toHaveLength(2);
  });

  test('is not sent by a run that is taken up later either', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'silent' });
    const chosen = await world.ordinary(1);
    world.session.lock.lock();
    const first = await world.start(await world.rebuilds(chosen));
    await until(first, () => first.trouble()?.kind === 'locked');
    await first.close();
    world.session.lock.unlock();

    const second = await world.start(await world.rebuilds(chosen));
    await until(second, ({ items }) => items[0]?.phase === 'watching');
    const taken = await world.resume(first.id);
    await taken.done;
    expect(value(await readRun(world.folder, first.id)).items).toMatchObject([{ outcome: 'stale' }]);
    expect(await sent()).toHaveLength(1);
  });

  test('is in one of two runs that are started at once: the other sends it when that one has ended, or never', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'silent' });
    const chosen = await world.ordinary(6);
    const plans = [await world.rebuilds(chosen), await world.rebuilds(chosen.toReversed())];
    const runs = await Promise.all(plans.map((plan) => world.start(plan)));
    const [one, other] = await Promise.all(runs.map(({ done }) => done));
    for (const { id } of chosen) {
      const [a, b] = [one, other].map((state) => state?.items.find((item) => item.id === id));
      if (!a || !b) throw new Error(`${id} is in one run only`);
      if (a.outcome === 'stale' || b.outcome === 'stale') continue;
      const [first, second] = (a.attemptedAt ?? 0) < (b.attemptedAt ?? 0) ? [a, b] : [b, a];
      expect(second.attemptedAt, id).toBeGreaterThanOrEqual(first.settledAt ?? Number.POSITIVE_INFINITY);
    }
  });
});
