/**
 * The migrations that this machine started, as its journals tell them. GetMigrations gives an id of the V2 bot and
 * neither its name nor the alerts; the journals have both, what stayed behind in V1, and what was ticked off since.
 */
import type { LexAlert } from '../aws/lex-model.ts';
import type { LexItem } from '../plans/plan.ts';
import { type LexTask, lexTasks } from '../runs/lex-tasks.ts';
import type { RunState } from '../runs/state.ts';

export interface StartedMigration {
  readonly runId: string;
  readonly accountId: string;
  readonly region: string;
  /** What was asked for. */
  readonly item: LexItem;
  /** AWS's word, as the run saw it last. */
  readonly status: string | undefined;
  readonly v2BotId: string | undefined;
  /** When it was asked for, epoch milliseconds. */
  readonly sentAt: number | undefined;
  /** Of one that was seen to complete: those of a running one are only those so far. */
  readonly alerts: readonly LexAlert[] | undefined;
  /** What it leaves to people, with what was ticked off; none before it has completed. */
  readonly tasks: readonly LexTask[];
}

/** By migration id. */
export type StartedMigrations = ReadonlyMap<string, StartedMigration>;

export function startedIn(runs: readonly RunState[]): StartedMigrations {
  return new Map(runs.flatMap(startedInOne));
}

function startedInOne({ plan, items }: RunState): readonly (readonly [string, StartedMigration])[] {
  if (plan.verb !== 'lex-migrate') return [];
  const { id: runId, accountId, region } = plan;
  return items.flatMap((state, at) => {
    const { targetId, sentAt, observation } = state;
    const item = plan.items[at];
    if (targetId === undefined || item === undefined) return [];
    const { status, alerts, v2BotId } = observation?.migration ?? {};
    const seen = { status, v2BotId, alerts: status === 'COMPLETED' ? alerts : undefined };
    return [[targetId, { runId, accountId, region, item, sentAt, tasks: lexTasks(item, state), ...seen }] as const];
  });
}
