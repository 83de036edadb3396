/** What came into Lex V2 in the last seven days. A migration is an import there: a second window on how one goes. */
import type { LexV2Import } from '../../aws/lex-model.ts';
import type { Column } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import type { Tone } from '../../components/theme.ts';
import { theme } from '../../components/theme.ts';
import { useGo, useLink } from '../../hooks/console.ts';
import { useLexV2Imports } from '../../hooks/use-lex-lists.ts';
import { useReadAgain } from '../../hooks/use-lex-reading.ts';
import { useBody } from '../../hooks/use-size.ts';
import { Frame } from '../frame.tsx';
import { useOrder } from '../order.tsx';
import { countShown, matchTexts, useTableView } from '../table-view.tsx';
import { Trouble } from '../trouble.tsx';
import { partLines } from './part-lines.ts';
import { updatedColumn } from './updated-column.ts';

const title = 'Lex V2 / imports of the last 7 days';

export function Imports({ onOther }: { readonly onOther: () => void }) {
  const go = useGo();
  const { session, failure: linkFailure } = useLink();
  const { columns: cells } = useBody();
  const reading = useLexV2Imports();
  const { known, done, failure, again } = reading;
  useReadAgain(
    reading,
    known.some(({ status }) => status === 'InProgress'),
  );
  const order = useOrder(known, columns, { title: 'Sort imports by', by: 'updated', name: 'imports ' });
  const trouble = failure ? partLines('Not every import is listed', failure, cells) : [];
  const table = useTableView({
    rows: order.rows,
    columns: order.columns,
    match,
    empty: [done ? 'AWS lists no import: it keeps them for seven days.' : 'Asking for the imports ...'],
    reserved: trouble.length,
    name: 'imports ',
  });
  const { current } = table;
  const other = { command: 'section', run: onOther } as const;
  const retry = { command: 'retry', run: again, disabled: done ? undefined : 'They are being listed.' } as const;
  const nothing = failure ?? (session ? undefined : linkFailure);
  if (order.menu) return order.menu;
  if (nothing && known.length === 0)
    return <Trouble title={title} failure={nothing} bindings={session ? [retry, other] : [other]} />;
  return (
    <Frame
      title={title}
      status={`${countShown(table.rows.length, known.length, 'import')}${done ? '' : ', loading'}`}
      {...table.layer(
        [
          {
            command: 'open',
            run: () => current && go.to({ screen: 'lex-import', id: current.id }),
            disabled: current ? undefined : 'There is no import here.',
          },
          other,
          retry,
        ],
        order.bindings,
      )}
    >
      {table.view}
      <Lines lines={trouble.map(theme.warn)} />
    </Frame>
  );
}

export function importTone(status: string | undefined): Tone {
  if (status === 'Completed') return 'ok';
  return status === 'Failed' ? 'bad' : 'warn';
}

const match = matchTexts<LexV2Import>(({ id, name, resourceId, status, type, mergeStrategy }) => [
  id,
  name,
  resourceId,
  status,
  type,
  mergeStrategy,
]);

const columns: readonly Column<LexV2Import>[] = [
  updatedColumn(3),
  {
    id: 'name',
    title: 'INTO',
    min: 20,
    max: 60,
    importance: 1,
    text: ({ name, resourceId }) => name ?? resourceId ?? '?',
  },
  {
    id: 'status',
    title: 'STATUS',
    min: 10,
    max: 12,
    importance: 2,
    text: ({ status }) => status ?? 'unknown',
    tone: ({ status }) => importTone(status),
  },
  { id: 'type', title: 'TYPE', min: 9, max: 20, importance: 4, text: ({ type }) => type ?? '?' },
  {
    id: 'merge',
    title: 'ON CONFLICT',
    min: 11,
    max: 15,
    importance: 5,
    text: ({ mergeStrategy }) => mergeStrategy ?? '?',
  },
  { id: 'id', title: 'IMPORT', min: 10, max: 10, importance: 6, text: ({ id }) => id },
];
