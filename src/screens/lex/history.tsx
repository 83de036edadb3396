/** The migrations that AWS knows of in this Region, whoever started them, beside what the runs of this machine know. */
import { useMemo } from 'react';
import type { Session } from '../../aws/session.ts';
import { Lines } from '../../components/lines.tsx';
import { truncate } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useGo, useLink } from '../../hooks/console.ts';
import { useLexMigrations } from '../../hooks/use-lex-lists.ts';
import { useReadAgain } from '../../hooks/use-lex-reading.ts';
import { useLexStarted } from '../../hooks/use-lex-started.ts';
import { useNow } from '../../hooks/use-now.ts';
import { useReadEach, useWanted } from '../../hooks/use-read-each.ts';
import { useBody } from '../../hooks/use-size.ts';
import { type HistoryRow, historyRows, rowsOfRuns } from '../../lex/history.ts';
import { Frame } from '../frame.tsx';
import { useOrder } from '../order.tsx';
import { countShown, matchTexts, useTableView } from '../table-view.tsx';
import { Trouble } from '../trouble.tsx';
import { aboutRow, historyColumns } from './history-columns.ts';
import { startedElsewhere } from './migration-lines.ts';
import { partLines } from './part-lines.ts';

const title = 'Lex migrations';

export function LexHistoryScreen() {
  const go = useGo();
  const { session, account, failure: linkFailure } = useLink();
  const { columns: cells, height } = useBody();
  const reading = useLexMigrations();
  const { known, done, failure, completeAt, again } = reading;
  const { started, fresh, again: againStarted } = useLexStarted();
  const running = known.some(({ status }) => status === 'IN_PROGRESS');
  const clock = useNow(running && !failure);
  // What nobody can see goes on is not counted on.
  const now = failure ? (completeAt ?? clock) : clock;
  useReadAgain(reading, running);
  const alerts = useReadEach<Alerts>(ofAlerts);
  const names = useReadEach<string | undefined>(ofNames);
  const rows = useMemo(() => {
    const listed = historyRows(known, now, started, { alerts: alerts.known, names: names.known });
    return failure && account ? rowsOfRuns(started, account, listed) : listed;
  }, [known, now, started, alerts.known, names.known, failure, account]);
  const ordered = useOrder(rows, historyColumns, { title: `${title} / sort` });
  const trouble = [
    ...(failure ? partLines('Not every migration is listed', failure, cells) : []),
    ...(alerts.failure ? partLines('Alerts could not be read', alerts.failure, cells) : []),
  ].slice(0, Math.max(0, height - least));
  const table = useTableView({
    rows: ordered.rows,
    columns: ordered.columns,
    match,
    empty: [done ? `AWS lists no migration in ${session?.region ?? 'this Region'}.` : 'Asking for the migrations ...'],
    reserved: trouble.length + 1,
    example: 'bot, status, V2 name: completed tasks, failed, en-US',
  });
  const { current, shown } = table;
  useWanted(
    ofAlerts,
    shown.filter(({ status, unlisted }) => status === 'COMPLETED' && !unlisted).map(({ id }) => id),
    readAlerts,
  );
  useWanted(
    ofNames,
    shown.flatMap(({ v2BotId, v2Name }) => (v2BotId !== undefined && !v2Name ? [v2BotId] : [])),
    readName,
  );
  const askAgain = () => {
    again();
    alerts.again();
    names.again();
    againStarted();
  };
  const retry = { command: 'retry', run: askAgain, disabled: done ? undefined : 'They are being listed.' } as const;
  const nothing = failure ?? (session ? undefined : linkFailure);
  if (nothing && rows.length === 0)
    return <Trouble title={title} failure={nothing} bindings={session ? [retry] : []} />;
  if (ordered.menu) return ordered.menu;
  const none = current ? undefined : 'There is no migration here.';
  const run = current?.run;
  const elsewhere = none ?? (run ? undefined : startedElsewhere(fresh));
  return (
    <Frame
      title={title}
      status={`${countShown(table.rows.length, rows.length, 'migration')}${done ? '' : ', loading'}`}
      {...table.layer([
        { command: 'open', run: () => current && go.to({ screen: 'lex-migration', id: current.id }), disabled: none },
        { command: 'openRun', run: () => run && go.to({ screen: 'run', runId: run.runId }), disabled: elsewhere },
        {
          command: 'afterwards',
          run: () => run && go.to({ screen: 'lex-tasks', ...run }),
          disabled: elsewhere ?? (current?.tasks ? undefined : 'Its run has not seen it COMPLETED.'),
        },
        ...ordered.bindings,
        retry,
      ])}
    >
      {table.view}
      <Lines
        lines={[
          current ? theme.dim(` ${truncate(aboutRow(current, fresh), cells - 2)}`) : '',
          ...trouble.map(theme.warn),
        ]}
      />
    </Frame>
  );
}

/** Lines that the table keeps, whatever there is to be said below it. */
const least = 6;

type Alerts = Extract<Awaited<ReturnType<Session['lex']['migration']>>, { ok: true }>['value']['alerts'];
const ofAlerts = 'alerts of migrations';
const ofNames = 'names of V2 bots';

async function readAlerts({ lex }: Session, id: string, ask: Parameters<Session['lex']['migration']>[1]) {
  const answer = await lex.migration(id, ask);
  return answer.ok ? { ok: true as const, value: answer.value.alerts } : answer;
}

async function readName({ lex }: Session, id: string, ask: Parameters<Session['lex']['v2Bot']>[1]) {
  const answer = await lex.v2Bot(id, ask);
  return answer.ok ? { ok: true as const, value: answer.value.name } : answer;
}

const match = matchTexts<HistoryRow>(
  ({ id, botName, botVersion, locale, v2Name, v2BotId, strategy, status, standing, tasks, run }) => [
    id,
    botName,
    botVersion,
    locale,
    v2Name?.name,
    v2BotId,
    strategy,
    status,
    standing.label,
    tasks && (tasks.open > 0 ? 'tasks left' : 'ticked off'),
    run?.runId,
  ],
);
