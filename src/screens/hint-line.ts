/** The last line of every screen: which keys do what. */
import { width } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Binding, Layer } from '../hooks/use-commands.ts';
import { type Command, commands, keyLabel, keyOf } from '../keymap.ts';

/** Columns. */
const narrow = 90;

/** As many of the screen's own hints as fit, and always the way back and the way to all the others. */
export function hintLine(
  bindings: readonly Binding[],
  claims: Layer['claims'],
  depth: number,
  columns: number,
): string {
  const menu = [
    { key: `${keyOf('down')}/${keyOf('up')}`, hint: 'move' },
    { key: keyOf('accept'), hint: 'choose' },
  ];
  const always: Binding['command'][] = claims === 'text' ? [] : ['palette', 'help'];
  const offered = bindings.flatMap(({ command, disabled }) =>
    disabled && !(commands[command] as Command).always ? [] : [command],
  );
  const own = offered.filter((command) => command !== 'back');
  const back: Binding['command'][] = depth > 1 || own.length < offered.length ? ['back'] : [];
  const hints = (ids: readonly Binding['command'][]) =>
    ids.flatMap((id) => {
      const { keys, hint }: Command = commands[id];
      return hint && keys[0] ? [{ key: keyLabel(keys[0]), hint }] : [];
    });
  const cells = ({ key, hint }: { key: string; hint: string }) => width(key) + (hint ? width(hint) + 1 : 0) + 2;
  const total = (some: readonly { key: string; hint: string }[]) => some.reduce((sum, one) => sum + cells(one), 0);
  const wanted = [...(claims === 'menu' ? menu : []), ...hints(own)];
  const ways = hints([...back, ...always]);
  // Where room is scarce the screen's own come before a word for what the help page names as well.
  const scarce = columns < narrow && total(wanted) + total(ways) > columns;
  const last = scarce ? ways.map((way) => (way.key === keyOf('palette') ? { ...way, hint: '' } : way)) : ways;
  let room = columns - total(last);
  const first = wanted.filter((one) => {
    const fits = cells(one) <= room;
    if (fits) room -= cells(one);
    return fits;
  });
  return [...first, ...last].map(({ key, hint }) => hintText(key, hint)).join('');
}

export const hintText = (key: string, hint: string): string =>
  hint ? ` ${theme.accent(key)} ${theme.dim(hint)} ` : ` ${theme.accent(key)} `;
