/** ModifyWorkspaceProperties: shown in ModificationStates while it works, never in State. */
import { type Call, type Input, type Output, ServiceError } from '../operation.ts';
import { minute } from './born.ts';
import { type Bundle, isGpu } from './bundles.ts';
import { existing } from './change.ts';
import { fateOf } from './fates.ts';
import { exceptionFor, refusalOf } from './gates.ts';
import type { Facts, Modification, Step, Workspace } from './record.ts';
import { lengths } from './transitions.ts';

const invalid = (message: string) => new ServiceError('InvalidParameterValuesException', message);
const unsupported = (message: string) => new ServiceError('UnsupportedWorkspaceConfigurationException', message);

interface Work {
  readonly resource: Modification['Resource'];
  readonly set: Partial<Facts>;
  /** Minutes, at least and at most. */
  readonly takes: readonly [number, number];
}

function volumeWork(workspace: Workspace, properties: Input): Work | undefined {
  const { RootVolumeSizeGib: root, UserVolumeSizeGib: user } = properties;
  if (root !== undefined && user !== undefined)
    throw invalid('Root and user volume cannot be modified at the same time.');
  if (typeof root === 'number') {
    if (root < 175 || root > 2000 || root <= workspace.rootGib)
      throw invalid(`The root volume can only grow, to 175 to 2000 GiB. It has ${workspace.rootGib} GiB.`);
    return { resource: 'ROOT_VOLUME', set: { rootGib: root }, takes: [20, 60] };
  }
  if (typeof user === 'number') {
    if (user < 50 || user > 2000 || user <= workspace.userGib)
      throw invalid(`The user volume can only grow, to 50 to 2000 GiB. It has ${workspace.userGib} GiB.`);
    return { resource: 'USER_VOLUME', set: { userGib: user }, takes: [10, 40] };
  }
  return undefined;
}

/** AWS offers it to WorkSpaces of PCoIP bundles; without its bundle, the protocol it has tells. */
function protocolRefusal(workspace: Workspace, createdFrom: Bundle | undefined): string | undefined {
  if (workspace.os === 'WINDOWS_7') return 'The protocol of a Windows 7 WorkSpace cannot be modified.';
  if (isGpu(workspace.compute)) return 'The protocol of a WorkSpace with a GPU cannot be modified.';
  if ((createdFrom ?? workspace).protocol !== 'PCOIP')
    return 'The protocol can be modified only of WorkSpaces that were created from a PCoIP bundle.';
  return undefined;
}

function workOf(workspace: Workspace, properties: Input, createdFrom: Bundle | undefined): Work | undefined {
  const { ComputeTypeName: compute, Protocols: protocols } = properties;
  if (typeof compute === 'string') {
    if (compute === workspace.compute) throw invalid(`The WorkSpace already has the compute type ${compute}.`);
    if (isGpu(compute) !== isGpu(workspace.compute))
      throw unsupported('A compute type with a GPU cannot be exchanged for one without.');
    if (compute === 'VALUE' && workspace.os === 'WINDOWS_11') throw unsupported('Windows 11 does not support Value.');
    return { resource: 'COMPUTE_TYPE', set: { compute }, takes: [5, 30] };
  }
  if (protocols !== undefined) {
    const [protocol] = protocols as readonly ('PCOIP' | 'WSP')[];
    if ((protocols as readonly string[]).length !== 1 || protocol === undefined || protocol === workspace.protocol)
      throw invalid('Protocols must name one other protocol.');
    const refused = protocolRefusal(workspace, createdFrom);
    if (refused) throw unsupported(refused);
    return { resource: 'PROTOCOL', set: { protocol }, takes: [15, 40] };
  }
  return volumeWork(workspace, properties);
}

function runningMode(properties: Input): Partial<Facts> {
  const { RunningMode: mode, RunningModeAutoStopTimeoutInMinutes: minutes } = properties;
  if (typeof minutes === 'number' && (minutes <= 0 || minutes % 60 !== 0))
    throw invalid('RunningModeAutoStopTimeoutInMinutes must be in steps of 60 minutes.');
  return {
    ...(mode !== undefined && { runningMode: mode as Facts['runningMode'] }),
    ...(typeof minutes === 'number' && { autoStopMinutes: minutes }),
  };
}

export function modifyProperties(input: Input, call: Call): Output {
  const { fleet, clock } = call.world;
  const now = clock.now();
  const workspace = existing(String(input.WorkspaceId), call);
  const refused = refusalOf('modify', workspace, now);
  if (refused?.exception === 'OperationNotSupportedException') throw unsupported(refused.message);
  if (refused !== undefined) throw exceptionFor(refused);
  const properties = (input.WorkspaceProperties ?? {}) as Input;
  const mode = runningMode(properties);
  const work = workOf(workspace, properties, call.world.catalogue.find(workspace.bundleId));
  if (work === undefined && Object.keys(mode).length === 0 && input.DataReplication === undefined)
    throw invalid('At least one property must be specified.');
  const fate = fateOf(fleet, 'ModifyWorkspaceProperties', workspace.id, call.forcedFate);
  const ahead =
    fate === 'silent' ? [] : [{ at: now, set: mode }, ...(work ? workSteps(fleet, workspace, work, fate, now) : [])];
  if (ahead.length > 0) fleet.change(workspace, {}, ahead);
  const endsAt = ahead.at(-1)?.at ?? now;
  const { requestId } = call;
  fleet.submissions.push({
    at: now,
    requestId,
    operation: 'ModifyWorkspaceProperties',
    id: workspace.id,
    fate,
    endsAt,
  });
  return {};
}

function workSteps(fleet: Call['world']['fleet'], workspace: Workspace, work: Work, fate: string, now: number): Step[] {
  const shows = (State: Modification['State']): Partial<Facts> => ({
    modifications: [{ Resource: work.resource, State }],
  });
  const [least, most] = work.takes;
  const ends = now + lengths(fleet, workspace.id)('modify', least * minute, most * minute);
  return [
    { at: now, set: shows('UPDATE_INITIATED') },
    { at: now + minute, set: shows('UPDATE_IN_PROGRESS') },
    { at: ends, set: fate === 'error' ? shows('UPDATE_FAILED') : { ...work.set, modifications: [] } },
  ];
}
