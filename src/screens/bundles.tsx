/** Every bundle a WorkSpace could be made from, the account's own and Amazon's, used or not. */
import { useMemo } from 'react';
import type { Bundle } from '../aws/model.ts';
import type { Column } from '../components/columns.ts';
import { countBy } from '../fleet/fleet.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { bundleColumns, matchBundles } from './bundle-columns.ts';
import { Frame } from './frame.tsx';
import { countShown, useTableView } from './table-view.tsx';

export function BundlesScreen() {
  const { rows, bundles, bundlesLoaded } = useFleet();
  const used = useMemo(() => countBy(rows.values(), ({ bundleId }) => bundleId), [rows]);
  const columns = useMemo<readonly Column<Bundle>[]>(
    () => [
      ...bundleColumns,
      {
        id: 'used',
        title: 'IN USE',
        min: 6,
        max: 6,
        importance: 6,
        align: 'right',
        text: ({ id }) => String(used.get(id) ?? 0),
      },
    ],
    [used],
  );
  const all = useMemo(() => [...bundles.values()], [bundles]);
  const table = useTableView({
    rows: all,
    columns,
    match: matchBundles,
    empty: [bundlesLoaded ? 'AWS lists no bundle in this Region.' : 'Asking AWS for the bundles ...'],
  });
  return (
    <Frame title="Bundles" status={countShown(table.rows.length, all.length, 'bundle')} {...table.layer([])}>
      {table.view}
    </Frame>
  );
}
