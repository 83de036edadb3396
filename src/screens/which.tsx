/** Of which account and Region, for a screen that shows those of one. */
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { theme } from '../components/theme.ts';
import { useGo } from '../hooks/console.ts';
import type { Place } from '../hooks/navigation.ts';
import { originIn, useLinked } from '../hooks/use-linked.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';
import { sourceLabel } from './source-words.ts';

export function WhichScreen({ then }: { readonly then: Place }) {
  const go = useGo();
  const links = useLinked();
  const { height } = useBody();
  const head = ['', `   ${theme.title('Of which account and Region?')}`, ''];
  const choices = links.map((linked) => ({ label: sourceLabel(originIn(linked)), value: linked.source.id }));
  return (
    <Frame title={titles[then.screen] ?? ''} bindings={[{ command: 'back', run: go.back }]} claims="menu">
      <Lines lines={head} />
      <Menu
        choices={choices}
        height={Math.max(1, height - head.length)}
        onChoose={(source) => go.instead(then, source)}
      />
    </Frame>
  );
}

const titles: Readonly<Partial<Record<Place['screen'], string>>> = {
  directories: 'Directories',
  bundles: 'Bundles',
  lex: 'Lex',
  'lex-history': 'Lex / history',
  'lex-v2': 'Lex V2',
};
