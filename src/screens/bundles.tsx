/** Every bundle a WorkSpace could be made from, the account's own and Amazon's, used or not. */
import { useMemo } from 'react';
import type { Column } from '../components/columns.ts';
import { countBy } from '../fleet/count-by.ts';
import { useGo } from '../hooks/console.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { type BundleLine, bundleColumns, bundleLines, matchBundles } from './bundle-columns.ts';
import { Frame } from './frame.tsx';
import { useOrder } from './order.tsx';
import { countShown, useTableView } from './table-view.tsx';

export function BundlesScreen() {
  const go = useGo();
  const { rows, bundles, images, bundlesLoaded, asOf = 0 } = useFleet();
  const used = useMemo(() => countBy(rows.values(), ({ bundleId }) => bundleId), [rows]);
  const columns = useMemo<readonly Column<BundleLine>[]>(
    () => [
      ...bundleColumns(asOf),
      {
        id: 'used',
        title: 'IN USE',
        min: 6,
        max: 6,
        importance: 5,
        align: 'right',
        text: ({ id }) => String(used.get(id) ?? 0),
        order: ({ id }) => -(used.get(id) ?? 0),
      },
    ],
    [used, asOf],
  );
  const all = useMemo(() => bundleLines({ rows, bundles, images }), [rows, bundles, images]);
  const order = useOrder(all, columns, { title: 'Sort bundles by' });
  const table = useTableView({
    rows: order.rows,
    columns: order.columns,
    match: matchBundles,
    empty: [bundlesLoaded ? 'AWS lists no bundle in this Region.' : 'Asking AWS for the bundles ...'],
  });
  if (order.menu) return order.menu;
  return (
    <Frame
      title="Bundles"
      status={countShown(table.rows.length, all.length, 'bundle')}
      {...table.layer(
        [
          {
            command: 'open',
            run: () => table.current && go.to({ screen: 'bundle', id: table.current.id }),
            disabled: table.current ? undefined : 'There is no bundle here.',
          },
        ],
        order.bindings,
      )}
    >
      {table.view}
    </Frame>
  );
}
