/** What may come between an attempt and its call. */
import { expect, test } from 'vitest';
import { driverOf } from '../../src/runs/drivers/driver-of.ts';
import { begin } from '../../src/runs/fold.ts';
import { createHold } from '../../src/runs/hold.ts';
import { createJournal } from '../../src/runs/journal.ts';
import { createRecorder } from '../../src/runs/recorder.ts';
import { submitAll } from '../../src/runs/submitting.ts';
import { value } from '../plans/fixtures.ts';
import { created, only } from './fixtures.ts';
import { simulatedWorld } from './world.ts';

test('a pause that comes while other runs are looked at takes the call back', async () => {
  await using world = await simulatedWorld();
  const { session, clock, folder } = world;
  const first = created(await world.rebuilds(await world.ordinary(1)));
  const journal = value(await createJournal(folder, first));
  const ended = new AbortController();
  const run = createRecorder(begin(first), journal, clock, ended.signal);
  const elsewhere = async () => {
    if (only(run.state()).phase === 'sending') await run.record({ type: 'paused', cause: 'operator', why: 'Wait.' });
    return { ok: true, value: { underWay: new Map(), changed: new Map() } } as const;
  };
  const driver = driverOf(first.plan, session);
  const submitted = submitAll({
    run,
    driver,
    session,
    elsewhere,
    hold: createHold(run),
    stopped: ended.signal,
    stop: () => {},
  });
  while (only(run.state()).failure === undefined && only(run.state()).phase !== 'watching')
    await run.changed(ended.signal);
  expect(only(run.state())).toMatchObject({ phase: 'waiting', failure: { kind: 'cancelled' } });
  expect((await world.log()).filter(({ operation }) => operation === 'RebuildWorkspaces')).toEqual([]);
  ended.abort();
  await submitted;
  await journal.close();
});
