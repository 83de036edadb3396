/**
 * Pages whose token names the last item looked at, so that what comes or goes in between neither repeats nor hides others.
 * As with AWS's own lists a filter chooses from a page that was cut before: one may be short or empty, and others follow.
 */
import { type Input, ServiceError } from '../operation.ts';

interface PageRequest<Item> {
  /** Distinguishes the tokens of one list from another's. */
  readonly list: string;
  readonly input: Input;
  readonly defaultSize: number;
  readonly key: (item: Item) => string;
  readonly filter?: (item: Item) => boolean;
  /** Error of a token that is not this list's. */
  readonly code: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

export function page<Item>(
  all: readonly Item[],
  { list, input, defaultSize, key, filter = () => true, code }: PageRequest<Item>,
): Page<Item> {
  const size = typeof input.maxResults === 'number' ? input.maxResults : defaultSize;
  const start = input.nextToken === undefined ? 0 : indexAfter(all, lastKey(input.nextToken, list, code), key);
  const cut = all.slice(start, start + size);
  const items = cut.filter(filter);
  const last = cut.at(-1);
  return last !== undefined && start + size < all.length
    ? { items, nextToken: Buffer.from(`${list}\n${key(last)}`).toString('base64url') }
    : { items };
}

function indexAfter<Item>(all: readonly Item[], last: string, key: (item: Item) => string): number {
  const index = all.findIndex((item) => key(item) === last);
  return index < 0 ? all.length : index + 1;
}

function lastKey(token: unknown, list: string, code: string): string {
  const [of, ...rest] = typeof token === 'string' ? Buffer.from(token, 'base64url').toString().split('\n') : [];
  if (of !== list || rest.length === 0) throw new ServiceError(code, 'The nextToken is not valid for this request.');
  return rest.join('\n');
}
