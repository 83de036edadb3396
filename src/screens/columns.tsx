/** The columns of the list: which are shown, in which order, and which one the rows are sorted by. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { glyphs } from '../components/glyphs.ts';
import { Table } from '../components/table.tsx';
import { moved, turned } from '../fleet/chosen-columns.ts';
import { type FieldId, fieldIds, fields } from '../fleet/fields.ts';
import type { Order } from '../fleet/order.ts';
import { useList } from '../hooks/use-list.ts';
import type { UsedListing } from '../hooks/use-listing.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';

interface Line {
  readonly id: FieldId;
  readonly title: string;
  readonly says: string;
  /** Why its column is blank for most. */
  readonly note: string;
}

const columns = (order: Order): readonly Column<Line>[] => [
  { id: 'title', title: 'COLUMN', min: 11, max: 14, importance: 1, text: ({ title }) => title },
  {
    id: 'order',
    title: '',
    min: 1,
    max: 1,
    importance: 2,
    text: ({ id }) => (id === order.by ? (order.reversed ? glyphs.down : glyphs.up) : ''),
  },
  { id: 'field', title: 'FIELD', min: 9, max: 10, importance: 3, text: ({ id }) => id },
  { id: 'says', title: 'WHAT IT IS', min: 30, max: 72, importance: 4, text: ({ says }) => says },
  { id: 'note', title: '', min: 22, max: 40, importance: 5, text: ({ note }) => note, tone: () => 'dim' },
];

export interface ColumnsProps {
  /** Those that are shown now. */
  readonly shown: readonly FieldId[];
  readonly listing: UsedListing;
  readonly onLeave: () => void;
}

export function Columns({ shown, listing, onLeave }: ColumnsProps) {
  const { columns: cells, height } = useBody();
  const { order } = listing;
  const lines = useMemo(() => [...shown, ...fieldIds.filter((id) => !shown.includes(id))].map(lineOf), [shown]);
  const list = useList(lines, height - 1, 'columns', shown[0]);
  const { current } = list;
  const choose = (next: readonly FieldId[]) => {
    list.pin();
    listing.set({ columns: next });
  };
  const bind = (command: 'columnUp' | 'columnDown', by: -1 | 1) => ({
    command,
    run: () => current && choose(moved(shown, current.id, by)),
    disabled:
      current && shown.includes(current.id) ? undefined : 'It is not shown: only columns that are have a place.',
  });
  return (
    <Frame
      title="Columns"
      status={`${shown.length} of ${fieldIds.length}`}
      bindings={[
        {
          command: 'showColumn',
          run: () => {
            if (!current) return;
            // A line that is hidden goes down among the others like it: the cursor stays, where the next one comes up.
            if (shown.includes(current.id)) list.move('down');
            listing.set({ columns: turned(shown, current.id) });
          },
          disabled:
            shown.length === 1 && current?.id === shown[0] ? 'It is the only one: a list shows something.' : undefined,
        },
        bind('columnDown', 1),
        bind('columnUp', -1),
        { command: 'sortByColumn', run: () => current && listing.sortBy(current.id) },
        { command: 'reverse', run: listing.reverse },
        { command: 'usualColumns', run: () => listing.set({ columns: undefined }) },
        { command: 'accept', run: onLeave },
        { command: 'back', run: onLeave },
        ...list.bindings,
      ]}
    >
      <Table
        columns={columns(order)}
        rows={list.shown}
        cursor={current}
        marked={({ id }) => shown.includes(id)}
        dimmed={({ id }) => !shown.includes(id)}
        cells={cells}
        height={height}
        empty={[]}
      />
    </Frame>
  );
}

function lineOf(id: FieldId): Line {
  const { title, says, lookedUp = false } = fields[id];
  return { id, title, says, note: lookedUp ? 'known where it was looked up' : '' };
}
