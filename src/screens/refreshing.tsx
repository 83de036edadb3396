/** How often what is on screen is looked at again, for every account and Region of this console. */
import { useStore } from 'zustand';
import { Menu } from '../components/menu.tsx';
import { useConsole, useGo } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';
import { age } from './times.ts';

/** Seconds. */
const choices = [5, 15, 30, 60, 300, 900, 'off'] as const;

export function RefreshingScreen() {
  const go = useGo();
  const { refreshing } = useConsole();
  const every = useStore(refreshing, (is) => is.every);
  const { height } = useBody();
  return (
    <Frame title="Refresh what is on screen" bindings={[{ command: 'back', run: go.back }]} claims="menu">
      <Menu
        choices={choices.map((seconds) => ({
          label: seconds === 'off' ? 'never by itself' : `every ${age(seconds * 1000)}`,
          value: `${seconds}`,
        }))}
        chosen={every === undefined ? 'off' : `${every / 1000}`}
        height={height}
        onChoose={(chosen) => {
          refreshing.setState({ every: chosen === 'off' ? undefined : Number(chosen) * 1000 });
          go.back();
        }}
      />
    </Frame>
  );
}
