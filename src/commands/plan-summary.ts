/** A plan for other programs, every WorkSpace with its reasons. Pure. */
import { phraseOf } from '../plans/confirmation.ts';
import { heldBack } from '../plans/held-back.ts';
import { mappingLines } from '../plans/mapping-lines.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { losses, totals } from '../rules/losses.ts';
import { objections } from '../rules/verdict.ts';
import { headSummary } from './plan-head-summary.ts';
import { openIn } from './plan-text.ts';

export function planSummary(plan: WorkspacesPlan) {
  const { verb, policy, createdAt, items, excluded, preflight } = plan;
  const lines = mappingLines(plan);
  const [only] = lines;
  return {
    ...headSummary(plan),
    target: lines.length === 1 && only?.to ? items[0]?.target : undefined,
    mapping: lines.map(({ line, from, to, going, held }) => ({
      source: line?.workspaceId ?? from?.id,
      sourceName: from?.name,
      compute: line?.computeType,
      target: to?.id,
      targetName: to?.name,
      going,
      held,
    })),
    items: items.map(({ id, userName, target, first }) => ({
      id,
      userName,
      target: target?.bundleId,
      first,
    })),
    excluded: excluded.map(({ id, userName, verdicts }) => ({
      id,
      userName,
      reasons: objections(verdicts),
    })),
    heldBack: heldBack(plan).map(({ verdict: { rule, kind, reason, remedy }, items: theirs }) => ({
      rule,
      kind,
      reason,
      remedy,
      count: theirs.length,
      ids: theirs.map(({ id }) => id),
    })),
    losses: losses(verb, items, createdAt, policy),
    risk: totals(items, createdAt, policy),
    preflight,
    acknowledge: openIn(plan).map(({ class: kind }) => kind),
    phrase: phraseOf(plan),
  };
}
