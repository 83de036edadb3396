/**
 * What a report knows of one Lex migration: what was asked for and on what grounds, what AWS said in its own words, and
 * what is left to people. What is not known is undefined: AWS tells neither an end nor a V2 bot's name. Pure.
 */
import type { LexAlert, StartMigrationInput } from '../aws/lex-model.ts';
import { classifyAlert, manualTasks, migrationErrors } from '../lex/alerts.ts';
import type { Backup, KeptBackup } from '../lex/backup.ts';
import type { TaskId } from '../lex/checklist.ts';
import type { Inventory } from '../lex/inventory.ts';
import type { TopicId } from '../lex/topics.ts';
import type { LexItem } from '../plans/plan.ts';
import { type LexTask, lexTasks, openTasks } from './lex-tasks.ts';
import { iso } from './report-times.ts';
import type { ItemState } from './state.ts';

export interface ReportLex {
  /** The five members of the request, and nothing else of it. */
  readonly asked: StartMigrationInput;
  readonly locale: string | undefined;
  /** Whether the V2 bot was there when it was planned: absent, found, unknown (not to be seen), earlier (of this run). */
  readonly existence: LexItem['existence'];
  /** Undefined: the plan does not say. */
  readonly backup: Backup | undefined;
  /** Of the V2 bot, before it was overwritten. */
  readonly v2Backup: KeptBackup | undefined;
  readonly inventory: Inventory | undefined;
  readonly migrationId: string | undefined;
  readonly v2BotId: string | undefined;
  /** AWS's word, as last seen. */
  readonly status: string | undefined;
  /** When it began by AWS's clock. AWS tells no end: `finishedAt` of the item is when it was seen to have ended. */
  readonly startedAt: string | undefined;
  readonly errors: number;
  /** Alerts that are no errors: each is a task for a person. */
  readonly warnings: number;
  readonly alerts: readonly ReportAlert[];
  /** Of a completed one, in the order in which they are to be done. */
  readonly tasks: readonly ReportTask[];
  readonly tasksLeft: number;
}

export interface ReportAlert extends LexAlert {
  /** By the page that it links to; `other` where that is none of the documented ones. */
  readonly class: TopicId;
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
}

export interface ReportTask {
  readonly id: TaskId;
  readonly title: string;
  readonly how: string;
  readonly evidence: readonly string[];
  readonly after: readonly TaskId[];
  readonly done: boolean;
  readonly tickedBy: string | undefined;
  readonly tickedAt: string | undefined;
  readonly note: string | undefined;
  readonly notedBy: string | undefined;
  readonly notedAt: string | undefined;
}

export function reportLex(planned: LexItem, item: ItemState): ReportLex {
  const { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy } = planned;
  const { locale, existence, backup, v2Backup, inventory } = planned;
  const { status, alerts = [], v2BotId, startedAt } = item.observation?.migration ?? {};
  const tasks = lexTasks(planned, item);
  return {
    asked: { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy },
    locale,
    existence,
    backup,
    v2Backup,
    inventory,
    migrationId: item.targetId,
    v2BotId,
    status,
    startedAt: iso(startedAt),
    errors: migrationErrors(alerts),
    warnings: manualTasks(alerts),
    alerts: alerts.map(reportAlert),
    tasks: tasks.map(reportTask),
    tasksLeft: openTasks(tasks).length,
  };
}

function reportAlert(alert: LexAlert): ReportAlert {
  const { topic, title, explanation, remedy } = classifyAlert(alert);
  return { ...alert, class: topic.id, title, explanation, remedy };
}

function reportTask({ id, title, how, evidence, after, ticked, note }: LexTask): ReportTask {
  return {
    id,
    title,
    how,
    evidence,
    after,
    done: ticked !== undefined,
    tickedBy: ticked?.by,
    tickedAt: iso(ticked?.at),
    note: note?.text,
    notedBy: note?.by,
    notedAt: iso(note?.at),
  };
}
