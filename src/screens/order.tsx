/** The order of a table's rows: by a column that is chosen from a menu, and the other way round. */
import { type ReactNode, useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { glyphs } from '../components/glyphs.ts';
import type { Choice } from '../components/menu.tsx';
import { Table } from '../components/table.tsx';
import { usePlaceState } from '../hooks/console.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useList } from '../hooks/use-list.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';

interface Order {
  /** Id of a column; undefined: as the rows come. */
  readonly by: string | undefined;
  readonly reversed: boolean;
}

export interface Ordered<Row> {
  readonly rows: readonly Row[];
  /** With a sign at the one that decides. */
  readonly columns: readonly Column<Row>[];
  readonly bindings: readonly Binding[];
  /** While a column is being chosen: what is shown instead of the table. */
  readonly menu: ReactNode | undefined;
}

export function useOrder<Row extends { readonly id: string }>(
  all: readonly Row[],
  columns: readonly Column<Row>[],
  { title, by: first, name = '' }: { readonly title: string; readonly by?: string; readonly name?: string },
): Ordered<Row> {
  const [choosing, setChoosing] = usePlaceState(`${name}sorting`, false);
  const [order, setOrder] = usePlaceState<Order>(`${name}order`, { by: first, reversed: false });
  const rows = useMemo(() => inOrder(all, columns, order), [all, columns, order]);
  const headed = useMemo(() => columns.map((column) => withSign(column, order)), [columns, order]);
  const leave = () => setChoosing(false);
  const titled = columns.filter((column) => column.title !== '');
  return {
    rows,
    columns: headed,
    bindings: [
      { command: 'sort', run: () => setChoosing(true) },
      { command: 'reverse', run: () => setOrder((now) => ({ ...now, reversed: !now.reversed })) },
    ],
    menu: choosing ? (
      <SortMenu
        title={title}
        choices={titled.map((column) => ({ label: column.title.toLowerCase(), value: column.id }))}
        chosen={order.by ?? titled[0]?.id ?? ''}
        onChoose={(by) => {
          setOrder({ by, reversed: false });
          leave();
        }}
        onLeave={leave}
      />
    ) : undefined,
  };
}

interface SortMenuProps<Value extends string> {
  readonly title: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (by: Value) => void;
  readonly onLeave: () => void;
}

/** Stands in the place of the table while a column is being chosen: a list like any other, since there are many. */
export function SortMenu<Value extends string>({ title, choices, chosen, onChoose, onLeave }: SortMenuProps<Value>) {
  const { columns: cells, height } = useBody();
  const lines = useMemo(() => choices.map(({ label, value }) => ({ id: value, label })), [choices]);
  const list = useList(lines, height - 1, `${title} ${chosen}`, chosen);
  const { current } = list;
  return (
    <Frame
      title={title}
      bindings={[
        { command: 'choose', run: () => current && onChoose(current.id) },
        { command: 'back', run: onLeave },
        ...list.bindings,
      ]}
    >
      <Table
        columns={sortColumns}
        rows={list.shown}
        cursor={current}
        marked={({ id }) => id === chosen}
        cells={cells}
        height={height}
        empty={[]}
      />
    </Frame>
  );
}

const sortColumns: readonly Column<{ readonly label: string }>[] = [
  { id: 'label', title: 'COLUMN', min: 12, max: 60, importance: 1, text: ({ label }) => label },
];

/** Texts in an order that depends on no locale; what is equal by id. */
function inOrder<Row extends { readonly id: string }>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { by, reversed }: Order,
): readonly Row[] {
  const column = columns.find(({ id }) => id === by);
  if (!column) return reversed ? rows.toReversed() : rows;
  const key = column.order ?? column.text;
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  const direction = reversed ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -direction : a.key > b.key ? direction : a.row.id < b.row.id ? -1 : 1));
  return keyed.map(({ row }) => row);
}

function withSign<Row>(column: Column<Row>, { by, reversed }: Order): Column<Row> {
  if (column.id !== by) return column;
  const title = `${column.title}${reversed ? glyphs.down : glyphs.up}`;
  return { ...column, title, min: Math.max(column.min, title.length) };
}
