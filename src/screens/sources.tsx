/** The accounts and Regions that are looked at: who is behind each, how it is, and another one as well or instead. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { printQuery } from '../fleet/query/print.ts';
import { ofPlace } from '../hooks/ask-here.ts';
import { useConsole, useGo } from '../hooks/console.ts';
import { useListQuery } from '../hooks/list-query.ts';
import type { PlanPlace } from '../hooks/navigation.ts';
import { useFleets } from '../hooks/use-fleet.ts';
import { failureOf, nameOf, originIn, useLinked } from '../hooks/use-linked.ts';
import { useLooking } from '../hooks/use-looking.ts';
import { useSeconds } from '../hooks/use-now.ts';
import { useBody } from '../hooks/use-size.ts';
import { useTwice } from '../hooks/use-twice.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';
import { type SourceLine, sourceColumns } from './source-columns.ts';
import { sourceLabel } from './source-words.ts';
import { matchTexts, useTableView } from './table-view.tsx';
import { failureLines } from './trouble.tsx';

/** Lines below the table about the one under the cursor. */
const aboutLines = 12;
/** Lines of the body that the table keeps. */
const tableLines = 6;

const match = matchTexts<SourceLine>((line) => [sourceLabel(originIn(line)), line.link.account?.arn]);

export function SourcesScreen({ missing }: { readonly missing: PlanPlace | undefined }) {
  const go = useGo();
  const { notices } = useConsole();
  const links = useLinked();
  const fleets = useFleets();
  const looking = useLooking();
  const listQuery = useListQuery();
  const { columns: cells, height } = useBody();
  // Calls are counted as they are made.
  useSeconds(true);
  const lines = useMemo(
    () =>
      links.flatMap((linked, at): SourceLine[] => {
        const fleet = fleets[at];
        return fleet ? [{ ...linked, id: linked.source.id, fleet }] : [];
      }),
    [links, fleets],
  );
  const about = Math.max(0, Math.min(aboutLines, height - Math.max(tableLines, lines.length + 2)));
  const table = useTableView({ rows: lines, columns: sourceColumns, match, empty: [], reserved: about });
  const { current } = table;
  const none = current ? undefined : 'There is none here.';
  // The cursor goes on to the next one: a key that is held down must not take that, too.
  const twice = useTwice();
  const leave = (line: SourceLine) => {
    const { source } = line;
    const [name, marked] = [nameOf(line), looking.marksOf(source).length];
    const why = looking.whyNotLeave(source);
    if (why) return notices.say(why, 'warn');
    const what = marked > 0 ? `, where ${marked} ${marked === 1 ? 'is' : 'are'} marked,` : '';
    const lost = marked > 0 ? `, and ${count(marked, 'mark')} went with it` : '';
    twice(source.id, `${keyOf('leaveSource')} again: ${name}${what} is looked at no longer.`, () => {
      looking.leave(source);
      notices.say(`${name} is looked at no longer${lost}.`, 'ok');
    });
  };
  return (
    <Frame
      title="Accounts and Regions"
      status={count(lines.length, 'account and Region', 'accounts and Regions')}
      {...table.layer([
        { command: 'open', run: () => current && only(current), disabled: none },
        { command: 'addSource', run: () => go.to({ screen: 'add-source', missing }) },
        {
          command: 'switchSource',
          run: () => current && go.to({ screen: 'add-source', instead: current.id }),
          disabled: none,
        },
        { command: 'leaveSource', run: () => current && leave(current), disabled: none },
        { command: 'lockSource', run: () => current && turnLock(current), disabled: none },
      ])}
    >
      {table.view}
      <Lines height={about} lines={current ? aboutSource(current, cells) : []} />
    </Frame>
  );

  /** The list, with the rows of this one alone. */
  function only(line: SourceLine): void {
    listQuery.ask(printQuery({ kind: 'and', of: ofPlace(originIn(line)) }));
  }

  function turnLock({ source, link }: SourceLine): void {
    if (link.locked) go.to({ screen: 'unlock' }, source.id);
    else source.setLocked(true);
  }
}

function aboutSource(line: SourceLine, cells: number): string[] {
  const { link, fleet } = line;
  const failure = failureOf(link, fleet.troubles);
  const head = ['', theme.title(truncate(` ${sourceLabel(originIn(line))}`, cells))];
  if (failure) return [...head, ...failureLines(failure, cells).slice(1)];
  const at = link.session?.endpointUrl;
  return [
    ...head,
    ` ${truncate(link.account?.arn ?? 'AWS has not yet said who asks.', cells - 2)}`,
    ...(at ? [` ${truncate(at, cells - 2)}`] : []),
  ];
}
