/** The table of WorkSpaces: ask, sort, mark, and from here to everything that can be done with them. */
import { useMemo } from 'react';
import { glyphs } from '../components/glyphs.ts';
import { type FieldId, fieldIds, fields } from '../fleet/fields.ts';
import { rowOf } from '../fleet/first-listed.ts';
import { type Row, withoutLookedUp } from '../fleet/fleet.ts';
import type { Marked } from '../fleet/marks.ts';
import type { Order } from '../fleet/order.ts';
import { isInOrder, matching, type View } from '../fleet/view.ts';
import { useConsole, useGo, usePlaceState, useSources } from '../hooks/console.ts';
import type { Among } from '../hooks/navigation.ts';
import { useHidden, useMarks } from '../hooks/use-fleet.ts';
import { useListing } from '../hooks/use-listing.ts';
import { useLookUp } from '../hooks/use-look-up.ts';
import { useSeconds } from '../hooks/use-now.ts';
import { useLinks, useSurroundings } from '../hooks/use-surroundings.ts';
import { useTaking } from '../hooks/use-taking.ts';
import { useWays } from '../hooks/use-ways.ts';
import { keyOf } from '../keymap.ts';
import { Columns } from './columns.tsx';
import { failingOf, loadingOf, recalledFrom, timeLeft, withWhose } from './fleet-sources.ts';
import { fleetStatus } from './fleet-status.ts';
import { useFleetTable } from './fleet-table.tsx';
import { Frame } from './frame.tsx';
import { SortMenu } from './order.tsx';
import { Trouble } from './trouble.tsx';

