/**
 * Text from outside, made safe to show: nothing in it can move the cursor, colour, rename or reorder a terminal line.
 * Done once where text comes in: for every string of a service's answer here, for files and arguments by their readers.
 */

/** Terminal sequences go with their contents. No C1 inside a string part: so the match stays linear. */
const sequences = new RegExp(
  [
    // OSC, DCS, SOS, PM and APC up to their end mark.
    '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u0080-\\u009f]*(?:\\u0007|\\u001b\\\\|\\u009c)',
    // CSI.
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    // Everything else that ESC begins.
    '\\u001b[ -/]*[0-~]',
  ].join('|'),
  'g',
);
const breaks = /[\t-\r\u0085\u2028\u2029]+/g;
/** Controls, lone surrogates, and what has no shape of its own: zero-width, bidi marks, tags, variation selectors. */
const unseen = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
const plain = /^[ -~]*$/;

/** One line of visible text. Tabs and line ends become one space; the rest that cannot be seen is dropped. */
export function clean(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(sequences, '').replace(breaks, ' ').replace(unseen, '');
}

/** The same for every string inside an answer, at any depth; whatever is no string, list or plain record is kept. */
export function cleanAll<T>(value: T): T {
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleaned(member)]));
}
