/**
 * Characters for which every code point is a grapheme of its own and one column wide, so that text made of them needs
 * neither a segmenter nor a width table: printable ASCII, Latin, dashes and the ellipsis, arrows, box drawing, blocks,
 * shapes, Braille and the few marks that terminal programs draw with. The body of a regular expression's class.
 */
export const simpleCharacters =
  '\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u2010-\\u2027\\u2190-\\u2193\\u2500-\\u25fc\\u25ff\\u2713\\u2717\\u276f\\u2800-\\u28ff';
