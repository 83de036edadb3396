import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorFields, openLog } from '../../src/terminal/log.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bellhop-log-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the log file', () => {
  it('has one JSON object a line, and only its owner can read it', async () => {
    const path = join(directory, 'deep/bellhop.log');
    const log = openLog(path, { now: () => new Date(0) });
    log.write('info', 'one\ntwo', { requestId: 'r-1' });
    log.write('error', 'it broke', errorFields(new Error('outer', { cause: new Error('inner') })));
    const lines = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ at: '1970-01-01T00:00:00.000Z', level: 'info', message: 'one\ntwo', requestId: 'r-1' });
    expect(lines[1]).toMatchObject({
      error: 'outer',
      stack: expect.stringContaining('log.test'),
      cause: { error: 'inner' },
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'deep'))).mode & 0o777).toBe(0o700);
  });

  it('keeps to its size, and one file more', async () => {
    const path = join(directory, 'bellhop.log');
    const log = openLog(path, { limit: 1000 });
    for (let line = 0; line < 100; line++) log.write('info', `line ${line}`);
    expect((await stat(path)).size).toBeLessThanOrEqual(1000);
    expect((await stat(`${path}.1`)).size).toBeLessThanOrEqual(1000);
    expect(await readFile(path, 'utf8')).toContain('line 99');
  });

  it('that cannot be written disturbs nobody', async () => {
    await writeFile(join(directory, 'file'), '');
    expect(() => openLog(join(directory, 'file/bellhop.log')).write('info', 'lost')).not.toThrow();
  });
});
