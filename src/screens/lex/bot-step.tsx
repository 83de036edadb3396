/** Step 2: the V1 bots of this Region, every page of them. */
import { useMemo } from 'react';
import type { LexBotSummary } from '../../aws/lex-model.ts';
import type { Column } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { count } from '../../components/text.ts';
import type { Tone } from '../../components/theme.ts';
import { theme } from '../../components/theme.ts';
import { useLexBots } from '../../hooks/use-lex-lists.ts';
import { matchTexts, useTableView } from '../table-view.tsx';
import { paragraph } from './paragraph.ts';
import { partLines } from './part-lines.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';
import { updatedColumn } from './updated-column.ts';
import { Verdict } from './verdict.tsx';

interface Row extends LexBotSummary {
  readonly id: string;
}

export function BotStep({ flow }: StepProps) {
  const { columns: cells, head } = useStepBody(flow.wizard);
  const { known, done, failure, again } = useLexBots();
  const rows = useMemo(() => known.bots.map((bot): Row => ({ ...bot, id: bot.name })), [known]);
  const trouble = failure ? partLines('Not every bot is listed', failure, cells) : [];
  const table = useTableView({
    rows,
    columns,
    match,
    empty: ['Asking for the bots ...'],
    reserved: head.length + trouble.length,
    name: 'bots ',
    start: flow.wizard.chosen.bot,
  });
  const { current } = table;
  // Never just no bots: what it may mean, as raw as it came, and what helps.
  if (done && known.verdict)
    return <Verdict flow={flow} probe={known.verdict} first={sinceLines(cells)} again={again} />;
  const none = current ? undefined : 'There is no bot here.';
  const total = count(rows.length, 'bot');
  return (
    <StepFrame
      flow={flow}
      status={`${table.rows.length === rows.length ? total : `${table.rows.length} of ${total}`}${done ? '' : ', loading'}`}
      {...table.layer([
        { command: 'choose', run: () => current && flow.choose('bot', current.name), disabled: none },
        { command: 'retry', run: again, disabled: done ? undefined : 'The bots are being listed.' },
      ])}
    >
      {table.view}
      <Lines lines={trouble.map(theme.warn)} />
    </StepFrame>
  );
}

const sinceLines = (cells: number): readonly string[] =>
  paragraph('Lex V1 answered a moment ago, and this is what it says now.', cells).map(theme.dim);

const match = matchTexts<Row>(({ name, status, description }) => [name, status, description]);

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'V1 BOT', min: 24, max: 50, importance: 1, text: ({ name }) => name },
  {
    id: 'status',
    title: 'STATUS',
    min: 12,
    max: 19,
    importance: 2,
    text: ({ status }) => status ?? 'unknown',
    tone: ({ status }) => botTone(status),
  },
  updatedColumn(3),
  {
    id: 'description',
    title: 'DESCRIPTION',
    min: 20,
    max: 200,
    importance: 4,
    text: ({ description }) => description ?? '',
  },
];

export function botTone(status: string | undefined): Tone {
  if (status === 'READY') return 'ok';
  return status === 'FAILED' ? 'bad' : 'warn';
}
