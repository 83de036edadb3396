/** Which locale of a V2 bot is to be built. */
import type { LexV2Locale } from '../../aws/lex-model.ts';
import { Lines } from '../../components/lines.tsx';
import { Menu } from '../../components/menu.tsx';
import { useGo } from '../../hooks/console.ts';
import { useBody } from '../../hooks/use-size.ts';
import { Frame } from '../frame.tsx';
import { paragraph } from './paragraph.ts';

interface WhichLocaleProps {
  readonly botId: string;
  readonly botName: string | undefined;
  readonly locales: readonly LexV2Locale[];
}

export function WhichLocaleScreen({ botId, botName, locales }: WhichLocaleProps) {
  const go = useGo();
  const { columns, height } = useBody();
  const above = ['', ...paragraph('Each is built by itself; it is looked up afresh for its review.', columns, 1), ''];
  return (
    <Frame title={`Lex build / ${botName ?? botId} / which locale`} bindings={[]} claims="menu">
      <Lines lines={above} />
      <Menu
        choices={locales.map(({ id, status }) => ({ value: id, label: `${id}  ${status ?? 'status unknown'}` }))}
        height={Math.max(1, Math.min(locales.length, height - above.length))}
        onChoose={(localeId) => go.to({ screen: 'lex-build', botId, localeId })}
      />
    </Frame>
  );
}
