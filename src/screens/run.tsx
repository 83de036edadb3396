/** A run, live to its true end: each item with its old and new id, what AWS shows of it now, and how it ended. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { truncate, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink } from '../hooks/console.ts';
import { useNow } from '../hooks/use-now.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { Frame } from './frame.tsx';
import { type RunLine, runColumns, runLines } from './run-columns.ts';
import { matchTexts, useTableView } from './table-view.tsx';
import { age, dateTime } from './times.ts';
import { Trouble } from './trouble.tsx';

const headLines = 3;
/** Below the table: what is known of the item under the cursor, in full. */
const whyLines = 3;

export function RunScreen({ runId }: { readonly runId: string }) {
  const go = useGo();
  const { runs, notices } = useConsole();
  const { session, locked } = useLink();
  const { columns: cells } = useBody();
  const { state, drivenBy, trouble, damage } = useRun(runId);
  const lines = useMemo(() => (state ? runLines(state) : []), [state]);
  const now = useNow(state !== undefined && state.finishedAt === undefined);
  const columns = useMemo(() => runColumns(state?.plan.verb ?? 'rebuild', now), [state, now]);
  const table = useTableView({
    rows: lines,
    columns,
    match,
    empty: ['Reading the journal ...'],
    reserved: headLines + whyLines,
  });
  if (damage) return <Trouble title={`Run ${runId}`} failure={damage} />;

  const { current } = table;
  const noRow = current ? undefined : 'There is no item here.';
  const stop = () => {
    void runs.ask(runId, 'stop');
    notices.say('Nothing more will be sent. What was sent goes on, and is watched.', 'warn');
  };
  const resume = () => go.to({ screen: 'resume', runId });
  return (
    <Frame
      title={`Runs / ${runId}`}
      status={state ? stageText(state, drivenBy) : 'reading'}
      {...table.layer([
        {
          command: 'open',
          run: () => current && go.to({ screen: 'item', runId, itemId: current.id }),
          disabled: noRow,
        },
        { command: 'stop', run: stop, disabled: stopReason(state, drivenBy) },
        {
          command: 'resume',
          run: resume,
          disabled: resumeReason(state, drivenBy, locked, session !== undefined),
        },
      ])}
    >
      <Lines height={headLines} lines={state ? headText(state, trouble?.what, cells) : []} />
      {table.view}
      <Lines height={whyLines} lines={['', ...(current ? whyText(current, cells) : [])]} />
    </Frame>
  );
}

function whyText({ item, user }: RunLine, cells: number): string[] {
  const known = item.reason ?? item.failure?.why;
  return known ? wrap(`${user}: ${known}`, cells - 3).map((line) => ` ${line}`) : [];
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

type DrivenBy = ReturnType<typeof useRun>['drivenBy'];

function stageText(state: RunState, drivenBy: DrivenBy): string {
  if (state.finishedAt !== undefined) return 'ended';
  if (drivenBy === undefined) return `UNFINISHED: ${keyOf('resume')} continues it`;
  if (drivenBy !== 'here') return `under way in process ${drivenBy}`;
  return state.stopped ? 'stopped, still watching' : 'under way';
}

function headText(state: RunState, trouble: string | undefined, cells: number): string[] {
  const { plan } = state;
  const verb = { rebuild: 'Rebuild', migrate: 'Migration', 'lex-migrate': 'Lex migration' }[plan.verb];
  const since = `${verb} in ${plan.accountId} ${plan.region}, started ${dateTime(state.startedAt)}${state.finishedAt === undefined ? '' : `, took ${age(state.finishedAt - state.startedAt)}`}.`;
  const notice = trouble ? theme.warn(truncate(` Waiting: ${trouble}`, cells)) : '';
  return [truncate(` ${since}`, cells), theme.title(truncate(` ${summarise(state).sentence}`, cells)), notice];
}

function resumeReason(
  state: RunState | undefined,
  drivenBy: DrivenBy,
  locked: boolean,
  reachable: boolean,
): string | undefined {
  if (!state || state.finishedAt !== undefined) return 'It has ended.';
  if (drivenBy === 'here') return 'It is under way here.';
  if (drivenBy !== undefined) return `Process ${drivenBy} drives it; this screen follows its journal.`;
  if (locked) return `Changes are locked: ${keyOf('lock')} unlocks them.`;
  return reachable ? undefined : 'There is no way to AWS yet.';
}

function stopReason(state: RunState | undefined, drivenBy: DrivenBy): string | undefined {
  if (!state || state.finishedAt !== undefined) return 'It has ended.';
  if (drivenBy !== 'here') return 'It is not under way here.';
  if (state.stopped) return 'It is stopped already.';
  return state.items.some(({ phase }) => phase === 'waiting')
    ? undefined
    : 'Everything has been sent: there is nothing left to stop.';
}