export function FleetScreen() {
  const go = useGo();
  const { refresh } = useConsole();
  const sources = useSources();
  const links = useLinks();
  const at = useSurroundings();
  const listing = useListing();
  const marks = useMarks();
  const [aside, setAside] = usePlaceState<'sort' | 'columns' | undefined>('aside', undefined);
  const usual = useMemo(() => withWhose(sources), [sources]);
  const columns = listing.columns ?? usual;
  const fleets = sources.map(({ fleet }) => fleet.getState());
  const loading = loadingOf(fleets);
  // A silent endpoint takes its time to be given up: it is seen that bellhop still waits, and for how long.
  const seconds = useSeconds(loading !== false && fleets.every(({ rows }) => rows.size === 0));
  const table = useFleetTable({
    at,
    columns,
    marked: (row) => marks.ids.has(row.id),
    empty: emptyWords(sources.length > 1, loading !== false, seconds),
  });
  const { view, current } = table;
  const { rows, held } = view;
  const matched = useMemo(() => matching({ rows, held }), [rows, held]);
  const inOrder = useMemo(() => isInOrder(view), [view]);

  // An empty selection means nothing: not the row under the cursor, and never all.
  const noMarks = marks.ids.size > 0 ? undefined : `Nothing is marked: mark WorkSpaces with ${keyOf('mark')} first.`;
  const hidden = useHidden(marks.ids, matched);
  const ways = useWays([...marks.ids], noMarks, { hidden, gone: marks.gone });
  const taking = useTaking({ rows: matched, current, marks, hidden, columns });
  const lookUp = useLookUp({
    asked: table.asked,
    rows: view.all,
    columns,
    shown: useMarkedRows(view, marks.ids) ?? table.shown,
    now: at.now,
  });

  const failing = failingOf(sources, links, fleets);
  const trouble = failing.length === sources.length ? failing[0]?.failure : undefined;
  if (view.all.length === 0 && trouble) return <Trouble title="WorkSpaces" failure={trouble} />;

  const leave = () => setAside(undefined);
  if (aside === 'columns') return <Columns shown={columns} listing={listing} onLeave={leave} />;
  if (aside === 'sort')
    return (
      <SortMenu
        title="Sort WorkSpaces by"
        choices={[...columns, ...fieldIds.filter((id) => !columns.includes(id))].map((id) => ({
          label: inBothWords(id),
          value: id,
        }))}
        chosen={listing.order.by}
        onChoose={(by: FieldId) => {
          listing.sortBy(by);
          leave();
        }}
        onLeave={leave}
      />
    );

  const open = () =>
    current && go.to({ screen: 'workspace', id: current.id, among: amongOf(rows, table.goTo) }, current.source);
  const noRow = current ? undefined : 'There is no row here.';
  const noMatch = matched.length > 0 ? undefined : (noRow ?? 'No WorkSpace matches.');
  const layer = table.layer(
    [
      ...lookUp.bindings,
      { command: 'mark', run: () => current && marks.toggle(current.id), disabled: noRow },
      ...ways,
      { command: 'open', run: open, disabled: noRow },
      { command: 'markRange', run: () => current && marks.range(current.id, rows), disabled: noRow },
      { command: 'markAll', run: () => marks.toggleAll(matched), disabled: noMatch },
      { command: 'invert', run: () => marks.invert(matched), disabled: noMatch },
      { command: 'unmarkAll', run: marks.clear },
      ...taking.bindings,
    ],
    [
      { command: 'sort', run: () => setAside('sort') },
      { command: 'reverse', run: listing.reverse },
      { command: 'columns', run: () => setAside('columns') },
      {
        command: 'retry',
        run: () => {
          listing.sortAnew();
          for (const { fleet } of sources) fleet.setState((now) => withoutLookedUp(now, now.rows.keys()));
          refresh();
        },
      },
    ],
  );
  const status = fleetStatus({
    marked: marks.ids.size,
    hidden: hidden.length,
    gone: marks.gone.length,
    shown: matched.length,
    all: view.all.length,
    unknown: view.unknown,
    lookUp: lookUp.words,
    held: held && (rowOf(view.fleets, held.id) ? 'no match' : 'gone'),
    sortedBy: table.inSight(listing.order.by) ? undefined : orderWords(listing.order),
    orderAsOf: inOrder ? undefined : view.orderedAt.now,
    loading,
    left: timeLeft(sources),
    recalledFrom: recalledFrom(fleets),
    now: at.now,
    failed: sources.length > 1 ? failing.map(({ name }) => name) : [],
    sources: sources.length,
  });
  return (
    <Frame
      title="WorkSpaces"
      status={status}
      {...layer}
      onPasteLines={layer.claims === 'text' ? undefined : taking.onPasteLines}
    >
      {table.body}
    </Frame>
  );
}

/** Undefined: nothing is marked. */
function useMarkedRows({ fleets }: Pick<View, 'fleets'>, marked: Marked): readonly Row[] | undefined {
  return useMemo(
    () => (marked.size > 0 ? [...marked].flatMap((id) => rowOf(fleets, id) ?? []) : undefined),
    [fleets, marked],
  );
}

/** As its column is called, and as a query and a configuration do: `system (os)`. */
function inBothWords(id: FieldId): string {
  const title = fields[id].title.toLowerCase();
  return title === id ? id : `${title} (${id})`;
}

const orderWords = ({ by, reversed }: Order): string =>
  `${fields[by].title.toLowerCase()}${reversed ? glyphs.down : glyphs.up}`;

function emptyWords(several: boolean, loading: boolean, seconds: number): readonly string[] {
  const here = several ? 'these accounts and Regions' : 'this Region';
  if (loading) return [`Asking AWS for the WorkSpaces of ${here} ...${seconds > 2 ? ` ${seconds} s` : ''}`];
  const none = `AWS lists no WorkSpace in ${several ? here : 'this Region for this account'}.`;
  return [none, `Another account or Region: ${keyOf('sources')}, or bellhop --profile NAME --region CODE.`];
}

/** Of the rows no more than is gone by: they change while they are gone along. */
function amongOf(rows: readonly Row[], goTo: Among['goTo']): Among {
  return { rows: rows.map(({ id, source }) => ({ id, source })), goTo };
}
