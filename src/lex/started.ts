/**
 * The migrations that this machine started, as its journals tell them. GetMigrations gives an id of the V2 bot and
 * neither its name nor the alerts; the journals have both, and what stayed behind in V1.
 */
import type { LexAlert } from '../aws/model.ts';
import type { LexItem } from '../plans/plan.ts';
import type { RunState } from '../runs/state.ts';

export interface StartedMigration {
  /** What was asked for. */
  readonly item: LexItem;
  /** Of one that was seen to complete: those of a running one are only those so far. */
  readonly alerts: readonly LexAlert[] | undefined;
}

/** By migration id. */
export type StartedMigrations = ReadonlyMap<string, StartedMigration>;

export function startedIn(runs: readonly RunState[]): StartedMigrations {
  return new Map(runs.flatMap(startedInOne));
}

function startedInOne({ plan, items }: RunState): readonly (readonly [string, StartedMigration])[] {
  if (plan.verb !== 'lex-migrate') return [];
  const planned = new Map(plan.items.map((item) => [item.id, item]));
  return items.flatMap(({ id, targetId, observation }) => {
    const item = planned.get(id);
    if (targetId === undefined || item === undefined) return [];
    const seen = observation?.migration;
    return [[targetId, { item, alerts: seen?.status === 'COMPLETED' ? seen.alerts : undefined }] as const];
  });
}
