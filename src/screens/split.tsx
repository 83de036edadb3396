/**
 * Marked WorkSpaces of several accounts and Regions, between a verb and whatever asks about it: each gets a run of its
 * own, and one of them goes on. The others stay marked.
 */
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { count, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { fleetOf } from '../fleet/first-listed.ts';
import { useGo } from '../hooks/console.ts';
import { useFleets } from '../hooks/use-fleet.ts';
import { originIn, useLinked } from '../hooks/use-linked.ts';
import { useBody } from '../hooks/use-size.ts';
import { useBegin, type Way } from '../hooks/use-ways.ts';
import { verbFacts } from '../rules/verbs.ts';
import { Frame } from './frame.tsx';
import { sourceLabel } from './source-words.ts';

export interface SplitProps {
  readonly way: Way;
  readonly ids: readonly string[];
}

export function SplitScreen({ way, ids }: SplitProps) {
  const go = useGo();
  const begin = useBegin();
  const links = useLinked();
  const fleets = useFleets();
  const { columns, height } = useBody();
  const lots = lotsOf(ids, fleets);
  const choices = links.flatMap((linked) => {
    const lot = lots.get(linked.source.id);
    if (!lot) return [];
    return [
      {
        label: `${count(lot.length, 'WorkSpace').padStart(16)}  ${sourceLabel(originIn(linked))}`,
        value: linked.source.id,
      },
    ];
  });
  const deed = way === 'advise' ? 'asked about by itself' : `${verbFacts[way].done} by a run of its own`;
  const told = `These ${count(ids.length, 'WorkSpace')} are of ${choices.length} accounts and Regions: what is of each is ${deed}. The others stay marked.`;
  const head = [
    '',
    ...wrap(told, columns - 6).map((line) => `   ${line}`),
    '',
    `   ${theme.title('Which first?')}`,
    '',
  ];
  return (
    <Frame
      title="WorkSpaces / of several accounts and Regions"
      status={`${ids.length} marked`}
      bindings={[{ command: 'back', run: go.back }]}
      claims="menu"
    >
      <Lines lines={head} />
      <Menu
        choices={choices}
        height={Math.max(1, height - head.length)}
        onChoose={(source) => begin(way, lots.get(source) ?? [])}
      />
    </Frame>
  );
}

/** By source, each WorkSpace in the first that lists it. */
function lotsOf(ids: readonly string[], fleets: ReturnType<typeof useFleets>): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(ids, (id) => fleetOf(fleets, id)?.source ?? '');
}
