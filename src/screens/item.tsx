/** One item of a run in full: what was planned, what was sent, what AWS answered word for word, and how it ended. */
import { useMemo } from 'react';
import { type Fact, factLines } from '../components/facts.ts';
import { theme } from '../components/theme.ts';
import { protocolLabel } from '../fleet/row-words.ts';
import { useGo } from '../hooks/console.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useLeaving } from '../hooks/use-leaving.ts';
import { useLexV2Status } from '../hooks/use-lex-v2-status.ts';
import { useNow } from '../hooks/use-now.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { v2Locale } from '../lex/strategy.ts';
import type { LexItem, Plan, WorkspaceItem } from '../plans/plan.ts';
import { type SnapshotFact, snapshotWord } from '../rules/snapshot-gate.ts';
import { lexTasks } from '../runs/lex-tasks.ts';
import type { ItemState } from '../runs/state.ts';
import { Frame } from './frame.tsx';
import { buildFacts } from './lex/build-facts.ts';
import { migrationLines } from './lex/migration-lines.ts';
import { v2StatusLines } from './lex/v2-status-lines.ts';
import { knownText, type RunLine, runLines, stageOf } from './run-columns.ts';
import { nothingToTick } from './run-commands.ts';
import { useScroll } from './scroll.tsx';
import { age, dateTimeZoned } from './times.ts';

export function ItemScreen({ runId, itemId }: { readonly runId: string; readonly itemId: string }) {
  const go = useGo();
  const { columns, height } = useBody();
  const { state } = useRun(runId);
  const line = useMemo(() => (state ? runLines(state).find(({ id }) => id === itemId) : undefined), [state, itemId]);
  const item = line?.item;
  const planned = state?.plan.items.find(({ id }) => id === itemId);
  const now = useNow(item !== undefined && item.settledAt === undefined);
  const lex = planned && 'v1BotName' in planned ? planned : undefined;
  const { status, v2BotId } = item?.observation?.migration ?? {};
  // What a failed one has left behind is only known of AWS.
  const leftover = status === 'FAILED' ? v2BotId : undefined;
  const localeId = lex?.locale === undefined ? undefined : v2Locale(lex.locale);
  const { again, ...v2 } = useLexV2Status(leftover, localeId);
  const left =
    leftover === undefined
      ? []
      : ['', ` ${theme.title('What it has left at AWS')}`, '', ...v2StatusLines(v2, localeId, columns)];
  const leaving = useLeaving(lex && item?.phase === 'watching' ? `The migration of ${lex.v1BotName}` : undefined);
  const tasks: readonly Binding[] = lex
    ? [
        {
          command: 'afterwards',
          run: () => go.to({ screen: 'lex-tasks', runId, itemId }),
          disabled: status === 'COMPLETED' ? undefined : nothingToTick,
        },
      ]
    : [];
  const scroll = useScroll(
    line && planned ? [...lines(line, planned, now, columns), ...left] : ['', '   Reading the journal ...'],
    height,
  );
  return (
    <Frame
      title={`Runs / ${runId} / ${itemId}`}
      status={line ? stageOf(line).text : ''}
      bindings={[
        ...leaving,
        ...tasks,
        ...(leftover === undefined ? [] : ([{ command: 'retry', run: again }] as const)),
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </Frame>
  );
}

type Planned = Plan['items'][number];

function lines(line: RunLine, planned: Planned, now: number, cells: number): string[] {
  const { item } = line;
  const isLex = 'v1BotName' in planned;
  const { migration } = item.observation ?? {};
  const facts = [...plannedFacts(planned, item), ...courseFacts(line, now)];
  return [
    '',
    ...factLines(facts, cells),
    ...(isLex && migration
      ? ['', ...migrationLines({ ...migration, item: planned, tasks: lexTasks(planned, item) }, cells)]
      : []),
  ];
}

function plannedFacts(planned: Planned, item: ItemState): readonly Fact[] {
  if ('v1BotName' in planned) return lexFacts(planned);
  return 'localeId' in planned ? buildFacts(planned, item) : workspaceFacts(planned, item);
}

function workspaceFacts(planned: WorkspaceItem, { phase, freshSnapshot }: ItemState): readonly Fact[] {
  return [
    { label: 'WorkSpace', value: planned.id },
    { label: 'User', value: planned.userName ?? '?' },
    {
      label: 'Before',
      value: `${planned.computerName ?? '?'}, ${planned.ipAddress ?? 'no address'}, ${planned.state ?? '?'}`,
    },
    { label: 'Bundle', value: planned.bundleName ?? planned.bundleId ?? '?' },
    ...(planned.target ? [{ label: 'Target', value: planned.target.bundleName ?? planned.target.bundleId }] : []),
    ...(planned.toProtocol
      ? [{ label: 'Protocol to', value: protocolLabel({ protocols: [planned.toProtocol] }) }]
      : []),
    ...(planned.snapshot === undefined
      ? []
      : [
          {
            label: 'User data from',
            value: userDataFrom(planned.snapshot, phase === 'awaiting' ? undefined : freshSnapshot),
          },
        ]),
  ];
}

/** What was waited for is what it goes back to. */
function userDataFrom(planned: SnapshotFact, fresh: number | undefined): string {
  const known = typeof planned === 'number' ? dateTimeZoned(planned) : `snapshot ${snapshotWord(planned)}`;
  return fresh === undefined ? known : `${dateTimeZoned(fresh)}, fresh (at the review: ${known})`;
}

function lexFacts(planned: LexItem): readonly Fact[] {
  return [
    {
      label: 'V1 bot',
      value: `${planned.v1BotName} version ${planned.v1BotVersion}, ${planned.locale ?? 'locale unknown'}`,
    },
    { label: 'V2 bot', value: `${planned.v2BotName} (${planned.migrationStrategy})` },
    { label: 'Role', value: planned.v2BotRole },
  ];
}

function courseFacts(line: RunLine, now: number): readonly Fact[] {
  const { item, step } = line;
  const stage = stageOf(line);
  const { source, target, migration } = item.observation ?? {};
  const when = (label: string, at: number | undefined): readonly Fact[] =>
    at === undefined ? [] : [{ label, value: `${dateTimeZoned(at)}, ${age(now - at)} ago` }];
  const known = (label: string, value: string | undefined): readonly Fact[] => (value ? [{ label, value }] : []);
  return [
    { label: 'Outcome', value: stage.text, tone: stage.tone },
    ...known('Step', step),
    ...known('Known', knownText(line, now)),
    ...when('Sent', item.attemptedAt),
    ...when('Ended', item.settledAt),
    ...known('Request id', item.requestId),
    ...known(migration ? 'Migration id' : 'New id', item.targetId),
    ...known(target ? 'Old one now' : 'Now', source && `${source.state ?? 'unknown'} on ${source.bundleId ?? '?'}`),
    ...known(
      'New one now',
      target &&
        `${target.state ?? 'unknown'} on ${target.bundleId ?? '?'}, ${target.computerName ?? '?'}, ${target.ipAddress ?? 'no address'}`,
    ),
    ...(item.failure
      ? [
          {
            label: 'AWS said',
            value: [item.failure.code, item.failure.why].filter(Boolean).join(': '),
            tone: 'bad' as const,
          },
          { label: 'What to do', value: item.failure.next },
        ]
      : []),
  ];
}
