/** Keys by name, as the bytes that xterm sends for them. */

const ESC = '\x1b';

const named: Readonly<Record<string, string>> = {
  enter: '\r',
  tab: '\t',
  'shift+tab': `${ESC}[Z`,
  esc: ESC,
  space: ' ',
  backspace: '\x7f',
  delete: `${ESC}[3~`,
  up: `${ESC}[A`,
  down: `${ESC}[B`,
  right: `${ESC}[C`,
  left: `${ESC}[D`,
  home: `${ESC}[H`,
  end: `${ESC}[F`,
  pageup: `${ESC}[5~`,
  pagedown: `${ESC}[6~`,
  'ctrl+space': '\x00',
};

/** `enter`, `ctrl+d`, `alt+b`, `j`, … Throws on a name that is none, so that a typo is no key. */
export function bytesOf(key: string): string {
  const bytes = named[key];
  if (bytes !== undefined) return bytes;
  const [, modifier, letter] = /^(ctrl|alt)\+(.)$/.exec(key) ?? [];
  if (modifier === 'ctrl' && letter) return String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 0x1f);
  if (modifier === 'alt' && letter) return ESC + letter;
  if ([...key].length !== 1) throw new Error(`no such key: ${key}`);
  return key;
}

/** What a terminal with bracketed paste sends. */
export const pasteOf = (text: string): string => `${ESC}[200~${text.replaceAll('\n', '\r')}${ESC}[201~`;
