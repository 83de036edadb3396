/** Lines longer than the body: a window that the list keys move. */
import { Lines } from '../components/lines.tsx';
import { theme } from '../components/theme.ts';
import { usePlaceState } from '../hooks/console.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { keyOf } from '../keymap.ts';

export interface Scroll {
  readonly view: React.ReactNode;
  readonly bindings: readonly Binding[];
  /** The last line has been on screen. */
  readonly atEnd: boolean;
}

export function useScroll(lines: readonly string[], height: number, name = 'scroll'): Scroll {
  const [stored, setTop] = usePlaceState(name, 0);
  const overflow = lines.length > height;
  // One line less where there is more to see: it says so.
  const window = overflow ? height - 1 : height;
  const most = Math.max(0, lines.length - window);
  const top = Math.min(stored, most);
  const by = (n: number) => () => setTop((now) => Math.max(0, Math.min(most, now + n)));
  // In a window without a line nothing has been seen.
  const atEnd = top >= most && (!overflow || window > 0);
  const hint = atEnd ? '' : ` (${keyOf('pageDown')}: more)`;
  const tooSmall = `   The window is too small: ${lines.length} lines.`;
  const more =
    window < 1 ? tooSmall : `   ${top + 1}-${Math.min(lines.length, top + window)} of ${lines.length} lines${hint}`;
  return {
    atEnd,
    view: <Lines height={height} lines={overflow ? [...lines.slice(top, top + window), theme.dim(more)] : lines} />,
    bindings: [
      { command: 'down', run: by(1) },
      { command: 'up', run: by(-1) },
      { command: 'pageDown', run: by(window - 1) },
      { command: 'pageUp', run: by(1 - window) },
      { command: 'first', run: by(-lines.length) },
      { command: 'last', run: by(lines.length) },
    ],
  };
}
