/** What the notice line has said, each in full, the newest first; what is wrong by now stands above it. */
import { useStore } from 'zustand';
import { count, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import type { PastNotice } from '../hooks/notices.ts';
import { nameOf } from '../hooks/use-linked.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';
import { useFailing } from './notice-line.ts';
import { useScroll } from './scroll.tsx';
import { clockTime, dateTime } from './times.ts';
import { failureLines } from './trouble.tsx';

export function NoticesScreen() {
  const { columns, height } = useBody();
  const past = useStore(useConsole().notices.store, (state) => state.past);
  const failing = useFailing().flatMap(({ linked, failure }) => [
    '',
    theme.title(` ${nameOf(linked)}`),
    ...failureLines(failure, columns).slice(1),
  ]);
  const told = past.length > 0 ? past.flatMap((notice) => noticeLines(notice, columns)) : ['   Nothing so far.'];
  const scroll = useScroll([...failing, '', ...told], height);
  return (
    <Frame title="What happened" status={count(past.length, 'notice')} bindings={scroll.bindings}>
      {scroll.view}
    </Frame>
  );
}

function noticeLines({ at, text, tone }: PastNotice, cells: number): string[] {
  const today = new Date(at).toDateString() === new Date().toDateString();
  const when = today ? clockTime(at) : dateTime(at);
  const indent = ' '.repeat(when.length + 2);
  return wrap(text, cells - indent.length - 2).map(
    (line, nth) => ` ${nth === 0 ? `${theme.dim(when)}  ` : indent}${theme[tone](line)}`,
  );
}
