/**
 * What the rules answer. Unknown is never yes: only `allowed` lets an item go on by itself.
 */

/** Which rule speaks; decides what an operator may acknowledge (see `mayBeSent`). */
export const rules = [
  'state',
  'modification',
  'standby',
  'snapshot',
  'connection',
  'bundle',
  'path',
  'protocol',
  'running-mode',
  'directory',
  'advice',
  'run',
] as const;
export type Rule = (typeof rules)[number];

export interface Verdict {
  /** `unlisted`: AWS's pages neither allow nor deny it. `unknown`: a fact that the rule needs is missing. */
  readonly kind: 'allowed' | 'denied' | 'unlisted' | 'unknown';
  /** Plain words, one sentence, shown to the operator. */
  readonly reason: string;
  /** What the operator can do instead. */
  readonly remedy?: string;
  /** Where AWS says so: the page's name in the Administration Guide or the API model. */
  readonly source?: string;
  readonly rule?: Rule;
}

/** Why not, or why not surely: the reasons of all that is not allowed. */
export const objections = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.flatMap(({ kind, reason }) => (kind === 'allowed' ? [] : [reason]));
