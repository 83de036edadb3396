/**
 * Cuts what a terminal sends into keys, however the reads fall: one printable code point, one control byte, one whole
 * escape sequence, or one whole paste is one piece. Pure but for its own memory of what is not finished yet.
 *
 * A printable piece is a code point and not a grapheme: to know that a grapheme is complete one would have to wait for
 * the key after it. A text field that joins its pieces has the same text either way.
 */
import { StringDecoder } from 'node:string_decoder';
import { isKey, isTornReply, matchSequence } from './sequences.ts';

const ESC = '\x1b';
const PASTE_START = `${ESC}[200~`;
const PASTE_END = `${ESC}[201~`;

/** The longest paste that is kept, in UTF-16 code units; the rest of it is dropped. */
export const PASTE_LIMIT = 1 << 20;

/** The Escape key in a form that cannot be the start of anything else (CSI u), so that nobody has to wait for more. */
export const ESCAPE_KEY = `${ESC}[27u`;

export interface KeySplitter {
  /** The pieces that are complete now. */
  push(chunk: Uint8Array | string): readonly string[];
  /** What is held back: a key torn in two, or a paste or a reply of the terminal whose end is missing. */
  readonly pending: 'nothing' | 'key' | 'long';
  /** Nothing more came: gives out what is held back as well as it can be told. */
  flush(): readonly string[];
}

export function keySplitter(): KeySplitter {
  const decoder = new StringDecoder('utf8');
  let held = '';
  let paste: string | undefined;
  /** A `\n` that follows belongs to the Enter that was given out. */
  let afterReturn = false;
  let tornCharacter = false;

  /** Takes the paste's text out of `text`; the rest, or nothing when the paste goes on. */
  const takePaste = (text: string, pieces: string[]): string => {
    const all = held + text;
    const end = all.indexOf(PASTE_END);
    // The end marker itself may be torn: keep its possible beginning.
    const safe = end >= 0 ? end : all.length - tornEnd(all);
    paste = ((paste ?? '') + all.slice(0, safe)).slice(0, PASTE_LIMIT);
    held = end >= 0 ? '' : all.slice(safe);
    if (end < 0) return '';
    pieces.push(PASTE_START + paste + PASTE_END);
    paste = undefined;
    return all.slice(end + PASTE_END.length);
  };

  const take = (text: string, pieces: string[]): void => {
    let rest = text;
    while (rest !== '') {
      if (paste !== undefined) {
        rest = takePaste(rest, pieces);
        continue;
      }
      const first = String.fromCodePoint(rest.codePointAt(0) as number);
      if (first !== ESC) {
        rest = rest.slice(first.length);
        const swallowed = first === '\n' && afterReturn;
        afterReturn = first === '\r';
        // A line feed of its own is Enter too; C1 controls are no keys.
        if (!swallowed && !/[\x80-\x9f]/.test(first)) pieces.push(first === '\n' ? '\r' : first);
        continue;
      }
      afterReturn = false;
      const match = matchSequence(rest);
      if (match === 'torn') {
        // Of a reply only its kind and a torn end are kept, however long it is.
        held = isTornReply(rest) ? rest.slice(0, 2) + (rest.endsWith(ESC) ? `.${ESC}` : '.') : rest;
        return;
      }
      const sequence = rest.slice(0, match);
      rest = rest.slice(match);
      if (sequence === ESC) pieces.push(ESCAPE_KEY);
      else if (sequence === PASTE_START) paste = '';
      else if (isKey(sequence)) pieces.push(sequence);
    }
  };

  return {
    push(chunk) {
      const text = typeof chunk === 'string' ? chunk : decoder.write(chunk as Buffer);
      tornCharacter = typeof chunk !== 'string' && endsTorn(chunk);
      const pieces: string[] = [];
      if (paste !== undefined) take(text, pieces);
      else {
        const all = held + text;
        held = '';
        take(all, pieces);
      }
      return pieces;
    },
    get pending() {
      if (paste !== undefined || isTornReply(held)) return 'long';
      return held !== '' || tornCharacter ? 'key' : 'nothing';
    },
    flush() {
      decoder.end();
      tornCharacter = false;
      const text = held;
      held = '';
      if (paste !== undefined) {
        const piece = PASTE_START + (paste + text).slice(0, PASTE_LIMIT) + PASTE_END;
        paste = undefined;
        return [piece];
      }
      if (text === ESC) return [ESCAPE_KEY];
      // Alt with a key that also begins sequences: given out in the form that begins nothing.
      if (/^\x1b[[\]OP_]$/.test(text)) return [`${ESC}[${text.charCodeAt(1)};3u`];
      return [];
    },
  };
}

/** How many characters at the end of `text` may be the beginning of the paste's end marker. */
function tornEnd(text: string): number {
  for (let length = Math.min(PASTE_END.length - 1, text.length); length > 0; length--) {
    if (PASTE_END.startsWith(text.slice(-length))) return length;
  }
  return 0;
}

/** Do these bytes stop inside a UTF-8 character? */
function endsTorn(bytes: Uint8Array): boolean {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2);
    if (byte < 0x80) return false;
  }
  return false;
}
