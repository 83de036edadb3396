/** A list that is read on, a page a call: where a page fails, the next call asks for that page again. */
import type { Failure, FailureKind } from '../aws/answer.ts';
import type { Pages } from '../aws/session.ts';

/** `later`: a page failed, or was given up; the list goes on from there. `broken`: it has ended before its end. */
export type Read = 'page' | 'end' | 'later' | 'broken';

/** Asking for the same page again cannot help: the mark is void or has come before, the directory is not there any more. */
const final: ReadonlySet<FailureKind> = new Set([
  'invalid',
  'not-found',
  'unavailable',
  'foreign',
] satisfies FailureKind[]);

export interface Taking<T> {
  page(page: readonly T[]): void;
  trouble(failure: Failure): void;
}

/** `pages`: asked for with `again`. */
export function readOn<T>(pages: Pages<T>, take: Taking<T>): () => Promise<Read> {
  return async () => {
    const turn = await pages.next();
    if (turn.done) return 'end';
    const answer = turn.value;
    if (answer.ok) {
      take.page(answer.value);
      return 'page';
    }
    if (answer.failure.kind === 'cancelled') return 'later';
    take.trouble(answer.failure);
    return final.has(answer.failure.kind) ? 'broken' : 'later';
  };
}
