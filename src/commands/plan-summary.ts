/** A plan for other programs, every WorkSpace with its reasons. Pure. */
import { phraseOf } from '../plans/confirmation.ts';
import { heldBack } from '../plans/held-back.ts';
import { planHolds } from '../plans/holds.ts';
import { mappingLines } from '../plans/mapping-lines.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { losses, totals } from '../rules/losses.ts';
import { objections } from '../rules/verdict.ts';
import { openIn } from './plan-text.ts';

export function planSummary(plan: WorkspacesPlan) {
  const { id, hash, verb, accountId, alias, region, arn, ticket, policy, createdAt, items, excluded, preflight } = plan;
  const lines = mappingLines(plan);
  const [only] = lines;
  return {
    id,
    hash,
    verb,
    accountId,
    alias,
    region,
    arn,
    ticket,
    policy,
    createdAt: new Date(createdAt).toISOString(),
    appliesUntil: new Date(createdAt + planHolds).toISOString(),
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
    items: items.map(({ id: item, userName, target, first }) => ({
      id: item,
      userName,
      target: target?.bundleId,
      first,
    })),
    excluded: excluded.map(({ id: item, userName, verdicts }) => ({
      id: item,
      userName,
      reasons: objections(verdicts),
    })),
    heldBack: heldBack(plan).map(({ verdict: { rule, kind, reason, remedy }, items: theirs }) => ({
      rule,
      kind,
      reason,
      remedy,
      count: theirs.length,
      ids: theirs.map((item) => item.id),
    })),
    losses: losses(verb, items, createdAt, policy),
    risk: totals(items, createdAt, policy),
    preflight,
    acknowledge: openIn(plan).map(({ class: kind }) => kind),
    phrase: phraseOf(plan),
  };
}
