import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runWordsFrom } from '../../src/fleet/run-words.ts';
import type { Plan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { journalPath } from '../../src/runs/folder.ts';
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
  expect(runs.byId.get('ws-b')).toMatchObject([
    { runId: 'newer', verb: 'migrate', outcome: 'done', otherId: 'ws-new' },
    { runId: 'older', verb: 'rebuild', outcome: 'failed' },
  ]);
  expect(runs.byId.get('ws-new')).toMatchObject([{ runId: 'newer', outcome: 'done', otherId: 'ws-b' }]);
  const word = runWordsFrom(runs);
  const ids = ['ws-a', 'ws-b', 'ws-new', 'ws-c', 'ws-z', 'OrderFlowers'];
  expect(ids.map((id) => word(id)?.join())).toEqual(['failed', 'done', 'done', 'open', '', '']);
});

test('what an open run has come to since is read anew; before the journals were read nothing is known', async () => {
  const journal = await left('open', rebuildPlan('ws-a'), now);
  expect(value(await runsOfWorkspaces(folder)).byId.get('ws-a')?.[0]?.outcome).toBeUndefined();
  await journal.append(settled('ws-a', 'done'));
  expect(value(await runsOfWorkspaces(folder)).byId.get('ws-a')?.[0]?.outcome).toBe('done');
  expect(runWordsFrom(undefined)('ws-a')).toBeUndefined();
});

test('a run that cannot be read may have been about any WorkSpace: none is told to be in no run', async () => {
  await left('older', rebuildPlan('ws-a'), now, settled('ws-a', 'failed'));
  await left('newer', rebuildPlan('ws-b'), now + 60_000, settled('ws-b', 'done'));
  const path = journalPath(folder, 'damaged');
  await writeFile(path, '{"type":"created"\ngarbage\n');
  await utimes(path, new Date(now + 30_000), new Date(now + 30_000));

  const runs = value(await runsOfWorkspaces(folder));
  expect(runs.unread).toEqual([{ runId: 'damaged', writtenAt: now + 30_000 }]);
  // ws-a may have been done well in it since; ws-b was begun after its last line.
  expect(['ws-a', 'ws-b', 'ws-z'].map((id) => runWordsFrom(runs)(id)?.join())).toEqual([undefined, 'done', undefined]);
});
