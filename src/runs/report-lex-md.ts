/** The bots of a report as Markdown: one table of all, then each with its alerts in full and its tasks as boxes. */
import { backupLoss } from '../lex/backup.ts';
import { plural } from '../rules/in-words.ts';
import { completedWith } from './lex-tasks.ts';
import { factTable, plain, section, table } from './markdown.ts';
import type { ReportItem } from './report-item.ts';
import type { ReportAlert, ReportLex, ReportTask } from './report-lex.ts';
import { iso } from './report-times.ts';

type LexReportItem = ReportItem & { readonly lex: ReportLex };

export function lexBlocks(items: readonly ReportItem[]): readonly string[] {
  const bots = items.filter((item): item is LexReportItem => item.lex !== undefined);
  return [
    ...section(
      'Bots',
      bots.length,
      table(
        [
          'V1 bot',
          'Version',
          'Locale',
          'V2 bot',
          'Strategy',
          'Outcome',
          'Errors',
          'Warnings',
          'Tasks left',
          'Migration',
        ],
        bots.map(({ lex, ...item }) => [
          lex.asked.v1BotName,
          lex.asked.v1BotVersion,
          lex.locale,
          lex.asked.v2BotName,
          lex.asked.migrationStrategy,
          outcomeText({ ...item, lex }),
          lex.errors,
          lex.warnings,
          lex.tasks.length > 0 ? `${lex.tasksLeft} of ${lex.tasks.length}` : undefined,
          lex.migrationId,
        ]),
      ),
    ),
    ...bots.flatMap(botBlocks),
  ];
}

const outcomeText = ({ outcome, lex }: LexReportItem): string =>
  outcome === 'tasks-left' ? completedWith(lex.tasksLeft) : outcome;

function botBlocks(item: LexReportItem): readonly string[] {
  const { lex } = item;
  const { asked, alerts, tasks, inventory } = lex;
  return [
    `## ${plain(`${asked.v1BotName} ${asked.v1BotVersion} to ${asked.v2BotName}: ${outcomeText(item)}`)}`,
    factTable(facts(item)),
    ...below('Alerts', alerts.length, alerts.map(alertText).join('\n\n')),
    ...below('Left to do, in this order', tasks.length, tasks.map(taskText).join('\n')),
    ...below(
      'Seen to stay behind in V1',
      inventory?.leftovers.length ?? 0,
      (inventory?.leftovers ?? [])
        .map(({ sentence, where }) => `- ${plain(sentence)} ${plain(where.join(', '))}`)
        .join('\n'),
    ),
    ...below(
      'Not read, so not known',
      inventory?.unknown.length ?? 0,
      (inventory?.unknown ?? []).map((sentence) => `- ${plain(sentence)}`).join('\n'),
    ),
  ];
}

const below = (title: string, rows: number, body: string): readonly string[] =>
  rows === 0 ? [] : [`### ${title} (${rows})`, body];

function facts({ lex, reason, requestedAt, finishedAt, requestId, message }: LexReportItem) {
  const { asked, backup, v2Backup, existence, status } = lex;
  const kept = v2Backup ? `${v2Backup.folder}, of ${iso(v2Backup.at) ?? 'an unknown time'}` : undefined;
  return [
    ['v1BotName', asked.v1BotName],
    ['v1BotVersion', asked.v1BotVersion],
    ['v2BotName', asked.v2BotName],
    ['v2BotRole', asked.v2BotRole],
    ['migrationStrategy', asked.migrationStrategy],
    ['Locale', lex.locale ?? 'not told by AWS'],
    ['V2 bot when planned', existences[existence]],
    ['Backup of V1', backup ? backupText(asked.v1BotName, backup) : 'the plan does not say'],
    ['Backup of V2', kept],
    ['Migration id', lex.migrationId ?? 'not known'],
    ['V2 bot id', lex.v2BotId ?? 'not known'],
    ['Status at AWS', status ?? 'not known'],
    ['Requested', requestedAt],
    ["Started by AWS's clock", lex.startedAt ?? 'not known'],
    ['Seen to have ended', finishedAt ?? (requestedAt && 'not seen')],
    ["End by AWS's clock", 'AWS does not tell'],
    ['Known', reason],
    ['AWS said', message],
    ['Request id', requestId],
  ] as const;
}

const existences: Readonly<Record<ReportLex['existence'], string>> = {
  absent: 'there was none of that name',
  found: 'it was there',
  unknown: 'could not be looked up: the operator chose the strategy',
  earlier: 'a bot before it in this run was to create it',
};

function backupText(bot: string, backup: NonNullable<ReportLex['backup']>): string {
  const loss = backupLoss(bot, backup);
  if (backup.kind === 'none') return loss ?? 'none';
  const kind = backup.kind === 'export' ? 'archive of AWS' : 'records as JSON';
  return `${kind} in ${backup.folder}, manifest SHA-256 ${backup.sha256}. ${loss ?? 'It is whole.'}`;
}

function alertText({ type, title, message, details, links, explanation, remedy }: ReportAlert): string {
  return [
    `**${plain(type ?? 'unknown type')}: ${plain(title)}.** ${plain(message || 'AWS gave no message.')}`,
    ...details.map((detail) => `- ${plain(detail)}`),
    `- ${plain(explanation)} ${plain(remedy)}`,
    ...links.map((link) => `- Page: ${plain(link)}`),
  ].join('\n');
}

function taskText({ title, how, evidence, done, tickedBy, tickedAt, note, notedBy }: ReportTask): string {
  const who = done ? ` Ticked off by ${tickedBy} at ${tickedAt ?? 'an unknown time'}.` : '';
  const noted = note === undefined ? '' : ` Noted by ${notedBy}: ${note}`;
  const seen = evidence.length > 0 ? ` (${plural(evidence.length, 'place')}: ${evidence.join('; ')})` : '';
  return `- [${done ? 'x' : ' '}] ${plain(`${title}.${who}${noted} ${how}${seen}`)}`;
}
