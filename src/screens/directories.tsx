/** The directories that hold WorkSpaces, with what a rebuild would apply anew. */
import { useMemo } from 'react';
import type { Directory } from '../aws/model.ts';
import type { Column } from '../components/columns.ts';
import { countBy } from '../fleet/count-by.ts';
import { useGo } from '../hooks/console.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { Frame } from './frame.tsx';
import { countShown, matchTexts, useTableView } from './table-view.tsx';

type Line = Directory & { readonly workspaces: number };

const columns: readonly Column<Line>[] = [
  { id: 'name', title: 'DIRECTORY', min: 16, max: 32, importance: 1, text: (line) => line.name ?? '?' },
  { id: 'id', title: 'ID', min: 12, max: 14, importance: 2, text: (line) => line.id },
  {
    id: 'state',
    title: 'STATE',
    min: 10,
    max: 14,
    importance: 3,
    text: (line) => line.state ?? 'unknown',
    tone: (line) => (line.state === 'REGISTERED' ? 'ok' : 'warn'),
  },
  {
    id: 'count',
    title: 'WORKSPACES',
    min: 10,
    max: 10,
    importance: 4,
    align: 'right',
    text: (line) => String(line.workspaces),
  },
  { id: 'kind', title: 'FOR', min: 8, max: 8, importance: 5, text: (line) => line.workspaceType ?? '?' },
  { id: 'type', title: 'TYPE', min: 12, max: 27, importance: 6, text: (line) => line.type ?? '?' },
  { id: 'tenancy', title: 'TENANCY', min: 9, max: 9, importance: 7, text: (line) => line.tenancy ?? '?' },
  { id: 'ou', title: 'OU', min: 12, max: 40, importance: 8, text: (line) => line.defaultOu ?? '' },
  { id: 'subnets', title: 'SUBNETS', min: 24, max: 50, importance: 9, text: (line) => line.subnetIds.join(' ') },
];

const match = matchTexts<Line>((line) => [line.name, line.id, line.type, line.state, line.workspaceType]);

export function DirectoriesScreen() {
  const go = useGo();
  const { rows, directories, directoriesLoaded } = useFleet();
  const lines = useMemo(() => {
    const counts = countBy(rows.values(), ({ directoryId }) => directoryId);
    return [...directories.values()].map((directory) => ({ ...directory, workspaces: counts.get(directory.id) ?? 0 }));
  }, [rows, directories]);
  const table = useTableView({
    rows: lines,
    columns,
    match,
    empty: [
      directoriesLoaded
        ? 'AWS lists no directory registered for WorkSpaces here.'
        : 'Asking AWS for the directories ...',
    ],
  });
  return (
    <Frame
      title="Directories"
      status={countShown(table.rows.length, lines.length, 'directory', 'directories')}
      {...table.layer([
        {
          command: 'open',
          run: () => table.current && go.to({ screen: 'directory', id: table.current.id }),
          disabled: table.current ? undefined : 'There is no directory here.',
        },
      ])}
    >
      {table.view}
    </Frame>
  );
}
