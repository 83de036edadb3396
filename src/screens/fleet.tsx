/** The table of WorkSpaces: filter, sort, mark, and from here to everything that can be done with them. */
import { useMemo } from 'react';
import { count } from '../components/text.ts';
import { matching } from '../fleet/fleet.ts';
import { useGo, useLink } from '../hooks/console.ts';
import { type Marks, useFleet, useHidden, useMarks } from '../hooks/use-fleet.ts';
import { useSeconds } from '../hooks/use-now.ts';
import { useWays } from '../hooks/use-ways.ts';
import { keyOf } from '../keymap.ts';
import { fleetColumns } from './fleet-columns.ts';
import { Frame } from './frame.tsx';
import { useOrder } from './order.tsx';
import { useTableView } from './table-view.tsx';
import { Trouble } from './trouble.tsx';

export function FleetScreen() {
  const go = useGo();
  const { failure } = useLink();
  const fleet = useFleet();
  const asOf = fleet.asOf ?? 0;
  const columns = useMemo(() => fleetColumns(asOf), [asOf]);
  const all = useMemo(() => [...fleet.rows.values()], [fleet.rows]);
  const order = useOrder(all, columns, { title: 'Sort WorkSpaces by', by: 'user' });
  const marks = useMarks();
  // A silent endpoint takes its time to be given up: it is seen that bellhop still waits, and for how long.
  const waiting = fleet.loading && fleet.rows.size === 0;
  const seconds = useSeconds(waiting);
  const table = useTableView({
    rows: order.rows,
    columns: order.columns,
    match: matching,
    marked: (row) => marks.ids.has(row.id),
    example: 'words of a row, all of them: available server connected:no',
    empty: fleet.loading
      ? [`Asking AWS for the WorkSpaces of this Region ...${seconds > 2 ? ` ${seconds} s` : ''}`]
      : ['AWS lists no WorkSpace in this Region for this account.', 'Another Region: start bellhop with --region.'],
  });

  // An empty selection means nothing: not the row under the cursor, and never all.
  const noMarks = marks.ids.size > 0 ? undefined : `Nothing is marked: mark WorkSpaces with ${keyOf('mark')} first.`;
  const hidden = useHidden(marks.ids, table.rows);
  const ways = useWays([...marks.ids], noMarks, { hidden, gone: marks.gone });

  const trouble = failure ?? fleet.troubles.workspaces;
  if (fleet.rows.size === 0 && trouble) return <Trouble title="WorkSpaces" failure={trouble} />;

  const { current, rows } = table;
  const status = statusText(fleet.rows.size, rows.length, marks, hidden.length, fleet.loading);

  if (order.menu) return order.menu;

  const noRow = current ? undefined : 'There is no row here.';
  const layer = table.layer(
    [
      { command: 'mark', run: () => current && marks.toggle(current.id), disabled: noRow },
      ...ways,
      { command: 'open', run: () => current && go.to({ screen: 'workspace', id: current.id }), disabled: noRow },
      { command: 'markRange', run: () => current && marks.range(current.id, rows), disabled: noRow },
      { command: 'markAll', run: () => marks.toggleAll(rows), disabled: noRow },
      { command: 'invert', run: () => marks.invert(rows), disabled: noRow },
      { command: 'unmarkAll', run: marks.clear },
    ],
    order.bindings,
  );

  return (
    <Frame title="WorkSpaces" status={status} {...layer}>
      {table.view}
    </Frame>
  );
}

/** `3 marked (1 hidden, 1 gone), 12 of 300, loading` */
function statusText(all: number, shown: number, marks: Marks, hidden: number, loading: boolean): string {
  const apart = [hidden > 0 ? `${hidden} hidden` : '', marks.gone.length > 0 ? `${marks.gone.length} gone` : ''];
  const unseen = apart.filter(Boolean).join(', ');
  const any = marks.ids.size + marks.gone.length > 0;
  const marked = any ? [`${marks.ids.size} marked${unseen && ` (${unseen})`}`] : [];
  const total = shown === all ? count(all, 'WorkSpace') : `${shown} of ${all}`;
  return [...marked, total, ...(loading ? ['loading'] : [])].join(', ');
}
