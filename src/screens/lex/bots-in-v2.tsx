/** What is in Lex V2 of this Region, with or without Lex V1: its bots with their locales, and what came in lately. */
import { useMemo } from 'react';
import type { LexV2BotSummary, LexV2Locale } from '../../aws/lex-model.ts';
import type { Column } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import type { Tone } from '../../components/theme.ts';
import { theme } from '../../components/theme.ts';
import { useLink, usePlaceState } from '../../hooks/console.ts';
import { useLexV2Bots } from '../../hooks/use-lex-lists.ts';
import { useLexV2Locales } from '../../hooks/use-lex-v2-locales.ts';
import { useBody } from '../../hooks/use-size.ts';
import { Frame } from '../frame.tsx';
import { useOrder } from '../order.tsx';
import { countShown, matchTexts, useTableView } from '../table-view.tsx';
import { Trouble } from '../trouble.tsx';
import { useBuildOfBotBinding } from './build-binding.ts';
import { Imports } from './imports.tsx';
import { paragraph } from './paragraph.ts';
import { partLines } from './part-lines.ts';
import { updatedColumn } from './updated-column.ts';

export function LexV2Screen() {
  const [shows, show] = usePlaceState<'bots' | 'imports'>('shows', 'bots');
  return shows === 'bots' ? <Bots onOther={() => show('imports')} /> : <Imports onOther={() => show('bots')} />;
}

interface Row extends LexV2BotSummary {
  /** Undefined: not read. */
  readonly locales: readonly LexV2Locale[] | undefined;
}

const title = 'Lex V2 / bots';
/** Lines below the table about the bot under the cursor. */
const aboutLines = 4;

function Bots({ onOther }: { readonly onOther: () => void }) {
  const { session, failure: linkFailure } = useLink();
  const { columns: cells } = useBody();
  const { known, done, failure, completeAt, again } = useLexV2Bots();
  const locales = useLexV2Locales(done || completeAt !== undefined ? known : undefined);
  const all = useMemo(
    () => known.map((bot): Row => ({ ...bot, locales: locales.known.get(bot.id) })),
    [known, locales.known],
  );
  const order = useOrder(all, columns, { title: 'Sort V2 bots by', by: 'name' });
  const trouble = [
    ...(failure ? partLines('Not every bot is listed', failure, cells) : []),
    ...(locales.failure ? partLines(unread(locales), locales.failure, cells) : []),
  ];
  const table = useTableView({
    rows: order.rows,
    columns: order.columns,
    match,
    empty: emptyWords(done, session?.region),
    reserved: trouble.length + aboutLines,
    name: 'V2 bots ',
  });
  const other = { command: 'section', run: onOther } as const;
  const retry = {
    command: 'retry',
    run: () => {
      again();
      locales.again();
    },
    disabled: done ? undefined : 'They are being listed.',
  } as const;
  const nothing = failure ?? (session ? undefined : linkFailure);
  const build = useBuildOfBotBinding(table.current, table.current?.locales);
  if (order.menu) return order.menu;
  if (nothing && known.length === 0)
    return <Trouble title={title} failure={nothing} bindings={session ? [retry, other] : [other]} />;
  return (
    <Frame
      title={title}
      status={`${countShown(table.rows.length, all.length, 'bot')}${done ? '' : ', loading'}`}
      {...table.layer([other, build, retry], order.bindings)}
    >
      {table.view}
      <Lines lines={trouble.map(theme.warn)} />
      <Lines height={aboutLines} lines={table.current ? aboutBot(table.current, cells) : []} />
    </Frame>
  );
}

const unread = ({ completeAt }: { readonly completeAt: number | undefined }): string =>
  completeAt === undefined ? 'Not every locale is known' : 'Not every locale was read anew';

function emptyWords(done: boolean, region = 'this Region'): readonly string[] {
  if (!done) return ['Asking for the V2 bots ...'];
  return [`AWS lists no V2 bot in ${region}. V1 and V2 are separate lists: what was not migrated is not here.`];
}

function aboutBot({ id, name, description, locales }: Row, cells: number): string[] {
  const about = description ? `: ${description}` : '.';
  return [
    '',
    ...paragraph(`${name ?? id}${about}`, cells, 1),
    ...paragraph(`Draft: ${localesText(locales)}. Only a Built locale answers.`, cells, 1).map(theme.dim),
  ];
}

function localesText(locales: readonly LexV2Locale[] | undefined): string {
  if (locales === undefined) return 'locales not read';
  return locales.map(({ id, status }) => `${id} ${status ?? 'status unknown'}`).join(', ') || 'no locale';
}

/** Of a V2 bot. */
function statusTone(status: string | undefined): Tone {
  if (status === 'Available') return 'ok';
  return status === 'Failed' ? 'bad' : 'warn';
}

function localesTone(locales: readonly LexV2Locale[] | undefined): Tone {
  if (locales === undefined) return 'dim';
  if (locales.some(({ status }) => status === 'Failed')) return 'bad';
  return locales.length > 0 && locales.every(({ status }) => status === 'Built') ? 'ok' : 'warn';
}

const match = matchTexts<Row>(({ id, name, status, type, description, locales }) => [
  id,
  name,
  status,
  type,
  description,
  locales && localesText(locales),
]);

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'V2 BOT', min: 20, max: 60, importance: 1, text: ({ name }) => name ?? '?' },
  {
    id: 'status',
    title: 'STATUS',
    min: 10,
    max: 12,
    importance: 2,
    text: ({ status }) => status ?? 'unknown',
    tone: ({ status }) => statusTone(status),
  },
  {
    id: 'locales',
    title: 'LOCALES OF THE DRAFT',
    min: 22,
    max: 80,
    importance: 3,
    text: ({ locales, type }) => (type === 'BotNetwork' ? 'a network of bots' : localesText(locales)),
    tone: ({ locales }) => localesTone(locales),
  },
  {
    id: 'version',
    title: 'VERSION',
    min: 7,
    max: 7,
    importance: 5,
    text: ({ latestVersion }) => latestVersion ?? 'Draft',
    order: ({ latestVersion }) => -Number(latestVersion ?? 0),
  },
  updatedColumn(4),
  { id: 'id', title: 'ID', min: 10, max: 10, importance: 6, text: ({ id }) => id },
];
