/** A filterable table as every list screen has it: what it shows, which keys it takes, which row the cursor is on. */
import { type ReactNode, useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { Lines } from '../components/lines.tsx';
import { Table } from '../components/table.tsx';
import { count, truncate } from '../components/text.ts';
import { TextField } from '../components/text-field.tsx';
import { theme } from '../components/theme.ts';
import { usePlaceState } from '../hooks/console.ts';
import type { Binding, Layer } from '../hooks/use-commands.ts';
import { useList } from '../hooks/use-list.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';

export interface TableOptions<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** The rows that a filter's words leave; called only while there is a filter. */
  readonly match: (rows: readonly Row[], filter: string) => readonly Row[];
  readonly marked?: (row: Row) => boolean;
  /** Said when there is no row at all. */
  readonly empty: readonly string[];
  /** Lines of the body that belong to something else. */
  readonly reserved?: number;
  /** Tells this table from the others of its place. */
  readonly name?: string;
  /** Id of the row that the cursor starts on. */
  readonly start?: string | undefined;
  /** What can be typed into the filter, for an empty one. */
  readonly example?: string;
}

export interface TableView<Row> {
  readonly view: ReactNode;
  /**
   * The screen's own commands, about the row under the cursor, before the table's, and `after` them those that are not;
   * while the filter is being typed, the table's alone.
   */
  layer(own: readonly Binding[], after?: readonly Binding[]): Layer;
  /** After the filter, in the order shown. */
  readonly rows: readonly Row[];
  readonly current: Row | undefined;
  /** Of them, those in the window. */
  readonly shown: readonly Row[];
  /** The cursor onto that row. */
  goTo(id: string): void;
}

export function useTableView<Row extends { readonly id: string }>(options: TableOptions<Row>): TableView<Row> {
  const {
    rows: all,
    columns,
    match,
    marked,
    empty,
    reserved = 0,
    name = '',
    start,
    example = 'words that a row holds',
  } = options;
  const { columns: cells, height } = useBody();
  const [typing, setTyping] = usePlaceState(`${name}typing`, false);
  const [filter, setFilter] = usePlaceState(`${name}filter`, '');
  const rows = useMemo(() => (filter.trim() === '' ? all : match(all, filter)), [all, filter, match]);
  const filterLines = typing || filter !== '' ? 1 : 0;
  const tableHeight = height - reserved - filterLines;
  const list = useList(rows, tableHeight - 1, `${name}list`, start);
  const clear = () => {
    setFilter('');
    setTyping(false);
  };
  const bindings: readonly Binding[] = typing
    ? [
        { command: 'accept', run: () => setTyping(false) },
        { command: 'back', run: clear },
        // The arrows still move, so that a row can be picked while the filter is being typed.
        ...list.bindings,
      ]
    : [
        { command: 'filter', run: () => setTyping(true) },
        ...(filter === '' ? [] : [{ command: 'back', run: clear } as const]),
        ...list.bindings,
      ];
  return {
    rows,
    current: list.current,
    shown: list.shown,
    goTo: list.goTo,
    layer: (own, after = []) =>
      typing
        ? { bindings, claims: 'text', onPaste: (text) => setFilter((now) => now + text) }
        : { bindings: [...own.map(pinnedTo(list)), ...bindings, ...after] },
    view: (
      <>
        {typing && <TextField label=" filter:" value={filter} onChange={setFilter} placeholder={example} />}
        {!typing && filterLines > 0 && <Lines lines={[theme.accent(truncate(` filter: ${filter}`, cells))]} />}
        <Table
          columns={columns}
          rows={list.shown}
          cursor={list.current}
          marked={marked}
          cells={cells}
          height={tableHeight}
          empty={all.length > 0 ? [`Nothing here matches "${filter}". ${keyOf('back')} clears the filter.`] : empty}
        />
      </>
    ),
  };
}

/** What is acted on must not slip away under the operator's hand when the rows change; asking again acts on no row. */
export const pinnedTo =
  (list: { pin(): void }) =>
  (binding: Binding): Binding =>
    binding.command === 'retry'
      ? binding
      : {
          ...binding,
          run: (key) => {
            list.pin();
            binding.run(key);
          },
        };

/** `132 bundles`, and under a filter `5 of 132 bundles`. */
export function countShown(shown: number, all: number, one: string, many?: string): string {
  const total = count(all, one, many);
  return shown === all ? total : `${shown} of ${total}`;
}

/** Every word of the filter stands somewhere in the texts of the row. */
export function matchTexts<Row>(texts: (row: Row) => readonly (string | undefined)[]) {
  return (rows: readonly Row[], filter: string): readonly Row[] => {
    const terms = filter.toLowerCase().split(/\s+/).filter(Boolean);
    return rows.filter((row) => {
      const haystack = texts(row).filter(Boolean).join('\n').toLowerCase();
      return terms.every((term) => haystack.includes(term));
    });
  };
}
