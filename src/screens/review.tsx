/** What will happen to whom, before anything is asked: item by item, with what is lost, what is held back, and why. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, wrapWithin } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { type Draft, type Proposal, useDraft } from '../hooks/use-draft.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { policyText } from '../plans/policy.ts';
import { duration, totals } from '../rules/losses.ts';
import { verbFacts } from '../rules/verbs.ts';
import { Frame } from './frame.tsx';
import { PolicyForm } from './policy-form.tsx';
import { Question } from './question.tsx';
import { matchReview, reviewColumns, reviewLines } from './review-columns.ts';
import { itemLines } from './review-item.ts';
import { useScroll } from './scroll.tsx';
import { useTableView } from './table-view.tsx';
import { failureLines } from './trouble.tsx';

/** Lines above the table: more where a sentence needs two, and there is room. */
const leastLines = 5;
const roomyFrom = 16;

/** What lies over the table: one WorkSpace in full, or a question about the plan. */
type Over = 'item' | 'ticket' | 'policy' | undefined;

export function ReviewScreen(place: Proposal) {
  const go = useGo();
  const { locked, account } = useLink();
  const { columns: cells, height } = useBody();
  const [over, setOver] = usePlaceState<Over>('over', undefined);
  const [selection] = usePlaceState<Proposal>('selection', place);
  const draft = useDraft(selection);
  const { gathered, gone, unread, plan } = draft;
  const made = plan?.ok ? plan.value : undefined;
  const lines = useMemo(() => reviewLines(made), [made]);
  const columns = useMemo(() => reviewColumns(made?.createdAt ?? 0), [made?.createdAt]);
  const said = made ? summaryLines(made, draft, selection.leftOut, cells, height < roomyFrom ? 1 : 2) : [];
  const head = [...said, ...Array<string>(Math.max(0, leastLines - said.length)).fill('')];
  const table = useTableView({
    rows: lines,
    columns,
    match: matchReview,
    empty: [
      gone.length === selection.ids.length
        ? 'AWS no longer lists any of them.'
        : `Looking up snapshots and connections: ${gathered.size} of ${selection.ids.length} ...`,
    ],
    reserved: head.length,
  });
  const { current } = table;
  const scroll = useScroll(
    current && made ? itemLines(made.verb, current.item, made.createdAt, cells) : [],
    height,
    'item',
  );
  const title = `${verbFacts[selection.verb].noun} / review`;

  const retry = { command: 'retry', run: draft.again } as const;
  const failure = plan ? (plan.ok ? undefined : plan.failure) : unread.length > 0 && !made ? draft.failure : undefined;
  if (failure)
    return (
      <Frame title={title} status="no plan" bindings={[retry]}>
        <Lines height={height} lines={failureLines(failure, cells)} />
      </Frame>
    );

  const noRow = current ? undefined : 'There is no row here.';
  const close = () => setOver(undefined);
  if (over === 'ticket')
    return (
      <Question
        title={`${title} / ticket`}
        says="Why this is done, as your change management calls it. It is kept in the journal and in the report, and is part of what is confirmed."
        label="Ticket:"
        start={draft.ticket}
        check={() => undefined}
        onAnswer={(ticket) => {
          draft.setTicket(ticket);
          close();
        }}
        onCancel={close}
      />
    );
  if (over === 'policy' && made)
    return (
      <PolicyForm
        title={`${title} / pace`}
        policy={made.policy}
        items={made.items.length}
        onChange={draft.changePolicy}
        onClose={close}
      />
    );
  if (over === 'item' && current)
    return (
      <Frame
        title={`${title} / ${current.item.userName ?? current.id}`}
        status={current.id}
        bindings={[{ command: 'back', run: close }, ...scroll.bindings]}
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
    { command: 'open', run: () => setOver('item'), disabled: noRow },
    {
      command: 'override',
      run: () => current && draft.toggleOverride(current.id),
      disabled: noRow ?? (connected ? undefined : 'Its user is not connected: there is nothing to override.'),
    },
    { command: 'ticket', run: () => setOver('ticket') },
    {
      command: 'policy',
      run: () => setOver('policy'),
      disabled: made ? undefined : 'Snapshots and connections are still being looked up.',
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
      <Lines lines={head} />
      {table.view}
    </Frame>
  );
}

/** `most`: lines that a sentence may take. */
function summaryLines(
  plan: WorkspacesPlan,
  { gone, unread, failure, overridden }: Draft,
  leftOut: string | undefined,
  cells: number,
  most: number,
): string[] {
  const risk = totals(plan.items, plan.createdAt);
  const { length: n } = plan.items;
  const lost = [
    risk.worstAgeMs === undefined
      ? 'age of the user data unknown'
      : `${duration(risk.worstAgeMs)} of user data at risk at the worst`,
    `${count(risk.connected, 'user')} connected${overridden.size > 0 ? ` (${overridden.size} overridden)` : ''}`,
    ...(risk.unknownConnection > 0 ? [`${count(risk.unknownConnection, 'connection')} unknown`] : []),
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
  const target = plan.items[0]?.target ?? plan.excluded[0]?.target;
  const said = (text: string, paint = theme.plain) =>
    wrapWithin(text, cells - 2, most).map((line) => paint(` ${line}`));
  const to = target ? said(`To ${target.bundleName ?? '?'} (${target.bundleId}).`) : [];
  const back = [
    ...(held.length > 0 ? said(`${held.join(', ')}.`, theme.warn) : []),
    ...(leftOut ? said(leftOut, theme.warn) : []),
  ];
  if (n === 0) return [...said('None of them may be sent.', theme.title), ...to, '', ...back];
  return [
    ...said(`${count(n, 'WorkSpace')} ${what}.`, theme.title),
    ...to,
    ...said(`${lost.join(', ')}.`),
    ...said(`${n > 1 ? `${policyText(plan.policy, n)} ` : ''}Ticket: ${plan.ticket ?? `none (${keyOf('ticket')})`}.`),
    ...back,
  ];
}
