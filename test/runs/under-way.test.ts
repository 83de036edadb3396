import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import type { Outcome, RunEvent } from '../../src/runs/events.ts';
import { createJournal, reopenJournal } from '../../src/runs/journal.ts';
import { idsUnderWay, lookElsewhere } from '../../src/runs/under-way.ts';
import { candidate, value } from '../plans/fixtures.ts';
import { created, failure, lexPlan, migratePlan, now, only, planOf, rebuildPlan } from './fixtures.ts';
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

  const looked = async (plan: Plan) => value(await lookElsewhere(folder, plan)());

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
    const sent = { 'ws-a': 'first', 'ws-b': 'first', 'ws-e': 'second', 'ws-new': 'second' };
    expect(Object.fromEntries((await looked(named('mine', rebuildPlan('ws-z')))).underWay)).toEqual(sent);
    // Of what waits in a run that may still send it a review tells too.
    const told = { ...sent, 'ws-d': 'first', OrderFlowersV2: 'third' };
    expect(Object.fromEntries(await idsUnderWay(folder, now))).toEqual(told);
  });

  test('is looked at anew, whatever was added meanwhile', async () => {
    const look = lookElsewhere(folder, named('mine', rebuildPlan('ws-z')));
    const sent = async () => [...value(await look()).underWay.keys()];
    expect(await sent()).toEqual([]);
    await left(named('first', rebuildPlan('ws-a', 'ws-b')), attempt('ws-a'));
    expect(await sent()).toEqual(['ws-a']);
    await appendFile(join(folder, 'first.jsonl'), `${JSON.stringify(attempt('ws-b'))}\n`);
    expect(await sent()).toEqual(['ws-a', 'ws-b']);
  });

  test('elsewhere holds nothing back here: a bot may have a namesake in another Region', async () => {
    await left(named('abroad', lexPlan(), { region: 'us-east-1' }), attempt('OrderFlowers'));
    await left(named('here', lexPlan()), attempt('OrderFlowers'));
    expect([...(await looked(named('mine', lexPlan()))).underWay.values()]).toEqual(['here']);
    expect([...(await looked(named('here', lexPlan()))).underWay.values()]).toEqual([]);
  });

  test('is nothing where no run ever was', async () => {
    expect((await idsUnderWay(join(folder, 'none'), now)).size).toBe(0);
  });

  describe('for a review', () => {
    const held = () => named('held', planOf('rebuild', [candidate('ws-a')], { freshSnapshot: true }));
    const day = 24 * 3_600_000;

    test('is what is held for a snapshot as well', async () => {
      await left(held());
      expect(Object.fromEntries(await idsUnderWay(folder, now))).toEqual({ 'ws-a': 'held' });
    });

    test('is not what waits in a run that is too old to be taken up and that nobody drives', async () => {
      await left(held());
      expect((await idsUnderWay(folder, now + day)).size).toBe(1);
      expect((await idsUnderWay(folder, now + day + 1)).size).toBe(0);
      const { journal } = value(await reopenJournal(folder, 'held'));
      expect((await idsUnderWay(folder, now + day + 1)).size).toBe(1);
      await journal.close();
    });

    test('is nothing that a stop has left', async () => {
      await left(held(), { type: 'stopped', at: now, why: 'Stopped by ann.' });
      expect((await idsUnderWay(folder, now)).size).toBe(0);
    });
  });

  describe('what another run has changed since a plan was made', () => {
    const mine = named('mine', rebuildPlan('ws-a'));
    const later = now + 60_000;
    const tried: RunEvent = { type: 'attempt', at: later, item: 'ws-a' };
    const accepted: RunEvent = { type: 'accepted', at: later, item: 'ws-a' };
    const end = (outcome: Outcome): readonly RunEvent[] => [
      { type: 'settled', at: later, item: 'ws-a', outcome, reason: 'r' },
      { type: 'finished', at: later },
    ];

    test.each<[string, readonly RunEvent[], boolean]>([
      ['done', [tried, accepted, ...end('done')], true],
      ['failed after AWS had taken it', [tried, accepted, ...end('failed')], true],
      [
        'of unknown end',
        [
          tried,
          { type: 'unclear', at: later, item: 'ws-a', failure: failure('timeout', 'possible') },
          ...end('silent'),
        ],
        true,
      ],
      ['refused', [tried, { type: 'refused', at: later, item: 'ws-a', failure: failure('denied') }], false],
      ['found changed', [tried, ...end('stale')], false],
      ['sent before', [attempt('ws-a'), { type: 'accepted', ...of('ws-a') }, ...end('done')], false],
    ])('%s there: %3$s', async (_, events, changed) => {
      const [first, ...rest] = events;
      const before = first?.at === now ? { createdAt: now + 1 } : {};
      await left(named('other', rebuildPlan('ws-a')), ...(first ? [first] : []), ...rest);
      const found = (await looked(sealed({ ...mine, ...before }))).changed;
      expect([...found]).toEqual(changed ? [['ws-a', 'other']] : []);
    });

    test('is remembered of a run that has ended', async () => {
      const look = lookElsewhere(folder, mine);
      await left(named('other', rebuildPlan('ws-a')), tried, accepted, ...end('done'));
      expect(value(await look()).changed.get('ws-a')).toBe('other');
      await writeFile(join(folder, 'other.jsonl'), 'nothing that anybody could read\n');
      expect(value(await look()).changed.get('ws-a')).toBe('other');
    });
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

  test('is sent by one of two runs that are started at once, or by neither', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'silent' });
    const chosen = await world.ordinary(6);
    const plans = [await world.rebuilds(chosen), await world.rebuilds(chosen.toReversed())];
    const runs = await Promise.all(plans.map((plan) => world.start(plan)));
    await Promise.all(runs.map(({ done }) => done));
    const ids = (await sent()).map(({ input }) => JSON.stringify(input));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is not changed once more by a run that held it for a snapshot meanwhile', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const [one] = await world.put(await world.ordinary(1), { snapshotHours: 9, connection: 'DISCONNECTED' });
    const chosen = one ? [one] : [];
    const held = await world.start(await world.rebuilds(chosen, { freshSnapshot: true }));
    // Planned before that one was started, as in a file.
    const other = await world.start(await world.rebuilds(chosen));
    expect(only(await other.done).outcome).toBe('done');
    // AWS takes a snapshot soon after a rebuild, and it is newer than the plan of the first one knew.
    expect(only(await held.done)).toMatchObject({
      outcome: 'stale',
      reason: `Run ${other.id} has changed it since this plan was made. Nothing was sent.`,
    });
    expect(await sent()).toHaveLength(1);
  });
});
