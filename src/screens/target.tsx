/** Pick the bundle to migrate to: for each, how many of the selection can go there, and why the others cannot. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { Lines } from '../components/lines.tsx';
import { count, truncate, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { type Target, targetsFor } from '../fleet/targets.ts';
import { useConsole, useGo, usePlaceState } from '../hooks/console.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import { allTo } from '../plans/mapping.ts';
import { bundleColumns, bundleTexts } from './bundle-columns.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';
import { matchTexts, useTableView } from './table-view.tsx';

const match = matchTexts<Target>(({ bundle }) => bundleTexts(bundle));

/** Lines below the table that say what the rules think of the bundle under the cursor. */
const whyLines = 3;

export function TargetScreen({ ids }: { readonly ids: readonly string[] }) {
  const go = useGo();
  const { fleet: store } = useConsole();
  const { bundles, images, bundlesLoaded } = useFleet();
  const [selection] = usePlaceState('selection', () => ids.flatMap((id) => store.getState().rows.get(id) ?? []));
  const { columns: cells, height } = useBody();
  const [inspecting, setInspecting] = usePlaceState('inspecting', false);
  // The selection is as it was chosen: a refresh of the fleet must not judge every bundle anew.
  const targets = useMemo(
    () => targetsFor(selection, { rows: store.getState().rows, bundles, images }),
    [selection, store, bundles, images],
  );
  const columns = useMemo(() => targetColumns(ids.length), [ids.length]);
  const table = useTableView({
    rows: targets,
    columns,
    match,
    empty: [bundlesLoaded ? 'AWS lists no bundle in this Region.' : 'Asking AWS for the bundles ...'],
    reserved: whyLines,
  });
  const { current } = table;
  const scroll = useScroll(current ? reasonLines(current, ids.length, cells) : [], height, 'why');
  const title = `Migrate ${count(ids.length, 'WorkSpace')} / target bundle`;

  if (inspecting)
    return (
      <Frame
        title={`${title} / ${current?.bundle.name ?? ''}`}
        bindings={[{ command: 'back', run: () => setInspecting(false) }, ...scroll.bindings]}
      >
        {scroll.view}
      </Frame>
    );

  const none = current ? undefined : 'There is no bundle here.';
  const nobody = !bundlesLoaded
    ? 'The bundles are still being listed.'
    : current && current.allowed + current.open === 0
      ? `No WorkSpace can go there: ${current.reasons[0]?.verdict.reason ?? ''}`
      : none;
  return (
    <Frame
      title={title}
      status={`${table.rows.length} bundles`}
      {...table.layer([
        {
          command: 'choose',
          run: () => current && go.to({ screen: 'review', verb: 'migrate', ids, mapping: allTo(current.id) }),
          disabled: nobody,
        },
        { command: 'why', run: () => setInspecting(true), disabled: none },
      ])}
    >
      {table.view}
      <Lines
        height={whyLines}
        lines={
          current
            ? [
                '',
                theme.title(truncate(` ${fullName(current)}`, cells)),
                truncate(` ${summary(current, ids.length)}`, cells),
              ]
            : []
        }
      />
    </Frame>
  );
}

function targetColumns(of: number): readonly Column<Target>[] {
  const inherited = bundleColumns.map(
    ({ text, tone, importance, ...column }): Column<Target> => ({
      ...column,
      importance: importance + 1,
      text: ({ bundle }) => text(bundle),
      ...(tone ? { tone: ({ bundle }) => tone(bundle) } : {}),
    }),
  );
  return [
    {
      id: 'fit',
      title: 'CAN GO',
      min: 9,
      max: 12,
      importance: 1,
      align: 'right',
      text: ({ allowed, open }) => `${allowed}${open > 0 ? ` (+${open}?)` : ''} of ${of}`,
      tone: ({ allowed, open }) => (allowed === of ? 'ok' : allowed + open > 0 ? 'warn' : 'dim'),
    },
    ...inherited,
  ];
}

/** Whole, whatever the columns had room for. */
function fullName({ bundle }: Target): string {
  const owner = bundle.owner === 'AMAZON' ? 'Amazon' : 'own';
  return `${bundle.name ?? '?'} (${bundle.id}, ${owner}, ${bundle.state ?? 'state unknown'})`;
}

function summary({ allowed, open, denied, reasons }: Target, of: number): string {
  if (allowed === of) return 'All of them can go there.';
  const parts = [
    `${allowed} can go`,
    ...(open > 0 ? [`${open} more (?) only with an acknowledgement`] : []),
    ...(denied > 0 ? [`${denied} cannot`] : []),
  ];
  const [first] = reasons;
  return `${parts.join(', ')}.${first ? ` ${first.count}: ${first.verdict.reason}` : ''}`;
}

function reasonLines(target: Target, of: number, cells: number): string[] {
  const block = (text: string, indent: string) => wrap(text, cells - indent.length - 2).map((line) => indent + line);
  return [
    '',
    ` ${theme.title(summaryCounts(target, of))}`,
    ...target.reasons.flatMap(({ verdict, count: n }) => [
      '',
      ...block(`${count(n, 'WorkSpace')}: ${verdict.reason}`, ' ').map(
        verdict.kind === 'denied' ? theme.bad : theme.warn,
      ),
      ...(verdict.remedy ? block(verdict.remedy, '   ') : []),
      ...(verdict.source ? block(verdict.source, '   ').map(theme.dim) : []),
    ]),
  ];
}

function summaryCounts({ allowed, open, denied }: Target, of: number): string {
  return `Of ${of}: ${allowed} can go, ${open} only with an acknowledgement, ${denied} cannot.`;
}
