/** Where journals are kept, or cannot be. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { objectionToFolder } from '../../src/runs/folder.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-folder-'));
});
afterEach(() => rm(home, { recursive: true }));

test('a folder that is not there yet is made, for its owner alone', async () => {
  expect(await objectionToFolder(join(home, 'state', 'runs'))).toBeUndefined();
  expect((await stat(join(home, 'state', 'runs'))).mode & 0o777).toBe(0o700);
});

test('a folder that cannot be made is told before a run would need it', async () => {
  await writeFile(join(home, 'state'), 'a file in its place');
  expect(await objectionToFolder(join(home, 'state', 'runs'))).toMatch(/there is a file|is there already/);
});
