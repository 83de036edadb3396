/**
 * The migrations of an account as rows. GetMigrations gives a start and a status and nothing else: no end, no
 * progress, no V2 name. Those are shown only where this machine knows them.
 */
import type { LexAlert, LexMigration } from '../aws/model.ts';
import { manualTasks, migrationErrors } from './alerts.ts';
import type { StartedMigrations } from './started.ts';

/** How a migration stands. Compared with the enumeration only: anything else is unknown, not success. */
export interface Standing {
  readonly kind: 'running' | 'completed' | 'tasks' | 'failed' | 'unknown';
  readonly label: string;
}

/** `alerts`: `undefined` while they have not been read; a list of migrations does not carry them. */
export function standing(status: string | undefined, alerts: readonly LexAlert[] | undefined): Standing {
  if (status === 'IN_PROGRESS') return { kind: 'running', label: 'in progress' };
  if (status === 'FAILED') return { kind: 'failed', label: 'failed' };
  if (status !== 'COMPLETED') return { kind: 'unknown', label: `unknown: ${status ?? 'no status'}` };
  if (alerts === undefined) return { kind: 'unknown', label: 'completed, alerts not read' };
  const [wrong, tasks] = [migrationErrors(alerts), manualTasks(alerts)];
  if (wrong > 0) return { kind: 'failed', label: `completed, with ${count(wrong, 'error')}` };
  if (tasks > 0) return { kind: 'tasks', label: `completed, ${count(tasks, 'manual task')}` };
  return { kind: 'completed', label: 'completed, no alerts' };
}

export interface HistoryRow {
  /** Migration id. */
  readonly id: string;
  readonly botName: string | undefined;
  readonly botVersion: string | undefined;
  readonly locale: string | undefined;
  readonly v2Name: string | undefined;
  readonly v2BotId: string | undefined;
  readonly strategy: string | undefined;
  readonly standing: Standing;
  /** Epoch milliseconds. */
  readonly startedAt: number | undefined;
  /** Milliseconds since the start; only while it is in progress, as AWS gives no end. */
  readonly elapsed: number | undefined;
}

/** Newest first; those without a start last. `now` in epoch milliseconds. */
export function historyRows(
  migrations: readonly LexMigration[],
  now: number,
  started: StartedMigrations,
): readonly HistoryRow[] {
  return migrations
    .map(({ id, botName, botVersion, locale, v2BotId, strategy, status, startedAt }) => ({
      id,
      botName,
      botVersion,
      locale,
      v2Name: started.get(id)?.item.v2BotName,
      v2BotId,
      strategy,
      standing: standing(status, started.get(id)?.alerts),
      startedAt,
      elapsed: status === 'IN_PROGRESS' && startedAt !== undefined ? Math.max(0, now - startedAt) : undefined,
    }))
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
