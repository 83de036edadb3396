/** What will happen to whom, before anything is asked: item by item, with what is lost, what is held back, and why. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { Lines } from '../components/lines.tsx';
import { count, truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { type Draft, type Selection, useDraft } from '../hooks/use-draft.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../plans/plan.ts';
import { worst } from '../rules/eligibility.ts';
import { duration, totals } from '../rules/losses.ts';
import { stateTone } from './fleet-columns.ts';
import { Frame } from './frame.tsx';
import { itemLines } from './review-item.ts';
import { useScroll } from './scroll.tsx';
import { matchTexts, useTableView } from './table-view.tsx';
import { failureLines } from './trouble.tsx';

const verbs = { rebuild: 'Rebuild', migrate: 'Migrate' } as const;

interface Line {
  readonly id: string;
  readonly item: WorkspaceItem;
  readonly goes: boolean;
}

const headLines = 3;

export function ReviewScreen(place: Selection) {
  const go = useGo();
  const { locked, account } = useLink();
  const { columns: cells, height } = useBody();
  const [inspecting, setInspecting] = usePlaceState('inspecting', false);
  const [selection] = usePlaceState<Selection>('selection', place);
  const draft = useDraft(selection);
  const { gathered, gone, unread, plan } = draft;
  const made = plan?.ok ? plan.value : undefined;
  const lines = useMemo(() => planLines(made), [made]);
  const columns = useMemo(() => reviewColumns(made?.createdAt ?? 0), [made?.createdAt]);
  const table = useTableView({
    rows: lines,
    columns,
    match,
    empty: [
      gone.length === selection.ids.length
        ? 'AWS no longer lists any of them.'
        : `Looking up snapshots and connections: ${gathered.size} of ${selection.ids.length} ...`,
    ],
    reserved: headLines,
  });
  const { current } = table;
  const scroll = useScroll(
    current && made ? itemLines(made.verb, current.item, made.createdAt, cells) : [],
    height,
    'item',
  );
  const target = made?.items[0]?.target ?? made?.excluded[0]?.target;
  const title = `${verbs[selection.verb]} / review${target ? ` / to ${target.bundleName ?? target.bundleId}` : ''}`;

  const retry = { command: 'retry', run: draft.again } as const;
  const failure = plan ? (plan.ok ? undefined : plan.failure) : unread.length > 0 && !made ? draft.failure : undefined;
  if (failure)
    return (
      <Frame title={title} bindings={[retry]}>
        <Lines height={height} lines={failureLines(failure, cells)} />
      </Frame>
    );

  const noRow = current ? undefined : 'There is no row here.';
  if (inspecting && current)
    return (
      <Frame
        title={`${title} / ${current.item.userName ?? current.id}`}
        status={current.id}
        bindings={[{ command: 'back', run: () => setInspecting(false) }, ...scroll.bindings]}
      >
        {scroll.view}
      </Frame>
    );

  const blocked = !account
    ? 'AWS has not yet said which account this is.'
    : !made
      ? 'Snapshots and connections are still being looked up.'
      : made.items.length === 0
        ? 'None of them may be sent: see the reasons.'
        : locked
          ? `Changes are locked: ${keyOf('lock')} unlocks them.`
          : undefined;
  const connected = current?.item.connection === 'CONNECTED';
  const layer = table.layer([
    { command: 'next', run: () => made && go.to({ screen: 'confirm', plan: made }), disabled: blocked },
    { command: 'open', run: () => setInspecting(true), disabled: noRow },
    {
      command: 'override',
      run: () => current && draft.toggleOverride(current.id),
      disabled: noRow ?? (connected ? undefined : 'Its user is not connected: there is nothing to override.'),
    },
    retry,
  ]);
  return (
    <Frame
      title={title}
      status={
        made ? `${made.items.length} go, ${made.excluded.length + gone.length + unread.length} held back` : 'looking up'
      }
      {...layer}
    >
      <Lines height={headLines} lines={made ? summaryLines(made, draft, cells) : ['']} />
      {table.view}
    </Frame>
  );
}

const match = matchTexts<Line>(({ item, goes }) => [
  item.id,
  item.userName,
  item.computerName,
  item.state,
  goes ? 'goes' : 'held',
]);

/** The held ones first: they are what is easily overlooked. */
function planLines(plan: WorkspacesPlan | undefined): readonly Line[] {
  if (!plan) return [];
  const line = (goes: boolean) => (item: WorkspaceItem) => ({ id: item.id, item, goes });
  return [...plan.excluded.map(line(false)), ...plan.items.map(line(true))];
}

