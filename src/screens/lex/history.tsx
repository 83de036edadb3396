/** The migrations that AWS knows of in this Region, newest first, whoever started them. */
import { useMemo } from 'react';
import type { Column } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useGo, useLink } from '../../hooks/console.ts';
import { useLexMigrations } from '../../hooks/use-lex-lists.ts';
import { useReadAgain } from '../../hooks/use-lex-reading.ts';
import { useLexStarted } from '../../hooks/use-lex-started.ts';
import { useNow } from '../../hooks/use-now.ts';
import { useBody } from '../../hooks/use-size.ts';
import { type HistoryRow, historyRows } from '../../lex/history.ts';
import { Frame } from '../frame.tsx';
import { matchTexts, useTableView } from '../table-view.tsx';
import { age, dateTime } from '../times.ts';
import { failureLines } from '../trouble.tsx';
import { standingTone } from './migration-lines.ts';
import { partLines } from './part-lines.ts';

const title = 'Lex migrations';
/** Milliseconds between looks while one is in progress. */
const pause = 12_000;

export function LexHistoryScreen() {
  const go = useGo();
  const { session, failure: linkFailure } = useLink();
  const { columns: cells, height } = useBody();
  const reading = useLexMigrations();
  const { known, done, failure, again } = reading;
  const started = useLexStarted();
  const running = known.some(({ status }) => status === 'IN_PROGRESS');
  const now = useNow(running);
  useReadAgain(reading, running ? pause : undefined);
  const rows = useMemo(() => historyRows(known, now, started), [known, now, started]);
  const trouble = failure ? partLines('Not every migration is listed', failure, cells) : [];
  const table = useTableView({
    rows,
    columns,
    match,
    empty: [done ? `AWS lists no migration in ${session?.region ?? 'this Region'}.` : 'Asking for the migrations ...'],
    reserved: trouble.length,
  });
  const { current } = table;
  const retry = { command: 'retry', run: again, disabled: done ? undefined : 'They are being listed.' } as const;
  const nothing = failure ?? (session ? undefined : linkFailure);
  if (nothing && known.length === 0)
    return (
      <Frame title={title} status="no answer" bindings={session ? [retry] : []}>
        <Lines height={height} lines={failureLines(nothing, cells)} />
      </Frame>
    );
  const none = current ? undefined : 'There is no migration here.';
  return (
    <Frame
      title={title}
      status={`${count(rows.length, 'migration')}${done ? '' : ', loading'}`}
      {...table.layer([
        {
          command: 'open',
          run: () => current && go.to({ screen: 'lex-migration', id: current.id }),
          disabled: none,
        },
        retry,
      ])}
    >
      {table.view}
      <Lines lines={trouble.map(theme.warn)} />
    </Frame>
  );
}

const match = matchTexts<HistoryRow>(({ id, botName, botVersion, locale, v2Name, v2BotId, strategy, standing }) => [
  id,
  botName,
  botVersion,
  locale,
  v2Name,
  v2BotId,
  strategy,
  standing.label,
]);

const columns: readonly Column<HistoryRow>[] = [
  {
    id: 'started',
    title: 'STARTED',
    min: 16,
    max: 16,
    importance: 3,
    text: ({ startedAt }) => (startedAt === undefined ? 'not told' : dateTime(startedAt)),
  },
  {
    id: 'bot',
    title: 'V1 BOT AND VERSION',
    min: 20,
    max: 54,
    importance: 1,
    text: ({ botName, botVersion }) => `${botName ?? '?'} ${botVersion ?? '?'}`,
  },
  {
    id: 'standing',
    title: 'STATUS',
    min: 26,
    max: 32,
    importance: 2,
    text: ({ standing, elapsed }) => (elapsed === undefined ? standing.label : `${standing.label}, ${age(elapsed)}`),
    tone: ({ standing }) => standingTone[standing.kind],
  },
  { id: 'locale', title: 'LOCALE', min: 6, max: 6, importance: 4, text: ({ locale }) => locale ?? '?' },
  {
    id: 'v2',
    title: 'V2 BOT',
    min: 10,
    max: 40,
    importance: 5,
    text: ({ v2Name, v2BotId }) => v2Name ?? v2BotId ?? '?',
  },
  { id: 'strategy', title: 'STRATEGY', min: 15, max: 15, importance: 6, text: ({ strategy }) => strategy ?? '?' },
  { id: 'id', title: 'MIGRATION', min: 10, max: 10, importance: 7, text: ({ id }) => id },
];
