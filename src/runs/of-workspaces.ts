/** What runs of this machine have done with each WorkSpace: under its id of before a migration, and under the new one. */
import { stat } from 'node:fs/promises';
import type { Answer } from '../aws/answer.ts';
import { isLex } from '../plans/plan.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import type { Outcome } from './events.ts';
import { journalPath, runIds } from './folder.ts';
import { readRunAt } from './read-run.ts';
import type { RunState } from './state.ts';

export interface RunOfWorkspace {
  readonly runId: string;
  /** Of the run's item: its id of before a migration. */
  readonly itemId: string;
  readonly verb: WorkspaceVerb;
  /** Epoch milliseconds: of the run. */
  readonly startedAt: number;
  /** How it ended there. Undefined: it has not. */
  readonly outcome: Outcome | undefined;
  readonly reason: string | undefined;
  /** Of a migration: the WorkSpace on the other side of it, as far as AWS has named it. */
  readonly otherId: string | undefined;
}

export interface RunsOfWorkspaces {
  /** By WorkSpace id, the run that was started last first. */
  readonly byId: ReadonlyMap<string, readonly RunOfWorkspace[]>;
  /** Runs whose journals cannot be read: what they did, and with which WorkSpaces, is not known. */
  readonly unread: readonly UnreadRun[];
}

export interface UnreadRun {
  readonly runId: string;
  /** Epoch milliseconds, by the clock of the disk: it was not started later. */
  readonly writtenAt: number;
}

type Part = readonly [id: string, run: RunOfWorkspace];

/** Ended runs stay as they are: each is read once. */
const ended = new Map<string, readonly Part[]>();

export async function runsOfWorkspaces(folder: string): Promise<Answer<RunsOfWorkspaces>> {
  const ids = await runIds(folder);
  if (!ids.ok) return ids;
  const parts: Part[] = [];
  const unread: UnreadRun[] = [];
  for (const id of ids.value) {
    const path = journalPath(folder, id);
    const known = ended.get(path);
    if (known) parts.push(...known);
    if (known) continue;
    const read = await readRunAt(path);
    if (!read.ok) {
      const writtenAt = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Number.POSITIVE_INFINITY,
      );
      unread.push({ runId: id, writtenAt });
      continue;
    }
    const found = partsOf(read.value.state);
    if (read.value.state.finishedAt !== undefined) ended.set(path, found);
    parts.push(...found);
  }
  const byId = new Map<string, RunOfWorkspace[]>();
  for (const [id, run] of parts.sort(([, a], [, b]) => b.startedAt - a.startedAt || (a.runId < b.runId ? 1 : -1))) {
    const runs = byId.get(id);
    if (runs) runs.push(run);
    else byId.set(id, [run]);
  }
  return { ok: true, value: { byId, unread } };
}

function partsOf({ plan, items, startedAt }: RunState): readonly Part[] {
  if (isLex(plan)) return [];
  const { id: runId, verb } = plan;
  return items.flatMap(({ id, targetId, outcome, reason }): readonly Part[] => {
    const run = { runId, itemId: id, verb, startedAt, outcome, reason };
    const source: Part = [id, { ...run, otherId: targetId }];
    return targetId === undefined ? [source] : [source, [targetId, { ...run, otherId: id }]];
  });
}
