/** How the WorkSpace of a row was when the simulator started: a function of seed and row, so none need be stored. */
import { hash, randomFrom } from '../random.ts';
import type { Bundle } from './bundles.ts';
import type { Directory } from './directories.ts';
import { derivedText } from './ids.ts';
import { userName } from './names.ts';
import { type Facts, isLinux, type OperatingSystem, type Step, type WorkspaceState } from './record.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** States per 200 rows in a row, so that each is met early. */
const states: readonly (readonly [WorkspaceState, number])[] = [
  ['AVAILABLE', 104],
  ['STOPPED', 70],
  ['ERROR', 3],
  ['UNHEALTHY', 3],
  ['IMPAIRED', 1],
  ['ADMIN_MAINTENANCE', 3],
  ['MAINTENANCE', 2],
  ['PENDING', 2],
  ['STARTING', 2],
  ['STOPPING', 2],
  ['REBOOTING', 2],
  ['REBUILDING', 1],
  ['RESTORING', 1],
  ['SUSPENDED', 1],
  ['UPDATING', 2],
  ['TERMINATING', 1],
];
const stateSlots = states.flatMap(([state, count]) => Array<WorkspaceState>(count).fill(state));

/** States that pass by themselves, and what is reached. */
const passing: Partial<Record<WorkspaceState, { readonly within: number; readonly reaches: WorkspaceState }>> = {
  PENDING: { within: 20 * minute, reaches: 'AVAILABLE' },
  STARTING: { within: 3 * minute, reaches: 'AVAILABLE' },
  STOPPING: { within: 2 * minute, reaches: 'STOPPED' },
  REBOOTING: { within: 4 * minute, reaches: 'AVAILABLE' },
  REBUILDING: { within: 15 * minute, reaches: 'AVAILABLE' },
  RESTORING: { within: 20 * minute, reaches: 'AVAILABLE' },
  UPDATING: { within: 40 * minute, reaches: 'AVAILABLE' },
  MAINTENANCE: { within: 120 * minute, reaches: 'AVAILABLE' },
};

/** A new computer name every time it is asked with another salt. */
export const computerName = (os: OperatingSystem, ...salt: readonly number[]): string =>
  isLinux(os)
    ? `a-${derivedText(13, 36, 'computer', ...salt)}`
    : `WSAMZN-${derivedText(8, 36, 'computer', ...salt).toUpperCase()}`;

/** Addresses are handed out by number, scattered over 10.64.0.0/10: no two numbers share one. */
export function ipAddress(number: number): string {
  const scattered = (number * 7919 + 1021) % 0x40_0000;
  return `10.${64 + (scattered >> 16)}.${(scattered >> 8) & 255}.${scattered & 255}`;
}

function troubles(state: WorkspaceState, luck: number): Facts['error'] {
  if (state !== 'ERROR') return undefined;
  return luck < 0.5
    ? { code: 'InvalidUserConfiguration.Workspace', message: 'The user was either not found or is misconfigured.' }
    : { code: 'DomainJoin.Workspace', message: 'There was an issue joining the WorkSpace to your Active Directory.' };
}

function modificationsOf(luck: number): Facts['modifications'] {
  if (luck < 0.006) return [{ Resource: 'USER_VOLUME', State: 'UPDATE_IN_PROGRESS' }];
  if (luck < 0.01) return [{ Resource: 'COMPUTE_TYPE', State: 'UPDATE_INITIATED' }];
  if (luck < 0.013) return [{ Resource: 'PROTOCOL', State: 'UPDATE_IN_PROGRESS' }];
  if (luck < 0.016) return [{ Resource: 'ROOT_VOLUME', State: 'UPDATE_FAILED' }];
  return [];
}

function pick<T>(slots: readonly T[], at: number): T {
  const found = slots[at % slots.length];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** What WorkSpaces are made on, and where: as many entries each as they are frequent. */
export type Desks = readonly (readonly [Bundle, Directory])[];

/** `start` is the moment at which the simulator began, in its own epoch milliseconds. */
export function born(
  seed: number,
  row: number,
  start: number,
  desks: Desks,
): { readonly facts: Facts; readonly ahead: Step[] } {
  const random = randomFrom(hash(seed, row));
  const state = pick(stateSlots, row * 73 + (hash(seed) % 200));
  const [bundle, directory] = pick(desks, Math.floor(random() * desks.length));
  const fresh = state === 'PENDING';
  const unhealthy = state === 'ERROR' || state === 'UNHEALTHY' || state === 'IMPAIRED';
  const modifications = state === 'AVAILABLE' || state === 'STOPPED' ? modificationsOf(random()) : [];
  const onDemand = /^(STOPPED|STOPPING|STARTING)$/.test(state) || random() < 0.6;
  const kept = random();
  const age = random();
  const luck = random();
  const facts: Facts = {
    directoryId: directory.id,
    userName: userName(row),
    computerName: fresh ? undefined : computerName(bundle.os, seed, row),
    workspaceName: luck > 0.985 ? `desk-${row}` : undefined,
    ipAddress: fresh ? undefined : ipAddress(row),
    subnetId: directory.subnetIds[row % 2 === 0 ? 0 : 1],
    state,
    error: troubles(state, luck),
    bundleId: bundle.id,
    os: bundle.os,
    shownAs: undefined,
    protocol: bundle.protocol,
    compute: bundle.compute,
    rootGib: bundle.rootGib,
    userGib: kept < 0.06 ? Math.max(200, bundle.userGib) : bundle.userGib,
    runningMode: onDemand ? (luck < 0.02 ? 'MANUAL' : 'AUTO_STOP') : 'ALWAYS_ON',
    autoStopMinutes: luck > 0.9 ? 120 : 60,
    encrypted: kept > 0.88 ? { root: kept > 0.9, user: true } : undefined,
    modifications,
    standby: luck > 0.5 && luck < 0.51 ? 'is-standby' : luck > 0.51 && luck < 0.52 ? 'has-standby' : undefined,
    busy: undefined,
    // Most are months old; a few were made within the last half day and have no snapshot yet.
    firstSnapshotAt: Math.round(start + (fresh ? 12 * hour : age < 0.02 ? age * 600 * hour : -age * 9e9)),
    unhealthySince: unhealthy ? start - Math.floor(luck * 5 * 24) * hour : undefined,
    connection: undefined,
    visible: true,
  };
  return { facts, ahead: stepsOf(facts, bundle.os, start, age, [seed, row]) };
}

function stepsOf(facts: Facts, os: OperatingSystem, start: number, luck: number, salt: readonly number[]): Step[] {
  if (facts.state === 'TERMINATING') return [{ at: start + luck * 10 * minute, set: { visible: false } }];
  const pass = passing[facts.state];
  if (pass !== undefined) {
    const [seed = 0, row = 0] = salt;
    const names = { computerName: computerName(os, seed, row), ipAddress: ipAddress(row) };
    return [{ at: start + luck * pass.within, set: { state: pass.reaches, ...names } }];
  }
  if (!facts.modifications.some((one) => one.State !== 'UPDATE_FAILED')) return [];
  return [{ at: start + luck * 60 * minute, set: { modifications: [] } }];
}
