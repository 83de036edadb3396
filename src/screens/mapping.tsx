/** Where a mixed selection goes: one line for each bundle that it uses, proposed from one wish, each to be changed. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, truncate, wrapWithin } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { likelyWish } from '../fleet/likely-wish.ts';
import { judgeSources, mappingOf, proposeFrom } from '../fleet/propose.ts';
import { useGo, usePlaceState, useSource } from '../hooks/console.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useIntent } from '../hooks/use-intent.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { readWorkspace } from '../rules/bundle-facts.ts';
import { editionLabel } from '../rules/operating-system.ts';
import { type Wish, wishText } from '../rules/wish.ts';
import { bundleLines, factWord, protocolWord } from './bundle-columns.ts';
import { Compared } from './compared.tsx';
import { Frame } from './frame.tsx';
import {
  type MappingRow,
  mappingColumns,
  mappingRows,
  matchMapping,
  sourceName,
  tally,
  whyNot,
} from './mapping-columns.ts';
import { useTableView } from './table-view.tsx';
import { TargetPicker } from './target-picker.tsx';
import { WishForm } from './wish-form.tsx';

/** Lines below the table, about the line under the cursor, and of a body that has room for so many. */
const mostAbout = 6;
const leastAbout = 3;
const roomyFrom = 16;

/** What lies over the table: the wish, or for the line of that key its bundles, or source and target of it. */
type Over = { readonly show: 'wish' } | { readonly show: 'pick' | 'compare'; readonly line: string } | undefined;

export function MappingScreen({ ids }: { readonly ids: readonly string[] }) {
  const go = useGo();
  const { fleet: store } = useSource();
  const { bundles, images, bundlesLoaded } = useFleet();
  const { columns: cells, height } = useBody();
  // The selection is as it was chosen: a refresh of the fleet must not propose everything anew.
  const [selection] = usePlaceState('selection', () => ids.flatMap((id) => store.getState().rows.get(id) ?? []));
  const [likely] = usePlaceState<Wish>('wish', () => likelyWish(selection, store.getState()));
  const [{ wish = likely, targets: changes }, say] = useIntent(ids);
  const [over, setOver] = usePlaceState<Over>('over', undefined);
  const fleet = useMemo(() => ({ rows: store.getState().rows, bundles, images }), [store, bundles, images]);
  // Another wish asks for nothing of this anew.
  const judged = useMemo(() => judgeSources(selection, fleet), [selection, fleet]);
  const known = useMemo(() => {
    const { evidence } = judged;
    return new Map(
      selection.map((row) => {
        const facts = readWorkspace(row.workspace, row.bundle, {
          ...evidence(row.bundle),
          directoryTenancy: row.directory?.tenancy,
        });
        return [row.id, { row, facts }];
      }),
    );
  }, [selection, judged]);
  const proposals = useMemo(() => proposeFrom(judged, wish), [judged, wish]);
  const rows = useMemo(() => mappingRows(proposals, changes, known), [proposals, changes, known]);
  const figures = useMemo(() => tally(rows), [rows]);
  const aboutLines = height < roomyFrom ? leastAbout : mostAbout;
  const head = headLines(wish, figures, cells);
  const columns = useMemo(() => mappingColumns(cells), [cells]);
  const table = useTableView({
    rows,
    columns,
    match: matchMapping,
    empty: [bundlesLoaded ? 'AWS no longer lists any of them.' : 'Asking AWS for the bundles ...'],
    reserved: head.length + aboutLines,
  });
  const { current } = table;
  const title = `Migrate ${ids.length} / mapping`;
  const close = () => setOver(undefined);
  const choose = (key: string, to: string) => say(({ targets }) => ({ targets: new Map(targets).set(key, to) }));
  const leaveOut = (key: string) =>
    say(({ targets: now }) => ({
      targets: now.has(key) && now.get(key) === undefined ? without(now, key) : new Map(now).set(key, undefined),
    }));

  const opened = over && over.show !== 'wish' ? rows.find(({ id }) => id === over.line) : undefined;
  const comparing = over?.show === 'compare' && bundleLines(fleet).find(({ id }) => id === opened?.choice?.id);
  if (opened && comparing)
    return <Compared title={`${title} / side by side`} selection={opened.rows} target={comparing} onBack={close} />;
  if (opened)
    return (
      <TargetPicker
        name={`${opened.id} `}
        title={`${title} / ${sourceName(opened)}`}
        selection={opened.rows}
        targets={opened.proposal.choices}
        start={opened.choice?.id}
        onChoose={(bundleId) => {
          choose(opened.id, bundleId);
          close();
        }}
        onBack={close}
      />
    );
  if (over)
    return (
      <WishForm
        title={`${title} / wish`}
        wish={wish}
        bundles={bundleLines(fleet)}
        onChange={(wish) => say(() => ({ wish }))}
        onClose={close}
      />
    );

  const none = current ? undefined : 'There is no line here.';
  const nowhere = !bundlesLoaded
    ? 'The bundles are still being listed.'
    : figures.allowed + figures.open === 0
      ? 'None of them has a target that it can go to.'
      : undefined;
  return (
    <Frame
      title={title}
      status={`${count(rows.length, 'bundle')}, ${figures.allowed + figures.open} of ${figures.total} go`}
      {...table.layer([
        {
          command: 'next',
          run: () => go.to({ screen: 'review', verb: 'migrate', ids, mapping: mappingOf(proposals, changes) }),
          disabled: nowhere,
        },
        { command: 'wish', run: () => setOver({ show: 'wish' }) },
        { command: 'leaveOut', run: () => current && leaveOut(current.id), disabled: none },
        {
          command: 'why',
          run: () => current && setOver({ show: 'compare', line: current.id }),
          disabled: none ?? (current?.choice ? undefined : `It is left out: ${keyOf('open')} chooses a target.`),
        },
        { command: 'open', run: () => current && setOver({ show: 'pick', line: current.id }), disabled: none },
        { command: 'mapping', run: () => go.instead({ screen: 'target', ids }) },
      ])}
    >
      <Lines lines={head} />
      {table.view}
      <Lines height={aboutLines} lines={current ? currentLines(current, cells, aboutLines) : []} />
    </Frame>
  );
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([other]) => other !== key));
}

