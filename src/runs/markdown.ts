/** Markdown of text from outside, none of which can become markup. */

export type Cell = string | number | undefined;

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => plain(String(cell ?? ''))).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Without what is not known. */
export const factTable = (facts: readonly (readonly [label: string, value: Cell])[]): string =>
  table(
    ['Fact', ''],
    facts.filter(([, value]) => value !== undefined && value !== ''),
  );

/** None where there are no rows. */
export const section = (title: string, rows: number, body: string): readonly string[] =>
  rows === 0 ? [] : [`## ${title} (${rows})`, body];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One line of text that Markdown shows as it is: no markup, no HTML, no cell of its own, no link. */
export function plain(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\`*_{}[\]()#|~$]/g, '\\$&')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
    .trim();
}
