/** A text with `*` for anything, in time that grows with the text alone, whatever the stars. */

export type Pattern = (text: string) => boolean;

/** The whole of a text. Both in the case, and with the blanks, that they are to be compared in. */
export function wholePattern(pattern: string): Pattern {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return (text) => text === first;
  if (first === '' && last === '' && others.every((piece) => piece === '')) return () => true;
  return (text) => {
    const end = text.length - last.length;
    if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    return others.length === 0 || standIn(text, others, first.length, end);
  };
}

/** Somewhere in a line of a text of several lines. */
export function partPattern(pattern: string): Pattern {
  const pieces = pattern.split('*').filter((piece) => piece !== '');
  const [only = ''] = pieces;
  if (pieces.length <= 1) return (text) => text.includes(only);
  return (text) => {
    for (let from = text.indexOf(only) < 0 ? text.length : 0; from < text.length; ) {
      const next = text.indexOf('\n', from);
      const end = next < 0 ? text.length : next;
      if (standIn(text, pieces, from, end)) return true;
      from = end + 1;
    }
    return false;
  };
}

/** One after the other, each as early as it can be. */
function standIn(text: string, pieces: readonly string[], from: number, end: number): boolean {
  let at = from;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
