/** Every key that does something now, from the one table of commands; where one does not, why. */
import { padded, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useBody } from '../hooks/use-size.ts';
import { type Command, commands, keyLabel } from '../keymap.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';

export function HelpScreen({ bindings }: { readonly bindings: readonly Binding[] }) {
  const { columns, height } = useBody();
  const scroll = useScroll(helpLines(bindings, columns), height);
  return (
    <Frame title="Keys" bindings={scroll.bindings}>
      {scroll.view}
    </Frame>
  );
}

function helpLines(bindings: readonly Binding[], columns: number): string[] {
  const seen = new Set<string>();
  const groups = new Map<Command['group'], string[]>();
  for (const { command, disabled } of bindings) {
    const { keys, title, group }: Command = commands[command];
    if (seen.has(command) || keys.length === 0) continue;
    seen.add(command);
    const said = wrap(disabled ? `${title}  (${disabled})` : title, Math.max(10, columns - 28));
    const label = theme.accent(padded(keys.map(keyLabel).join(' '), 22));
    const lines = said.map((text, at) => `   ${at === 0 ? label : ' '.repeat(22)} ${text}`);
    groups.set(group, [...(groups.get(group) ?? []), ...lines]);
  }
  return [...groups].flatMap(([group, lines]) => ['', ` ${theme.title(group)}`, ...lines]);
}
