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
  'directory',
  'system',
  'bundle',
  'path',
  'protocol',
  'running-mode',
  'advice',
  'ending',
  'run',
] as const;
export type Rule = (typeof rules)[number];

export interface Verdict {
  /** `unlisted`: AWS's pages neither allow nor deny it. `unknown`: a fact that the rule needs is missing. */
  readonly kind: 'allowed' | 'denied' | 'unlisted' | 'unknown';
  /** Plain words, one sentence, shown to the operator. Of what is not allowed the same for all that are alike, to be counted. */
  readonly reason: string;
  /** What is particular to this WorkSpace: times, mostly. */
  readonly detail?: string;
  /** What the operator can do instead. */
  readonly remedy?: string;
  /** What AWS's page says, in its own words as near as they are known. */
  readonly quote?: string;
  /** Where AWS says so: the page's name in the Administration Guide or the API model. */
  readonly source?: string;
  readonly rule?: Rule;
}

/** Why not, or why not surely: the reasons of all that is not allowed. */
export const objections = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.flatMap(({ kind, reason }) => (kind === 'allowed' ? [] : [reason]));
