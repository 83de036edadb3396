/** The protocol to change to: DCV, since PCoIP ends. */
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { count, wrap } from '../components/text.ts';
import { useGo } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';

const choices = [
  { value: 'WSP', label: 'DCV (the API says WSP)' },
  { value: 'PCOIP', label: 'PCoIP, whose support ends on 2027-10-31' },
] as const;

export function ProtocolScreen({ ids }: { readonly ids: readonly string[] }) {
  const go = useGo();
  const { columns, height } = useBody();
  const says =
    'Both volumes stay. Whoever is connected is cut off, and needs a client and open ports for the new protocol.';
  const above = ['', ...wrap(says, columns - 4).map((line) => ` ${line}`), ''];
  return (
    <Frame title={`Modify the protocol of ${count(ids.length, 'WorkSpace')} to`} bindings={[]} claims="menu">
      <Lines lines={above} />
      <Menu
        choices={choices}
        height={Math.max(1, Math.min(choices.length, height - above.length))}
        onChoose={(protocol) => go.to({ screen: 'review', verb: 'modify-protocol', ids, protocol })}
      />
    </Frame>
  );
}
