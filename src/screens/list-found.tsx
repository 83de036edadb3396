/** Whom a list names, and each line of it that names nobody or two, before anybody is marked by it. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, padded, truncate, width, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useSources } from '../hooks/console.ts';
import { useMarks } from '../hooks/use-fleet.ts';
import { type Named, useNamed } from '../hooks/use-named.ts';
import { useBody } from '../hooks/use-size.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { keyOf } from '../keymap.ts';
import { inOrder } from '../plans/table-file.ts';
import { type FleetColumn, fleetColumns } from './fleet-columns.ts';
import { whose } from './fleet-sources.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';

export function ListFound({ text }: { readonly text: string }) {
  const go = useGo();
  const marks = useMarks();
  const { notices } = useConsole();
  const { columns: cells, height } = useBody();
  const named = useNamed(text);
  const { found, missing, bad, open, waiting } = named;
  const sources = useSources();
  const at = useSurroundings();
  const columns = useMemo(() => fleetColumns(whose(sources), at), [sources, at]);
  const lines = useMemo(() => namedLines(named, columns, cells), [named, columns, cells]);
  const not = missing.length + bad.length;
  const head = [
    '',
    theme.title(`   ${count(found.length, 'WorkSpace')} found, ${count(not, 'entry', 'entries')} not.`),
    ...openWords(open, waiting.length).flatMap((words) =>
      wrap(words, cells - 6).map((line) => theme.warn(`   ${line}`)),
    ),
    '',
  ];
  const scroll = useScroll(lines, Math.max(1, height - head.length));
  const nobody = found.length === 0 ? 'Nobody was found: nothing is marked by this.' : undefined;
  const wait = waiting.length > 0 ? `; ${count(waiting.length, 'name')} of the list not looked for` : '';
  const ids = found.map(({ row }) => row.id);
  const take = (how: 'add' | 'replace') => {
    marks[how](ids);
    go.back();
    const left = not > 0 ? `; ${count(not, 'entry', 'entries')} of the list marked nobody` : '';
    notices.say(
      `${count(ids.length, 'WorkSpace')} marked${how === 'replace' ? ', and no others' : ''}${left}${wait}.`,
      'ok',
    );
  };
  return (
    <Frame
      title="WorkSpaces / mark by a list"
      status={marks.ids.size > 0 ? `${marks.ids.size} marked before` : ''}
      bindings={[
        { command: 'addMarks', run: () => take('add'), disabled: nobody },
        { command: 'replaceMarks', run: () => take('replace'), disabled: nobody },
        { command: 'back', run: go.back },
        ...scroll.bindings,
      ]}
    >
      <Lines lines={head} />
      {scroll.view}
    </Frame>
  );
}

/** One of two that have a name may be all that is known yet: a name is taken once all are. */
function openWords(open: boolean, waiting: number): readonly string[] {
  if (!open) return [];
  const all = 'Not every WorkSpace is listed yet';
  if (waiting === 0) return [`${all}: who is missing may yet be found.`];
  return [
    `${all}: ${count(waiting, 'name')} wait${waiting === 1 ? 's' : ''}, for another one may have it too. An id is taken at once.`,
  ];
}

/** What marks nobody first: each with its line of the list and why. `whose`: what tells accounts and Regions apart. */
function namedLines({ found, missing, bad }: Named, whose: readonly FleetColumn[], cells: number): readonly string[] {
  const whereof = whose.map(({ text, max }) => {
    const widest = found.reduce((most, { row }) => Math.max(most, width(text(row))), 0);
    return { text, cells: Math.min(max, widest) };
  });
  const fault = ({ at, why }: { at: string; why: string }) =>
    wrap(`${at}: ${why}`, cells - 6).map((line, nth) => theme.warn(`   ${nth > 0 ? '  ' : ''}${line}`));
  const faults = inOrder([...bad, ...missing]).flatMap(fault);
  return [
    ...faults,
    ...(faults.length > 0 ? [''] : []),
    ...found.map(({ row, at }) => {
      const { id, workspace } = row;
      const parts = [
        padded(workspace.userName ?? '?', 24),
        ...whereof.map(({ text, cells }) => padded(text(row), cells)),
        padded(id, 13),
        padded(workspace.computerName ?? '', 16),
        padded(workspace.state ?? '', 18),
        at,
      ];
      return truncate(`   ${parts.join(' ')}`, cells);
    }),
    ...(found.length > 0
      ? ['', `   ${keyOf('addMarks')} marks them, ${keyOf('replaceMarks')} marks them and no others.`]
      : []),
  ];
}
