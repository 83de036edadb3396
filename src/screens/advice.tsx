/** What do you want? The wants first, each with its ways; then every verb by its own name. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { count, padded, truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import { useBegin } from '../hooks/use-ways.ts';
import { type Want, wants } from '../rules/advisor.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import { consequence } from './consequence.ts';
import { Frame } from './frame.tsx';
import { Ways } from './ways.tsx';

type Choice = Want | WorkspaceVerb;

const isWant = (choice: Choice): choice is Want => choice in wants;

/** In the order of what they do to a WorkSpace, the least first. */
const byName: readonly WorkspaceVerb[] = [
  'start',
  'stop',
  'reboot',
  'modify-protocol',
  'restore',
  'rebuild',
  'migrate',
];

const choices: readonly { readonly value: Choice; readonly label: string }[] = [
  ...(Object.keys(wants) as Want[]).map((value) => ({ value, label: wants[value].title })),
  ...byName.map((value) => ({
    value,
    label: `${padded(`only ${verbFacts[value].noun.toLowerCase()}`, 24)}${consequence[value]}`,
  })),
];

export function AdviceScreen({ ids }: { readonly ids: readonly string[] }) {
  const go = useGo();
  const begin = useBegin();
  const { session } = useLink();
  const { columns, height } = useBody();
  const { rows } = useFleet();
  const [want, setWant] = usePlaceState<Want | undefined>('want', undefined);
  const selection = useMemo(() => ids.flatMap((id) => rows.get(id) ?? []), [ids, rows]);
  const who = selection.length === 1 ? (selection[0]?.workspace.userName ?? ids[0]) : count(ids.length, 'WorkSpace');
  if (want)
    return (
      <Ways
        key={want}
        title={`${who} / ${wants[want].title.toLowerCase()}`}
        want={want}
        selection={selection}
        now={session?.clock.now() ?? 0}
        onChoose={({ verb, protocol }) =>
          verb === 'modify-protocol' && protocol ? go.to({ screen: 'review', verb, ids, protocol }) : begin(verb, ids)
        }
        onBack={() => setWant(undefined)}
      />
    );
  const above = ['', theme.title(truncate(` What do you want of ${who}?`, columns)), ''];
  return (
    <Frame title={`${who} / what do you want?`} bindings={[{ command: 'back', run: go.back }]} claims="menu">
      <Lines lines={above} />
      <Menu
        choices={choices}
        height={Math.max(1, Math.min(choices.length, height - above.length))}
        onChoose={(choice) => (isWant(choice) ? setWant(choice) : begin(choice, ids))}
      />
    </Frame>
  );
}
