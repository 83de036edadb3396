/** All findings about one WorkSpace and one verb, worst first. */
import { type Facts, readBundle, readWorkspace } from './bundle-facts.ts';
import { factValue } from './fact.ts';
import {
  judgeConnection,
  judgeDirectory,
  judgeModification,
  judgeRun,
  judgeRunningMode,
  judgeStandby,
} from './gates.ts';
import { judgeGpu } from './gpu-support.ts';
import { worstFirst } from './may-be-sent.ts';
import { type Family, judgeSystem } from './operating-system.ts';
import { judgePath } from './path-verdict.ts';
import { judgeEnding, judgeProtocol, judgeProtocolOnly } from './protocol-change.ts';
import { judgeSnapshot, type SnapshotFact } from './snapshot-gate.ts';
import { judgeState } from './state-gates.ts';
import type { BundleEvidence, BundleSubject, DirectorySubject, WorkspaceSubject } from './subject.ts';
import { judgeTarget } from './target-bundle.ts';
import { verbFacts, type WorkspaceVerb } from './verbs.ts';
import type { Verdict } from './verdict.ts';

/** What was looked up for the item, besides its record. */
export interface ItemFacts {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The newest one that the verb goes back to; undefined where it goes back to none. */
  readonly snapshot: SnapshotFact | undefined;
  /** CONNECTED, DISCONNECTED, UNKNOWN; `denied`, `failed`: not looked up; undefined when AWS did not say. */
  readonly connection: string | undefined;
  /** The operator decided, for this item, to go on although a user is connected. */
  readonly connectedOverridden?: boolean | undefined;
  /** Epoch milliseconds: when AWS looked, when its user was last connected. */
  readonly connectionCheckedAt?: number | undefined;
  readonly lastConnectedAt?: number | undefined;
  /** Every item is held until a newer snapshot shows up. */
  readonly freshSnapshot?: boolean | undefined;
  /** Undefined: it is not listed, or nobody looked. */
  readonly directory?: DirectorySubject | undefined;
  /** The run that it is in already. */
  readonly underWayIn?: string | undefined;
  readonly source?: BundleEvidence | undefined;
  readonly target?: BundleEvidence | undefined;
}

/** What is asked for a WorkSpace. A migration goes to a bundle, or leaves it out and says why. */
export type Asked =
  | { readonly verb: 'migrate'; readonly target: BundleSubject }
  | { readonly verb: 'migrate'; readonly leftOut: Pick<Verdict, 'reason' | 'remedy'> }
  | { readonly verb: 'modify-protocol'; readonly protocol: 'PCOIP' | 'WSP' }
  | { readonly verb: Exclude<WorkspaceVerb, 'migrate' | 'modify-protocol'> };

/** Every finding about one WorkSpace and what is asked for it, worst first. */
export function judge(
  asked: Asked,
  workspace: WorkspaceSubject,
  bundle: BundleSubject | undefined,
  facts: ItemFacts,
): readonly Verdict[] {
  // Of what is left out nothing else matters.
  if ('leftOut' in asked) return [{ rule: 'bundle', kind: 'denied', ...asked.leftOut }];
  const own = readWorkspace(workspace, bundle, {
    ...facts.source,
    directoryTenancy: facts.directory?.tenancy,
  });
  return worstFirst([...common(asked.verb, workspace, facts), ...particular(asked, workspace, bundle, own, facts)]);
}

/** What can be said of a migration before its target is chosen. */
export function judgeLeaving(
  workspace: WorkspaceSubject,
  bundle: BundleSubject | undefined,
  facts: ItemFacts,
): readonly Verdict[] {
  const { family } = readWorkspace(workspace, bundle, facts.source);
  return worstFirst([...common('migrate', workspace, facts), judgeMigrationState(workspace, factValue(family))]);
}

