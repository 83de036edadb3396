import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { objectionTo, writePrivateFile } from '../../src/plans/private-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file that a command writes', () => {
  test('is for its owner alone', async () => {
    const path = join(folder, 'plan.json');
    expect(await writePrivateFile(path, 'all of it', { overwrite: false })).toBeUndefined();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe('all of it');
  });

  test('is replaced only where that was said, and then for its owner alone', async () => {
    const path = join(folder, 'plan.json');
    await writeFile(path, 'mine', { mode: 0o644 });
    expect(await writePrivateFile(path, 'new', { overwrite: false })).toMatchObject({ why: 'It is there already.' });
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await writePrivateFile(path, 'new', { overwrite: true })).toBeUndefined();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['new', ['plan.json']]);
  });

  test('is known before there is anything to write not to be writable', async () => {
    const path = join(folder, 'plan.json');
    expect(await objectionTo(path, { overwrite: false })).toBeUndefined();
    expect(await objectionTo(join(folder, 'none', 'plan.json'), { overwrite: true })).toMatchObject({
      why: 'There is no such file or folder.',
    });
    await writeFile(path, 'mine');
    expect(await objectionTo(path, { overwrite: false })).toMatchObject({ why: 'It is there already.' });
    expect(await objectionTo(path, { overwrite: true })).toBeUndefined();
  });

  test('that cannot be written says why, in words that cannot move the cursor', async () => {
    const failure = await writePrivateFile(join(folder, 'no\x1b[2Jwhere', 'plan.json'), '', { overwrite: false });
    expect(failure?.why).toBe('There is no such file or folder.');
    expect(`${failure?.what}${failure?.why}`).not.toMatch(/\p{Cc}/u);
  });
});
