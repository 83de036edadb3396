/** In which states AWS takes a change of a WorkSpace, and what else must hold: the service's own checks. */
import { ServiceError } from '../operation.ts';
import { isLinux, type Workspace, type WorkspaceState } from './record.ts';
import { snapshotsOf } from './snapshots.ts';

/** A refusal before it is dressed as an exception or as an entry of FailedRequests. */
export interface Refusal {
  readonly exception: string;
  /** Code inside FailedRequests. */
  readonly code: string;
  readonly message: string;
}

const refusal = (exception: string, code: string, message: string): Refusal => ({ exception, code, message });

type Change =
  | 'migrate-windows'
  | 'migrate-linux'
  | 'rebuild'
  | 'restore'
  | 'start'
  | 'stop'
  | 'reboot'
  | 'modify'
  | 'maintain';

const takenIn: Readonly<Record<Change, readonly WorkspaceState[]>> = {
  'migrate-windows': ['AVAILABLE', 'STOPPED', 'ERROR'],
  'migrate-linux': ['AVAILABLE'],
  rebuild: ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'STOPPED', 'REBOOTING'],
  restore: ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'STOPPED'],
  start: ['STOPPED'],
  stop: ['AVAILABLE', 'IMPAIRED', 'UNHEALTHY', 'ERROR'],
  reboot: ['AVAILABLE', 'IMPAIRED', 'UNHEALTHY', 'REBOOTING'],
  modify: ['AVAILABLE', 'STOPPED'],
  maintain: ['AVAILABLE', 'ADMIN_MAINTENANCE'],
};

export const unsupported = (message: string) =>
  refusal('OperationNotSupportedException', 'OperationNotSupported.Workspace', message);

/** Changes that replace volumes: not for standbys, not while the last one is still at work. */
const replacing: readonly Change[] = ['migrate-windows', 'migrate-linux', 'rebuild', 'restore'];

export function refusalOf(change: Change, workspace: Workspace, now: number): Refusal | undefined {
  if (
    workspace.standby === 'is-standby' &&
    (replacing.includes(change) || change === 'modify' || change === 'maintain')
  )
    return unsupported('This operation is not supported for standby WorkSpaces.');
  const modifying = workspace.modifications.some((one) => one.State !== 'UPDATE_FAILED');
  if (workspace.busy !== undefined || modifying)
    return refusal(
      'OperationInProgressException',
      'OperationInProgress.Workspace',
      'The properties of this WorkSpace are currently being modified. Try again in a moment.',
    );
  if (!takenIn[change].includes(workspace.state)) {
    const message = `The WorkSpace ${workspace.id} is in the state ${workspace.state}; this operation is supported in ${takenIn[change].join(', ')}.`;
    return change === 'modify' || change === 'maintain'
      ? refusal('InvalidResourceStateException', 'InvalidResourceState.Workspace', message)
      : unsupported(message);
  }
  if ((change === 'start' || change === 'stop') && workspace.runningMode === 'ALWAYS_ON')
    return unsupported('The running mode of the WorkSpace is ALWAYS_ON.');
  if (!replacing.includes(change)) return undefined;
  const { rebuild, restore } = snapshotsOf(workspace, now);
  if ((change === 'restore' ? restore : rebuild).length === 0)
    return unsupported('There is no snapshot of this WorkSpace yet. Snapshots are taken every 12 hours.');
  return undefined;
}

export const migrationGate = (workspace: Workspace): Change =>
  isLinux(workspace.os) ? 'migrate-linux' : 'migrate-windows';

export const exceptionFor = ({ exception, message }: Refusal): ServiceError =>
  new ServiceError(exception, message, {
    extra: exception === 'OperationNotSupportedException' ? { reason: message } : {},
  });
