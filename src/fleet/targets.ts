/** For each bundle: how many of a selection could be migrated to it, and why the others could not. */
import type { Bundle } from '../aws/model.ts';
import { judge } from '../rules/eligibility.ts';
import { mayBeSent, worst } from '../rules/may-be-sent.ts';
import type { Rule, Verdict } from '../rules/verdict.ts';
import { type EvidenceOf, evidenceIn } from './evidence.ts';
import type { Fleet, Row } from './fleet.ts';

export interface Reason {
  readonly verdict: Verdict;
  readonly count: number;
}

export interface Target {
  readonly id: string;
  readonly bundle: Bundle;
  /** WorkSpaces that AWS's tables let go there. */
  readonly allowed: number;
  /** AWS's tables are silent, or a fact is missing: only with an acknowledgement. */
  readonly open: number;
  readonly denied: number;
  /** WorkSpaces that have its compute type already. */
  readonly sameCompute: number;
  /** Why not, or why not surely; most frequent first. */
  readonly reasons: readonly Reason[];
}

/** Rules about the pair of bundles; those about the WorkSpace's present state come at the review. */
const aboutThePair: ReadonlySet<Rule | undefined> = new Set<Rule>(['bundle', 'path', 'advice', 'ending']);

/** `rows`: the selection. `fleet`: what is known of bundles, images and who runs on what. */
export function targetsFor(rows: readonly Row[], fleet: Pick<Fleet, 'rows' | 'bundles' | 'images'>): readonly Target[] {
  // The most useful first: where most can go, and of these where most stay as big as they are.
  return judgeTargets(rows, fleet, evidenceIn(fleet)).toSorted(
    (a, b) =>
      b.allowed - a.allowed ||
      b.open - a.open ||
      b.sameCompute - a.sameCompute ||
      (a.bundle.name ?? '').localeCompare(b.bundle.name ?? ''),
  );
}

/** The same in AWS's order, for whoever has an order of his own. */
export function judgeTargets(
  rows: readonly Row[],
  fleet: Pick<Fleet, 'bundles'>,
  evidence: EvidenceOf,
): readonly Target[] {
  const kinds = alike(rows);
  return [...fleet.bundles.values()].map((bundle) => {
    const reasons = new Map<string, Reason>();
    const tally = { allowed: 0, open: 0, denied: 0, sameCompute: 0 };
    for (const { row, count } of kinds) {
      if (row.workspace.computeType === bundle.computeType) tally.sameCompute += count;
      const source = fleet.bundles.get(row.workspace.bundleId ?? '');
      const verdicts = judge({ verb: 'migrate', target: bundle }, row.workspace, source, {
        now: 0,
        snapshot: 0,
        connection: 'DISCONNECTED',
        directory: row.directory,
        source: evidence(source),
        target: evidence(bundle),
      }).filter(({ rule }) => aboutThePair.has(rule));
      const verdict = worst(verdicts);
      tally[verdict.kind === 'allowed' ? 'allowed' : mayBeSent(verdicts) ? 'open' : 'denied'] += count;
      if (verdict.kind === 'allowed') continue;
      reasons.set(verdict.reason, { verdict, count: (reasons.get(verdict.reason)?.count ?? 0) + count });
    }
    const sorted = [...reasons.values()].sort((a, b) => b.count - a.count);
    return { id: bundle.id, bundle, ...tally, reasons: sorted };
  });
}

/** Rows that the pair rules cannot tell apart are judged once. */
function alike(rows: readonly Row[]): readonly { readonly row: Row; readonly count: number }[] {
  const kinds = new Map<string, { row: Row; count: number }>();
  for (const row of rows) {
    const { bundleId, operatingSystem, protocols, computeType, directoryId } = row.workspace;
    const key = [bundleId, operatingSystem, protocols?.join('+'), computeType, directoryId].join('|');
    const kind = kinds.get(key);
    if (kind) kind.count++;
    else kinds.set(key, { row, count: 1 });
  }
  return [...kinds.values()];
}
