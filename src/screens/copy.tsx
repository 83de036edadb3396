/** What of a WorkSpace, or of all that are marked, goes to the clipboard: one key each, and what the first would be. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { count, padded, truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { copyOf, rowPieces } from '../fleet/copied.ts';
import type { FieldId } from '../fleet/fields.ts';
import { useGo } from '../hooks/console.ts';
import type { CopyOf } from '../hooks/navigation.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useCopy } from '../hooks/use-copy.ts';
import { useRowsNow } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import { useSurroundings } from '../hooks/use-surroundings.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

type What = FieldId | 'row';

interface Choice {
  readonly command: Binding['command'];
  readonly what: What;
  readonly one: string;
  readonly many: string;
}

const choices: readonly Choice[] = [
  { command: 'copyId', what: 'id', one: 'id', many: 'ids' },
  { command: 'copyUser', what: 'user', one: 'user', many: 'users' },
  { command: 'copyAddress', what: 'ip', one: 'address', many: 'addresses' },
  { command: 'copyComputer', what: 'computer', one: 'computer name', many: 'computer names' },
  { command: 'copyRow', what: 'row', one: 'row', many: 'rows' },
];

export function CopyScreen({ ids, hidden, columns }: CopyOf) {
  const go = useGo();
  const copy = useCopy();
  const at = useSurroundings();
  const { columns: cells, height } = useBody();
  const rowsOf = useRowsNow();
  // As they are now: nobody waits for a menu to follow a fleet that is coming in.
  const rows = useMemo(() => rowsOf(ids), [rowsOf, ids]);
  // Whole rows are put together once they are wanted: here the first shows what they are.
  const copies = useMemo(
    () =>
      new Map(
        choices.map(({ what }) => [
          what,
          what === 'row'
            ? { ...copyOf(what, rows.slice(0, 1), columns, at), lines: rows.length }
            : copyOf(what, rows, columns, at),
        ]),
      ),
    [rows, columns, at],
  );
  const of = rows.length === 1 ? (rows[0]?.workspace.userName ?? ids[0]) : count(rows.length, 'marked WorkSpace');
  const apart = hidden > 0 ? `, ${hidden} of them not shown` : '';
  const take = (what: What) => {
    const { lines = 0, without = 0 } = copies.get(what) ?? {};
    const text = what === 'row' ? rowPieces(rows, columns, at) : [copyOf(what, rows, columns, at).text];
    const choice = choices.find((one) => one.what === what);
    if (!choice || lines === 0) return;
    // First back: what is said stays with the screen that it is said on.
    go.back();
    copy(text, count(lines, choice.one, choice.many) + (without > 0 ? `; ${without} have none` : ''));
  };
  const labelled = choices.map(({ command, what, one, many }) => {
    const { text = '', lines = 0, without = 0 } = copies.get(what) ?? {};
    const name = rows.length === 1 ? one : count(lines, one, many);
    const example = lines === 0 ? 'none' : `${text.split('\n')[0]?.replaceAll('\t', '  ')}${lines > 1 ? ' ...' : ''}`;
    const some = without > 0 && lines > 0 ? ` (${without} have none)` : '';
    return { value: what, label: truncate(`${keyOf(command)}  ${padded(`${name}${some}`, 34)}${example}`, cells - 4) };
  });
  const head = ['', theme.title(truncate(` Copy of ${of}${apart}:`, cells)), ''];
  return (
    <Frame
      title="WorkSpaces / copy"
      claims="menu"
      bindings={[
        ...choices.map(
          ({ command, what, one }): Binding => ({
            command,
            run: () => take(what),
            disabled: copies.get(what)?.lines ? undefined : `There is no ${one} to copy.`,
          }),
        ),
        { command: 'back', run: go.back },
      ]}
    >
      <Lines lines={head} />
      <Menu choices={labelled} height={Math.max(1, Math.min(choices.length, height - head.length))} onChoose={take} />
    </Frame>
  );
}
