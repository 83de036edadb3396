/**
 * The migrations of an account as rows. GetMigrations gives a start and a status and nothing else: no end, no
 * progress, no V2 name. Those are shown only where this machine knows them, or where V2 itself told.
 */
import type { LexAlert, LexMigration } from '../aws/lex-model.ts';
import { manualTasks, migrationErrors } from './alerts.ts';
import type { StartedMigration, StartedMigrations } from './started.ts';

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
  if (alerts === undefined) return { kind: 'unknown', label: 'completed, alerts unread' };
  const [wrong, tasks] = [migrationErrors(alerts), manualTasks(alerts)];
  if (wrong > 0) return { kind: 'failed', label: `completed, with ${count(wrong, 'error')}` };
  if (tasks > 0) return { kind: 'tasks', label: `completed, ${count(tasks, 'manual task')}` };
  return { kind: 'completed', label: 'completed, no alerts' };
}

/** The name of a V2 bot, and who says so: GetMigrations does not. */
export interface V2Name {
  readonly name: string;
  /** `run`: it was asked for on this machine. `v2`: DescribeBot, as it is called by now. */
  readonly from: 'run' | 'v2';
}

/** What is left of the tasks of a completed one that this machine started: of others nothing is kept. */
export interface TasksLeft {
  readonly open: number;
  readonly all: number;
}

export interface HistoryRow {
  /** Migration id. */
  readonly id: string;
  readonly botName: string | undefined;
  readonly botVersion: string | undefined;
  readonly locale: string | undefined;
  readonly v2Name: V2Name | undefined;
  readonly v2BotId: string | undefined;
  readonly strategy: string | undefined;
  /** AWS's word. */
  readonly status: string | undefined;
  readonly standing: Standing;
  readonly tasks: TasksLeft | undefined;
  /** The run that started it, where that was on this machine. */
  readonly run: { readonly runId: string; readonly itemId: string } | undefined;
  /** As the run saw it last: AWS has not listed it. */
  readonly unlisted: boolean;
  /** Epoch milliseconds. */
  readonly startedAt: number | undefined;
  /** Milliseconds since the start; only while it is in progress, as AWS gives no end. */
  readonly elapsed: number | undefined;
}

/** What was read beside the list, one call each. */
export interface ReadBeside {
  /** By migration id. */
  readonly alerts: ReadonlyMap<string, readonly LexAlert[]>;
  /** By id of the V2 bot. */
  readonly names: ReadonlyMap<string, string | undefined>;
}

export const nothingBeside: ReadBeside = { alerts: new Map(), names: new Map() };

/** Newest first; those without a start last. `now` in epoch milliseconds. */
export function historyRows(
  migrations: readonly LexMigration[],
  now: number,
  started: StartedMigrations,
  { alerts, names }: ReadBeside = nothingBeside,
): readonly HistoryRow[] {
  const rows = migrations.map(
    ({ id, botName, botVersion, locale, v2BotId, strategy, status, startedAt }): HistoryRow => {
      const here = started.get(id);
      return {
        id,
        botName,
        botVersion,
        locale,
        v2Name: nameOf(here, v2BotId === undefined ? undefined : names.get(v2BotId)),
        v2BotId,
        strategy,
        status,
        standing: standing(status, alerts.get(id) ?? here?.alerts),
        tasks: here && leftOf(here),
        run: here && { runId: here.runId, itemId: here.item.id },
        unlisted: false,
        startedAt,
        elapsed: status === 'IN_PROGRESS' && startedAt !== undefined ? Math.max(0, now - startedAt) : undefined,
      };
    },
  );
  return newestFirst(rows);
}

/**
 * Those that this machine started in that account and Region, for when AWS does not list them: who may not read
 * GetMigrations (AmazonLexReadOnly does not hold it) still has what the journals know. `beside`: those listed all the same.
 */
export function rowsOfRuns(
  started: StartedMigrations,
  here: { readonly accountId: string; readonly region: string },
  beside: readonly HistoryRow[],
): readonly HistoryRow[] {
  const listed = new Set(beside.map(({ id }) => id));
  const rows = [...started]
    .filter(([id, { accountId, region }]) => !listed.has(id) && accountId === here.accountId && region === here.region)
    .map(([id, one]): HistoryRow => {
      const { v1BotName, v1BotVersion, locale, migrationStrategy } = one.item;
      return {
        id,
        botName: v1BotName,
        botVersion: v1BotVersion,
        locale,
        v2Name: nameOf(one, undefined),
        v2BotId: one.v2BotId,
        strategy: migrationStrategy,
        status: one.status,
        standing: standing(one.status, one.alerts),
        tasks: leftOf(one),
        run: { runId: one.runId, itemId: one.item.id },
        unlisted: true,
        startedAt: one.sentAt,
        // Nobody has looked whether it still goes on.
        elapsed: undefined,
      };
    });
  return rows.length === 0 ? beside : newestFirst([...beside, ...rows]);
}

const newestFirst = (rows: readonly HistoryRow[]): readonly HistoryRow[] =>
  rows.toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));

/** The name that V2 has for it by now counts for more: bots can be renamed. */
function nameOf(here: StartedMigration | undefined, told: string | undefined): V2Name | undefined {
  if (told !== undefined) return { name: told, from: 'v2' };
  return here && { name: here.item.v2BotName, from: 'run' };
}

function leftOf({ tasks }: StartedMigration): TasksLeft | undefined {
  if (tasks.length === 0) return undefined;
  return { open: tasks.filter(({ ticked }) => !ticked).length, all: tasks.length };
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
