/** The columns of the migrations, and what each puts them in order by. The first five fit into 80 cells. */
import { type Column, inTheMiddle } from '../../components/columns.ts';
import type { HistoryRow, TasksLeft } from '../../lex/history.ts';
import { age, dateTime } from '../times.ts';
import { standingTone } from './migration-lines.ts';

export const historyColumns: readonly Column<HistoryRow>[] = [
  {
    id: 'started',
    title: 'STARTED',
    min: 16,
    max: 16,
    importance: 3,
    text: ({ startedAt }) => (startedAt === undefined ? 'not told' : dateTime(startedAt)),
    // The newest first, as everywhere; without a start last.
    order: ({ startedAt }) => (startedAt === undefined ? Number.POSITIVE_INFINITY : -startedAt),
  },
  {
    id: 'bot',
    title: 'V1 BOT AND VERSION',
    min: 14,
    max: 19,
    importance: 1,
    text: ({ botName, botVersion }) => `${botName ?? '?'} ${botVersion ?? '?'}`,
    // The version is at the end.
    cut: inTheMiddle,
  },
  {
    id: 'standing',
    title: 'STATUS',
    min: 25,
    max: 32,
    importance: 2,
    text: ({ standing, elapsed, unlisted }) =>
      `${unlisted ? 'last seen: ' : ''}${standing.label}${elapsed === undefined ? '' : `, ${age(elapsed)}`}`,
    tone: ({ standing }) => standingTone[standing.kind],
    order: ({ standing }) => standing.label,
  },
  {
    id: 'tasks',
    title: 'TASKS LEFT',
    min: 8,
    max: 11,
    importance: 5,
    text: ({ tasks }) => (tasks ? leftText(tasks) : ''),
    tone: ({ tasks }) => (tasks?.open === 0 ? 'ok' : 'warn'),
    // Most is left first; of which nothing is known last.
    order: ({ tasks }) => (tasks ? -tasks.open : 1),
  },
  { id: 'locale', title: 'LOCALE', min: 6, max: 6, importance: 6, text: ({ locale }) => locale ?? '?' },
  {
    id: 'v2',
    title: 'V2 BOT',
    min: 10,
    max: 44,
    importance: 4,
    text: ({ v2Name, v2BotId }) => v2Name?.name ?? v2BotId ?? '?',
    cut: inTheMiddle,
  },
  { id: 'strategy', title: 'STRATEGY', min: 15, max: 15, importance: 7, text: ({ strategy }) => strategy ?? '?' },
  { id: 'id', title: 'MIGRATION', min: 10, max: 10, importance: 8, text: ({ id }) => id },
  { id: 'run', title: 'RUN', min: 26, max: 32, importance: 9, text: ({ run }) => run?.runId ?? '' },
];

const leftText = ({ open, all }: TasksLeft): string => (open === 0 ? 'none' : `${open} of ${all}`);

/** One line about the row under the cursor: what a column has no room for. `fresh`: the journals have been read since. */
export function aboutRow({ v2Name, v2BotId, run, unlisted }: HistoryRow, fresh: boolean): string {
  const name = v2Name && `${v2Name.name}, ${v2Name.from === 'v2' ? 'read from V2' : 'as this machine asked for it'}`;
  const bot = name ? `V2 bot ${name} (${v2BotId ?? 'id not told'})` : `V2 bot ${v2BotId ?? 'not told'}, name not known`;
  const by = run
    ? `started here by run ${run.runId}`
    : fresh
      ? 'not started by this machine'
      : 'the journals here are being read';
  return `${bot}; ${by}${unlisted ? ', as that saw it last' : ''}.`;
}
