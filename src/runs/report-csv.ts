/** A report as CSV: a row an item, the run's facts in every row. */
import { type Cell, csvText } from '../plans/csv.ts';
import type { Verb } from '../plans/plan.ts';
import { stopAfterText } from '../plans/policy.ts';
import type { Report, ReportRun } from './report.ts';
import type { ReportItem } from './report-item.ts';

type Columns<T> = readonly (readonly [name: string, cell: (of: T) => Cell])[];

// biome-ignore format: a table
const saidColumns: Columns<Partial<ReportItem>> = [
  ['requested_at', ({ requestedAt }) => requestedAt],
  ['finished_at', ({ finishedAt }) => finishedAt],
  ['seconds', ({ seconds }) => seconds],
  ['aws_code', ({ code }) => code],
  ['aws_message', ({ message }) => message],
  ['aws_request_id', ({ requestId }) => requestId],
];

// biome-ignore format: a table
const ofWorkspaces: Columns<Partial<ReportItem>> = [
  ['workspace_id', ({ id }) => id],
  ['new_id', ({ newId }) => newId],
  ['user_name', ({ userName }) => userName],
  ['outcome', ({ outcome }) => outcome],
  ['reason', ({ reason }) => reason],
  ['computer_name', ({ computerName }) => computerName],
  ['new_computer_name', ({ newComputerName }) => newComputerName],
  ['ip_address', ({ ipAddress }) => ipAddress],
  ['new_ip_address', ({ newIpAddress }) => newIpAddress],
  ['bundle_id', ({ bundleId }) => bundleId],
  ['bundle_name', ({ bundleName }) => bundleName],
  ['new_bundle_id', ({ newBundleId }) => newBundleId],
  ['new_bundle_name', ({ newBundleName }) => newBundleName],
  ['end_state', ({ endState }) => endState],
  ['protocol', ({ protocol }) => protocol],
  ['new_protocol', ({ newProtocol }) => newProtocol],
  ['directory_id', ({ directoryId }) => directoryId],
  ['snapshot_at', ({ snapshotAt }) => snapshotAt],
  ['connection', ({ connection }) => connection],
  ...saidColumns,
];

/** The report as JSON has the alerts and tasks themselves. */
// biome-ignore format: a table
const ofBots: Columns<Partial<ReportItem>> = [
  ['bot', ({ id }) => id],
  ['version', ({ lex }) => lex?.asked.v1BotVersion],
  ['locale', ({ lex }) => lex?.locale],
  ['v2_bot', ({ v2BotName }) => v2BotName],
  ['v2_bot_id', ({ lex }) => lex?.v2BotId],
  ['v2_bot_role', ({ lex }) => lex?.asked.v2BotRole],
  ['migration_strategy', ({ lex }) => lex?.asked.migrationStrategy],
  ['migration_id', ({ newId }) => newId],
  ['outcome', ({ outcome }) => outcome],
  ['reason', ({ reason }) => reason],
  ['status', ({ endState }) => endState],
  ['v2_bot_when_planned', ({ lex }) => lex?.existence],
  ['backup', ({ lex }) => lex?.backup?.kind],
  ['backup_folder', ({ lex }) => (lex?.backup && lex.backup.kind !== 'none' ? lex.backup.folder : undefined)],
  ['aws_started_at', ({ lex }) => lex?.startedAt],
  ['alert_errors', ({ lex }) => lex?.errors],
  ['alert_warnings', ({ lex }) => lex?.warnings],
  ['tasks', ({ lex }) => lex?.tasks.length],
  ['tasks_left', ({ lex }) => lex?.tasksLeft],
  ...saidColumns,
];

/** An item's id is that of its bot and locale: `OrderFlowers/en_US`. */
// biome-ignore format: a table
const ofLocales: Columns<Partial<ReportItem>> = [
  ['v2_bot', ({ v2BotName }) => v2BotName],
  ['locale', ({ id }) => id?.split('/').at(-1)],
  ['outcome', ({ outcome }) => outcome],
  ['reason', ({ reason }) => reason],
  ['status', ({ endState }) => endState],
  ...saidColumns,
];

const columnsFor = (verb: Verb): Columns<Partial<ReportItem>> => {
  if (verb === 'lex-migrate') return ofBots;
  return verb === 'lex-build' ? ofLocales : ofWorkspaces;
};

// biome-ignore format: a table
const runColumns: Columns<ReportRun> = [
  ['run_id', ({ id }) => id],
  ['verb', ({ verb }) => verb],
  ['account_id', ({ accountId }) => accountId],
  ['account_alias', ({ alias }) => alias],
  ['region', ({ region }) => region],
  ['ticket', ({ ticket }) => ticket],
  ['planned_by', ({ plannedBy }) => plannedBy],
  ['planned_at', ({ plannedAt }) => plannedAt],
  ['plan_sha256', ({ planHash }) => planHash],
  ['confirmed', ({ confirmed }) => confirmed.join(' ')],
  ['canary', ({ policy }) => policy.canary],
  ['wave', ({ policy }) => policy.wave],
  ['stop_after', ({ policy }) => stopAfterText(policy.stopAfter)],
  ['driven_by', ({ drivers }) => drivers.map(({ by, arn }) => `${by} as ${arn}`).join('; ')],
  ['run_started_at', ({ startedAt }) => startedAt],
  ['run_finished_at', ({ finishedAt }) => finishedAt],
  ['run_seconds', ({ seconds }) => seconds],
  ['run_stopped', ({ stopped }) => stopped],
];

export function reportCsv({ run, items, excluded }: Report): string {
  const facts = runColumns.map(([, cell]) => cell(run));
  const held = excluded.map(({ id, userName, reasons }) => ({
    id,
    userName,
    outcome: 'excluded',
    reason: reasons.join(' '),
  }));
  const columns = columnsFor(run.verb);
  const rows = [...items, ...held].map((item) => [...columns.map(([, cell]) => cell(item)), ...facts]);
  const header = [...columns, ...runColumns].map(([name]) => name);
  return csvText([header, ...rows]);
}
