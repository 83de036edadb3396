/** What the benchmarks stand on and no type check sees: the journal that they make is one that bellhop reads. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readRun } from '../../src/runs/catalogue.ts';
import { value } from '../plans/fixtures.ts';

test('the journal of a large run is one that can be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  try {
    const made = await promisify(execFile)(process.execPath, ['bench/large-run.mjs', folder, '120', 'ended']);
    const { id } = JSON.parse(made.stdout) as { readonly id: string };
    const { items, finishedAt } = value(await readRun(folder, id));
    expect(finishedAt).toBeDefined();
    expect(items.map(({ outcome }) => outcome)).toEqual(Array(120).fill('done'));
  } finally {
    await rm(folder, { recursive: true });
  }
});
