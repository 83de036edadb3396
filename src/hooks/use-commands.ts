/**
 * From key to command. The screen on top offers bindings; the dispatcher asks them first, then those that hold
 * everywhere. A text field claims what can be typed, a menu the keys that move in it.
 */
import { type Key, useInput, usePaste } from 'ink';
import { createContext, useContext, useLayoutEffect } from 'react';
import { type CommandId, commands } from '../keymap.ts';
import { useConsole } from './console.ts';

export interface Binding {
  readonly command: CommandId;
  /** `key`: the one that was pressed, for commands that have several; none from the palette. */
  readonly run: (key?: string) => void;
  /** Why it cannot be done now: the key then says so instead of doing it. */
  readonly disabled?: string | undefined;
}

export interface Layer {
  readonly bindings: readonly Binding[];
  /** `text`: printable keys belong to a text field. `menu`: arrows, digits, j, k and enter belong to a menu. */
  readonly claims?: 'text' | 'menu' | undefined;
  /** Pasted text, in one piece and one line; without it a paste is refused with a notice. */
  readonly onPaste?: ((text: string) => void) | undefined;
  /** The same with its line ends, instead. */
  readonly onPasteLines?: ((text: string) => void) | undefined;
  /** Every key and every paste, whatever they mean elsewhere: nothing else is done with them. */
  readonly onAnyKey?: (() => void) | undefined;
}

/** The layer of the screen on top, and the bindings that hold everywhere. */
export interface Dispatch {
  top: Layer;
  everywhere: readonly Binding[];
}

export const DispatchContext = createContext<Dispatch>({ top: { bindings: [] }, everywhere: [] });

/** Called by the frame: what it shows is what its keys do. */
export function useLayer(layer: Layer): void {
  const dispatch = useContext(DispatchContext);
  useLayoutEffect(() => {
    dispatch.top = layer;
  });
}

/** Called once, at the root. */
export function useDispatcher(dispatch: Dispatch): void {
  const { notices } = useConsole();
  useInput((input, key) => {
    const { top, everywhere } = dispatch;
    if (top.onAnyKey && key.eventType !== 'release') return top.onAnyKey();
    const name = keyName(input, key);
    if (name === undefined) return;
    notices.fade();
    if (claimed(top.claims, name)) return;
    const binding = [...top.bindings, ...everywhere].find(({ command }) =>
      (commands[command].keys as readonly string[]).includes(name),
    );
    if (!binding) return;
    if (binding.disabled) notices.hint(binding.disabled);
    else binding.run(name);
  });
  usePaste((text) => {
    const { onPaste, onPasteLines, onAnyKey } = dispatch.top;
    if (onAnyKey) onAnyKey();
    else if (onPasteLines) onPasteLines(text.replace(/\r\n?/g, '\n'));
    else if (onPaste) onPaste(oneLine(text));
    else notices.say('Pasted text was ignored: there is no text field here.', 'warn');
  });
}

/** Every field is one line: line ends and whatever else is no text separate words. */
const oneLine = (text: string): string => text.replace(/\p{Control}+/gu, ' ').trim();

const editing = new Set(['space', 'backspace', 'delete', 'left', 'right', 'home', 'end', 'ctrl+a', 'ctrl+e', 'ctrl+w']);
const menuKeys = new Set(['up', 'down', 'j', 'k', 'enter', ...'123456789']);

function claimed(claims: Layer['claims'], name: string): boolean {
  if (claims === 'menu') return menuKeys.has(name);
  // One character is typed text; so is what moves or deletes within the line.
  if (claims === 'text') return [...name].length === 1 || editing.has(name);
  return false;
}

const special: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/** The one name of a key, as the key table writes it; `undefined` for what is no key press. */
export function keyName(input: string, key: Key): string | undefined {
  if (key.eventType === 'release') return undefined;
  const prefix = `${key.ctrl ? 'ctrl+' : ''}${key.meta ? 'alt+' : ''}`;
  const found = special.find(([flag]) => key[flag]);
  if (found) return `${prefix}${key.shift ? 'shift+' : ''}${found[1]}`;
  if (input === '') return undefined;
  return prefix + (input === ' ' ? 'space' : input);
}
