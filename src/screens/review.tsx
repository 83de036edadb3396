/** What will happen to whom, before anything is asked: item by item, with what is lost, what is held back, and why. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { type Proposal, useDraft } from '../hooks/use-draft.ts';
import { useNow } from '../hooks/use-now.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import type { WorkspaceItem } from '../plans/plan.ts';
import { mayBeSent } from '../rules/may-be-sent.ts';
import { verbFacts } from '../rules/verbs.ts';
import { Frame } from './frame.tsx';
import { PolicyForm } from './policy-form.tsx';
import { Question } from './question.tsx';
import { matchReview, reviewColumns, reviewLines } from './review-columns.ts';
import { currentLines } from './review-current.ts';
import { reviewHead, tooOld } from './review-head.ts';
import { ReviewItem } from './review-item.tsx';
import { ReviewWhy } from './review-why.tsx';
import { useTableView } from './table-view.tsx';
import { Trouble } from './trouble.tsx';

/** Lines above the table, more where they are needed and there is room, and below it about the row under the cursor. */
const leastLines = 4;
const lowLines = 5;
const aboutLines = 4;
const roomyFrom = 16;

/** What lies over the table: one WorkSpace in full, the reasons by number, or a question about the plan. */
type Over = 'item' | 'why' | 'ticket' | 'policy' | undefined;

export function ReviewScreen(place: Proposal) {
  const go = useGo();
  const { notices } = useConsole();
  const { locked, account } = useLink();
  const { columns: cells, height } = useBody();
  const [over, setOver] = usePlaceState<Over>('over', undefined);
  const [selection] = usePlaceState<Proposal>('selection', place);
  const draft = useDraft(selection);
  const { gathered, gone, unread, plan } = draft;
  const now = useNow(true);
  const made = plan?.ok ? plan.value : undefined;
  const lines = useMemo(() => reviewLines(made), [made]);
  const columns = useMemo(() => reviewColumns(made), [made]);
  const low = height < roomyFrom;
  const old = made && tooOld(made, now);
  const most = low ? lowLines : Math.floor(height / 2.5);
  const said = made
    ? [
        ...(old ? [theme.warn(truncate(` ${old}`, cells))] : []),
        ...reviewHead(made, draft, selection.leftOut, cells, old ? most - 1 : most),
      ]
    : [];
  const head = [...said, ...Array<string>(Math.max(0, leastLines - said.length)).fill('')];
  const about = low ? 0 : aboutLines;
  const table = useTableView({
    rows: lines,
    columns,
    match: matchReview,
    empty: [
      gone.length === selection.ids.length
        ? 'AWS no longer lists any of them.'
        : `Looking up snapshots and connections: ${gathered.size} of ${selection.ids.length} ...`,
    ],
    reserved: head.length + about,
  });
  const { current } = table;
  const title = `${verbFacts[selection.verb].noun} / review`;

  const retry = { command: 'retry', run: draft.again } as const;
  const failure = plan ? (plan.ok ? undefined : plan.failure) : unread.length > 0 && !made ? draft.failure : undefined;
  if (failure) return <Trouble title={title} status="no plan" failure={failure} bindings={[retry]} />;

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
  if (over === 'item' && current && made)
    return <ReviewItem title={title} plan={made} item={current.item} onClose={close} />;
  if (over === 'why' && made) return <ReviewWhy title={title} plan={made} onClose={close} />;

  const notYet = made ? undefined : 'Snapshots and connections are still being looked up.';
  const blocked = !account
    ? 'AWS has not yet said which account this is.'
    : !made
      ? notYet
      : made.items.length === 0
        ? 'None of them may be sent: see the reasons.'
        : locked
          ? `Changes are locked: ${keyOf('lock')} unlocks them.`
          : old;
  const connected = current?.item.connection === 'CONNECTED';
  const override = (item: WorkspaceItem) => {
    const still = item.verdicts.find((verdict) => verdict.rule !== 'connection' && !mayBeSent([verdict]));
    if (still && !draft.overridden.has(item.id))
      notices.say(`Its user is overridden, but it is held back all the same: ${still.reason}`, 'warn');
    draft.toggleOverride(item.id);
  };
  const other = current && table.rows.find(({ goes }) => goes !== current.goes);
  const layer = table.layer([
    { command: 'next', run: () => made && go.to({ screen: 'confirm', plan: made }), disabled: blocked },
    { command: 'open', run: () => setOver('item'), disabled: noRow },
    { command: 'why', run: () => setOver('why'), disabled: notYet },
    {
      command: 'override',
      run: () => current && override(current.item),
      disabled: noRow ?? (connected ? undefined : 'Its user is not connected: there is nothing to override.'),
    },
    {
      command: 'jump',
      run: () => other && table.goTo(other.id),
      disabled: noRow ?? (other ? undefined : `All of them ${current?.goes ? 'go' : 'are held back'}.`),
    },
    { command: 'ticket', run: () => setOver('ticket') },
    { command: 'policy', run: () => setOver('policy'), disabled: notYet },
    {
      command: 'fresh',
      run: () => made && draft.changePolicy({ freshSnapshot: !made.policy.freshSnapshot }),
      disabled:
        verbFacts[selection.verb].goesBackTo === undefined
          ? `A ${verbFacts[selection.verb].noun.toLowerCase()} goes back to no snapshot: there is nothing to wait for.`
          : notYet,
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
      <Lines height={about} lines={current ? ['', ...currentLines(selection.verb, current, cells, about - 1)] : []} />
    </Frame>
  );
}
