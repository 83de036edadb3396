/** A short fixed choice, on `ink-select-input`. Only for choices that do no harm: a digit chooses at once. */
import { Text } from 'ink';
import SelectInput from 'ink-select-input';
import { glyphs, showable } from './glyphs.ts';
import { theme } from './theme.ts';

export interface Choice<Value> {
  readonly label: string;
  readonly value: Value;
}

export interface MenuProps<Value> {
  readonly choices: readonly Choice<Value>[];
  readonly chosen?: Value;
  /** Rows shown at once. */
  readonly height: number;
  readonly onChoose: (value: Value) => void;
  /** Of the one under the cursor, for who shows it in full. */
  readonly onHighlight?: (value: Value) => void;
}

export function Menu<Value extends string>({ choices, chosen, height, onChoose, onHighlight }: MenuProps<Value>) {
  const initial = Math.max(
    0,
    choices.findIndex(({ value }) => value === chosen),
  );
  return (
    <SelectInput
      items={choices.map(({ label, value }) => ({ label, value, key: value }))}
      initialIndex={initial}
      limit={height}
      indicatorComponent={Indicator}
      itemComponent={Item}
      onSelect={({ value }) => onChoose(value)}
      {...(onHighlight && { onHighlight: ({ value }: { value: Value }) => onHighlight(value) })}
    />
  );
}

function Indicator({ isSelected = false }: { readonly isSelected?: boolean }) {
  return <Text>{isSelected ? ` ${glyphs.cursor} ` : '   '}</Text>;
}

function Item({ isSelected = false, label }: { readonly isSelected?: boolean; readonly label: string }) {
  return <Text wrap="truncate">{isSelected ? theme.selected(showable(label)) : showable(label)}</Text>;
}