function summaryLines(plan: WorkspacesPlan, { gone, unread, failure, overridden }: Draft, cells: number): string[] {
  const risk = totals(plan.items, plan.createdAt);
  const { length: n } = plan.items;
  const lost = [
    risk.worstAgeMs === undefined
      ? 'age of the user data unknown'
      : `${duration(risk.worstAgeMs)} of user data at risk at the worst`,
    `${count(risk.connected, 'user')} connected${overridden.size > 0 ? ` (${overridden.size} overridden)` : ''}`,
    ...(risk.unknownConnection > 0 ? [`${risk.unknownConnection} connections unknown`] : []),
    ...(risk.oldSnapshots > 0 ? [`${count(risk.oldSnapshots, 'snapshot')} older than 12 h`] : []),
  ];
  const what =
    plan.verb === 'rebuild'
      ? 'will be rebuilt: root volume lost'
      : 'will get a new id, name and address: root volume lost';
  const held = [
    plan.excluded.length > 0 ? `${plan.excluded.length} held back by a rule (${keyOf('open')}: why)` : '',
    gone.length > 0 ? `${gone.length} no longer listed by AWS` : '',
    unread.length > 0
      ? `${unread.length} could not be looked up (${keyOf('retry')}: again): ${failure?.why ?? ''}`
      : '',
  ].filter(Boolean);
  return [
    theme.title(truncate(` ${count(n, 'WorkSpace')} ${what}.`, cells)),
    truncate(` ${lost.join(', ')}.`, cells),
    held.length > 0 ? theme.warn(truncate(` ${held.join(', ')}.`, cells)) : '',
  ];
}

function reviewColumns(now: number): readonly Column<Line>[] {
  return [
    {
      id: 'goes',
      title: '',
      min: 5,
      max: 5,
      importance: 1,
      text: ({ goes }) => (goes ? 'goes' : 'HELD'),
      tone: ({ goes }) => (goes ? 'ok' : 'warn'),
    },
    { id: 'user', title: 'USER', min: 12, max: 22, importance: 2, text: ({ item }) => item.userName ?? '?' },
    {
      id: 'state',
      title: 'STATE',
      min: 9,
      max: 17,
      importance: 3,
      text: ({ item }) => item.state ?? 'unknown',
      tone: ({ item }) => stateTone(item.state),
    },
    { id: 'snapshot', title: 'SNAPSHOT', min: 11, max: 11, importance: 4, text: ({ item }) => snapshotText(item, now) },
    {
      id: 'connected',
      title: 'CONNECTED',
      min: 12,
      max: 12,
      importance: 5,
      text: ({ item }) => item.connection?.toLowerCase() ?? '?',
      tone: ({ item }) => (item.connection === 'CONNECTED' ? 'bad' : 'plain'),
    },
    { id: 'why', title: 'FINDING', min: 16, max: 90, importance: 6, text: ({ item, goes }) => finding(item, goes) },
    { id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 7, text: ({ id }) => id },
    { id: 'computer', title: 'COMPUTER', min: 15, max: 15, importance: 8, text: ({ item }) => item.computerName ?? '' },
  ];
}

function snapshotText({ snapshot }: WorkspaceItem, now: number): string {
  return typeof snapshot === 'number' ? `${duration(now - snapshot)} old` : snapshot;
}

function finding({ verdicts }: WorkspaceItem, goes: boolean): string {
  const verdict = worst(verdicts);
  return goes && verdict.kind === 'allowed' ? '' : verdict.reason;
}
