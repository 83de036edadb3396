/** One seeded run: a simulated AWS with its faults, a plan, and as many lives of bellhop as it takes to end. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, WorkspacesPlan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { fold } from '../../src/runs/fold.ts';
import { journalPath } from '../../src/runs/folder.ts';
import { holderOf } from '../../src/runs/lock.ts';
import { readJournal } from '../../src/runs/read-journal.ts';
import type { RunState } from '../../src/runs/state.ts';
import type { LogEntry } from '../../src/simulator/log.ts';
import { value } from '../plans/fixtures.ts';
import { planIn } from './fleet.ts';
import { drawLot, type Lot } from './lot.ts';
import { type LifeEnd, oneLife } from './one-life.ts';
import { type Stage, setStage } from './stage.ts';
import {
  changesOf,
  notTrue,
  type Submission,
  sentTwice,
  sentUnasked,
  type Truth,
  unsafeToResume,
  type Wrong,
} from './truth.ts';

export interface Ran {
  readonly lot: Lot;
  /** Undefined: it never began. */
  readonly state: RunState | undefined;
  readonly submissions: readonly Submission[];
  readonly log: readonly LogEntry[];
  /** How each life ended. */
  readonly lives: readonly LifeEnd[];
  readonly wrong: readonly Wrong[];
}

/** `child`: the file that drives a life. */
export async function oneRun(seed: number, size: number, child: string): Promise<Ran> {
  const lot = drawLot(seed);
  const world = { workspaces: 8 * size + 60, seed, startsAt: lot.startsAt };
  const plan = await planIn(world, { ...lot, size });
  const items = plan.items.map(({ id, operatingSystem = '', first }) => {
    return { id, linux: !/WINDOWS/.test(operatingSystem), steps: first ? [first, plan.verb] : [plan.verb] };
  });
  await using stage = await setStage({ ...world, rate: lot.awsRate, faults: lot.faults(items) });
  const truth = { log: stage.log, submissions: stage.simulator.world.fleet.submissions };
  return { lot, ...truth, ...(await allLives(stage, lot, plan, truth, child)) };
}

/** More than any lot asks for: lives that never got to the run count too. */
const mostLives = 40;

async function allLives(
  stage: Stage,
  lot: Lot,
  planned: WorkspacesPlan,
  truth: Truth,
  child: string,
): Promise<Pick<Ran, 'state' | 'lives' | 'wrong'>> {
  const lives: LifeEnd[] = [];
  const wrong: Wrong[] = [];
  const ids = new Set(planned.items.map(({ id }) => id));
  const file = join(stage.folder, 'plan.json');
  let plan: Plan = planned;
  let state: RunState | undefined;
  while (state?.finishedAt === undefined && wrong.length === 0 && lives.length < mostLives) {
    await writeFile(file, JSON.stringify(plan));
    const planFile = state === undefined ? file : undefined;
    const life = lot.life(lives.length);
    const over = state !== undefined && (state.stopped !== undefined || life.rest === 'leave');
    const before = truth.log.length;
    lives.push(await oneLife(stage, child, { runId: plan.id, planFile, life }));
    if (over && changesOf(truth.log.slice(before)).size > 0)
      wrong.push({ kind: 'unasked', says: 'calls were sent after the run was stopped' });

    const left = await asAnotherSeesIt(stage.folder, plan.id);
    if (left.kind === 'run') {
      state = left.state;
      wrong.push(...unsafeToResume(left.events, truth), ...sentUnasked(left.events, truth));
    } else if (changesOf(truth.log).size > 0)
      wrong.push({ kind: 'journal', says: `calls were sent with ${left.kind}` });
    // Its first line never got whole onto the disk: the operator plans again.
    else if (left.kind === 'a torn plan') plan = renamed(plan, `${planned.id}-${lives.length}`);
  }
  const end = state ? notTrue(state, truth) : [{ kind: 'forgotten', says: 'the run never began' } as const];
  return { state, lives, wrong: [...wrong, ...sentTwice(truth, ids), ...end] };
}

function renamed({ hash: _, ...plan }: Plan, id: string): Plan {
  return sealed<Plan>({ ...plan, id } as Omit<Plan, 'hash'>);
}

/** What any other process finds after a death: no driver, and a journal that reads. */
async function asAnotherSeesIt(folder: string, id: string) {
  const path = journalPath(folder, id);
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return { kind: 'no journal' } as const;
  if (!bytes.includes('\n')) return { kind: 'a torn plan' } as const;
  if (await holderOf(folder, id)) throw new Error('a process that is gone still drives it');
  const { events } = value(await readJournal(path));
  return { kind: 'run', events, state: fold(events) } as const;
}
