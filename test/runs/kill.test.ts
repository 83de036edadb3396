/** A console that is killed with SIGKILL in the middle of a run, and another that takes the run up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { collect } from '../../src/aws/paging.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import { resumeRun } from '../../src/runs/engine.ts';
import { waitingIn } from '../../src/runs/resume-steps.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { limits, planRebuild, value } from '../plans/fixtures.ts';
import { sessionAt } from './driven.ts';

test('loses nothing and sends nothing twice', async () => {
  const speed = 200;
  const origin = Date.now();
  const faults = [{ operation: 'RebuildWorkspaces', effect: 'succeed' }] as const;
  const simulator = await startSimulator({ workspaces: 80, seed: 5, speed, rate: 0, latencyMs: 20, faults });
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-kill-'));
  const session = await sessionAt(simulator.url, origin, speed);
  try {
    const all = value(await collect(session.workspaces.workspaces()));
    const connections = value(await collect(session.workspaces.connections()));
    const away = new Set(connections.flatMap(({ id, state }) => (state === 'DISCONNECTED' ? [id] : [])));
    const fit = all.filter(
      ({ id, state, related, standbys, modifications }) =>
        away.has(id) && state === 'AVAILABLE' && related.length + standbys.length + modifications.length === 0,
    );
    const candidates = fit.slice(0, 12).map((workspace) => ({
      workspace,
      bundle: undefined,
      snapshot: session.clock.now(),
      connection: 'DISCONNECTED',
    }));
    const account = value(await session.account());
    const plan = value(
      planRebuild({ account, now: session.clock.now(), random: 0.5, limits, policy: { canary: 0 }, candidates }),
    );
    const file = join(folder, 'plan.json');
    await writeFile(file, JSON.stringify(plan));

    const driven = fileURLToPath(new URL('driven.ts', import.meta.url));
    const child = spawn(process.execPath, [driven, simulator.url, String(origin), String(speed), folder, file], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    using _ = { [Symbol.dispose]: () => child.kill('SIGKILL') };
    const { submissions } = simulator.world.fleet;
    while (submissions.length < 4 && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(submissions.length).toBeLessThan(plan.items.length);

    const run = value(
      await resumeRun({
        runId: plan.id,
        session,
        folder,
        by: 'bob',
        rest: waitingIn(value(await readRun(folder, plan.id))),
      }),
    );
    const state = await run.done;
    expect(submissions.map(({ id }) => id).sort()).toEqual([...new Set(submissions.map(({ id }) => id))].sort());
    for (const { id, outcome } of state.items) {
      const submitted = submissions.some((one) => one.id === id);
      expect([id, submitted, outcome]).toEqual([
        id,
        submitted,
        submitted ? 'done' : expect.stringMatching(/needs-human|failed|stale/),
      ]);
    }
  } finally {
    session.close();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
});
