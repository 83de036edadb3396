/** Item by item what is lost, the totals above: it goes on by its own key, once the last line has been on screen. */
import { type Column, fitColumns, headerLine, inTheMiddle, rowLine } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { count, wrap } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { connectedWord } from '../../fleet/row-words.ts';
import { unseen, useSeen } from '../../hooks/use-seen.ts';
import { useBody } from '../../hooks/use-size.ts';
import { keyOf } from '../../keymap.ts';
import type { Stage } from '../../plans/confirming.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import { riskText } from '../../rules/losses.ts';
import { freshAtMost, snapshotWord } from '../../rules/snapshot-gate.ts';
import { verbFacts } from '../../rules/verbs.ts';
import { consequence } from '../consequence.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import { targetsOf } from '../targets-of.ts';
import type { StepProps } from './confirm.tsx';
import { planHead, roomy } from './plan-head.ts';

export function LookStep({ title, status, plan, on, cancel }: StepProps<Extract<Stage, { kind: 'look' }>>) {
  const { columns, height } = useBody();
  const seen = useSeen();
  const fitted = fitColumns(lookColumns(plan), columns - 6);
  const head = [
    ...(height < roomy ? [] : ['', ...planHead(plan, columns)]),
    ...totalLines(plan, columns),
    `   ${theme.dim(headerLine(fitted))}`,
  ];
  const rows = plan.items.map((item) => `   ${rowLine(fitted, item)}`);
  const end = `   ${theme.title(`That is all of them.${seen ? ` ${keyOf('acknowledge')}: seen, go on.` : ''}`)}`;
  const scroll = useScroll([...rows, end], height - head.length);
  const notYet = !seen
    ? unseen
    : scroll.atEnd
      ? undefined
      : `There are more of them: ${keyOf('pageDown')}, or ${keyOf('last')} for the last.`;
  return (
    <Frame
      title={title}
      status={status}
      bindings={[
        { command: 'acknowledge', run: on, disabled: notYet },
        // What goes on from a review goes on from here, too.
        { command: 'next', run: on, disabled: notYet },
        { command: 'back', run: cancel },
        ...scroll.bindings,
      ]}
    >
      <Lines lines={head} />
      {scroll.view}
    </Frame>
  );
}

function totalLines({ verb, items, createdAt, policy }: WorkspacesPlan, cells: number): string[] {
  const text = `${count(items.length, 'WorkSpace')} will be ${verbFacts[verb].done}: ${consequence[verb]}; ${riskText(verb, items, createdAt, policy)}.`;
  return wrap(text, cells - 6).map((line) => `   ${theme.danger(line)}`);
}

/** What a verb does not touch, and what all items share, has no column. */
function lookColumns({ verb, items, createdAt, policy }: WorkspacesPlan): readonly Column<WorkspaceItem>[] {
  const several = targetsOf(items).length > 1;
  return columnsAt(createdAt, policy.freshSnapshot).filter(({ id }) =>
    id === 'snapshot' ? verbFacts[verb].goesBackTo !== undefined : id === 'target' ? several : true,
  );
}

const lostText = ({ snapshot }: WorkspaceItem, now: number): string =>
  typeof snapshot === 'number' ? duration(now - snapshot) : `snapshot ${snapshot ? snapshotWord(snapshot) : 'unknown'}`;

function columnsAt(now: number, fresh: boolean): readonly Column<WorkspaceItem>[] {
  return [
    {
      id: 'user',
      title: 'USER',
      min: 14,
      max: 28,
      importance: 1,
      text: ({ userName }: WorkspaceItem) => userName ?? '?',
    },
    { id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 5, text: ({ id }: WorkspaceItem) => id },
    {
      id: 'snapshot',
      title: 'USER DATA LOST',
      min: 14,
      max: 18,
      importance: 2,
      text: (item: WorkspaceItem) => (fresh ? `${duration(freshAtMost(item.first))} at most` : lostText(item, now)),
    },
    {
      id: 'target',
      title: 'TO',
      min: 20,
      max: 44,
      importance: 3,
      cut: inTheMiddle,
      text: ({ target }: WorkspaceItem) => target?.bundleName ?? target?.bundleId ?? '',
    },
    {
      id: 'connected',
      title: 'CONNECTED',
      min: 9,
      max: 9,
      importance: 4,
      text: ({ connection }: WorkspaceItem) => connectedWord(connection),
      tone: ({ connection }: WorkspaceItem) => (connection === 'CONNECTED' ? ('bad' as const) : ('plain' as const)),
    },
    {
      id: 'computer',
      title: 'COMPUTER',
      min: 15,
      max: 15,
      importance: 6,
      text: (item: WorkspaceItem) => item.computerName ?? '',
    },
    {
      id: 'bundle',
      title: 'BUNDLE',
      min: 16,
      max: 44,
      importance: 7,
      cut: inTheMiddle,
      text: (item: WorkspaceItem) => item.bundleName ?? item.bundleId ?? '',
    },
  ];
}
