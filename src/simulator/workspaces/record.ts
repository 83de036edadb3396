/**
 * What the simulated AWS knows of one WorkSpace: how it is, and the steps already decided for its future. Time does
 * not run by timers: whoever reads folds in the steps whose moment has passed.
 */
export type OperatingSystem =
  | 'WINDOWS_7'
  | 'WINDOWS_10'
  | 'WINDOWS_11'
  | 'WINDOWS_SERVER_2016'
  | 'WINDOWS_SERVER_2019'
  | 'WINDOWS_SERVER_2022'
  | 'WINDOWS_SERVER_2025'
  | 'AMAZON_LINUX_2'
  | 'UBUNTU_18_04'
  | 'UBUNTU_20_04'
  | 'UBUNTU_22_04'
  | 'UBUNTU_24_04'
  | 'RHEL_8'
  | 'RHEL_9'
  | 'ROCKY_8'
  | 'ROCKY_9';

/** BYOP: bring your own protocol; the API shows no protocol at all for it. */
export type Protocol = 'PCOIP' | 'WSP' | 'BYOP';

export type WorkspaceState =
  | 'PENDING'
  | 'AVAILABLE'
  | 'IMPAIRED'
  | 'UNHEALTHY'
  | 'REBOOTING'
  | 'STARTING'
  | 'REBUILDING'
  | 'RESTORING'
  | 'MAINTENANCE'
  | 'ADMIN_MAINTENANCE'
  | 'TERMINATING'
  | 'TERMINATED'
  | 'SUSPENDED'
  | 'UPDATING'
  | 'STOPPING'
  | 'STOPPED'
  | 'ERROR';

export interface Modification {
  readonly Resource: 'ROOT_VOLUME' | 'USER_VOLUME' | 'COMPUTE_TYPE' | 'PROTOCOL';
  readonly State: 'UPDATE_INITIATED' | 'UPDATE_IN_PROGRESS' | 'UPDATE_FAILED';
}

/** How a WorkSpace is at one moment. */
export interface Facts {
  readonly directoryId: string;
  readonly userName: string;
  readonly computerName: string | undefined;
  readonly workspaceName: string | undefined;
  readonly ipAddress: string | undefined;
  readonly subnetId: string;
  readonly state: WorkspaceState;
  readonly error: { readonly code: string; readonly message: string } | undefined;
  readonly bundleId: string;
  readonly os: OperatingSystem;
  /** OperatingSystemName in the place of the usual one; null: none is shown. */
  readonly shownAs: string | null | undefined;
  readonly protocol: Protocol;
  readonly compute: string;
  readonly rootGib: number;
  readonly userGib: number;
  readonly runningMode: 'AUTO_STOP' | 'ALWAYS_ON' | 'MANUAL';
  readonly autoStopMinutes: number;
  readonly encrypted: { readonly root: boolean; readonly user: boolean } | undefined;
  readonly modifications: readonly Modification[];
  readonly standby: 'is-standby' | 'has-standby' | undefined;
  /** The operation that is still at work on it, if any. */
  readonly busy: string | undefined;
  /** When its first snapshot was or will be taken; one follows every 12 h. */
  readonly firstSnapshotAt: number;
  /** Since when it is not healthy: root volumes are no longer snapshotted then. */
  readonly unhealthySince: number | undefined;
  /** Who is at it, in the place of what the hour says; ABSENT: AWS says nothing of it. */
  readonly connection: 'CONNECTED' | 'DISCONNECTED' | 'UNKNOWN' | 'ABSENT' | undefined;
  /** The API returns it. */
  readonly visible: boolean;
}

/** At `at` (simulated epoch milliseconds) these facts change. */
export interface Step {
  readonly at: number;
  readonly set: Partial<Facts>;
}

export interface Workspace extends Facts {
  readonly id: string;
  readonly row: number;
  /** In order of time. */
  readonly ahead: readonly Step[];
}

/** The WorkSpace as it is at `now`. */
export function asOf(workspace: Workspace, now: number): Workspace {
  const passed = workspace.ahead.filter((step) => step.at <= now);
  if (passed.length === 0) return workspace;
  return Object.assign({}, workspace, ...passed.map((step) => step.set), {
    ahead: workspace.ahead.slice(passed.length),
  });
}

export const isLinux = (os: OperatingSystem): boolean => !os.startsWith('WINDOWS');
