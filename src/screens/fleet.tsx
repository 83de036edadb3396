/** The table of WorkSpaces: filter, sort, mark, and from here to everything that can be done with them. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { glyphs } from '../components/glyphs.ts';
import { Menu } from '../components/menu.tsx';
import { count } from '../components/text.ts';
import { matching } from '../fleet/fleet.ts';
import { useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { type Marks, useFleet, useMarks } from '../hooks/use-fleet.ts';
import { useSeconds } from '../hooks/use-now.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { fleetColumns, sortRows } from './fleet-columns.ts';
import { Frame } from './frame.tsx';
import { useTableView } from './table-view.tsx';
import { Trouble } from './trouble.tsx';

interface Order {
  readonly by: string;
  readonly reversed: boolean;
}
const firstOrder: Order = { by: 'user', reversed: false };

export function FleetScreen() {
  const go = useGo();
  const { failure } = useLink();
  const { height } = useBody();
  const fleet = useFleet();
  const [sorting, setSorting] = usePlaceState('sorting', false);
  const [order, setOrder] = usePlaceState<Order>('order', firstOrder);
  const asOf = fleet.asOf ?? 0;
  const columns = useMemo(() => fleetColumns(asOf), [asOf]);
  const headed = useMemo(() => columns.map((column) => withSign(column, order)), [columns, order]);
  const sorted = useMemo(
    () => sortRows([...fleet.rows.values()], order.by, order.reversed, columns),
    [fleet.rows, order, columns],
  );
  const marks = useMarks();
  // A silent endpoint takes its time to be given up: it is seen that bellhop still waits, and for how long.
  const waiting = fleet.loading && fleet.rows.size === 0;
  const seconds = useSeconds(waiting);
  const table = useTableView({
    rows: sorted,
    columns: headed,
    match: matching,
    marked: (row) => marks.ids.has(row.id),
    example: 'words of a row, all of them: available server connected:no',
    empty: fleet.loading
      ? [`Asking AWS for the WorkSpaces of this Region ...${seconds > 2 ? ` ${seconds} s` : ''}`]
      : ['AWS lists no WorkSpace in this Region for this account.', 'Another Region: start bellhop with --region.'],
  });

  const trouble = failure ?? fleet.troubles.workspaces;
  if (fleet.rows.size === 0 && trouble) return <Trouble title="WorkSpaces" failure={trouble} />;

  const { current, rows } = table;
  const status = statusText(fleet.rows.size, rows.length, marks, marks.hiddenFrom(rows), fleet.loading);

  if (sorting) {
    const leave = () => setSorting(false);
    const choose = (by: string) => {
      setOrder({ by, reversed: false });
      leave();
    };
    const choices = columns.map(({ id, title }) => ({ label: title.toLowerCase(), value: id }));
    return (
      <Frame title="Sort WorkSpaces by" status={status} bindings={[{ command: 'back', run: leave }]} claims="menu">
        <Menu choices={choices} chosen={order.by} height={height} onChoose={choose} />
      </Frame>
    );
  }

  const noRow = current ? undefined : 'There is no row here.';
  // An empty selection means nothing: not the row under the cursor, and never all.
  const noMarks = marks.ids.size > 0 ? undefined : `Nothing is marked: mark WorkSpaces with ${keyOf('mark')} first.`;
  const ids = [...marks.ids];
  const layer = table.layer(
    [
      { command: 'mark', run: () => current && marks.toggle(current.id), disabled: noRow },
      { command: 'migrate', run: () => go.to({ screen: 'target', ids }), disabled: noMarks },
      { command: 'rebuild', run: () => go.to({ screen: 'review', verb: 'rebuild', ids }), disabled: noMarks },
      { command: 'open', run: () => current && go.to({ screen: 'workspace', id: current.id }), disabled: noRow },
      { command: 'markRange', run: () => current && marks.range(current.id, rows), disabled: noRow },
      { command: 'markAll', run: () => marks.toggleAll(rows), disabled: noRow },
      { command: 'unmarkAll', run: marks.clear },
    ],
    [
      { command: 'sort', run: () => setSorting(true) },
      { command: 'reverse', run: () => setOrder((now) => ({ ...now, reversed: !now.reversed })) },
    ],
  );

  return (
    <Frame title="WorkSpaces" status={status} {...layer}>
      {table.view}
    </Frame>
  );
}

/** The column that the rows are sorted by says so, and which way. */
function withSign<Row>(column: Column<Row>, { by, reversed }: Order): Column<Row> {
  if (column.id !== by) return column;
  const title = `${column.title}${reversed ? glyphs.down : glyphs.up}`;
  return { ...column, title, min: Math.max(column.min, title.length) };
}

/** `3 marked (1 hidden), 12 of 300, loading` */
function statusText(all: number, shown: number, marks: Marks, hidden: number, loading: boolean): string {
  const marked = marks.ids.size > 0 ? [`${marks.ids.size} marked${hidden > 0 ? ` (${hidden} hidden)` : ''}`] : [];
  const total = shown === all ? count(all, 'WorkSpace') : `${shown} of ${all}`;
  return [...marked, total, ...(loading ? ['loading'] : [])].join(', ');
}
