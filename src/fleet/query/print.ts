/** A query as a line that reads back as the same query. */
import type { Query } from './query.ts';
import { fieldHead, foreignSign, reserved } from './scan.ts';

export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'text':
      return textAsWord(query.text);
    case 'field':
      return `${query.field}:${query.op === ':' ? asValue(query.value) : query.op + query.value}`;
    case 'not':
      return `-${asMember(query.of, 'not')}`;
    default:
      return query.of.map((member) => asMember(member, query.kind)).join(query.kind === 'or' ? ' or ' : ' ');
  }
}

/** A value as it stands after `field:`, in quotes where it needs them. */
export function asValue(value: string): string {
  return value === '' || /[\s()",]|^[<>=]/.test(value) ? quoted(value) : value;
}

function asMember(query: Query, within: 'and' | 'or' | 'not'): string {
  if (query.kind === 'all') return '*';
  const bound = query.kind === 'or' || (query.kind === 'and' && within === 'not');
  return bound ? `(${printQuery(query)})` : printQuery(query);
}

function textAsWord(text: string): string {
  fieldHead.lastIndex = 0;
  foreignSign.lastIndex = 0;
  const plain =
    text !== '' &&
    !/[\s()"]|^-/.test(text) &&
    !reserved.has(text.toLowerCase()) &&
    !fieldHead.test(text) &&
    !foreignSign.test(text);
  return plain ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
