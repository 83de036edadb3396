/** The policy on findings: what holds a WorkSpace back, and what an operator may answer for. */
import type { Rule, Verdict } from './verdict.ts';

const rank = { denied: 0, unknown: 1, unlisted: 2, allowed: 5 } as const satisfies Record<Verdict['kind'], number>;

/** What holds it back before what an operator may answer for. */
export function worstFirst(verdicts: readonly Verdict[]): readonly Verdict[] {
  const order = (verdict: Verdict) => rank[verdict.kind] + (mayBeAcknowledged(verdict) ? 2 : 0);
  return verdicts.toSorted((a, b) => order(a) - order(b));
}

/** No verdict at all is no yes. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return worstFirst(verdicts)[0] ?? { kind: 'unknown', reason: 'No rule has looked at it.' };
}

/**
 * Findings that AWS leaves open and that only an operator can answer for: who knows better may go on. None of them loses
 * anything by being wrong that was not agreed to; AWS refuses a directory or a protocol that will not do.
 */
const answerable: ReadonlySet<Rule> = new Set<Rule>([
  'connection',
  'directory',
  'path',
  'protocol',
  'advice',
  'ending',
]);

export function mayBeAcknowledged({ kind, rule }: Verdict): boolean {
  return (kind === 'unknown' || kind === 'unlisted') && rule !== undefined && answerable.has(rule);
}

/**
 * The policy: an item is sent when every finding is `allowed`, or is one that may be acknowledged and was. A denial is
 * never acknowledged away, and an item that no rule looked at is not sent.
 */
export function mayBeSent(verdicts: readonly Verdict[], acknowledged: ReadonlySet<Rule> = answerable): boolean {
  return (
    verdicts.length > 0 &&
    verdicts.every(
      (verdict) =>
        verdict.kind === 'allowed' ||
        (mayBeAcknowledged(verdict) && verdict.rule !== undefined && acknowledged.has(verdict.rule)),
    )
  );
}
