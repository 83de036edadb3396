/** Puts a subject's table where docs/benchmarks.md keeps it: between two marks that name it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './bellhop.mjs';
import { markdown } from './figures.mjs';

const page = at('../docs/benchmarks.md');

export function write(name, when, rows) {
  const text = readFileSync(page, 'utf8');
  const [start, end] = [`<!-- bench: ${name} -->`, '<!-- /bench -->'];
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end, from);
  if (from < start.length || to < 0) throw new Error(`${page} has no table for ${name}`);
  writeFileSync(page, `${text.slice(0, from)}\n${when}:\n\n${markdown(rows)}\n${text.slice(to)}`);
}
