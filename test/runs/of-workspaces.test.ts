import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runWordsFrom } from '../../src/fleet/run-words.ts';
import type { Plan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { createJournal } from '../../src/runs/journal.ts';
import { runsOfWorkspaces } from '../../src/runs/of-workspaces.ts';
import { value } from '../plans/fixtures.ts';
import { created, lexPlan, migratePlan, now, rebuildPlan } from './fixtures.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-of-workspaces-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function left<P extends Plan>(id: string, plan: P, startedAt: number, ...events: readonly RunEvent[]) {
  const journal = value(await createJournal(folder, { ...created(sealed<P>({ ...plan, id })), at: startedAt }));
  for (const event of events) await journal.append(event);
  return journal;
}

const of = (item: string) => ({ at: now, item });
const settled = (item: string, outcome: 'done' | 'failed'): RunEvent => ({
  type: 'settled',
  ...of(item),
  outcome,
  reason: 'r',
});

test('the newest run tells how a WorkSpace fared, under its old id and its new one; bots are none', async () => {
  await left('older', rebuildPlan('ws-a', 'ws-b'), now, settled('ws-a', 'failed'), settled('ws-b', 'failed'));
  await left(
    'newer',
    migratePlan('ws-b'),
    now + 1,
    { type: 'attempt', ...of('ws-b') },
    { type: 'accepted', ...of('ws-b'), targetId: 'ws-new' },
    settled('ws-b', 'done'),
    { type: 'finished', at: now },
  );
  await left('open', rebuildPlan('ws-c'), now + 2, { type: 'attempt', ...of('ws-c') });
  await left('bots', lexPlan(), now + 3);

  const runs = value(await runsOfWorkspaces(folder));
  expect(runs.get('ws-b')).toMatchObject([
    { runId: 'newer', verb: 'migrate', outcome: 'done', otherId: 'ws-new' },
    { runId: 'older', verb: 'rebuild', outcome: 'failed' },
  ]);
  expect(runs.get('ws-new')).toMatchObject([{ runId: 'newer', outcome: 'done', otherId: 'ws-b' }]);
  const word = runWordsFrom(runs);
  const ids = ['ws-a', 'ws-b', 'ws-new', 'ws-c', 'ws-z', 'OrderFlowers'];
  expect(ids.map((id) => word(id)?.join())).toEqual(['failed', 'done', 'done', 'open', 'none', 'none']);
});

test('what an open run has come to since is read anew; before the journals were read nothing is known', async () => {
  const journal = await left('open', rebuildPlan('ws-a'), now);
  expect(value(await runsOfWorkspaces(folder)).get('ws-a')?.[0]?.outcome).toBeUndefined();
  await journal.append(settled('ws-a', 'done'));
  expect(value(await runsOfWorkspaces(folder)).get('ws-a')?.[0]?.outcome).toBe('done');
  expect(runWordsFrom(undefined)('ws-a')).toBeUndefined();
});
