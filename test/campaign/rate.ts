/**
 * A large run against AWS's own limit, in simulated time: how long it takes, beside how long the rate alone would have
 * it take. `node test/campaign/rate.ts --items N --rate R --burst B` prints the figures.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readRun } from '../../src/runs/catalogue.ts';
import type { RunState } from '../../src/runs/state.ts';
import type { LogEntry } from '../../src/simulator/log.ts';
import { value } from '../plans/fixtures.ts';
import { builtChild } from './built-child.ts';
import { planIn } from './fleet.ts';
import { oneLife } from './one-life.ts';
import { setStage } from './stage.ts';
import { type Submission, sentTwice, type Wrong } from './truth.ts';

export interface Pace {
  readonly state: RunState;
  readonly log: readonly LogEntry[];
  readonly twice: readonly Wrong[];
  readonly submissions: readonly Submission[];
  /** Seconds from the run's start to its last submission; and if the n-th left as soon as the rate allowed. */
  readonly submitting: { readonly took: number; readonly dictated: number };
  /** Seconds from the run's start to its end; and to the true end of the last rebuild, each as long as it truly took. */
  readonly whole: { readonly took: number; readonly dictated: number };
}

export interface Measured {
  readonly items: number;
  /** What the console allows itself, calls a second and at once; AWS allows 2 and 5. */
  readonly rate: number;
  readonly burst: number;
  readonly wave: number;
}

export async function runAtRate({ items, rate, burst, wave }: Measured, child: string): Promise<Pace> {
  const world = { workspaces: 4 * items, seed: 7, startsAt: Date.parse('2026-11-22T01:00:00Z') };
  const policy = { canary: 0, wave, stopAfter: { percent: 100 }, freshSnapshot: false };
  const plan = await planIn(world, { seed: 7, verb: 'rebuild', size: items, policy, states: ['AVAILABLE'] });
  await using stage = await setStage({ ...world, rate: 2, burst: 5 });
  const planFile = join(stage.folder, 'plan.json');
  await writeFile(planFile, JSON.stringify(plan));
  const life = { death: undefined, rest: 'send', stopAfter: undefined, pauseAfter: undefined, rate, burst } as const;
  await oneLife(stage, child, { runId: plan.id, planFile, life });

  const state = value(await readRun(stage.folder, plan.id));
  const { submissions } = stage.simulator.world.fleet;
  const begun = state.startedAt;
  const seconds = (ms: number) => ms / 1000;
  const soonest = submissions.map((_, nth) => Math.max(0, nth + 1 - burst) / rate);
  const ends = submissions.map(({ at, endsAt }, nth) => (soonest[nth] ?? 0) + seconds(endsAt - at));
  return {
    state,
    log: stage.log,
    submissions,
    twice: sentTwice({ log: stage.log, submissions }, new Set(plan.items.map(({ id }) => id))),
    submitting: { took: seconds((submissions.at(-1)?.at ?? begun) - begun), dictated: soonest.at(-1) ?? 0 },
    whole: { took: seconds((state.finishedAt ?? Number.NaN) - begun), dictated: Math.max(...ends) },
  };
}

if (import.meta.main) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values } = parseArgs({
    options: { items: text('1000'), rate: text('2'), burst: text('5'), wave: text('1000') },
  });
  const measured = { items: +values.items, rate: +values.rate, burst: +values.burst, wave: +values.wave };
  const { submitting, whole, submissions, log, state } = await runAtRate(measured, await builtChild());
  const line = (what: string, { took, dictated }: Pace['whole']) =>
    console.log(
      `${what} ${took.toFixed(0)} s, dictated by the rate ${dictated.toFixed(0)} s: ${(took / dictated).toFixed(3)}`,
    );
  console.log(JSON.stringify(measured));
  line('submitting', submitting);
  line('whole     ', whole);
  const count = (one: string) => log.filter(({ operation }) => operation === one).length;
  console.log(
    `${submissions.length} submissions, ${count('RebuildWorkspaces')} calls; ${count('DescribeWorkspaces')} looks, ${count('DescribeWorkspacesConnectionStatus')} at connections; throttled ${log.filter(({ error }) => error === 'ThrottlingException').length}`,
  );
  console.log(
    Object.entries(Object.groupBy(state.items, ({ outcome }) => outcome ?? 'none'))
      .map(([name, all]) => `${all?.length} ${name}`)
      .join(', '),
  );
}
