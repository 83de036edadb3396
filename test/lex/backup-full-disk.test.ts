/** A disk that is full in the middle of a backup: there is none then, and it is said what to do. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
// Linux: a limit on the size of files stands in for the end of the disk.
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

test.skipIf(!canLimit)('a backup that found no room leaves nothing, and says what to do', async () => {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-full-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const folder = join(home, 'backups');
  const writing = fileURLToPath(new URL('writing.ts', import.meta.url));
  const { stdout } = await run('prlimit', ['--fsize=50000', process.execPath, writing, folder]);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    failure: {
      what: expect.stringContaining('was not written'),
      next: expect.stringMatching(/^Make room on that disk/),
    },
  });
  expect(await readdir(folder)).toEqual([]);
  const { stdout: later } = await run(process.execPath, [writing, folder]);
  expect(JSON.parse(later)).toMatchObject({ ok: true });
});
