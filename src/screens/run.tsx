/** A run, live to its true end: each item with its old and new id, what AWS shows of it now, and how it ended. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { Lines } from '../components/lines.tsx';
import { count, truncate } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import { useConsole, useGo, useLink } from '../hooks/console.ts';
import { useNow } from '../hooks/use-now.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import type { ItemState, RunState } from '../runs/state.ts';
import { summarise, tasksLeft } from '../runs/summary.ts';
import { stateTone } from './fleet-columns.ts';
import { Frame } from './frame.tsx';
import { matchTexts, useTableView } from './table-view.tsx';
import { age, dateTime } from './times.ts';
import { Trouble } from './trouble.tsx';

/** An item's state beside what the plan knows of it. */
export interface Line {
  readonly id: string;
  readonly item: ItemState;
  readonly user: string;
  /** What is looked at: the WorkSpace's state, or the migration's status. */
  readonly seen: string;
}

const headLines = 3;

export function RunScreen({ runId }: { readonly runId: string }) {
  const go = useGo();
  const { runs, notices } = useConsole();
  const { session, locked } = useLink();
  const { columns: cells } = useBody();
  const { state, drivenBy, trouble, damage } = useRun(runId);
  const lines = useMemo(() => (state ? runLines(state) : []), [state]);
  const now = useNow(state !== undefined && state.finishedAt === undefined);
  const columns = useMemo(() => runColumns(state?.plan.verb ?? 'rebuild', now), [state, now]);
  const table = useTableView({ rows: lines, columns, match, empty: ['Reading the journal ...'], reserved: headLines });
  if (damage) return <Trouble title={`Run ${runId}`} failure={damage} />;

  const { current } = table;
  const noRow = current ? undefined : 'There is no item here.';
  const stop = () => {
    runs.stop(runId, 'by the operator');
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
    </Frame>
  );
}

const match = matchTexts<Line>(({ id, item, user, seen }) => [
  id,
  user,
  item.targetId,
  seen,
  item.phase,
  item.outcome,
  item.reason,
]);

function runLines({ plan, items }: RunState): readonly Line[] {
  const users = new Map<string, string>(
    plan.verb === 'lex-migrate'
      ? plan.items.map((item) => [item.id, `${item.v1BotName} ${item.v1BotVersion} to ${item.v2BotName}`])
      : plan.items.map((item) => [item.id, item.userName ?? '?']),
  );
  return items.map((item) => ({ id: item.id, item, user: users.get(item.id) ?? '', seen: seenText(item) }));
}

function seenText({ observation }: ItemState): string {
  if (!observation) return '';
  const { source, target, migration } = observation;
  if (migration) return migration.status ?? 'unknown';
  return target ? (target.state ?? 'unknown') : source ? (source.state ?? 'unknown') : 'not listed';
}

/** What stands in the outcome column: the end, or where the item is on its way. */
export function stageOf(item: ItemState): { readonly text: string; readonly tone: Tone } {
  const { phase, outcome } = item;
  switch (phase) {
    case 'waiting':
      return { text: 'waiting', tone: 'dim' };
    case 'sending':
      return { text: 'sending', tone: 'accent' };
    case 'unclear':
      return { text: 'UNCLEAR', tone: 'warn' };
    case 'watching':
      return { text: 'in progress', tone: 'accent' };
    case 'settled': {
      // Completed is not done while people have work left to do.
      const tasks = outcome === 'done' ? tasksLeft(item) : 0;
      if (tasks > 0) return { text: count(tasks, 'task'), tone: 'warn' };
      return {
        text: outcome ?? 'unknown',
        tone: outcome === 'done' ? 'ok' : outcome === 'not-started' ? 'dim' : 'bad',
      };
    }
  }
}

function runColumns(verb: RunState['plan']['verb'], now: number): readonly Column<Line>[] {
  const lex = verb === 'lex-migrate';
  return [
    { id: 'user', title: lex ? 'BOT' : 'USER', min: 12, max: lex ? 36 : 20, importance: 1, text: ({ user }) => user },
    {
      id: 'stage',
      title: 'OUTCOME',
      min: 11,
      max: 12,
      importance: 2,
      text: ({ item }) => stageOf(item).text,
      tone: ({ item }) => stageOf(item).tone,
    },
    {
      id: 'seen',
      title: lex ? 'STATUS' : 'STATE',
      min: 11,
      max: 12,
      importance: 3,
      text: ({ seen }) => seen,
      tone: ({ seen }) => stateTone(seen),
    },
    ...(lex ? [] : [{ id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 4, text: ({ id }: Line) => id }]),
    ...(verb === 'rebuild'
      ? []
      : [
          {
            id: 'target',
            title: lex ? 'MIGRATION' : 'NEW ID',
            min: 12,
            max: 15,
            importance: 5,
            text: ({ item }: Line) => item.targetId ?? '',
          },
        ]),
    { id: 'for', title: 'FOR', min: 8, max: 9, importance: 6, align: 'right', text: ({ item }) => elapsed(item, now) },
    {
      id: 'why',
      title: 'WHAT IS KNOWN',
      min: 12,
      max: 100,
      importance: 7,
      text: ({ item }) => item.reason ?? item.failure?.why ?? '',
    },
  ];
}

function elapsed({ attemptedAt, settledAt }: ItemState, now: number): string {
  return attemptedAt === undefined ? '' : age((settledAt ?? now) - attemptedAt);
}

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
