/** A disk that fails where nobody expects it: Node's own functions fail on demand. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createJournal } from '../../src/runs/journal.ts';
import { value } from '../plans/fixtures.ts';
import { created, rebuildPlan } from './fixtures.ts';
import { simulatedWorld, until } from './world.ts';

/** Paths that cannot be opened for reading, and paths that cannot be removed. */
const broken = vi.hoisted(() => {
  const never = (_path: string): boolean => false;
  return { open: never, rm: never };
});

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const fault = () => Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  return {
    ...real,
    open: async (path: string, flags: string, mode?: number) => {
      if (flags === 'r' && broken.open(path)) throw fault();
      return real.open(path, flags, mode);
    },
    rm: async (path: string, options: object) => {
      if (broken.rm(path)) throw fault();
      return real.rm(path, options);
    },
  };
});

afterEach(() => {
  broken.open = () => false;
  broken.rm = () => false;
});

test('a journal whose name cannot be flushed to disk leaves nothing behind, and can be made once it can', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-broken-'));
  const first = created(rebuildPlan('ws-a'));
  broken.open = (path) => path === folder;
  expect(await createJournal(folder, first)).toMatchObject({ ok: false, failure: { why: 'Its disk has failed.' } });
  expect(await readdir(folder)).toEqual([]);
  broken.open = () => false;
  await value(await createJournal(folder, first)).close();
  await rm(folder, { recursive: true });
});

test('a lock that cannot be released is the trouble of a run that has ended, and its end is told', async () => {
  await using world = await simulatedWorld();
  await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const run = await world.start(await world.rebuilds(await world.ordinary(1)));
  await until(run, ({ items }) => items[0]?.phase === 'watching');
  broken.rm = (path) => path.endsWith('.lock');
  expect(await run.done).toMatchObject({ finishedAt: expect.any(Number), items: [{ outcome: 'done' }] });
  expect(run.trouble()).toMatchObject({ why: 'EIO: i/o error' });
});
