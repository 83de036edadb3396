/**
 * The README's table of keys, made from src/keymap.ts. `npm run keys` writes it between its two marks.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { commands, keyLabel } from '../src/keymap.ts';

const START = '<!-- keys -->';
const END = '<!-- /keys -->';

/** Markdown: a table for each group, in the order in which the groups are declared. */
export function keysTable() {
  const groups = Map.groupBy(Object.values(commands), ({ group }) => group);
  return [...groups].map(([group, members]) => [`**${group}**`, '', ...rows(members)].join('\n')).join('\n\n');
}

function rows(members) {
  const lines = members.map(({ keys, title }) => `| ${keys.map(shown).join(' ') || '`:`, then its name'} | ${title} |`);
  return ['| Keys | Command |', '| --- | --- |', ...lines];
}

const shown = (key) => `\`${keyLabel(key)}\``.replace('|', '\\|');

/** The text with the present table between its marks; `undefined` where the marks are missing. */
export function withKeysTable(text) {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) return undefined;
  return `${text.slice(0, start + START.length)}\n\n${keysTable()}\n\n${text.slice(end)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = fileURLToPath(new URL('../README.md', import.meta.url));
  const text = withKeysTable(await readFile(readme, 'utf8'));
  if (text === undefined) {
    console.error(`README.md has no place for the keys: put ${START} and ${END} where the table belongs.`);
    process.exitCode = 1;
  } else await writeFile(readme, text);
}
