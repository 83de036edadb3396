/** A disk that is full in the middle of a run: nothing is sent that is not written down first. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { fold } from '../../src/runs/fold.ts';
import { parseJournal } from '../../src/runs/read-journal.ts';
import { value } from '../plans/fixtures.ts';
import { created } from './fixtures.ts';
import { simulatedWorld } from './world.ts';

const run = promisify(execFile);
// Linux: a limit on the size of files stands in for the end of the disk.
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

test.skipIf(!canLimit)('holds the run, without harm to its journal, until there is room', async () => {
  const speed = 100;
  const origin = Date.now();
  await using world = await simulatedWorld({ workspaces: 80, speed });
  const plan = await world.rebuilds(await world.ordinary(8));
  const file = join(world.folder, 'plan.json');
  await writeFile(file, JSON.stringify(plan));
  const limit = JSON.stringify(created(plan)).length + 700;

  const driven = fileURLToPath(new URL('driven.ts', import.meta.url));
  const settings = [world.simulator.url, String(origin), String(speed), world.folder, file];
  const child = spawn('prlimit', [`--fsize=${limit}:unlimited`, process.execPath, driven, ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  using _ = { [Symbol.dispose]: () => child.kill('SIGKILL') };
  const said = child.stdout.setEncoding('utf8');
  for await (const line of said) if (String(line).includes('cannot be written')) break;

  const journal = await readFile(join(world.folder, `${plan.id}.jsonl`));
  const held = fold(value(parseJournal(journal, 'journal')).events);
  const attempted = held.items.filter(({ attemptedAt }) => attemptedAt !== undefined).map(({ id }) => id);
  const { submissions } = world.simulator.world.fleet;
  expect(attempted.length).toBeLessThan(8);
  for (const { id } of submissions) expect(attempted).toContain(id);

  await run('prlimit', ['--pid', String(child.pid), '--fsize=unlimited']);
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  const whole = value(parseJournal(await readFile(join(world.folder, `${plan.id}.jsonl`)), 'journal'));
  expect(whole.torn).toBe(false);
  expect(fold(whole.events)).toMatchObject({ finishedAt: expect.any(Number) });
  expect(submissions.map(({ id }) => id).sort()).toEqual(plan.items.map(({ id }) => id).sort());
});
