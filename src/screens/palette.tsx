/** Every screen and every action of the screen beneath, found by a few letters of its name. */
import { Fzf } from 'fzf';
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { Table } from '../components/table.tsx';
import { TextField } from '../components/text-field.tsx';
import { useConsole, useGo, usePlaceState } from '../hooks/console.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useList } from '../hooks/use-list.ts';
import { useBody } from '../hooks/use-size.ts';
import { type Command, type CommandId, commands, keyLabel } from '../keymap.ts';
import { Frame } from './frame.tsx';

interface Line {
  readonly id: string;
  readonly title: string;
  readonly keys: string;
  readonly group: string;
  readonly disabled: string;
  readonly run: () => void;
}

const columns = [
  { id: 'title', title: 'COMMAND', min: 30, max: 52, importance: 1, text: (line: Line) => line.title },
  { id: 'keys', title: 'KEYS', min: 8, max: 16, importance: 2, text: (line: Line) => line.keys },
  { id: 'group', title: '', min: 10, max: 12, importance: 3, text: (line: Line) => line.group },
  { id: 'why', title: '', min: 20, max: 70, importance: 4, text: (line: Line) => line.disabled },
];

/** Moving about in a list needs no name, and a confirmation is never given by one. */
const unlisted: ReadonlySet<CommandId> = new Set<CommandId>([
  'down',
  'up',
  'pageDown',
  'pageUp',
  'first',
  'last',
  'back',
  'palette',
  'accept',
  'acknowledge',
  'tick',
]);

export function PaletteScreen({ bindings }: { readonly bindings: readonly Binding[] }) {
  const go = useGo();
  const { notices } = useConsole();
  const { columns: cells, height } = useBody();
  const [query, setQuery] = usePlaceState('query', '');
  const lines = useMemo(() => paletteLines(bindings), [bindings]);
  const found = useMemo(
    () =>
      query === '' ? lines : new Fzf(lines, { selector: (line) => line.title }).find(query).map(({ item }) => item),
    [lines, query],
  );
  const list = useList(found, height - 3);
  const { current } = list;
  const run = () => {
    if (!current) return;
    if (current.disabled) return notices.say(current.disabled, 'warn');
    // Help is about the screen beneath, not about this one.
    if (current.id === 'help') return go.instead({ screen: 'help', bindings });
    go.back();
    current.run();
  };
  return (
    <Frame
      title="Commands"
      status={`${found.length} of ${lines.length}`}
      bindings={[
        { command: 'accept', run, disabled: current ? undefined : 'No command has such a name.' },
        ...list.bindings,
      ]}
      claims="text"
      onPaste={(text) => setQuery((now) => now + text)}
    >
      <TextField label=" :" value={query} onChange={setQuery} placeholder="letters of a command's name" />
      <Lines lines={['']} />
      <Table
        columns={columns}
        rows={list.shown}
        cursor={current}
        cells={cells}
        height={height - 2}
        empty={['No command has such a name.']}
      />
    </Frame>
  );
}

function paletteLines(bindings: readonly Binding[]): readonly Line[] {
  const seen = new Set<string>();
  return bindings.flatMap(({ command, run, disabled = '' }) => {
    const { title, keys, group }: Command = commands[command];
    if (seen.has(command) || unlisted.has(command)) return [];
    seen.add(command);
    return [{ id: command, title, keys: keys.map(keyLabel).join(' '), group, disabled, run }];
  });
}
