/** From old to new: what every ticket, script and remote desktop shortcut has to be told after a run. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { Lines } from '../components/lines.tsx';
import { truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { type ReportItem, reportItem } from '../runs/report-item.ts';
import type { RunState } from '../runs/state.ts';
import { Frame } from './frame.tsx';
import { matchTexts, useTableView } from './table-view.tsx';

export function MapScreen({ runId }: { readonly runId: string }) {
  const { columns: cells } = useBody();
  const { options } = useConsole();
  const { state } = useRun(runId);
  const rows = useMemo(() => (state ? mapRows(state) : []), [state]);
  const rebuild = state?.plan.verb === 'rebuild';
  const notes = [
    '',
    ...(rebuild ? [' A rebuild keeps id and computer name.'] : []),
    // The demo's journals are nobody else's.
    ...(options.demo ? [] : [` As a file: bellhop report ${runId} --format csv`]),
  ];
  const table = useTableView({
    rows,
    columns: rebuild ? rebuilt : migrated,
    match,
    empty: ['Reading the journal ...'],
    reserved: notes.length,
  });
  const known = rows.filter(({ newId, newIpAddress }) => newId ?? newIpAddress).length;
  return (
    <Frame title={`Runs / ${runId} / old to new`} status={`${known} of ${rows.length} known`} {...table.layer([])}>
      {table.view}
      <Lines lines={notes.map((note) => theme.dim(truncate(note, cells)))} />
    </Frame>
  );
}

const mapRows = ({ plan, items }: RunState): readonly ReportItem[] =>
  items.map((item, at) => reportItem(plan, item, at));

const match = matchTexts<ReportItem>((row) => [
  row.userName,
  row.id,
  row.newId,
  row.computerName,
  row.newComputerName,
  row.ipAddress,
  row.newIpAddress,
  row.outcome,
]);

/** In the words of the run's own screen. */
const outcomeText = ({ outcome }: ReportItem) => (outcome === 'watching' ? 'in progress' : outcome);

type MapColumn = Column<ReportItem>;

const column = (
  id: string,
  title: string,
  cells: readonly [min: number, max: number],
  importance: number,
  text: (row: ReportItem) => string | undefined,
): MapColumn => ({ id, title, min: cells[0], max: cells[1], importance, text: (row) => text(row) ?? '' });

const user = column('user', 'USER', [12, 24], 1, ({ userName }) => userName ?? '?');
const newIp = (importance: number) =>
  column('newIp', 'NEW IP', [13, 15], importance, ({ newIpAddress }) => newIpAddress);
const ip = (importance: number) => column('ip', 'OLD IP', [13, 15], importance, ({ ipAddress }) => ipAddress);
const bundle = (importance: number) =>
  column('bundle', 'BUNDLE', [16, 44], importance, ({ newBundleName, newBundleId }) => newBundleName ?? newBundleId);

const migrated: readonly MapColumn[] = [
  user,
  column('id', 'OLD ID', [12, 15], 2, ({ id }) => id),
  column('newId', 'NEW ID', [12, 15], 3, ({ newId }) => newId),
  column('computer', 'OLD COMPUTER', [15, 15], 6, ({ computerName }) => computerName),
  column('newComputer', 'NEW COMPUTER', [15, 15], 4, ({ newComputerName }) => newComputerName),
  ip(7),
  newIp(5),
  column('outcome', 'OUTCOME', [11, 12], 8, outcomeText),
  bundle(9),
];

const rebuilt: readonly MapColumn[] = [
  user,
  column('id', 'WORKSPACE', [12, 15], 2, ({ id }) => id),
  ip(4),
  newIp(3),
  column('computer', 'COMPUTER', [15, 15], 5, ({ computerName }) => computerName),
  column('outcome', 'OUTCOME', [11, 12], 6, outcomeText),
  bundle(7),
];
