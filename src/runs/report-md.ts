/** A report as Markdown, for tickets and change boards. What comes from outside cannot become markup. */
import { policyText } from '../plans/policy.ts';
import type { Task } from './checklist.ts';
import { type Cell, plain, section, table } from './markdown.ts';
import type { Report, ReportRun } from './report.ts';
import { itemBlocks } from './report-items-md.ts';
import { lexBlocks } from './report-lex-md.ts';
import { inWords } from './report-times.ts';
import { verbNoun } from './verb-noun.ts';

export function reportMarkdown(report: Report): string {
  const { run, summary, secondsToDone: took, items, groups, afterwards, excluded } = report;
  const blocks = [
    `# ${verbNoun(run.verb)} of ${run.startedAt?.slice(0, 10) ?? 'an unknown day'} in ${plain(run.alias ?? run.accountId)}, ${plain(run.region)}`,
    `**${plain(summary.sentence)}.** ${run.finishedAt === undefined ? 'The run has not ended.' : `It took ${inWords(run.seconds ?? 0)}.`}${
      took
        ? ` What is done took ${inWords(took.median)} in the middle, ${inWords(took.shortest)} at the least, ${inWords(took.longest)} at the most.`
        : ''
    }`,
    table(['Fact', ''], facts(run, items.length)),
    ...section(
      'Not done',
      groups.length,
      table(
        ['Count', 'Outcome', 'AWS code', 'Why', 'Which'],
        groups.map(({ ids, outcome, code, reason }) => [ids.length, outcome, code, reason, shortened(ids)]),
      ),
    ),
    ...section('Left to do', afterwards.length, afterwards.map(task).join('\n\n')),
    ...lexBlocks(items),
    ...itemBlocks(report),
    ...section(
      'Held back by a rule, not sent',
      excluded.length,
      table(
        ['User', 'Id', 'Why'],
        excluded.map(({ userName, id, reasons }) => [userName, id, reasons.join(' ')]),
      ),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function facts(run: ReportRun, items: number): readonly (readonly Cell[])[] {
  return [
    ['Run', run.id],
    ['Ticket', run.ticket],
    ['Account', run.alias ? `${run.accountId} (${run.alias})` : run.accountId],
    ['Region', run.region],
    ['Target', run.target && `${run.target.bundleName ?? '?'} (${run.target.bundleId})`],
    ['Planned', `${run.plannedAt ?? unknownTime} by ${run.plannedBy}`],
    ['Plan SHA-256', run.planHash],
    ['Confirmed by', run.confirmed.join(', ')],
    ['Policy', policyText(run.policy, items)],
    ['Started', run.startedAt],
    ['Finished', run.finishedAt],
    ...run.drivers.map(({ by, arn, pid, at }) => [
      'Driven by',
      `${by} as ${arn}, process ${pid}, from ${at ?? unknownTime}`,
    ]),
    ['Stopped', run.stopped],
    ['Held', run.paused],
  ].filter(([, value]) => value !== undefined && value !== '');
}

function task({ title, how, source, ids, lines }: Task): string {
  const page = source === undefined ? '' : ` Source: ${source}.`;
  return [
    `### ${plain(title)} (${ids.length})`,
    plain(`${how}${page}`),
    lines.map((line) => `- [ ] ${plain(line)}`).join('\n'),
  ].join('\n\n');
}

/** No clock that is set right says such a thing. */
const unknownTime = 'an unknown time';

const most = 10;
const shortened = (ids: readonly string[]) =>
  ids.length > most ? `${ids.slice(0, most).join(' ')} and ${ids.length - most} more` : ids.join(' ');
