/**
 * One loop for every list. The SDK's paginators are not used: several of these operations have none, those there are
 * send by themselves (past the budget and our way of trying again), and a repeated token ends them without a word.
 */
import type { Circumstances } from './advice.ts';
import type { Answer } from './answer.ts';
import { failureOf } from './failure.ts';
import { label } from './fields.ts';
import type { Action } from './lock.ts';
import type { Pages } from './session.ts';

export interface Listing<Output, Row> {
  readonly operation: Action;
  readonly at: Circumstances;
  /** See `AskAgain`. */
  readonly again?: boolean | undefined;
  page(token: string | undefined): Promise<Answer<Output>>;
  /** The mark of the next page; only its absence ends the list, a short or empty page does not. */
  next(output: Output): unknown;
  rows(output: Output): readonly Row[];
}

export async function* paged<Output, Row>({
  operation,
  at,
  again = false,
  page,
  next,
  rows,
}: Listing<Output, Row>): Pages<Row> {
  const seen = new Set<string>();
  for (let token: string | undefined; ; ) {
    const answer = await page(token);
    if (!answer.ok) {
      yield answer;
      if (again) continue;
      return;
    }
    yield { ...answer, value: rows(answer.value) };
    token = label(next(answer.value));
    if (token === undefined) return;
    if (seen.has(token)) {
      const why = 'The mark of the next page has come before: the list would never end.';
      return yield { ok: false, failure: failureOf({ kind: 'foreign', operation, why, effect: 'none' }, at) };
    }
    seen.add(token);
  }
}

/** All pages as one list; the first failure instead, if there is one. */
export async function collect<Row>(pages: Pages<Row>): Promise<Answer<readonly Row[]>> {
  const all: Row[] = [];
  for await (const page of pages) {
    if (!page.ok) return page;
    all.push(...page.value);
  }
  return { ok: true, value: all };
}

export function mapped<From, To>(answer: Answer<From>, to: (value: From) => To): Answer<To> {
  return answer.ok ? { ...answer, value: to(answer.value) } : answer;
}
