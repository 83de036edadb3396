/** Gates that hold for rebuild and migrate alike: a change in flight, a standby, the user, the snapshot. */
import type { Facts } from './bundle-facts.ts';
import { factValue } from './fact.ts';
import type { WorkspaceSubject } from './subject.ts';
import type { Verdict } from './verdict.ts';

const hour = 3_600_000;

/** Snapshots are taken every 12 hours; an older one means that something is wrong. */
export const oldSnapshotMs = 12 * hour;

/** Newest snapshot of the user volume, epoch milliseconds; `none`, `denied` and `unknown` are different things. */
export type SnapshotFact = number | 'none' | 'denied' | 'unknown';

export function judgeModification({ modifications }: Pick<WorkspaceSubject, 'modifications'>): Verdict {
  const base = { rule: 'modification', source: 'Administration Guide, modify-workspaces' } as const;
  const running = modifications.find(({ state }) => state === 'UPDATE_INITIATED' || state === 'UPDATE_IN_PROGRESS');
  if (running)
    return {
      ...base,
      kind: 'denied',
      reason: `Its ${running.resource} is being modified (${running.state}).`,
      remedy: 'Wait until the modification has ended.',
    };
  const odd = modifications.find(({ state }) => state !== 'UPDATE_FAILED');
  if (odd)
    return {
      ...base,
      kind: 'unknown',
      reason: `Its ${odd.resource} is in modification state ${odd.state}, which AWS does not document.`,
    };
  return { ...base, kind: 'allowed', reason: 'No modification is in progress.' };
}

/** An entry of type PRIMARY names this WorkSpace's primary: it is itself the standby. */
export function judgeStandby({ related, standbyIds }: Pick<WorkspaceSubject, 'related' | 'standbyIds'>): Verdict {
  const base = { rule: 'standby', source: 'Administration Guide, multi-region-resilience' } as const;
  if (related.some(({ type }) => type === 'PRIMARY'))
    return {
      ...base,
      kind: 'denied',
      reason: 'It is a standby WorkSpace, which cannot be rebuilt, restored or migrated directly.',
    };
  if (related.some(({ type }) => type !== 'STANDBY'))
    return {
      ...base,
      kind: 'unknown',
      reason: 'It is related to another WorkSpace in a way that AWS does not document.',
    };
  if (related.length > 0 || standbyIds.length > 0)
    return {
      ...base,
      kind: 'allowed',
      reason: 'It has a standby WorkSpace; AWS does not say what becomes of that one.',
    };
  return { ...base, kind: 'allowed', reason: 'It is no standby.' };
}

export function judgeConnection(connection: string | undefined, overridden: boolean): Verdict {
  const base = { rule: 'connection', source: 'API model, DescribeWorkspacesConnectionStatus' } as const;
  if (connection === 'DISCONNECTED') return { ...base, kind: 'allowed', reason: 'Nobody is connected.' };
  if (connection !== 'CONNECTED')
    return {
      ...base,
      kind: 'unknown',
      reason: 'Whether a user is connected is unknown.',
      remedy: 'Ask the user to log out and to stay out.',
    };
  if (overridden) return { ...base, kind: 'allowed', reason: 'A user is connected, and the operator overrides it.' };
  return {
    ...base,
    kind: 'denied',
    reason: 'A user is connected.',
    remedy: 'Ask the user to log out and to stay out.',
  };
}

/** One run at a time acts on a WorkSpace. `runId`: the run that has sent it and has not seen it to its end. */
export function judgeRun(runId: string): Verdict {
  return {
    rule: 'run',
    kind: 'denied',
    reason: `It is in run ${runId}, which has not seen it to its end.`,
    remedy: 'Let that run end; resume it first if nobody drives it.',
  };
}

/** Both operations fall back to the newest snapshot of the user volume; without one there is nothing to fall back to. */
export function judgeSnapshot(snapshot: SnapshotFact, now: number): Verdict {
  const base = { rule: 'snapshot', source: 'Administration Guide, rebuild-workspace and migrate-workspaces' } as const;
  if (snapshot === 'none')
    return {
      ...base,
      kind: 'denied',
      reason: 'There is no snapshot of its user volume.',
      remedy: 'Snapshots are taken every 12 hours: wait for the next one.',
    };
  if (snapshot === 'denied')
    return {
      ...base,
      kind: 'unknown',
      reason: 'This identity may not look up its snapshots.',
      remedy: 'Allow workspaces:DescribeWorkspaceSnapshots.',
    };
  if (snapshot === 'unknown' || !Number.isFinite(snapshot))
    return { ...base, kind: 'unknown', reason: 'Its snapshots could not be looked up.', remedy: 'Load them again.' };
  const age = Math.max(0, now - snapshot);
  const old = age > oldSnapshotMs ? ', more than the 12 hours that AWS lets pass' : '';
  return { ...base, kind: 'allowed', reason: `Its newest snapshot is ${Math.floor(age / hour)} h old${old}.` };
}

/** A WorkSpace that is always on is neither started nor stopped. */
export function judgeRunningMode(runningMode: string | undefined): Verdict {
  const base = { rule: 'running-mode', source: 'API model, StartWorkspaces and StopWorkspaces' } as const;
  if (runningMode === 'AUTO_STOP' || runningMode === 'MANUAL')
    return { ...base, kind: 'allowed', reason: `Its running mode is ${runningMode}.` };
  if (runningMode === 'ALWAYS_ON')
    return { ...base, kind: 'denied', reason: 'Its running mode is ALWAYS_ON: it is neither started nor stopped.' };
  return { ...base, kind: 'unknown', reason: `Its running mode is ${runningMode ?? 'not told by AWS'}.` };
}

/** Modifying the protocol keeps both volumes; AWS offers it to some only. */
export function judgeProtocol({ protocol, gpu, edition }: Facts, to: 'PCOIP' | 'WSP'): Verdict {
  const base = { rule: 'protocol', source: 'Administration Guide, modify-workspaces' } as const;
  const from = factValue(protocol);
  if (from === undefined) return { ...base, kind: 'unknown', reason: 'Its protocol is not known.' };
  if (from === to) return { ...base, kind: 'denied', reason: `It uses ${to} already.` };
  if (from === 'BYOP')
    return { ...base, kind: 'denied', reason: 'The protocol of a BYOP WorkSpace cannot be modified.' };
  if (factValue(gpu) !== false)
    return {
      ...base,
      kind: factValue(gpu) ? 'denied' : 'unknown',
      reason: 'The protocol of a WorkSpace with a GPU cannot be modified.',
    };
  if (factValue(edition) === 'windows-7')
    return { ...base, kind: 'denied', reason: 'The protocol of a Windows 7 WorkSpace cannot be modified.' };
  return { ...base, kind: 'allowed', reason: `Its protocol can be modified from ${from} to ${to}.` };
}
