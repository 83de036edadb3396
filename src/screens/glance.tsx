/** Fleet at a glance: how many there are of what, as bars; enter shows who they are, within what the list asks for already. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { type Bar, type Bars, panelLines } from '../components/panels.ts';
import { moveSheet, type SheetState, settleSheet, sheetStart } from '../components/sheet-state.ts';
import { count, grouped } from '../components/text.ts';
import { type FieldId, fields } from '../fleet/fields.ts';
import { type Answered, type Glance, glanceOf, type Panel } from '../fleet/glance.ts';
import { printQuery } from '../fleet/query/print.ts';
import { and, type Query } from '../fleet/query/query.ts';
import { usePlaceState } from '../hooks/console.ts';
import { useListQuery } from '../hooks/list-query.ts';
import { useCalm } from '../hooks/use-calm.ts';
import { useFleets } from '../hooks/use-fleet.ts';
import { useQuery } from '../hooks/use-query.ts';
import { useBody } from '../hooks/use-size.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { daysLeft, endingWords } from '../rules/end-of-support.ts';
import { stateTone } from './fleet-columns.ts';
import { Frame } from './frame.tsx';
import { sheetBindings } from './sheet.tsx';

/** Of each field so many bars, until more are asked for. */
const most = 8;

const ofAll: readonly FieldId[] = ['state', 'os', 'protocol', 'mode', 'compute', 'bundle', 'dir'];
const ofSeveral: readonly FieldId[] = ['account', 'region', ...ofAll];

export function GlanceScreen() {
  const { columns, height } = useBody();
  const { text, ask } = useListQuery();
  const at = useSurroundings();
  const fleets = useCalm(useFleets());
  const { query, match } = useQuery(text, at);
  const [opened, setOpened] = usePlaceState<ReadonlySet<FieldId>>('opened', () => new Set());
  const [stored, setStored] = usePlaceState<SheetState>('cursor', sheetStart);
  const glance = useMemo(() => glanceOf(fleets, match, fleets.length > 1 ? ofSeveral : ofAll, at), [fleets, match, at]);
  const entries = useMemo(() => entriesOf(glance, opened, at.now, columns < wide), [glance, opened, at.now, columns]);
  const lines = useMemo(() => panelLines(entries.head, entries.panels, columns), [entries, columns]);
  const { cursor, top } = settleSheet(stored, lines, height);
  const to = entries.to.get(cursor ?? '');
  const open = () => {
    if (to?.kind === 'query') ask(printQuery(and([query, to.query])));
    if (to?.kind === 'more') setOpened((now) => toggled(now, to.field));
  };
  return (
    <Frame
      title={query.kind === 'all' ? 'Fleet at a glance' : `Fleet at a glance: ${printQuery(query)}`}
      status={statusText(glance, fleets)}
      bindings={[
        { command: 'open', run: open, disabled: to ? undefined : 'There is nothing to count yet.' },
        ...sheetBindings((step) => setStored((now) => moveSheet(now, lines, height, step))),
      ]}
    >
      <Lines height={height} lines={lines.shown(top, height, cursor)} />
    </Frame>
  );
}

function statusText({ total, unknown }: Glance, fleets: ReturnType<typeof useFleets>): string {
  let all = 0;
  for (const { rows } of fleets) all += rows.size;
  const shown = total === all ? count(all, 'WorkSpace') : `${grouped(total)} of ${count(all, 'WorkSpace')}`;
  const loading = fleets.some((fleet) => fleet.loading);
  return [shown, ...(unknown > 0 ? [`${grouped(unknown)} not known`] : []), ...(loading ? ['loading'] : [])].join(', ');
}

/** Where a bar leads: to who they are, or to the rest of its panel. */
type To = { readonly kind: 'query'; readonly query: Query } | { readonly kind: 'more'; readonly field: FieldId };

interface Entries {
  readonly head: Bars;
  readonly panels: readonly Bars[];
  readonly to: ReadonlyMap<string, To>;
}

function entriesOf(
  { total, questions, panels }: Glance,
  opened: ReadonlySet<FieldId>,
  now: number,
  narrow: boolean,
): Entries {
  const to = new Map<string, To>();
  const head = questions.map((question): Bar => {
    const id = `question ${question.id}`;
    to.set(id, { kind: 'query', query: question.query });
    return { id, label: question.title, count: question.count, ...aboutEnd(question, now, narrow) };
  });
  const bars = panels.map(({ field, slices }): Bars => {
    const shown = opened.has(field) || slices.length <= most + 1 ? slices : slices.slice(0, most);
    const rest = slices.slice(shown.length);
    const more: Bar[] = [];
    if (slices.length > most + 1) {
      const id = `${field} more`;
      to.set(id, { kind: 'more', field });
      const sum = rest.reduce((all, slice) => all + slice.count, 0);
      more.push({ id, label: rest.length > 0 ? `... ${rest.length} more` : '... fewer', count: sum, tone: 'dim' });
    }
    const named = shown.map(({ id: value, label, count: many, query }): Bar => {
      const id = `${field} ${value}`;
      to.set(id, { kind: 'query', query });
      return { id, label, count: many, tone: toneOf(field, label) };
    });
    return { title: fields[field].title, total, bars: [...named, ...more] };
  });
  return { head: { title: 'What is asked most', total, bars: head }, panels: bars, to };
}

function toneOf(field: Panel['field'], label: string): Bar['tone'] {
  return field === 'state' ? stateTone(label) : 'accent';
}

/** Columns: who says so has room from here on. */
const wide = 100;

/** Days. */
const soon = 365;

/** A date that has passed is told of those that it concerns, and of nobody else. */
function aboutEnd({ ending, count: many }: Answered, now: number, narrow: boolean): Pick<Bar, 'note' | 'tone'> {
  if (!ending) return { tone: many > 0 ? 'warn' : 'dim' };
  const left = daysLeft(ending, now);
  const tone = left < 0 ? 'bad' : left < soon ? 'warn' : 'accent';
  return { note: `${endingWords(ending, now)}${narrow ? '' : ` (${ending.by})`}`, tone: many === 0 ? 'dim' : tone };
}

function toggled<T>(all: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(all);
  if (!next.delete(one)) next.add(one);
  return next;
}
