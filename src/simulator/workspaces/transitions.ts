/**
 * What happens after AWS has said yes: the steps of a rebuild, a restore, a start, a stop, a reboot, with the lengths
 * seen in the field. Lengths come from seed, id and time of the request, so the same requests see the same world.
 */
import { chance } from '../random.ts';
import { hour, minute } from './born.ts';
import type { Fate, Fleet } from './fleet.ts';
import type { Facts, Step, Workspace } from './record.ts';

export const second = 1000;

/** Draws between `least` and `most`, the same for the same WorkSpace, purpose and number of changes so far. */
export function lengths(fleet: Fleet, id: string) {
  const nth = fleet.submissions.length;
  return (purpose: string, least: number, most: number) =>
    Math.floor(least + chance(fleet.seed, id, purpose, nth) * (most - least));
}

/** AutoStop WorkSpaces that were woken go back to sleep. */
export function asleepAgain(workspace: Workspace, from: number): Step[] {
  if (workspace.runningMode !== 'AUTO_STOP') return [];
  const at = from + workspace.autoStopMinutes * minute;
  return [
    { at, set: { state: 'STOPPING' } },
    { at: at + 40 * second, set: { state: 'STOPPED' } },
  ];
}

const healthy: Partial<Facts> = { state: 'AVAILABLE', error: undefined, unhealthySince: undefined, busy: undefined };

function broken(at: number, luck: number): Partial<Facts> {
  const common = { unhealthySince: at, busy: undefined };
  if (luck < 0.5) return { ...common, state: 'UNHEALTHY' };
  const error = {
    code: 'DomainJoin.Workspace',
    message: 'There was an issue joining the WorkSpace to your Active Directory.',
  };
  return { ...common, state: 'ERROR', error };
}

/** State as before for a while, REBUILDING, PENDING, then AVAILABLE with a new address; or UNHEALTHY or ERROR. */
export function rebuildSteps(fleet: Fleet, workspace: Workspace, fate: Fate, now: number): Step[] {
  if (fate === 'silent') return [];
  const length = lengths(fleet, workspace.id);
  const begins = now + length('begin', 10 * second, 60 * second);
  const ends = now + length('end', 6 * minute, 20 * minute);
  const pending = begins + length('pending', 0.5 * (ends - begins), 0.8 * (ends - begins));
  // New snapshots are taken soon after; the old ones went with the old volumes.
  const renewed = {
    ipAddress: fleet.newAddress(),
    firstSnapshotAt: ends + length('snapshot', 20 * minute, 30 * minute),
  };
  const end = fate === 'error' ? broken(ends, chance(fleet.seed, workspace.id, 'broken')) : healthy;
  return [
    { at: begins, set: { state: 'REBUILDING', error: undefined } },
    { at: pending, set: { state: 'PENDING', ipAddress: undefined } },
    { at: ends, set: { ...renewed, ...end } },
    ...(workspace.state === 'STOPPED' && fate !== 'error' ? asleepAgain(workspace, ends) : []),
  ];
}

export function restoreSteps(fleet: Fleet, workspace: Workspace, fate: Fate, now: number): Step[] {
  if (fate === 'silent') return [];
  const length = lengths(fleet, workspace.id);
  const begins = now + length('begin', 10 * second, 60 * second);
  const ends = begins + length('end', 8 * minute, 25 * minute);
  const end = fate === 'error' ? broken(ends, chance(fleet.seed, workspace.id, 'broken')) : healthy;
  return [
    { at: begins, set: { state: 'RESTORING' } },
    { at: ends, set: { ...end, firstSnapshotAt: ends + length('snapshot', 20 * minute, 4 * hour) } },
    ...(workspace.state === 'STOPPED' && fate !== 'error' ? asleepAgain(workspace, ends) : []),
  ];
}

export function startSteps(fleet: Fleet, workspace: Workspace, fate: Fate, now: number): Step[] {
  if (fate === 'silent') return [];
  const length = lengths(fleet, workspace.id);
  const begins = now + length('begin', second, 5 * second);
  const ends = begins + length('end', 45 * second, 180 * second);
  const end = fate === 'error' ? broken(ends, 1) : healthy;
  return [
    { at: begins, set: { state: 'STARTING' } },
    { at: ends, set: end },
    ...(fate === 'error' ? [] : asleepAgain(workspace, ends)),
  ];
}

export function stopSteps(fleet: Fleet, workspace: Workspace, fate: Fate, now: number): Step[] {
  if (fate === 'silent') return [];
  const length = lengths(fleet, workspace.id);
  const begins = now + length('begin', second, 5 * second);
  return [
    { at: begins, set: { state: 'STOPPING' } },
    { at: begins + length('end', 30 * second, 120 * second), set: { state: 'STOPPED', error: undefined } },
  ];
}

/** A reboot heals six in ten of the unhealthy. */
export function rebootSteps(fleet: Fleet, workspace: Workspace, fate: Fate, now: number): Step[] {
  if (fate === 'silent') return [];
  const length = lengths(fleet, workspace.id);
  const begins = now + length('begin', second, 5 * second);
  const ends = begins + length('end', minute, 4 * minute);
  const ill = workspace.unhealthySince !== undefined && length('heal', 0, 10) >= 6;
  const set: Partial<Facts> = ill ? { state: 'UNHEALTHY' } : fate === 'error' ? broken(ends, 0) : healthy;
  return [
    { at: begins, set: { state: 'REBOOTING' } },
    { at: ends, set },
  ];
}
