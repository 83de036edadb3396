/** A run, live to its true end: how far it is, what holds it up, and each item with how it ended. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { wrapWithin } from '../components/text.ts';
import { useGo } from '../hooks/console.ts';
import { useBudgetNow } from '../hooks/use-budget.ts';
import { useNow } from '../hooks/use-now.ts';
import { type DrivenFrom, useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { afterwards } from '../runs/checklist.ts';
import { paceOf } from '../runs/eta.ts';
import { standingOf } from '../runs/standing.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { Frame } from './frame.tsx';
import { knownText, type RunLine, runColumns, runLines } from './run-columns.ts';
import { useRunCommands } from './run-commands.ts';
import { headLines, leastLines, lowLines } from './run-head.ts';
import { stageOfRun } from './stage.ts';
import { matchTexts, useTableView } from './table-view.tsx';
import { Trouble } from './trouble.tsx';

/** Lines below the table, for what is known of the item under the cursor, in full. */
const whyLines = 4;
/** Lines of a body that has room for them, and for a whole head above the table. */
const roomyFrom = 16;

export function RunScreen({ runId }: { readonly runId: string }) {
  const go = useGo();
  const { columns: cells, height } = useBody();
  const { state, drivenBy, trouble, damage } = useRun(runId);
  const figures = useMemo(
    () => state && { summary: summarise(state), pace: paceOf(state), tasks: leftToPeople(state) },
    [state],
  );
  const lines = useMemo(() => (state ? runLines(state) : []), [state]);
  const now = useNow(state !== undefined && state.finishedAt === undefined);
  const budget = useBudgetNow();
  const columns = useMemo(() => runColumns(state?.plan.verb ?? 'rebuild', now), [state?.plan.verb, now]);
  const low = height < roomyFrom;
  const head =
    state && figures
      ? headLines({ ...figures, state, drivenBy, trouble, now, budget }, cells, low)
      : Array<string>(low ? lowLines : leastLines).fill('');
  const why = low ? 0 : whyLines;
  const table = useTableView({
    rows: lines,
    columns,
    match,
    empty: ['Reading the journal ...'],
    reserved: head.length + why,
  });
  const { current } = table;
  const commands = useRunCommands(runId, state && figures && { ...figures, state, drivenBy }, current?.id);
  if (damage) return <Trouble title={`Run ${runId}`} failure={damage} />;
  return (
    <Frame
      title={`Runs / ${runId}`}
      status={state ? stageText(state, drivenBy) : 'reading'}
      {...table.layer([
        {
          command: 'open',
          run: () => current && go.to({ screen: 'item', runId, itemId: current.id }),
          disabled: current ? undefined : 'There is no item here.',
        },
        ...commands,
      ])}
    >
      <Lines lines={head} />
      {table.view}
      <Lines height={why} lines={['', ...(current ? whyText(current, now, cells) : [])]} />
    </Frame>
  );
}

/** Counted at its end: while it runs that would be done anew for every event. */
function leftToPeople(state: RunState): number {
  if (state.finishedAt === undefined) return 0;
  return state.plan.verb === 'lex-migrate' ? summarise(state).tasks : afterwards(state).length;
}

function whyText(line: RunLine, now: number, cells: number): string[] {
  const known = knownText(line, now);
  return known ? wrapWithin(`${line.user}: ${known}`, cells - 3, whyLines - 1).map((line) => ` ${line}`) : [];
}

const match = matchTexts<RunLine>(({ id, item, user, seen }) => [
  id,
  user,
  item.targetId,
  seen,
  item.phase,
  item.outcome,
  item.reason,
]);

function stageText(state: RunState, drivenBy: DrivenFrom): string {
  const { text } = stageOfRun(standingOf(state), drivenBy);
  return typeof drivenBy === 'number' ? `${text} in process ${drivenBy}` : text;
}
