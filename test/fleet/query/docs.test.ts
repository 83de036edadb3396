import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fieldIds, fields } from '../../../src/fleet/fields.ts';
import { parseQuery } from '../../../src/fleet/query/parse.ts';

const page = readFileSync(new URL('../../../docs/queries.md', import.meta.url), 'utf8');

it('the page about queries has every field, as it is said in the program', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| [^|]+ \| (.+) \|$/gm)].map(([, id, says]) => [id, says]);
  expect(rows).toEqual(fieldIds.map((id) => [id, fields[id].says]));
});

it('every query that stands there reads', () => {
  const examples = [...page.matchAll(/(?<!`)`([^`\n]+)`/g)]
    .map(([, text = '']) => text)
    .filter((text) => /[:=]/.test(text));
  expect(examples.length).toBeGreaterThan(20);
  expect(examples.filter((text) => !parseQuery(text).ok)).toEqual(['field=value']);
});
