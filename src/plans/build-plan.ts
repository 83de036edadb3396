/**
 * Builds the set that is reviewed, confirmed and executed: one pure function a verb. What a rule holds back stays in the
 * plan as excluded, with the reason. An empty selection is refused; it never means everything.
 */
import type { Answer } from '../aws/answer.ts';
import type { Account, Bundle, Workspace } from '../aws/model.ts';
import { judgeMigration, judgeRebuild, mayBeSent } from '../rules/eligibility.ts';
import type { SnapshotFact } from '../rules/gates.ts';
import type { BundleEvidence } from '../rules/subject.ts';
import type { Verdict } from '../rules/verdict.ts';
import { isProtected, type Limits, overCap } from './limits.ts';
import { localFailure } from './local-failure.ts';
import type { LexItem, LexPlan, Verb, WorkspaceItem, WorkspacesPlan } from './plan.ts';
import { policyFor, type RunPolicy } from './policy.ts';
import { planId, sealed } from './seal.ts';

/** Who plans, when. */
export interface PlanContext {
  readonly account: Account;
  /** Epoch milliseconds. */
  readonly now: number;
  /** In [0, 1): tells plans of the same second apart. */
  readonly random: number;
  readonly limits: Limits;
  readonly ticket?: string | undefined;
  /** What this run is to do otherwise than usual. */
  readonly policy?: Partial<RunPolicy> | undefined;
}

/** A selected WorkSpace with everything that was looked up for it. */
export interface Candidate {
  readonly workspace: Workspace;
  /** Undefined when its bundle is not listed any more. */
  readonly bundle: Bundle | undefined;
  readonly snapshot: SnapshotFact;
  readonly connection: string | undefined;
  /** The operator decided, for this one, to go on although a user is connected. */
  readonly connectedOverridden?: boolean | undefined;
  readonly directoryTenancy?: string | undefined;
  /** The run that it is in already, see `idsUnderWay`. */
  readonly underWayIn?: string | undefined;
  readonly evidence?: BundleEvidence | undefined;
}

export interface MigrationCandidate extends Candidate {
  readonly target: Bundle;
  readonly targetEvidence?: BundleEvidence | undefined;
}

export function planRebuild(
  input: PlanContext & { readonly candidates: readonly Candidate[] },
): Answer<WorkspacesPlan> {
  return workspacesPlan('rebuild', input, input.candidates, (candidate) =>
    item(candidate, undefined, judgeRebuild(candidate.workspace, candidate.bundle, facts(candidate, input.now))),
  );
}

export function planMigration(
  input: PlanContext & { readonly candidates: readonly MigrationCandidate[] },
): Answer<WorkspacesPlan> {
  return workspacesPlan('migrate', input, input.candidates, (candidate) => {
    const { workspace, bundle, target, targetEvidence } = candidate;
    const known = { ...facts(candidate, input.now), target: targetEvidence };
    return item(candidate, target, judgeMigration(workspace, bundle, target, known));
  });
}

export function planLexMigration(input: PlanContext & { readonly items: readonly LexItem[] }): Answer<LexPlan> {
  if (input.items.length === 0) return nothingSelected('bot', 'Choose a bot first.');
  const items = unique(input.items, ({ id }) => id);
  return {
    ok: true,
    value: sealed<LexPlan>({ ...head('lex-migrate', input, items.length), verb: 'lex-migrate', items, excluded: [] }),
  };
}

function workspacesPlan<C extends Candidate>(
  verb: 'rebuild' | 'migrate',
  context: PlanContext,
  candidates: readonly C[],
  toItem: (candidate: C) => WorkspaceItem,
): Answer<WorkspacesPlan> {
  if (candidates.length === 0) return nothingSelected('WorkSpace', 'Mark the WorkSpaces first.');
  const all = unique(candidates, ({ workspace }) => workspace.id).map(toItem);
  const items = all.filter(({ verdicts }) => mayBeSent(verdicts));
  const excluded = all.filter(({ verdicts }) => !mayBeSent(verdicts));
  const failure = overCap(items.length, context.limits);
  if (failure) return { ok: false, failure };
  return { ok: true, value: sealed<WorkspacesPlan>({ ...head(verb, context, items.length), verb, items, excluded }) };
}

function head(verb: Verb, { account, now, random, limits, ticket, policy }: PlanContext, items: number) {
  return {
    version: 1 as const,
    id: planId(now, verb, random),
    createdAt: now,
    accountId: account.accountId,
    alias: account.alias ?? undefined,
    region: account.region,
    arn: account.arn,
    ticket,
    // Lex migrates one bot at a time.
    policy: verb === 'lex-migrate' ? oneByOne : policyFor(items, { ...limits.policy, ...policy }),
    protected: isProtected(limits, account),
  };
}
const oneByOne: RunPolicy = { canary: 0, wave: 1, stopAfter: { percent: 100 } };

function item(candidate: Candidate, target: Bundle | undefined, verdicts: readonly Verdict[]): WorkspaceItem {
  const { workspace, bundle, snapshot, connection } = candidate;
  return {
    id: workspace.id,
    directoryId: workspace.directoryId,
    userName: workspace.userName,
    computerName: workspace.computerName,
    ipAddress: workspace.ipAddress,
    state: workspace.state,
    operatingSystem: workspace.operatingSystem,
    bundleId: workspace.bundleId,
    bundleName: bundle?.name,
    rootVolumeGib: workspace.rootVolumeGib,
    userVolumeGib: workspace.userVolumeGib,
    snapshot,
    connection,
    target: target && { bundleId: target.id, bundleName: target.name },
    verdicts,
  };
}

function facts(candidate: Candidate, now: number) {
  const { snapshot, connection, connectedOverridden, directoryTenancy, underWayIn, evidence } = candidate;
  return { now, snapshot, connection, connectedOverridden, directoryTenancy, underWayIn, source: evidence };
}

/** A set holds each thing once: twice in the set would be twice sent. */
function unique<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

function nothingSelected(noun: string, next: string): Answer<never> {
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: 'There is nothing to plan.',
      why: `No ${noun} is selected, and an empty selection never means all of them.`,
      next,
    }),
  };
}
