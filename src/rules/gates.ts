/** Gates that hold whatever the WorkSpace is: a change in flight, a standby, its user, its directory, its running mode. */
import { duration, utc } from './in-words.ts';
import type { DirectorySubject, WorkspaceSubject } from './subject.ts';
import type { Verdict } from './verdict.ts';

export function judgeModification({ modifications }: Pick<WorkspaceSubject, 'modifications'>): Verdict {
  const base = {
    rule: 'modification',
    source: 'Administration Guide, modify-workspaces; API model, OperationInProgressException',
    quote: 'The properties of this WorkSpace are currently being modified. Try again in a moment.',
  } as const;
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
      remedy: 'Look at it in the AWS console.',
    };
  return { ...base, kind: 'allowed', reason: 'No modification is in progress.' };
}

/** An entry of type PRIMARY names this WorkSpace's primary: it is itself the standby (inferred from the API model). */
export function judgeStandby({ related, standbys }: Pick<WorkspaceSubject, 'related' | 'standbys'>): Verdict {
  const base = {
    rule: 'standby',
    source: 'Administration Guide, multi-region-resilience',
    quote: 'You cannot directly modify, rebuild, restore or migrate a standby WorkSpace.',
  } as const;
  if (related.some(({ type }) => type === 'PRIMARY'))
    return {
      ...base,
      kind: 'denied',
      reason: 'It is a standby WorkSpace, which cannot be modified, rebuilt, restored or migrated directly.',
      remedy: 'Go to its primary WorkSpace, in the other Region.',
    };
  if (related.some(({ type }) => type !== 'STANDBY'))
    return {
      ...base,
      kind: 'unknown',
      reason: 'It is related to another WorkSpace in a way that AWS does not document.',
      remedy: 'Look at it in the AWS console.',
    };
  if (related.length > 0 || standbys.length > 0)
    return {
      ...base,
      kind: 'allowed',
      reason: 'It has a standby WorkSpace; AWS does not say what becomes of that one.',
    };
  return { ...base, kind: 'allowed', reason: 'It is no standby.' };
}

/** What AWS said besides the connection itself. Times in epoch milliseconds. */
export interface Sight {
  /** The WorkSpace's own state, as fresh as the connection. */
  readonly state?: string | undefined;
  readonly checkedAt?: number | undefined;
  readonly lastConnectedAt?: number | undefined;
  readonly now?: number | undefined;
}

/** Why nobody knows, where AWS was asked and gave no answer. */
export type Unread = 'denied' | 'failed';

/** To a stopped WorkSpace nobody can be connected; AWS then says UNKNOWN. Not returned at all is still unknown. */
export const nobodyConnected = (connection: string | undefined, state: string | undefined): boolean =>
  connection === 'DISCONNECTED' || (connection === 'UNKNOWN' && state === 'STOPPED');

/** `connection`: AWS's own word, or why there is none; undefined: AWS did not say. */
export function judgeConnection(connection: string | undefined, overridden: boolean, sight: Sight = {}): Verdict {
  const rule = 'connection';
  const source = 'API model, DescribeWorkspacesConnectionStatus; Administration Guide, migrate-workspaces';
  const remedy = 'Ask the user to log out and to stay out.';
  if (connection === 'denied' || connection === 'failed')
    return { rule, source, kind: 'unknown', ...unread[connection], remedy: `${unread[connection].remedy} ${remedy}` };
  const base = {
    rule,
    source,
    quote: 'The connection state of the WorkSpace. The connection state is unknown if the WorkSpace is stopped.',
    ...aged(sight),
  } as const;
  if (connection === 'DISCONNECTED') return { ...base, kind: 'allowed', reason: 'Nobody is connected.' };
  if (nobodyConnected(connection, sight.state))
    return { ...base, kind: 'allowed', reason: 'Nobody can be connected: it is STOPPED.' };
  if (connection !== 'CONNECTED')
    return { ...base, kind: 'unknown', reason: 'Whether a user is connected is unknown.', remedy };
  if (overridden) return { ...base, kind: 'allowed', reason: 'A user is connected, and the operator overrides it.' };
  return { ...base, kind: 'denied', reason: 'A user is connected.', remedy };
}

const unread: Readonly<Record<Unread, { readonly reason: string; readonly remedy: string }>> = {
  denied: {
    reason: 'This identity may not look up who is connected.',
    remedy: 'Allow workspaces:DescribeWorkspacesConnectionStatus.',
  },
  failed: { reason: 'Who is connected could not be looked up.', remedy: 'Look again.' },
};

/** How old the knowledge is: AWS looks now and then, not when it is asked. */
function aged({ checkedAt, lastConnectedAt, now }: Sight): { readonly detail?: string } {
  const said = [
    ...(checkedAt === undefined
      ? []
      : [`AWS looked ${now === undefined ? '' : `${duration(now - checkedAt)} before, `}at ${utc(checkedAt)}.`]),
    ...(lastConnectedAt === undefined ? [] : [`Its user was last connected ${utc(lastConnectedAt)}.`]),
  ];
  return said.length > 0 ? { detail: said.join(' ') } : {};
}

/** What recreates volumes or the network interface needs the directory; AWS refuses with ResourceUnavailableException. */
export function judgeDirectory(directory: Pick<DirectorySubject, 'state' | 'workspaceType'> | undefined): Verdict {
  const base = {
    rule: 'directory',
    source: 'API model, WorkspaceDirectory and ResourceUnavailableException (inferred)',
    quote: 'The specified resource is not available.',
  } as const;
  if (!directory)
    return {
      ...base,
      kind: 'unknown',
      reason: 'Its directory is not listed, or this identity may not list directories.',
      remedy: 'Allow workspaces:DescribeWorkspaceDirectories, or see in the AWS console that it is REGISTERED.',
    };
  if (directory.workspaceType === 'POOLS')
    return { ...base, kind: 'denied', reason: 'Its directory is one of WorkSpaces Pools, not of Personal ones.' };
  if (directory.state === 'REGISTERED') return { ...base, kind: 'allowed', reason: 'Its directory is REGISTERED.' };
  return {
    ...base,
    kind: directory.state === undefined ? 'unknown' : 'denied',
    reason: `Its directory is ${directory.state ?? 'in a state that AWS did not tell'}, not REGISTERED.`,
    remedy: 'Bring the directory back to REGISTERED first.',
  };
}

/** A WorkSpace that is always on is neither started nor stopped. */
export function judgeRunningMode(runningMode: string | undefined): Verdict {
  const base = {
    rule: 'running-mode',
    source: 'API model, StartWorkspaces and StopWorkspaces',
    quote: 'You cannot start or stop a WorkSpace unless it has a running mode of AutoStop or Manual.',
  } as const;
  if (runningMode === 'AUTO_STOP' || runningMode === 'MANUAL')
    return { ...base, kind: 'allowed', reason: `Its running mode is ${runningMode}.` };
  if (runningMode === 'ALWAYS_ON')
    return {
      ...base,
      kind: 'denied',
      reason: 'Its running mode is ALWAYS_ON: it is neither started nor stopped.',
      remedy: 'Reboot it instead.',
    };
  return { ...base, kind: 'unknown', reason: `Its running mode is ${runningMode ?? 'not told by AWS'}.` };
}

/** One run at a time has a WorkSpace. `runId`: the run that has sent it, or may, and has not seen it to its end. */
export function judgeRun(runId: string): Verdict {
  return {
    rule: 'run',
    kind: 'denied',
    reason: `It is in run ${runId}, which has not seen it to its end.`,
    remedy: 'Let that run end, or stop it; resume it first if nobody drives it.',
  };
}
