/** What the list shows, or what is marked, to a file: its name says the format, and nothing is replaced unasked. */
import { useContext, useMemo, useRef } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, truncate, wrap } from '../components/text.ts';
import { TextField } from '../components/text-field.tsx';
import { theme } from '../components/theme.ts';
import { exportFormats } from '../fleet/export.ts';
import { EntryContext, useConsole, useGo, usePlaceState } from '../hooks/console.ts';
import type { ExportOf } from '../hooks/navigation.ts';
import { formatOf, proposedPath, useExport } from '../hooks/use-export.ts';
import { useRowsNow } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

export function ExportScreen({ shown, marked, hidden, columns }: ExportOf) {
  const go = useGo();
  const { navigation, notices } = useConsole();
  const here = useContext(EntryContext);
  const at = useSurroundings();
  const { toFile, toClipboard } = useExport();
  const { columns: cells, height } = useBody();
  const [path, setPath] = usePlaceState('path', () => proposedPath(at.now));
  const [ofMarked, setOfMarked] = usePlaceState('of marked', marked.length > 0);
  const [stage, setStage] = usePlaceState<'asking' | 'writing' | 'there'>('stage', 'asking');
  const [stop, setStop] = usePlaceState<AbortController | undefined>('stop', undefined);
  const ids = ofMarked ? marked : shown;
  const rowsOf = useRowsNow();
  const rows = useMemo(() => rowsOf(ids), [rowsOf, ids]);
  const what = () => ({ rows: rowsOf(ids), columns, at });
  // A second key may come before the screen has changed.
  const begun = useRef(false);

  const write = (overwrite: boolean) => {
    if (begun.current) return;
    begun.current = true;
    const stopping = new AbortController();
    setStop(stopping);
    setStage('writing');
    void toFile(path, what(), { overwrite, signal: stopping.signal }).then((became) => {
      begun.current = false;
      setStage(became.kind === 'there' ? 'there' : 'asking');
      if (became.kind === 'failed') notices.say(`${became.failure.what} ${became.failure.why}`, 'bad');
      if (became.kind !== 'written') return;
      // First back: what is said stays with the screen that it is said on.
      if (navigation.getState().stack.at(-1) === here) go.back();
      notices.say(`${count(rows.length, 'WorkSpace')} written to ${became.path}, for you alone to read.`, 'ok');
    });
  };
  const wrong = path.trim() === '' || formatOf(path) ? undefined : `End its name with .${exportFormats.join(', .')}.`;
  const nothing = rows.length === 0 ? 'There is no WorkSpace to export.' : undefined;
  const noPath = path.trim() === '' ? 'Type where to write it.' : undefined;
  const apart = hidden > 0 ? `, ${hidden} of which the list does not show` : '';
  const told = ofMarked
    ? `${count(rows.length, 'WorkSpace')} that are marked${apart}`
    : `${count(rows.length, 'WorkSpace')} that the list shows, in its order`;
  const other = ofMarked ? 'those that are shown instead' : 'those that are marked instead';
  const says = [
    '',
    ...wrap(`${told}; ${count(columns.length, 'column')}: ${columns.join(', ')}.`, cells - 6).map(
      (line) => `   ${line}`,
    ),
    ...(marked.length > 0 ? [theme.dim(`   ${keyOf('exportOther')}: ${other}.`)] : []),
    '',
  ];
  if (stage === 'writing') {
    const ends = `   ${keyOf('back')} stops it: then there is no new file.`;
    return (
      <Frame title="WorkSpaces / export" status="writing" bindings={[{ command: 'back', run: () => stop?.abort() }]}>
        <Lines height={height} lines={[...says, truncate(`   Writing ${path.trim()}`, cells), '', ends]} />
      </Frame>
    );
  }
  if (stage === 'there')
    return (
      <Frame
        title="WorkSpaces / export"
        bindings={[
          { command: 'acknowledge', run: () => write(true) },
          { command: 'back', run: () => setStage('asking') },
        ]}
      >
        <Lines
          height={height}
          lines={[
            ...says,
            theme.warn(truncate(`   ${path.trim()} is there already.`, cells)),
            '',
            `   ${keyOf('acknowledge')} replaces it; ${keyOf('back')} keeps it, for another name.`,
          ]}
        />
      </Frame>
    );
  return (
    <Frame
      title="WorkSpaces / export"
      claims="text"
      onPaste={(pasted) => setPath((now) => now + pasted)}
      bindings={[
        { command: 'accept', run: () => write(false), disabled: nothing ?? noPath ?? wrong },
        ...(marked.length > 0 ? [{ command: 'exportOther', run: () => setOfMarked((now) => !now) } as const] : []),
        {
          command: 'exportToClipboard',
          run: () => {
            go.back();
            toClipboard(path, what());
          },
          disabled: nothing ?? wrong,
        },
        { command: 'back', run: go.back },
      ]}
    >
      <Lines lines={says} />
      <TextField label="   to file:" value={path} onChange={setPath} />
      <Lines
        height={Math.max(0, height - says.length - 1)}
        lines={[
          '',
          wrong
            ? theme.warn(`   ${wrong}`)
            : theme.dim(
                truncate(
                  `   As ${formatOf(path) ?? '?'}, readable for you alone.${formatOf(path) === 'csv' ? ' Cells that a spreadsheet would take for formulas are disarmed.' : ''}`,
                  cells,
                ),
              ),
        ]}
      />
    </Frame>
  );
}
