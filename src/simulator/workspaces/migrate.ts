/**
 * MigrateWorkspace. Windows: the source goes on as it was while a new id, at first unknown to DescribeWorkspaces, is
 * PENDING and then AVAILABLE; then the source is TERMINATING and gone. Linux: the same with a new id, but the source
 * shows PENDING meanwhile, as AWS's Linux page polls it. That page can also be read as if the id stayed: such a
 * migration (fate `in-place`) happens only when a fault asks for it. A failed one takes the new id away and gives the
 * source back with its old bundle; a silent one does nothing at all.
 */
import type { Call, Input, Output } from '../operation.ts';
import { computerName, hour, minute } from './born.ts';
import type { Bundle } from './bundles.ts';
import { notFound } from './describe.ts';
import { fateOf } from './fates.ts';
import type { Fate, Fleet } from './fleet.ts';
import { exceptionFor, migrationGate, refusalOf } from './gates.ts';
import { targetOf } from './migration-target.ts';
import { type Facts, isLinux, type Step, type Workspace } from './record.ts';
import { asleepAgain, lengths, second } from './transitions.ts';

/** Volumes never shrink; a user volume that was sized by hand keeps its size. */
function moved(workspace: Workspace, from: Bundle | undefined, target: Bundle): Facts {
  const { id: _id, row: _row, ahead: _ahead, ...facts } = workspace;
  return {
    ...facts,
    bundleId: target.id,
    os: target.os,
    shownAs: undefined,
    protocol: target.protocol,
    compute: target.compute,
    rootGib: Math.max(workspace.rootGib, target.rootGib),
    userGib: workspace.userGib === from?.userGib ? Math.max(workspace.userGib, target.userGib) : workspace.userGib,
    state: 'PENDING',
    error: undefined,
    unhealthySince: undefined,
    connection: undefined,
    busy: undefined,
  };
}

interface Times {
  readonly visible: number;
  readonly pending: number;
  readonly ends: number;
}

function targetSteps(
  fleet: Fleet,
  workspace: Workspace,
  target: Bundle,
  fate: Fate,
  times: Times,
  row: number,
): Step[] {
  const appears: Step = { at: times.visible, set: { visible: true } };
  switch (fate) {
    case 'silent':
    case 'in-place':
      return [];
    case 'rolled-back':
      return [
        appears,
        { at: times.ends - 90 * second, set: { state: 'TERMINATING' } },
        { at: times.ends, set: { visible: false } },
      ];
    case 'error':
      return [
        appears,
        {
          at: times.ends,
          set: {
            state: 'ERROR',
            unhealthySince: times.ends,
            error: {
              code: 'DomainJoin.Workspace',
              message: 'There was an issue joining the WorkSpace to your Active Directory.',
            },
          },
        },
      ];
    case 'done':
      return [
        appears,
        {
          at: times.ends,
          set: {
            state: 'AVAILABLE',
            computerName: computerName(target.os, fleet.seed, row),
            ipAddress: fleet.newAddress(),
            firstSnapshotAt: times.ends + 12 * hour,
          },
        },
        ...(workspace.state === 'STOPPED' ? asleepAgain(workspace, times.ends) : []),
      ];
  }
}

function sourceSteps(fleet: Fleet, workspace: Workspace, after: Facts, fate: Fate, times: Times): Step[] {
  const linux = isLinux(workspace.os);
  const away: Step[] = linux && fate !== 'silent' ? [{ at: times.pending, set: { state: 'PENDING' } }] : [];
  const { state } = workspace;
  switch (fate) {
    case 'silent':
      return [];
    case 'in-place':
      return [
        { at: times.pending, set: { state: 'PENDING' } },
        { at: times.ends, set: { ...after, state: 'AVAILABLE', ipAddress: fleet.newAddress() } },
      ];
    case 'rolled-back':
      return [
        ...away,
        { at: times.ends - 3 * minute, set: { state: 'PENDING' } },
        { at: times.ends + 30 * second, set: { state, busy: undefined } },
      ];
    case 'error':
      return [...away, { at: times.ends, set: { state, busy: undefined } }];
    case 'done':
      return [
        ...away,
        { at: times.ends + 20 * second, set: { state: 'TERMINATING' } },
        { at: times.ends + lengths(fleet, workspace.id)('goodbye', minute, 4 * minute), set: { visible: false } },
      ];
  }
}

export function migrate(input: Input, call: Call): Output {
  const { fleet, clock } = call.world;
  const now = clock.now();
  const id = String(input.SourceWorkspaceId);
  const workspace = fleet.find(id);
  if (workspace === undefined) throw notFound(id, 'WorkSpace');
  const refused = refusalOf(migrationGate(workspace), workspace, now);
  if (refused !== undefined) throw exceptionFor(refused);
  const target = targetOf(workspace, String(input.BundleId), call);

  const fate = fateOf(fleet, 'MigrateWorkspace', id, call.forcedFate);
  const length = lengths(fleet, id);
  const times: Times = {
    visible: now + length('visible', 5 * second, 40 * second),
    pending: now + length('pending', 15 * second, 90 * second),
    ends:
      now + (isLinux(workspace.os) ? length('end', 15 * minute, 30 * minute) : length('end', 20 * minute, 50 * minute)),
  };
  const after = moved(workspace, call.world.catalogue.find(workspace.bundleId), target);
  const newcomer: Facts = {
    ...after,
    computerName: undefined,
    ipAddress: undefined,
    workspaceName: undefined,
    standby: undefined,
    firstSnapshotAt: times.ends + 12 * hour,
    visible: false,
  };
  const targetId = fleet.add(newcomer, (_id, row) => targetSteps(fleet, workspace, target, fate, times, row));
  const ahead = sourceSteps(fleet, workspace, after, fate, times);
  fleet.change(
    workspace,
    fate === 'silent' ? {} : { busy: 'MigrateWorkspace' },
    ahead.length > 0 ? ahead : workspace.ahead,
  );
  fleet.submissions.push({
    at: now,
    requestId: call.requestId,
    operation: 'MigrateWorkspace',
    id,
    targetId,
    bundleId: target.id,
    fate,
    endsAt: fate === 'silent' ? now : (ahead.at(-1)?.at ?? now),
  });
  return { SourceWorkspaceId: id, TargetWorkspaceId: targetId };
}
