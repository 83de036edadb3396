/**
 * The escape sequences a terminal sends (ECMA-48, xterm's control sequences): where one ends, and whether it is a key.
 * What is no key — answers to questions, focus and mouse reports — never reaches the console.
 */

/** A complete control sequence: `ESC [`, parameters, intermediates, a final byte; `ESC [ [ A` is Linux's F1. */
const CSI =
  /^\x1b\[(?:\[[A-E]|M[\s\S]{3}|[235678]\$|[\x30-\x3f]*[\x20-\x2f]*[\x40-\x4c\x4e-\x5a\x5c-\x7e]|[\x30-\x3f]+[\x20-\x2f]*M)/u;
const CSI_TORN = /^\x1b\[(?:\[?|M[\s\S]{0,2}|[\x30-\x3f]*[\x20-\x2f]*)$/u;
const SS3 = /^\x1bO[\d;]*[\x40-\x7e]/;
const SS3_TORN = /^\x1bO[\d;]*$/;
/** Operating system commands, device control strings, application commands: ended by BEL or `ESC \`. */
const STRING = /^\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)/;
const STRING_TORN = /^\x1b[\]P_][^\x07\x1b]*\x1b?$/;

/** The beginning of a terminal's reply whose end is not there yet. What it says does not matter: it is dropped. */
export const isTornReply = (text: string): boolean => text.length > 2 && STRING_TORN.test(text);

/**
 * The length of the sequence at the start of `text`, which begins with ESC: 1 when it is the Escape key alone, `torn`
 * when what follows decides.
 */
export function matchSequence(text: string): number | 'torn' {
  if (text.length === 1) return 'torn';
  for (const whole of [CSI, SS3, STRING]) {
    const found = whole.exec(text);
    if (found) return found[0].length;
  }
  if (CSI_TORN.test(text) || SS3_TORN.test(text) || STRING_TORN.test(text)) return 'torn';
  // Escape typed ahead of another escape sequence: two keys.
  if (text[1] === '\x1b') return 1;
  // A sequence that broke off: drop what could have been its beginning, and read on where it broke.
  const broken = /^\x1b(?:\[[\x30-\x3f]*[\x20-\x2f]*|O[\d;]*|[\]P_][^\x07\x1b]*)/.exec(text);
  if (broken) return broken[0].length;
  return 1 + String.fromCodePoint(text.codePointAt(1) as number).length;
}

const CSI_KEY = /^\x1b\[(?:[\d;:]*[A-FHP-SZu~^$@]|[a-d]|\[[A-E])$/;
const NO_KEY = /^\x1b\[(?:\d+;\d+R|20[01]~)$/;

/** Is this sequence a key (alone or with Alt)? A cursor position report looks like F3 and is told by its parameters. */
export function isKey(sequence: string): boolean {
  if (sequence.startsWith('\x1b[')) return CSI_KEY.test(sequence) && !isReport(sequence);
  if (sequence.startsWith('\x1bO')) return sequence.length > 2;
  if (/^\x1b[\]P_]/.test(sequence)) return false;
  return sequence.length > 1 && !/[\x80-\x9f]/.test(sequence);
}

function isReport(sequence: string): boolean {
  // `ESC [ 1 ; 2 R` … `ESC [ 1 ; 8 R` are F3 with modifiers; any other pair is a position.
  return NO_KEY.test(sequence) && !/^\x1b\[1;[2-8]R$/.test(sequence);
}
