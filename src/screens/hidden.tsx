/**
 * The marked WorkSpaces that the query hides, between a verb and whatever asks about it: nothing is done with what nobody
 * has looked at. They count as looked at once the last of them has been on screen.
 */
import { useLayoutEffect, useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { Table } from '../components/table.tsx';
import { count, truncate, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Row } from '../fleet/fleet.ts';
import { useGo, usePlaceState, useSources } from '../hooks/console.ts';
import { useMarks, useRowsOf } from '../hooks/use-fleet.ts';
import { useList } from '../hooks/use-list.ts';
import { unseen, useSeen } from '../hooks/use-seen.ts';
import { useBody } from '../hooks/use-size.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { type Unseen, useBegin, type Way } from '../hooks/use-ways.ts';
import { keyOf } from '../keymap.ts';
import { verbFacts } from '../rules/verbs.ts';
import { fleetColumns } from './fleet-columns.ts';
import { withWhose } from './fleet-sources.ts';
import { Frame } from './frame.tsx';

export interface HiddenProps extends Unseen {
  readonly way: Way;
  /** All that were marked, those that are shown as well. */
  readonly ids: readonly string[];
}

export function HiddenScreen({ way, ids, hidden, gone }: HiddenProps) {
  const go = useGo();
  const begin = useBegin();
  const marks = useMarks();
  const seen = useSeen();
  const { columns: cells, height } = useBody();
  const sources = useSources();
  const at = useSurroundings();
  const columns = useMemo(() => fleetColumns(withWhose(sources), at), [sources, at]);
  const listed = useRowsOf(hidden);
  const rows = useMemo(() => byUser(listed), [listed]);
  const left = ids.filter((id) => marks.ids.has(id));
  const stay = rows.filter(({ id }) => marks.ids.has(id)).length;
  const head = headLines({ way, ids, hidden, gone }, left.length, stay, cells);
  const tableHeight = Math.max(2, height - head.length);
  const list = useList(rows, tableHeight - 1);
  const { current } = list;
  const atEnd = list.shown.at(-1) === rows.at(-1);
  const [reached, setReached] = usePlaceState('reached', false);
  useLayoutEffect(() => {
    if (atEnd) setReached(true);
  });

  const notYet = !seen
    ? unseen
    : !reached && !atEnd
      ? `There are more of them: ${keyOf('pageDown')}, or ${keyOf('last')} for the last.`
      : left.length === 0
        ? 'None of them is marked any more.'
        : undefined;
  const turn = () => current && marks.toggle(current.id);
  const noRow = current ? undefined : 'There is no row here.';
  return (
    <Frame
      title="WorkSpaces / marked, but not shown"
      status={`${stay} of ${rows.length} stay marked, ${left.length} in all`}
      bindings={[
        {
          command: 'next',
          run: () => {
            // They have been told of.
            marks.drop(gone);
            begin(way, left);
          },
          disabled: notYet,
        },
        { command: 'leaveOut', run: turn, disabled: noRow },
        { command: 'mark', run: turn, disabled: noRow },
        { command: 'back', run: go.back },
        ...list.bindings,
      ]}
    >
      <Lines lines={head} />
      <Table
        columns={columns}
        rows={list.shown}
        cursor={current}
        marked={({ id }) => marks.ids.has(id)}
        cells={cells}
        height={tableHeight}
        empty={['None of them is listed any more.']}
      />
    </Frame>
  );
}

const byUser = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => {
    const [one, other] = [a.workspace.userName ?? '', b.workspace.userName ?? ''];
    return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
  });

/** `marked` and `unseen`: how many are still marked, and how many of them the query hides. */
function headLines(
  { way, hidden, gone }: HiddenProps,
  marked: number,
  unseen: number,
  cells: number,
): readonly string[] {
  const deed = way === 'advise' ? 'You ask for these' : `These would be ${verbFacts[way].done}`;
  const hides = unseen > 0 && unseen === marked ? 'all' : unseen;
  const told = `${marked} ${marked === 1 ? 'is' : 'are'} marked; the query hides ${hides} of them. ${deed}, too:`;
  const vanished = `${count(gone.length, 'marked WorkSpace')} no longer listed by AWS, left out: ${gone.join(', ')}`;
  return [
    ...(hidden.length > 0 ? wrap(told, cells - 2).map((line) => theme.warn(` ${line}`)) : []),
    ...(gone.length > 0 ? [theme.dim(` ${truncate(vanished, cells - 2)}`)] : []),
  ];
}
