/** What ran and what runs, from the journals on disk. */
import { useEffect, useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { Lines } from '../components/lines.tsx';
import { count, truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo } from '../hooks/console.ts';
import { useElsewhere, useWayToAdd } from '../hooks/use-linked.ts';
import { useDesk } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { isLeft, type RunSummary } from '../runs/catalogue.ts';
import { Frame } from './frame.tsx';
import { type Stage, stageOfRun } from './stage.ts';
import { matchTexts, useTableView } from './table-view.tsx';
import { dateTimeZoned } from './times.ts';
import { Trouble } from './trouble.tsx';

const columns: readonly Column<RunSummary>[] = [
  {
    id: 'started',
    title: 'STARTED',
    min: 20,
    max: 22,
    importance: 1,
    text: (run) => (run.kind === 'damaged' ? '' : dateTimeZoned(run.startedAt)),
  },
  {
    id: 'verb',
    title: 'WHAT',
    min: 11,
    max: 11,
    importance: 4,
    text: (run) => (run.kind === 'damaged' ? '' : run.verb),
  },
  {
    id: 'stage',
    title: 'STAGE',
    min: 10,
    max: 10,
    importance: 2,
    text: (run) => stageOf(run).text,
    tone: (run) => stageOf(run).tone,
  },
  {
    id: 'how',
    title: 'HOW IT WENT',
    min: 24,
    max: 90,
    importance: 3,
    text: (run) => (run.kind === 'damaged' ? run.failure.why : run.summary.sentence),
  },
  {
    id: 'where',
    title: 'ACCOUNT',
    min: 22,
    max: 28,
    importance: 5,
    text: (run) => (run.kind === 'damaged' ? '' : `${run.accountId} ${run.region}`),
  },
  { id: 'id', title: 'RUN', min: 28, max: 34, importance: 6, text: ({ id }) => id },
];

/** Lines below the table about the run under the cursor. */
const aboutLines = 3;
/** Lines of a body that has room for them. */
const roomyFrom = 16;

function aboutRun(run: RunSummary, cells: number): string[] {
  const what = run.kind === 'damaged' ? '' : `: ${run.verb} in account ${run.accountId}, Region ${run.region}`;
  const how = run.kind === 'damaged' ? run.failure.why : run.summary.sentence;
  return ['', theme.title(truncate(` ${run.id}${what}`, cells)), ` ${truncate(how, cells - 2)}`];
}

const match = matchTexts<RunSummary>((run) => [
  run.id,
  stageOf(run).text,
  run.kind === 'damaged' ? '' : `${run.verb} ${run.region}`,
]);

/** Milliseconds between two looks at the journals: other processes write them, too. */
const lookAgain = 2000;

export function RunsScreen() {
  const go = useGo();
  const { runs } = useConsole();
  const { runs: found, failure } = useDesk();
  useEffect(() => {
    void runs.reload();
    const timer = setInterval(() => void runs.reload(), lookAgain);
    return () => clearInterval(timer);
  }, [runs]);
  const rows = useMemo(() => urgentFirst(found ?? []), [found]);
  const { columns: cells, height } = useBody();
  const about = height < roomyFrom ? 0 : aboutLines;
  const table = useTableView({
    rows,
    columns,
    match,
    reserved: about,
    empty: found ? [`No run has a journal in ${runs.folder} yet.`] : ['Reading the journals ...'],
  });
  const { current } = table;
  const place = current && 'region' in current ? current : undefined;
  const elsewhere = useElsewhere(place);
  const add = useWayToAdd(place);
  if (failure) return <Trouble title="Runs" failure={failure} />;

  return (
    <Frame
      title="Runs"
      status={count(rows.length, 'run')}
      {...table.layer([
        {
          command: 'open',
          run: () => current && go.to({ screen: 'run', runId: current.id }),
          disabled: current ? undefined : 'There is no run here.',
        },
        {
          command: 'resume',
          run: () => current && go.to({ screen: 'resume', runId: current.id }),
          disabled: resumeReason(current, elsewhere),
        },
        ...add,
      ])}
    >
      {table.view}
      <Lines height={about} lines={current ? aboutRun(current, cells) : []} />
    </Frame>
  );
}

function stageOf(run: RunSummary): Stage {
  return run.kind === 'damaged' ? { text: 'DAMAGED', tone: 'bad' } : stageOfRun(run.standing, run.drivenBy);
}

function resumeReason(run: RunSummary | undefined, elsewhere: string | undefined): string | undefined {
  if (!run) return 'There is no run here.';
  if (run.kind === 'damaged' || !isLeft(run)) return `It waits for nobody here: ${keyOf('open')} shows it.`;
  return elsewhere;
}

/** What waits for somebody first. */
const urgentFirst = (runs: readonly RunSummary[]): readonly RunSummary[] => {
  const urgent = runs.filter(isLeft);
  return urgent.length > 0 ? [...urgent, ...runs.filter((run) => !isLeft(run))] : runs;
};
