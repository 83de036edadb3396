/** The items of a report as a Markdown table, in the columns that their verb has something to say in. */
import { type Cell, section, table } from './markdown.ts';
import type { Report } from './report.ts';
import type { ReportItem } from './report-item.ts';

type Column = readonly [title: string, cell: (item: ReportItem) => Cell];

const ended: readonly Column[] = [
  ['Requested', ({ requestedAt }) => requestedAt],
  ['Finished', ({ finishedAt }) => finishedAt],
  ['Request id', ({ requestId }) => requestId],
];

const ofWorkspaces: readonly Column[] = [
  ['User', ({ userName }) => userName],
  ['Old id', ({ id }) => id],
  ['New id', ({ newId }) => newId],
  ['Outcome', ({ outcome }) => outcome],
  ['State', ({ endState }) => endState],
  ['Computer', ({ computerName, newComputerName }) => change(computerName, newComputerName)],
  ['Address', ({ ipAddress, newIpAddress }) => change(ipAddress, newIpAddress)],
  ['Bundle', ({ bundleId, newBundleId }) => change(bundleId, newBundleId)],
  ...ended,
];

const ofLocales: readonly Column[] = [
  ['V2 bot', ({ v2BotName }) => v2BotName],
  ['Locale', ({ id }) => id],
  ['Outcome', ({ outcome }) => outcome],
  ['Status', ({ endState }) => endState],
  ['Why', ({ reason }) => reason],
  ...ended,
];

/** Lex migrations have blocks of their own, see `lexBlocks`. */
export function itemBlocks({ run, items }: Pick<Report, 'run' | 'items'>): readonly string[] {
  if (run.verb === 'lex-migrate') return [];
  const columns = run.verb === 'lex-build' ? ofLocales : ofWorkspaces;
  const titles = columns.map(([title]) => title);
  const rows = items.map((item) => columns.map(([, cell]) => cell(item)));
  return section('Items', items.length, table(titles, rows));
}

const change = (before: string | undefined, after: string | undefined) =>
  after === undefined || after === before ? before : `${before ?? '?'} to ${after}`;
