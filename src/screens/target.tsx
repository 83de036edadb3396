/** One bundle that all of a selection is migrated to. */
import { useMemo } from 'react';
import { count } from '../components/text.ts';
import { targetsFor } from '../fleet/targets.ts';
import { useGo, usePlaceState, useSource } from '../hooks/console.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { allTo } from '../plans/mapping.ts';
import { TargetPicker } from './target-picker.tsx';

export function TargetScreen({ ids }: { readonly ids: readonly string[] }) {
  const go = useGo();
  const { fleet } = useSource();
  // The selection is as it was chosen: a refresh of the fleet must not judge every bundle anew.
  const [selection] = usePlaceState('selection', () => ids.flatMap((id) => fleet.getState().rows.get(id) ?? []));
  const { bundles, images } = useFleet();
  const targets = useMemo(
    () => targetsFor(selection, { rows: fleet.getState().rows, bundles, images }),
    [selection, fleet, bundles, images],
  );
  return (
    <TargetPicker
      title={`Migrate ${count(ids.length, 'WorkSpace')} / target bundle`}
      selection={selection}
      targets={targets}
      onChoose={(id) => go.to({ screen: 'review', verb: 'migrate', ids, mapping: allTo(id) })}
      more={[{ command: 'mapping', run: () => go.instead({ screen: 'mapping', ids }) }]}
    />
  );
}
