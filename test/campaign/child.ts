/**
 * The process that drives one life of a run: starts or resumes it as bellhop does, on the real AWS SDK, and lives until
 * the run has ended or its death comes. Exit codes: 0 ended or let go of, 3 refused (the reason on stdout).
 */
import { readFile } from 'node:fs/promises';
import { openSession } from '../../src/aws/open-session.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import { resumeRun, startRun } from '../../src/runs/engine.ts';
import { waitingIn } from '../../src/runs/resume-steps.ts';
import { roomy } from './fleet.ts';
import type { Life } from './lot.ts';
import { mortal } from './mortal.ts';
import { takeTurns } from './turns.ts';

export interface Orders {
  /** Of the simulator. */
  readonly url: string;
  /** Its time, epoch milliseconds. */
  readonly now: number;
  /** Of the journals. */
  readonly folder: string;
  readonly runId: string;
  /** The plan to start; undefined: to resume. */
  readonly planFile: string | undefined;
  readonly life: Life;
}

const minute = 60_000;

async function live({ url, now, folder, runId, planFile, life }: Orders): Promise<number> {
  const clock = takeTurns(url, now, mortal(life.death));
  const { rate, burst, rest, death, stopAfter, pauseAfter } = life;
  const session = await openSession({
    clock,
    endpointUrl: url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' },
    unlocked: true,
    rate,
    burst,
  });
  if (!session.ok) throw new Error(session.failure.why);
  const where = { session: session.value, folder, by: 'ann' };
  const answer =
    planFile === undefined
      ? await resumeRun({ ...where, runId, rest: rest === 'leave' ? rest : await waitingOnDisk(folder, runId) })
      : await startRun({
          ...where,
          plan: JSON.parse(await readFile(planFile, 'utf8')),
          confirmed: ['phrase'],
          limits: roomy,
        });
  if (!answer.ok) {
    process.stdout.write(`${answer.failure.what} ${answer.failure.why}\n`);
    return 3;
  }
  const run = answer.value;
  let changes = 0;
  let somebodyComes = false;
  run.subscribe(({ paused }) => {
    changes += 1;
    if (changes === stopAfter) run.ask({ request: 'stop', by: 'ann' });
    if (changes === pauseAfter) run.ask({ request: 'pause', by: 'ann' });
    if (paused && !somebodyComes) void look();
    if (death?.at === 'left' && changes === death.nth) void run.close();
  });
  const look = async () => {
    somebodyComes = true;
    await clock.sleep(5 * minute);
    somebodyComes = false;
    run.ask({ request: 'continue', by: 'ann', of: run.state().paused?.nth });
  };
  await run.done;
  return 0;
}

/** What the operator confirms is what he finds. */
async function waitingOnDisk(folder: string, runId: string): Promise<readonly string[]> {
  const read = await readRun(folder, runId);
  return read.ok ? waitingIn(read.value) : [];
}

process.exit(await live(JSON.parse(process.argv[2] ?? '')));
