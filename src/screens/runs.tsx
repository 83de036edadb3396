/** What ran and what runs, from the journals on disk. */
import { useEffect } from 'react';
import type { Column } from '../components/columns.ts';
import { count } from '../components/text.ts';
import { useConsole, useGo } from '../hooks/console.ts';
import { useDesk } from '../hooks/use-run.ts';
import type { RunSummary } from '../runs/catalogue.ts';
import { Frame } from './frame.tsx';
import { matchTexts, useTableView } from './table-view.tsx';
import { dateTime } from './times.ts';
import { Trouble } from './trouble.tsx';

const columns: readonly Column<RunSummary>[] = [
  {
    id: 'started',
    title: 'STARTED',
    min: 16,
    max: 16,
    importance: 1,
    text: (run) => (run.kind === 'damaged' ? '' : dateTime(run.startedAt)),
  },
  {
    id: 'verb',
    title: 'WHAT',
    min: 11,
    max: 11,
    importance: 2,
    text: (run) => (run.kind === 'damaged' ? 'DAMAGED' : run.verb),
    tone: (run) => (run.kind === 'damaged' ? 'bad' : 'plain'),
  },
  {
    id: 'stage',
    title: 'STAGE',
    min: 10,
    max: 10,
    importance: 3,
    text: stageText,
    tone: (run) => (run.kind === 'finished' ? 'plain' : 'warn'),
  },
  {
    id: 'how',
    title: 'HOW IT WENT',
    min: 24,
    max: 90,
    importance: 4,
    text: (run) => (run.kind === 'damaged' ? run.failure.why : run.summary.sentence),
  },
  {
    id: 'where',
    title: 'ACCOUNT',
    min: 12,
    max: 28,
    importance: 5,
    text: (run) => (run.kind === 'damaged' ? '' : `${run.accountId} ${run.region}`),
  },
  { id: 'id', title: 'RUN', min: 28, max: 34, importance: 6, text: ({ id }) => id },
];

const match = matchTexts<RunSummary>((run) => [
  run.id,
  stageText(run),
  run.kind === 'damaged' ? '' : `${run.verb} ${run.region}`,
]);

export function RunsScreen() {
  const go = useGo();
  const { runs } = useConsole();
  const { runs: found, handles, failure } = useDesk();
  useEffect(() => void runs.reload(), [runs]);
  const table = useTableView({
    rows: found ?? [],
    columns,
    match,
    empty: found ? [`No run has a journal in ${runs.folder} yet.`] : ['Reading the journals ...'],
  });
  if (failure) return <Trouble title="Runs" failure={failure} />;

  const { current } = table;
  const unfinished = (found ?? []).filter(({ id, kind }) => kind === 'unfinished' && !handles.has(id)).length;
  return (
    <Frame
      title="Runs"
      status={unfinished > 0 ? `${unfinished} UNFINISHED` : count(found?.length ?? 0, 'run')}
      {...table.layer([
        {
          command: 'open',
          run: () => current && go.to({ screen: 'run', runId: current.id }),
          disabled: current ? undefined : 'There is no run here.',
        },
      ])}
    >
      {table.view}
    </Frame>
  );
}

function stageText(run: RunSummary): string {
  if (run.kind !== 'unfinished') return run.kind;
  return run.drivenBy === undefined ? 'UNFINISHED' : 'under way';
}
