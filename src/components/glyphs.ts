/** The few signs beyond ASCII, with their ASCII twins for terminals without UTF-8. */

const unicode = {
  cursor: '❯',
  mark: '●',
  arrow: '→',
  ok: '✓',
  warn: '▲',
  up: '▲',
  down: '▼',
  left: '‹',
  right: '›',
  ellipsis: '…',
  dot: '·',
  block: '█',
  half: '▒',
  shade: '░',
};

const ascii: typeof unicode = {
  cursor: '>',
  mark: '*',
  arrow: '->',
  ok: '+',
  warn: '!',
  up: '^',
  down: 'v',
  left: '<',
  right: '>',
  ellipsis: '~',
  dot: '.',
  block: '#',
  half: '=',
  shade: '.',
};

/** Filled once at start, before anything is drawn. */
export const glyphs: typeof unicode = { ...unicode };

let asciiOnly = false;

export function setAsciiGlyphs(): void {
  asciiOnly = true;
  Object.assign(glyphs, ascii);
}

/** What a terminal without UTF-8 can show of a text: the rest becomes `?`, letter by letter. */
export function showable(text: string): string {
  return asciiOnly ? text.replace(/[^\x1b\x20-\x7e]/gu, (c) => twins[c] ?? '?') : text;
}

const twins: Record<string, string> = {
  '…': '...',
  '—': '-',
  '–': '-',
  '’': "'",
  '“': '"',
  '”': '"',
  '×': 'x',
  '≤': '<=',
};
