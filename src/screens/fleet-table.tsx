/** The table of the list: what is asked, the rows that answer it in their order, and the columns that are in sight. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type ListState, listStart } from '../components/list-state.ts';
import { type Sight, sightOf } from '../components/sight.ts';
import { gutter, Table } from '../components/table.tsx';
import { widthWithin } from '../components/text.ts';
import type { FieldId, Surroundings } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import { indexIn, type View } from '../fleet/view.ts';
import { expectWords } from '../fleet/walk.ts';
import { usePlaceState } from '../hooks/console.ts';
import { listQueryName } from '../hooks/list-query.ts';
import { useCalm } from '../hooks/use-calm.ts';
import type { Binding, Layer } from '../hooks/use-commands.ts';
import { useList } from '../hooks/use-list.ts';
import { useListing } from '../hooks/use-listing.ts';
import { useOnScreen } from '../hooks/use-on-screen.ts';
import { type Asked, useQuery } from '../hooks/use-query.ts';
import { useBody } from '../hooks/use-size.ts';
import { useGoTo, useView } from '../hooks/use-view.ts';
import { type FleetColumn, fleetColumns } from './fleet-columns.ts';
import { nothingMatches, useQueryLine } from './query-line.tsx';
import { pinnedTo } from './table-view.tsx';

export interface FleetTableOptions {
  readonly at: Surroundings;
  /** The first stays in sight. */
  readonly columns: readonly FieldId[];
  readonly marked: (row: Row) => boolean;
  /** Said when there is no WorkSpace at all. */
  readonly empty: readonly string[];
}

export interface FleetTable {
  readonly body: ReactNode;
  readonly view: View;
  readonly asked: Asked;
  readonly current: Row | undefined;
  /** In the window. */
  readonly shown: readonly Row[];
  /** Of those in sight. */
  readonly inSight: (field: FieldId) => boolean;
  /** The cursor onto that row. */
  goTo(id: string): void;
  /** The screen's own commands before the table's, and `after` them those that are about no row. */
  layer(own: readonly Binding[], after?: readonly Binding[]): Layer;
}

export function useFleetTable({ at, columns: ids, marked, empty }: FleetTableOptions): FleetTable {
  const { columns: cells, height } = useBody();
  const { order } = useListing();
  const [text] = usePlaceState(listQueryName, '');
  const asked = useQuery(text, at);
  const [{ cursor }] = usePlaceState<ListState>('list', listStart);
  const view = useView(asked, order, at, cursor);
  // What is proposed and hinted is counted anew once a second at most, not with each page that comes in between.
  const counted = useCalm(view.all);
  const line = useQueryLine({ fault: asked.fault, rows: counted, at });
  const { typing } = line;
  // Once the line is drawn, in the time that hands take to the first letter.
  useEffect(() => {
    if (typing) expectWords(view.all);
  }, [typing, view.all]);
  const tableHeight = height - line.lines;
  const list = useList(view.rows, tableHeight - 1, 'list', undefined, (id) => indexIn(view, id));
  const goTo = useGoTo(tableHeight - 1);
  useOnScreen(list.shown);

  const columns = useMemo(() => fleetColumns(ids, at, order), [ids, at, order]);
  const { sight, bindings: across } = useSight(columns, list.shown, cells - gutter);
  const none = view.rows.length === 0 && view.all.length > 0;
  return {
    view,
    asked,
    current: list.current,
    shown: list.shown,
    inSight: (field) => sight.fitted.some(({ column }) => column.id === field),
    goTo,
    layer: (own, after = []) =>
      line.typing
        ? // The arrows still move, so that a row can be picked while the line is being typed.
          { bindings: [...line.bindings, ...list.bindings], claims: 'text', onPaste: line.onPaste }
        : { bindings: [...own.map(pinnedTo(list)), ...line.bindings, ...list.bindings, ...across, ...after] },
    body: (
      <>
        {line.view}
        <Table
          columns={columns}
          sight={sight}
          rows={list.shown}
          cursor={list.current}
          marked={marked}
          dimmed={(row) => row.recalled || row === view.held}
          cells={cells}
          height={tableHeight}
          empty={none ? nothingMatches(asked.query, text, view.unknown, counted, at) : empty}
        />
      </>
    ),
  };
}

/** The columns in sight, as wide as what was seen in them needs, and the keys that move them. */
function useSight(columns: readonly FleetColumn[], shown: readonly Row[], cells: number) {
  const [skipped, setSkipped] = usePlaceState('columns skipped', 0);
  const [seen, setSeen] = useState(() => ({ columns, widths: new Map<FieldId, number>(), rows: new WeakSet<Row>() }));
  const now = seen.columns === columns ? seen : { columns, widths: seen.widths, rows: new WeakSet<Row>() };
  if (now !== seen) setSeen(now);
  for (const row of shown) {
    if (now.rows.has(row)) continue;
    now.rows.add(row);
    for (const { id, text } of columns)
      now.widths.set(id, Math.max(now.widths.get(id) ?? 0, widthWithin(text(row), cells)));
  }
  const sight: Sight<Row> = sightOf(columns, cells, skipped, ({ id }) => now.widths.get(id as FieldId) ?? 0);
  const bindings: readonly Binding[] = [
    {
      command: 'columnsRight',
      run: () => setSkipped(sight.left + 1),
      disabled: sight.right > 0 ? undefined : 'There is no column further right.',
    },
    {
      command: 'columnsLeft',
      run: () => setSkipped(sight.left - 1),
      disabled: sight.left > 0 ? undefined : 'There is no column further left.',
    },
  ];
  return { sight, bindings };
}
