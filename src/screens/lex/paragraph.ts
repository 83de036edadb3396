/** Plain text as lines that fit the screen, under a margin. */
import { wrap } from '../../components/text.ts';

export function paragraph(text: string, cells: number, margin = 3): string[] {
  return wrap(text, Math.max(10, cells - margin - 1)).map((line) => ' '.repeat(margin) + line);
}

/** Its first line begins with a sign, the others stand under the text. */
export function item(sign: string, text: string, cells: number, margin = 3): string[] {
  const [first = '', ...rest] = paragraph(text, cells, margin + sign.length + 1);
  return [`${' '.repeat(margin)}${sign} ${first.trimStart()}`, ...rest];
}
