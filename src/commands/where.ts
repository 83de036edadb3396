/** `--where QUERY`, of every command that takes it: the console's query language, and its faults shown under their column. */
import { type Given, WrongUsage } from '../flags.ts';
import { parseQuery } from '../fleet/query/parse.ts';
import { and, type Query } from '../fleet/query/query.ts';

export const whereFlags = { where: { type: 'string', dashed: true } } as const;

/** Given several times, all of it is asked for. Throws `WrongUsage`. */
export function whereIn(given: Given<keyof typeof whereFlags>): Query | undefined {
  const texts = given.texts('where');
  return texts.length === 0 ? undefined : and(texts.map(queryOf));
}

function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  const { at, length, why } = parsed;
  throw new WrongUsage(
    `--where cannot be read at character ${at + 1}: ${why}.\n  ${text}\n  ${' '.repeat(at)}${'^'.repeat(length)}`,
  );
}
