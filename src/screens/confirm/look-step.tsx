/** Item by item what is lost, the totals above: it goes on by its own key, once the last line has been on screen. */
import { fitColumns, headerLine, rowLine } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { count, wrap } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { connectedWord } from '../../fleet/fleet.ts';
import { useBody } from '../../hooks/use-size.ts';
import { keyOf } from '../../keymap.ts';
import type { Stage } from '../../plans/confirming.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { duration, totals } from '../../rules/losses.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import type { StepProps } from './confirm.tsx';
import { planHead, roomy } from './plan-head.ts';

export function LookStep({ title, status, plan, on, cancel }: StepProps<Extract<Stage, { kind: 'look' }>>) {
  const { columns, height } = useBody();
  const fitted = fitColumns(lookColumns(plan.createdAt), columns - 6);
  const head = [
    ...(height < roomy ? [] : ['', ...planHead(plan, columns)]),
    ...totalLines(plan, columns),
    `   ${theme.dim(headerLine(fitted))}`,
  ];
  const rows = plan.items.map((item) => `   ${rowLine(fitted, item)}`);
  const end = `   ${theme.title(`That is all of them. ${keyOf('acknowledge')}: seen, go on.`)}`;
  const scroll = useScroll([...rows, end], height - head.length);
  return (
    <Frame
      title={title}
      status={status}
      bindings={[
        {
          command: 'acknowledge',
          run: on,
          disabled: scroll.atEnd
            ? undefined
            : `There are more of them: ${keyOf('pageDown')}, or ${keyOf('last')} for the last.`,
        },
        { command: 'back', run: cancel },
        ...scroll.bindings,
      ]}
    >
      <Lines lines={head} />
      {scroll.view}
    </Frame>
  );
}

function totalLines(plan: WorkspacesPlan, cells: number): string[] {
  const risk = totals(plan.items, plan.createdAt);
  const volumes = `${count(plan.items.length, 'root volume')} lost`;
  const parts = [
    volumes,
    risk.worstAgeMs === undefined
      ? 'age of the user data unknown'
      : `up to ${duration(risk.worstAgeMs)} of user data lost on each`,
    ...(risk.oldSnapshots > 0 ? [`${count(risk.oldSnapshots, 'snapshot')} older than 12 h`] : []),
    ...(risk.unknownSnapshot > 0 ? [`${count(risk.unknownSnapshot, 'snapshot')} unknown`] : []),
    `${count(risk.connected, 'user')} connected`,
    ...(risk.unknownConnection > 0 ? [`${count(risk.unknownConnection, 'connection')} unknown`] : []),
  ];
  return wrap(`${parts.join(', ')}.`, cells - 6).map((line) => `   ${theme.danger(line)}`);
}

function lookColumns(now: number) {
  return [
    {
      id: 'user',
      title: 'USER',
      min: 14,
      max: 28,
      importance: 1,
      text: ({ userName }: WorkspaceItem) => userName ?? '?',
    },
    { id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 2, text: ({ id }: WorkspaceItem) => id },
    {
      id: 'snapshot',
      title: 'USER DATA LOST',
      min: 14,
      max: 18,
      importance: 3,
      text: ({ snapshot }: WorkspaceItem) =>
        typeof snapshot === 'number' ? duration(now - snapshot) : `snapshot ${snapshot}`,
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
      importance: 5,
      text: (item: WorkspaceItem) => item.computerName ?? '',
    },
    {
      id: 'bundle',
      title: 'BUNDLE',
      min: 16,
      max: 44,
      importance: 6,
      text: (item: WorkspaceItem) => item.bundleName ?? item.bundleId ?? '',
    },
  ];
}