function headLines(wish: Wish, { allowed, open, out }: ReturnType<typeof tally>, cells: number): string[] {
  const parts = [
    `${allowed} go`,
    ...(open > 0 ? [`${open} (?) only with an acknowledgement`] : []),
    ...(out > 0 ? [`${out} stay out`] : []),
  ];
  return [
    theme.title(truncate(` To become: ${wishText(wish)} (${keyOf('wish')}).`, cells)),
    truncate(` ${parts.join(', ')}; whose state holds them back is known at the review.`, cells),
  ];
}

/** In full, whatever the columns had room for. */
function currentLines(row: MappingRow, cells: number, most: number): string[] {
  const { proposal, facts, choice } = row;
  const now = `${factWord(facts.edition, editionLabel)}, ${factWord(facts.protocol, protocolWord)}, ${proposal.computeType ?? 'several types'}`;
  const to = choice ? `to ${choice.bundle.name ?? '?'} (${choice.id})` : 'left out:';
  const remedy = choice ? choice.reasons[0]?.verdict.remedy : row.changed ? undefined : proposal.why?.remedy;
  const why = [whyNot(row), remedy].filter(Boolean).join(' ');
  const lines = [
    theme.title(truncate(` ${sourceName(row)} (${now})`, cells, 'middle')),
    ...wrapWithin(choice ? `${to}${why ? `: ${why}` : ''}` : `${to} ${why}`, cells - 2, most - 2).map(
      (line) => ` ${line}`,
    ),
  ];
  return most === leastAbout ? lines : ['', ...lines];
}
