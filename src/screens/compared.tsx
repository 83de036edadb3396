/** Source and target of a migration beside each other, over the screen that the target is picked on. */
import { useMemo } from 'react';
import type { Row } from '../fleet/fleet.ts';
import { useSource } from '../hooks/console.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import type { BundleLine } from './bundle-columns.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';
import { sideBySide } from './side-by-side.ts';

interface ComparedProps {
  readonly title: string;
  /** The WorkSpaces that are to go there. */
  readonly selection: readonly Row[];
  readonly target: BundleLine;
  readonly onBack: () => void;
}

export function Compared({ title, selection, target, onBack }: ComparedProps) {
  const { fleet: store } = useSource();
  const { bundles, images } = useFleet();
  const { columns: cells, height } = useBody();
  const lines = useMemo(
    () => sideBySide(selection, target, { rows: store.getState().rows, bundles, images }, cells),
    [selection, target, store, bundles, images, cells],
  );
  const scroll = useScroll(lines, height, `beside ${target.id}`);
  return (
    <Frame
      title={`${title} / ${target.bundle.name ?? target.id}`}
      bindings={[{ command: 'back', run: onBack }, ...scroll.bindings]}
    >
      {scroll.view}
    </Frame>
  );
}
