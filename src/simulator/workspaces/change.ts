/** The other changing operations that act on volumes and power: rebuild, restore, start, stop, reboot, state. */
import { type Call, type Input, type Output, ServiceError } from '../operation.ts';
import { notFound } from './describe.ts';
import { fateOf } from './fates.ts';
import type { Fate, Fleet } from './fleet.ts';
import { exceptionFor, type Refusal, refusalOf, unsupported } from './gates.ts';
import type { Facts, Step, Workspace } from './record.ts';
import { rebootSteps, rebuildSteps, restoreSteps, startSteps, stopSteps } from './transitions.ts';

type Steps = (fleet: Fleet, workspace: Workspace, fate: Fate, now: number) => Step[];

/** Writes down what was accepted, so that tests can compare what a client believes with what is so. */
function accept(call: Call, operation: string, workspace: Workspace, steps: Steps, set: Partial<Facts> = {}): void {
  const { fleet, clock } = call.world;
  const now = clock.now();
  const fate = fateOf(fleet, operation, workspace.id, call.forcedFate);
  const ahead = steps(fleet, workspace, fate, now);
  if (ahead.length > 0) fleet.change(workspace, set, ahead);
  fleet.submissions.push({
    at: now,
    requestId: call.requestId,
    operation,
    id: workspace.id,
    fate,
    endsAt: ahead.at(-1)?.at ?? now,
  });
}

const failure = (WorkspaceId: string | undefined, ErrorCode: string, ErrorMessage: string): Output => ({
  WorkspaceId,
  ErrorCode,
  ErrorMessage,
});

const missing = (id: string | undefined) =>
  failure(id, 'ResourceNotFound.Workspace', `The WorkSpace ${id} could not be found.`);

type Requests = readonly { readonly WorkspaceId?: string }[];

/** The operations on many: what cannot be done is told entry by entry inside a success. */
function onEach(requests: unknown, act: (id: string) => Output | undefined): Output {
  const failed = (requests as Requests).map(({ WorkspaceId }) =>
    WorkspaceId === undefined ? missing(undefined) : act(WorkspaceId),
  );
  return { FailedRequests: failed.filter((one) => one !== undefined) };
}

function power(member: string, operation: string, gate: 'start' | 'stop' | 'reboot', steps: Steps) {
  return (input: Input, call: Call): Output =>
    onEach(input[member], (id) => {
      const workspace = call.world.fleet.find(id);
      if (workspace === undefined) return missing(id);
      const refused = refusalOf(gate, workspace, call.world.clock.now());
      if (refused !== undefined) return failure(id, refused.code, refused.message);
      accept(call, operation, workspace, steps);
      return undefined;
    });
}

export const start = power('StartWorkspaceRequests', 'StartWorkspaces', 'start', startSteps);
export const stop = power('StopWorkspaceRequests', 'StopWorkspaces', 'stop', stopSteps);
export const reboot = power('RebootWorkspaceRequests', 'RebootWorkspaces', 'reboot', rebootSteps);

/** Rebuild declares one exception; everything else that is wrong comes inside FailedRequests. */
const thrownByRebuild = (refused: Refusal) => refused.exception === 'OperationNotSupportedException';

export function rebuild(input: Input, call: Call): Output {
  return onEach(input.RebuildWorkspaceRequests, (id) => {
    const workspace = call.world.fleet.find(id);
    if (workspace === undefined) return missing(id);
    const refused = refusalOf('rebuild', workspace, call.world.clock.now());
    if (refused !== undefined) {
      if (thrownByRebuild(refused)) throw exceptionFor(refused);
      return failure(id, refused.code, refused.message);
    }
    if (workspace.os === 'WINDOWS_7' && call.world.catalogue.find(workspace.bundleId)?.amazon !== false)
      throw exceptionFor(unsupported('Windows 7 WorkSpaces of a public bundle can no longer be rebuilt.'));
    const { error } = workspace;
    if (error?.code === 'InvalidUserConfiguration.Workspace') return failure(id, error.code, error.message);
    accept(call, 'RebuildWorkspaces', workspace, rebuildSteps, { busy: 'RebuildWorkspaces' });
    return undefined;
  });
}

export function existing(id: string, { world }: Call): Workspace {
  const workspace = world.fleet.find(id);
  if (workspace === undefined) throw notFound(id, 'WorkSpace');
  return workspace;
}

export function restore(input: Input, call: Call): Output {
  const workspace = existing(String(input.WorkspaceId), call);
  const refused = refusalOf('restore', workspace, call.world.clock.now());
  if (refused !== undefined)
    throw exceptionFor(
      refused.exception === 'OperationInProgressException'
        ? { ...refused, exception: 'OperationNotSupportedException' }
        : refused,
    );
  accept(call, 'RestoreWorkspace', workspace, restoreSteps, { busy: 'RestoreWorkspace' });
  return {};
}

export function modifyState(input: Input, call: Call): Output {
  const workspace = existing(String(input.WorkspaceId), call);
  const refused = refusalOf('maintain', workspace, call.world.clock.now());
  if (refused?.exception === 'OperationInProgressException')
    throw new ServiceError('InvalidResourceStateException', refused.message);
  if (refused !== undefined) throw exceptionFor(refused);
  const state = input.WorkspaceState === 'AVAILABLE' ? 'AVAILABLE' : 'ADMIN_MAINTENANCE';
  accept(call, 'ModifyWorkspaceState', workspace, (_fleet, _workspace, _fate, now) => [{ at: now, set: { state } }]);
  return {};
}
