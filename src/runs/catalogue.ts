/** The runs on disk, finished or not, and any of them as it stands. Reading takes no lock and changes nothing. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { Verb } from '../plans/plan.ts';
import { isRunId, journalPath, runIds } from './folder.ts';
import { isWrittenYet } from './lex-tasks.ts';
import { holderOf } from './lock.ts';
import { readRunAt } from './read-run.ts';
import { iso } from './report-times.ts';
import { type Standing, standingOf } from './standing.ts';
import type { RunState } from './state.ts';
import { type Summary, summarise } from './summary.ts';

export type RunSummary =
  | {
      readonly kind: 'finished' | 'unfinished';
      readonly id: string;
      readonly verb: Verb;
      readonly accountId: string;
      readonly region: string;
      /** Epoch milliseconds. */
      readonly startedAt: number;
      readonly finishedAt: number | undefined;
      /** Process that drives it now; an unfinished run without one is to be resumed. */
      readonly drivenBy: number | undefined;
      readonly standing: Standing;
      readonly summary: Summary;
      /** The last line was torn and is left out. */
      readonly torn: boolean;
    }
  | { readonly kind: 'damaged'; readonly id: string; readonly failure: Failure };

/** Not ended, and nobody drives it: it is to be taken up again. */
export const isLeft = (run: RunSummary): boolean => run.kind === 'unfinished' && run.drivenBy === undefined;

/** The state of a run, whoever drives it. */
export async function readRun(folder: string, id: string): Promise<Answer<RunState>> {
  const read = await readRunAt(pathOf(folder, id));
  return read.ok ? { ok: true, value: read.value.state } : read;
}

/** Journals are read whole, so not too many together. */
const atOnce = 8;

/** The last started first. A folder that is not there yet holds no runs. */
export async function listRuns(folder: string): Promise<Answer<readonly RunSummary[]>> {
  const ids = await runIds(folder);
  if (!ids.ok) return ids;
  const newestFirst = ids.value.toSorted((a, b) => (a < b ? 1 : -1));
  const all: RunSummary[] = [];
  const next = newestFirst.entries();
  const reader = async () => {
    for (const [at, id] of next) all[at] = await summary(folder, id);
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  // Ids begin with the time of the plan, which may have waited; of a damaged run nothing else is known.
  return { ok: true, value: all.toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1)) };
}

const orderOf = (run: RunSummary): string =>
  run.kind === 'damaged' ? run.id : `${(iso(run.startedAt) ?? '').replaceAll(/[-:]/g, '')} ${run.id}`;

/** What has ended and is not worked off stays as it is, and there is ever more of it. */
const ended = new Map<string, RunSummary>();

async function summary(folder: string, id: string): Promise<RunSummary> {
  const path = pathOf(folder, id);
  const known = ended.get(path);
  if (known) return known;
  const read = await readRunAt(path);
  if (!read.ok) return { kind: 'damaged', id, failure: read.failure };
  const { state, torn } = read.value;
  const holder = await holderOf(folder, id).catch(() => undefined);
  const { verb, accountId, region } = state.plan;
  const { startedAt, finishedAt } = state;
  const found: RunSummary = {
    kind: finishedAt === undefined ? 'unfinished' : 'finished',
    id,
    verb,
    accountId,
    region,
    startedAt,
    finishedAt,
    drivenBy: holder?.pid,
    standing: standingOf(state),
    summary: summarise(state),
    torn,
  };
  if (!isWrittenYet(state)) ended.set(path, found);
  return found;
}

/** A malformed id has no journal, and the look-up says so. */
const pathOf = (folder: string, id: string) => journalPath(folder, isRunId(id) ? id : 'no-such-run');
