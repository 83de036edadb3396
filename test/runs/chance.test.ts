/** Runs under faults at random, let go of and taken up at random: compared with what the simulator knows to be true. */
import { expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import type { RunHandle } from '../../src/runs/drive.ts';
import type { ItemState } from '../../src/runs/state.ts';
import type { Simulator } from '../../src/simulator/server.ts';
import { simulatedWorld, until } from './world.ts';

type Submission = Simulator['world']['fleet']['submissions'][number];

/** What may be said of an item, given how AWS truly ended it. To ask for a human is never wrong. */
const truths: Readonly<Record<Submission['fate'], readonly ItemState['outcome'][]>> = {
  done: ['done', 'needs-human'],
  'in-place': ['done', 'needs-human'],
  error: ['failed', 'needs-human'],
  silent: ['silent', 'needs-human'],
  'rolled-back': ['rolled-back', 'needs-human'],
};
const neverBegun: readonly ItemState['outcome'][] = ['needs-human', 'failed', 'stale', 'not-started'];

const trouble = ['drop-before', 'drop-after', '500', '500-after', '503', 'throttle', 'malformed'];

/** Mulberry32: small, seeded, good enough to shuffle trouble. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const migratable = ({ operatingSystem, protocols, computeType }: Workspace) =>
  operatingSystem === 'WINDOWS_SERVER_2019' && protocols?.length === 1 && computeType !== 'VALUE';

test.each(Array.from({ length: Number(process.env.BELLHOP_TEST_RUNS ?? 6) }, (_, index) => index + 1))(
  'run %i: nothing sent twice, nothing forgotten, no outcome untrue',
  async (seed) => {
    const random = randomFrom(seed);
    await using world = await simulatedWorld({ seed, workspaces: 200 });
    const migrates = seed % 2 === 0;
    const chosen = await world.ordinary(8, migrates ? migratable : () => true);
    const target = await world.bundle(
      ({ name, owner, computeType }) =>
        owner === 'AMAZON' && computeType === 'STANDARD' && /Server 2025/.test(name ?? '') && !/BYOP/.test(name ?? ''),
    );
    const plan = migrates ? await world.migrations(chosen, target) : await world.rebuilds(chosen);
    const operation = migrates ? 'MigrateWorkspace' : 'RebuildWorkspaces';
    await world.faults(
      ...trouble.map((effect) => ({ operation, effect, probability: 0.06 })),
      { operation: 'DescribeWorkspaces', effect: 'throttle', probability: 0.05 },
      { operation: 'DescribeWorkspaces', effect: 'deny', probability: 0.05 },
      { operation: 'DescribeWorkspaces', effect: 'drop-before', probability: 0.05 },
    );

    let run: RunHandle = await world.start(plan);
    for (let lives = 0; lives < 3; lives += 1) {
      let changes = Math.floor(random() * 30);
      await until(run, ({ finishedAt }) => finishedAt !== undefined || --changes < 0);
      await run.close();
      if (run.state().finishedAt !== undefined) break;
      run = await world.resume(plan.id);
    }
    const state = await run.done;

    expect(state.finishedAt).toBeDefined();
    const { submissions } = world.simulator.world.fleet;
    expect(submissions.map(({ id }) => id)).toHaveLength(new Set(submissions.map(({ id }) => id)).size);
    for (const { id, outcome, reason } of state.items) {
      const fate = submissions.find((one) => one.id === id)?.fate;
      expect(fate ? truths[fate] : neverBegun, `${id} ${fate}: ${outcome}, ${reason}`).toContain(outcome);
    }
  },
);
