/** One bundle with its image, and the WorkSpaces that are made from it. */
import { useMemo } from 'react';
import type { Section } from '../components/sheet.ts';
import { count } from '../components/text.ts';
import { evidenceIn } from '../fleet/evidence.ts';
import { useAskHere } from '../hooks/ask-here.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useNow } from '../hooks/use-now.ts';
import { bundleLines, imageLines } from './bundle-facts.ts';
import { Frame } from './frame.tsx';
import { type Line, useSheet } from './sheet.tsx';
import { told } from './told.ts';

export function BundleScreen({ id }: { readonly id: string }) {
  const { rows, bundles, images } = useFleet();
  const ask = useAskHere();
  const now = useNow(false);
  const bundle = bundles.get(id);
  const users = useMemo(() => {
    const alike = [...rows.values()].filter(({ workspace }) => workspace.bundleId === id);
    return new Map(alike.map((row) => [row.id, row]));
  }, [rows, id]);
  const evidence = useMemo(() => evidenceIn({ rows: users, images })(bundle), [users, images, bundle]);
  const whose = told('WorkSpaces', count(users.size, 'WorkSpace'), { leads: true, open: () => ask('bundle', id) });
  const sections: readonly Section<Line>[] = bundle
    ? [
        { title: 'Bundle', facts: [told('Name', bundle.name), whose, ...bundleLines(bundle, evidence, now)] },
        { title: 'Image', facts: imageLines(bundle, images.get(bundle.imageId ?? ''), now) },
      ]
    : [{ title: 'Bundle', facts: [told('Bundle id', id), told('Known', 'AWS no longer lists it.'), whose] }];
  const sheet = useSheet(sections);
  return (
    <Frame title={`Bundles / ${bundle?.name ?? id}`} status={id} bindings={sheet.bindings}>
      {sheet.view}
    </Frame>
  );
}
