/**
 * Builds the set of WorkSpaces that is reviewed, confirmed and executed: one pure function for every verb. What a rule
 * holds back stays in the plan as excluded, with the reason. An empty selection is refused; it never means everything.
 */
import type { Answer } from '../aws/answer.ts';
import type { Bundle, Directory, Workspace } from '../aws/model.ts';
import { type Asked, firstStep, judge } from '../rules/eligibility.ts';
import { mayBeSent } from '../rules/may-be-sent.ts';
import type { SnapshotFact } from '../rules/snapshot-gate.ts';
import { type BundleEvidence, isEntraJoined } from '../rules/subject.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import type { Verdict } from '../rules/verdict.ts';
import { volumesAfterMigration } from '../rules/volumes.ts';
import { overCap } from './limits.ts';
import { type LeftOut, type Mapping, whyNowhere } from './mapping.ts';
import type { MigrationTarget, WorkspaceItem, WorkspacesPlan } from './plan.ts';
import { nothingSelected, type PlanContext, planHead, unique } from './plan-head.ts';
import { policyFor, type RunPolicy } from './policy.ts';
import { type Around, preflight } from './preflight.ts';
import { sealed } from './seal.ts';

/** A selected WorkSpace with everything that was looked up for it. */
export interface Candidate {
  readonly workspace: Workspace;
  /** Undefined when its bundle is not listed any more. */
  readonly bundle: Bundle | undefined;
  /** The newest one that the verb goes back to; undefined: it was not looked up. */
  readonly snapshot: SnapshotFact | undefined;
  readonly connection: string | undefined;
  /** Epoch milliseconds: when AWS looked, when its user was last connected. */
  readonly connectionCheckedAt?: number | undefined;
  readonly lastConnectedAt?: number | undefined;
  /** The operator decided, for this one, to go on although a user is connected. */
  readonly connectedOverridden?: boolean | undefined;
  /** Undefined when its directory is not listed. */
  readonly directory?: Directory | undefined;
  /** The run that it is in already, see `idsUnderWay`. */
  readonly underWayIn?: string | undefined;
  readonly evidence?: BundleEvidence | undefined;
  /** Migration: where it goes. */
  readonly target?: Bundle | undefined;
  /** Why it goes nowhere, where the mapping says it. */
  readonly leftOut?: LeftOut | undefined;
  readonly targetEvidence?: BundleEvidence | undefined;
  /** Protocol change. */
  readonly protocol?: 'PCOIP' | 'WSP' | undefined;
}

export interface Request {
  readonly verb: WorkspaceVerb;
  readonly candidates: readonly Candidate[];
  /** Migration only, for whoever reads the plan: each candidate has its target already. */
  readonly mapping?: Mapping | undefined;
  /** What is known of the world around them; undefined: nobody looked, and the plan says nothing of it. */
  readonly around?: Around | undefined;
}

export function planWorkspaces(input: PlanContext & Request): Answer<WorkspacesPlan> {
  const { verb, candidates, mapping, around, account } = input;
  if (candidates.length === 0) return nothingSelected('WorkSpace', 'Mark the WorkSpaces first.');
  const fresh = policyOf(verb, input, 0).freshSnapshot;
  const all = unique(candidates, ({ workspace }) => workspace.id).map((one) => item(verb, one, input.now, fresh));
  const items = all.filter(({ verdicts }) => mayBeSent(verdicts));
  const excluded = all.filter(({ verdicts }) => !mayBeSent(verdicts));
  const failure = overCap(items.length, input.limits);
  if (failure) return { ok: false, failure };
  const policy = policyOf(verb, input, items.length);
  const findings = around ? preflight({ verb, items, excluded, policy, account }, around) : [];
  const plan = { ...planHead(verb, input, policy), verb, mapping, preflight: findings, items, excluded };
  return { ok: true, value: sealed<WorkspacesPlan>(plan) };
}

/** Only what goes back to a snapshot can wait for one. */
function policyOf(verb: WorkspaceVerb, { limits, policy }: PlanContext, items: number): RunPolicy {
  const usual = policyFor(items, { ...limits.policy, ...policy });
  return verbFacts[verb].goesBackTo ? usual : { ...usual, freshSnapshot: false };
}

function item(verb: WorkspaceVerb, candidate: Candidate, now: number, freshSnapshot: boolean): WorkspaceItem {
  const { workspace, bundle, connection, evidence, target } = candidate;
  const snapshot = verbFacts[verb].goesBackTo && candidate.snapshot;
  const verdicts = judge(askedOf(verb, candidate), workspace, bundle, {
    now,
    snapshot,
    connection,
    connectedOverridden: candidate.connectedOverridden,
    connectionCheckedAt: candidate.connectionCheckedAt,
    lastConnectedAt: candidate.lastConnectedAt,
    freshSnapshot,
    directory: candidate.directory,
    underWayIn: candidate.underWayIn,
    source: evidence,
    target: candidate.targetEvidence,
  });
  const { volumeEncryptionKey: key, rootVolumeEncrypted, userVolumeEncrypted } = workspace;
  return {
    id: workspace.id,
    directoryId: workspace.directoryId,
    entraJoined: candidate.directory && isEntraJoined(candidate.directory),
    userName: workspace.userName,
    computerName: workspace.computerName,
    ipAddress: workspace.ipAddress,
    state: workspace.state,
    operatingSystem: workspace.operatingSystem,
    bundleId: workspace.bundleId,
    bundleName: bundle?.name,
    rootVolumeGib: workspace.rootVolumeGib,
    userVolumeGib: workspace.userVolumeGib,
    computeType: workspace.computeType,
    protocols: workspace.protocols,
    runningMode: workspace.runningMode,
    encryption:
      rootVolumeEncrypted || userVolumeEncrypted
        ? { root: rootVolumeEncrypted === true, user: userVolumeEncrypted === true, key }
        : undefined,
    hasStandby: workspace.standbys.length > 0 || workspace.related.some(({ type }) => type === 'STANDBY'),
    snapshot,
    connection,
    connectionCheckedAt: candidate.connectionCheckedAt,
    lastConnectedAt: candidate.lastConnectedAt,
    target: verb === 'migrate' && target ? migrationTarget(workspace, bundle, target) : undefined,
    toProtocol: verb === 'modify-protocol' ? candidate.protocol : undefined,
    first: firstStep(verb, workspace, bundle, evidence),
    verdicts: verdicts.map(inShort),
  };
}

/** Nobody asks for AWS's words on what is allowed, and every journal begins with its plan. */
function inShort(verdict: Verdict): Verdict {
  if (verdict.kind !== 'allowed') return verdict;
  const { quote, ...rest } = verdict;
  return rest;
}

function askedOf(verb: WorkspaceVerb, { target, leftOut, protocol }: Candidate): Asked {
  if (verb === 'migrate') return target ? { verb, target } : { verb, leftOut: leftOut ?? whyNowhere(undefined) };
  if (verb !== 'modify-protocol') return { verb };
  if (protocol === undefined) throw new Error('a change of protocol needs the protocol to change to');
  return { verb, protocol };
}

function migrationTarget(workspace: Workspace, source: Bundle | undefined, target: Bundle): MigrationTarget {
  const now = { rootGib: workspace.rootVolumeGib, userGib: workspace.userVolumeGib };
  return { bundleId: target.id, bundleName: target.name, ...volumesAfterMigration(now, source, target) };
}