function particular(
  asked: Exclude<Asked, { readonly leftOut: unknown }>,
  workspace: WorkspaceSubject,
  bundle: BundleSubject | undefined,
  own: Facts,
  facts: ItemFacts,
): readonly Verdict[] {
  switch (asked.verb) {
    case 'migrate': {
      const state = judgeMigrationState(workspace, factValue(own.family));
      const to = readBundle(asked.target, facts.target);
      return [
        state,
        judgeTarget(workspace.bundleId, asked.target),
        judgePath(own, to),
        ...judgeGpu(to),
        ...judgeProtocolOnly(own, to),
        ...judgeEnding(factValue(own.protocol), factValue(to.protocol)),
      ];
    }
    case 'rebuild':
      return [judgeState(workspace.state, 'rebuild'), ...judgeWindows7(own)];
    case 'modify-protocol':
      return [
        judgeState(workspace.state, 'modify'),
        // By its name alone: a WorkSpace that runs on it may have been modified since.
        judgeProtocol(own, asked.protocol, bundle && readBundle(bundle).protocol),
        ...judgeEnding(factValue(own.protocol), asked.protocol),
      ];
    case 'start':
    case 'stop':
      return [judgeState(workspace.state, asked.verb), judgeRunningMode(workspace.runningMode)];
    case 'restore':
    case 'reboot':
      return [judgeState(workspace.state, asked.verb)];
  }
}

/** What has to be done first, as a step of its own: a stopped Linux WorkSpace is only migrated once it runs. */
export function firstStep(
  verb: WorkspaceVerb,
  workspace: WorkspaceSubject,
  bundle: BundleSubject | undefined,
  evidence: BundleEvidence | undefined,
): 'start' | undefined {
  if (verb !== 'migrate' || workspace.state !== 'STOPPED') return undefined;
  return factValue(readWorkspace(workspace, bundle, evidence).family) === 'linux' ? 'start' : undefined;
}

/** Of an unknown family both gates have to be open. A stopped Linux WorkSpace passes where it can be started first. */
export function judgeMigrationState(
  { state, runningMode }: Pick<WorkspaceSubject, 'state' | 'runningMode'>,
  family: Family | undefined,
): Verdict {
  const windows = judgeState(state, 'migrate-windows');
  const linux = judgeState(state, 'migrate-linux');
  if (family === 'windows' || (family === undefined && windows.kind === linux.kind)) return windows;
  if (family === undefined)
    return {
      ...linux,
      kind: 'unknown',
      reason: `Whether it is Windows or Linux is unknown, and for Linux: ${linux.reason}`,
    };
  if (state !== 'STOPPED') return linux;
  const startable = judgeRunningMode(runningMode);
  if (startable.kind !== 'allowed') return { ...linux, reason: `${linux.reason} ${startable.reason}` };
  return { ...linux, kind: 'allowed', reason: 'It is STOPPED: it is started first, as a step of its own.' };
}

function common(verb: WorkspaceVerb, workspace: WorkspaceSubject, facts: ItemFacts): readonly Verdict[] {
  const { harm, goesBackTo } = verbFacts[verb];
  const { now, snapshot = 'unknown', connection, connectionCheckedAt, lastConnectedAt, underWayIn } = facts;
  const sight = { state: workspace.state, checkedAt: connectionCheckedAt, lastConnectedAt, now };
  return [
    judgeModification(workspace),
    ...(goesBackTo || verb === 'modify-protocol'
      ? [judgeStandby(workspace), ...judgeSystem(workspace.operatingSystem)]
      : []),
    ...(goesBackTo
      ? [
          judgeDirectory(facts.directory),
          judgeSnapshot(snapshot, { now, kind: goesBackTo, fresh: facts.freshSnapshot ?? false }),
        ]
      : []),
    ...(harm === 'none' ? [] : [judgeConnection(connection, facts.connectedOverridden ?? false, sight)]),
    ...(underWayIn === undefined ? [] : [judgeRun(underWayIn)]),
  ];
}

function judgeWindows7(own: Facts): readonly Verdict[] {
  if (factValue(own.edition) !== 'windows-7' || factValue(own.licence) === 'byol') return [];
  return [
    {
      rule: 'bundle',
      kind: factValue(own.origin) === 'public' ? 'denied' : 'unknown',
      reason: 'WorkSpaces from public Windows 7 bundles cannot be rebuilt since 2020-01-14.',
      remedy: 'Migrate it to Windows 10.',
      quote: 'WorkSpaces from public Windows 7 bundles cannot be rebuilt after January 14, 2020.',
      source: 'Administration Guide, rebuild-workspace',
    },
  ];
}
