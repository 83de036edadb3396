/** The ways to what is wanted, least destructive first: how many can take each now, what it loses, why not the others. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { type Fact, factLines } from '../components/facts.ts';
import { Lines } from '../components/lines.tsx';
import { Table } from '../components/table.tsx';
import { truncate, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { advisedFrom } from '../fleet/advised.ts';
import type { Row } from '../fleet/fleet.ts';
import { usePlaceState, useSource } from '../hooks/console.ts';
import { useList } from '../hooks/use-list.ts';
import { useBody } from '../hooks/use-size.ts';
import { useUnderWay } from '../hooks/use-under-way.ts';
import { keyOf } from '../keymap.ts';
import { type Advice, advise, type Want, wants } from '../rules/advisor.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';

interface WaysProps {
  readonly title: string;
  readonly want: Want;
  readonly selection: readonly Row[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onChoose: (way: Advice) => void;
  readonly onBack: () => void;
}

/** Lines below the table, fewer than these on a low screen. */
const lowRoom = 6;

const reading = ['Which of them are in a run already is being read.'];

type WayLine = Advice & { readonly id: string; readonly nth: number };

export function Ways({ title, want, selection, now, onChoose, onBack }: WaysProps) {
  const { fleet } = useSource();
  const { columns: cells, height } = useBody();
  const [inspecting, setInspecting] = usePlaceState('inspecting', false);
  const underWay = useUnderWay();
  // As of when it was asked: a screen that is read must not change its mind with every second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` moves with the clock
  const ways = useMemo(
    () =>
      underWay
        ? advise(want, advisedFrom(selection, fleet.getState(), now, underWay)).map(
            (way, at): WayLine => ({ ...way, id: way.verb, nth: at + 1 }),
          )
        : [],
    [want, selection, fleet, underWay],
  );
  const list = useList(ways, ways.length, `ways to ${want}`);
  const { current } = list;
  const head = wrap(wants[want].says, cells - 2).map((line) => ` ${line}`);
  const about = current ? aboutLines(current, cells) : [];
  const scroll = useScroll(about, height, 'way');
  if (inspecting && current)
    return (
      <Frame
        title={`${title} / ${current.title.toLowerCase()}`}
        bindings={[{ command: 'back', run: () => setInspecting(false) }, ...scroll.bindings]}
      >
        {scroll.view}
      </Frame>
    );
  const lines = Math.max(1, ways.length) + 1;
  const room = Math.max(0, height - head.length - lines);
  // A low screen has no room for a title that stands in the row already.
  const told = room < lowRoom ? about.slice(2) : about;
  const shown = told.length > room ? [...told.slice(0, room - 1), theme.dim(`   (${keyOf('why')}: all of it)`)] : told;
  const nobody = current?.possible === 0 ? (current.reasons[0]?.reason ?? 'None of them can.') : undefined;
  return (
    <Frame
      title={title}
      bindings={[
        { command: 'choose', run: () => current && onChoose(current), disabled: nobody },
        { command: 'why', run: () => setInspecting(true) },
        { command: 'back', run: onBack },
        ...list.bindings,
      ]}
    >
      <Lines lines={head} />
      <Table columns={columns} rows={ways} cursor={current} cells={cells} height={lines} empty={reading} />
      <Lines height={room} lines={shown} />
    </Frame>
  );
}

const columns: readonly Column<WayLine>[] = [
  { id: 'nth', title: '', min: 2, max: 2, importance: 1, text: ({ nth }) => `${nth}.` },
  { id: 'title', title: 'WAY, LEAST DESTRUCTIVE FIRST', min: 30, max: 48, importance: 2, text: ({ title }) => title },
  {
    id: 'possible',
    title: 'CAN NOW',
    min: 10,
    max: 12,
    importance: 3,
    align: 'right',
    text: ({ possible, of }) => (of === 1 ? (possible ? 'yes' : 'no') : `${possible} of ${of}`),
    tone: ({ possible, of }) => (possible === of ? 'ok' : possible > 0 ? 'warn' : 'dim'),
  },
  { id: 'loses', title: 'LOSES', min: 24, max: 100, importance: 4, text: ({ loses }) => loses },
];

/** What it loses and keeps, when it is right, and whom it does not serve. */
function aboutLines({ loses, keeps, when, source, notes, reasons, title }: WayLine, cells: number): string[] {
  const facts: readonly Fact[] = [
    { label: 'Loses', value: loses, tone: 'warn' },
    { label: 'Keeps', value: keeps, tone: 'ok' },
    { label: 'When', value: when },
    ...notes.map((value): Fact => ({ label: 'Note', value, tone: 'warn' })),
    ...reasons.map(
      ({ count, reason, remedy }, at): Fact => ({
        label: at === 0 ? 'Not for' : '',
        value: `${count}: ${reason}${remedy ? ` ${remedy}` : ''}`,
      }),
    ),
    { label: 'Source', value: source, tone: 'dim' },
  ];
  return ['', theme.title(truncate(` ${title}`, cells)), ...factLines(facts, cells, 8)];
}
