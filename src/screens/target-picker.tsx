/** Every bundle there is, with how many of a selection can go there, and beside the cursor's one what would change. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { Lines } from '../components/lines.tsx';
import { truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Row } from '../fleet/fleet.ts';
import type { Target } from '../fleet/targets.ts';
import { usePlaceState, useSource } from '../hooks/console.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { editionLabel } from '../rules/operating-system.ts';
import {
  type BundleLine,
  bundleColumns,
  bundleLines,
  bundleTexts,
  factWord,
  imageText,
  licenceWord,
  protocolWord,
} from './bundle-columns.ts';
import { Compared } from './compared.tsx';
import { Frame } from './frame.tsx';
import { useOrder } from './order.tsx';
import { countShown, matchTexts, useTableView } from './table-view.tsx';

interface TargetPickerProps {
  readonly title: string;
  /** The WorkSpaces that are to go there. */
  readonly selection: readonly Row[];
  /** Every bundle as it fits them, the fittest first. */
  readonly targets: readonly Target[];
  readonly onChoose: (bundleId: string) => void;
  /** Id of the bundle that the cursor starts on. */
  readonly start?: string | undefined;
  readonly more?: readonly Binding[];
  /** Where it lies over a screen of the same place. */
  readonly onBack?: () => void;
  /** Tells it from the others of its place. */
  readonly name?: string;
}

/** A bundle beside what it means for the selection. */
type TargetLine = BundleLine & { readonly target: Target };

const match = matchTexts<TargetLine>(bundleTexts);

/** Lines below the table, about the bundle under the cursor. */
const whyLines = 4;

export function TargetPicker({
  title,
  selection,
  targets,
  onChoose,
  start,
  more = [],
  onBack,
  name = '',
}: TargetPickerProps) {
  const { fleet: store } = useSource();
  const { bundles, images, bundlesLoaded, asOf = 0 } = useFleet();
  const { columns: cells } = useBody();
  const [inspecting, setInspecting] = usePlaceState(`${name}inspecting`, false);
  const { length: of } = selection;
  const lines = useMemo(() => {
    const fleet = { rows: store.getState().rows, bundles, images };
    const facts = new Map(bundleLines(fleet).map((line) => [line.id, line]));
    return targets.flatMap((target): TargetLine[] => {
      const line = facts.get(target.bundle.id);
      return line ? [{ ...line, target }] : [];
    });
  }, [targets, store, bundles, images]);
  const columns = useMemo(() => [fitColumn(of), ...bundleColumns(asOf).map(asTarget)], [of, asOf]);
  const order = useOrder(lines, columns, { title: 'Sort bundles by', name });
  const table = useTableView({
    rows: order.rows,
    columns: order.columns,
    match,
    empty: [bundlesLoaded ? 'AWS lists no bundle in this Region.' : 'Asking AWS for the bundles ...'],
    reserved: whyLines,
    start,
    name,
  });
  const { current } = table;
  if (order.menu) return order.menu;
  if (inspecting && current)
    return <Compared title={title} selection={selection} target={current} onBack={() => setInspecting(false)} />;

  const none = current ? undefined : 'There is no bundle here.';
  const nobody = !bundlesLoaded
    ? 'The bundles are still being listed.'
    : current && current.target.allowed + current.target.open === 0
      ? `No WorkSpace can go there: ${firstReason(current.target)}`
      : none;
  return (
    <Frame
      title={title}
      status={countShown(table.rows.length, lines.length, 'bundle')}
      {...table.layer(
        [
          { command: 'choose', run: () => current && onChoose(current.id), disabled: nobody },
          { command: 'why', run: () => setInspecting(true), disabled: none },
          ...more,
        ],
        [...order.bindings, ...(onBack ? [{ command: 'back', run: onBack } as const] : [])],
      )}
    >
      {table.view}
      <Lines height={whyLines} lines={current ? ['', ...aboutLines(current, of, asOf, cells)] : []} />
    </Frame>
  );
}

/** The bundle's own columns, one less important each than how many can go there. */
function asTarget({ importance, ...column }: Column<BundleLine>): Column<TargetLine> {
  return { ...column, importance: importance + 1 };
}

const fitColumn = (of: number): Column<TargetLine> => ({
  id: 'fit',
  title: 'CAN GO',
  min: 10,
  max: 13,
  importance: 1,
  align: 'right',
  text: ({ target: { allowed, open } }) => (open > 0 ? `${allowed} (+${open}?)` : `${allowed} of ${of}`),
  tone: ({ target: { allowed, open } }) => (allowed === of ? 'ok' : allowed + open > 0 ? 'warn' : 'dim'),
  order: ({ target: { allowed, open } }) => -allowed * 100_000 - open,
});

/** Whole, whatever the columns had room for. */
function aboutLines(line: TargetLine, of: number, now: number, cells: number): string[] {
  const { bundle, facts, target } = line;
  const owner = bundle.owner === 'AMAZON' ? 'Amazon' : 'own';
  const inferred = [
    factWord(facts.edition, editionLabel),
    factWord(facts.protocol, protocolWord),
    factWord(facts.licence, licenceWord),
  ].join(', ');
  const cut = (text: string) => truncate(` ${text}`, cells);
  return [
    theme.title(cut(`${bundle.name ?? '?'} (${bundle.id}, ${owner}, ${bundle.state ?? 'state unknown'})`)),
    theme.dim(cut(`* inferred: ${inferred}; ${bundle.computeType ?? '?'}; ${imageText(line, now)}`)),
    cut(summary(target, of)),
  ];
}

const firstReason = ({ reasons: [first] }: Target): string =>
  first ? `${first.verdict.reason}${first.verdict.remedy ? ` ${first.verdict.remedy}` : ''}` : '';

function summary(target: Target, of: number): string {
  const { allowed, open, denied } = target;
  if (allowed === of) return `All of them can go there (${keyOf('why')}: what changes).`;
  const parts = [
    ...(allowed > 0 ? [`${allowed} can go`] : []),
    ...(open > 0 ? [`${open} (?) only with an acknowledgement`] : []),
    ...(denied > 0 ? [`${denied} cannot`] : []),
  ];
  return `${parts.join(', ')} (${keyOf('why')}: all): ${firstReason(target)}`;
}
