/** Of a place whose account and Region is looked at no longer: nothing of another is shown in its stead. */
import { Lines } from '../components/lines.tsx';
import { useGo } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

export function SourceGoneScreen() {
  const go = useGo();
  const { height } = useBody();
  const lines = [
    '',
    '   The account and Region that this was about is looked at no longer.',
    '',
    `   ${keyOf('sources')} adds it again.`,
  ];
  return (
    <Frame title="Looked at no longer" bindings={[{ command: 'back', run: go.back }]}>
      <Lines lines={lines} height={height} />
    </Frame>
  );
}
