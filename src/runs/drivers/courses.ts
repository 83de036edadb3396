/**
 * How each verb that keeps the WorkSpace's id takes its course: the call, where it ends well, what proves it, how long
 * it may take to begin and to end. The states on the way are in `left.ts`.
 */
import type { Answer } from '../../aws/answer.ts';
import type { WorkspaceId } from '../../aws/model.ts';
import type { Accepted, Changes } from '../../aws/session.ts';
import type { WorkspaceItem } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import type { WorkspaceVerb } from '../../rules/verbs.ts';
import type { Observation } from '../events.ts';
import { hasProtocol, isChangingProtocol } from '../left.ts';
import type { ItemState } from '../state.ts';
import { type Judgement, type Look, minute, settled, toRecover, watching } from './driver.ts';
import { isBroken, isUp } from './workspaces.ts';

export type InPlaceVerb = Exclude<WorkspaceVerb, 'migrate'>;
export type Source = NonNullable<Observation['source']>;

export interface Course {
  send(changes: Changes, item: WorkspaceItem, recall: AbortSignal): Promise<Answer<Accepted>>;
  /** It has arrived where it ends well. */
  arrived(source: Source, planned: WorkspaceItem): boolean;
  /** One sentence about that. */
  well(source: Source, planned: WorkspaceItem): string;
  /** To be there is enough, whoever brought it about: it need not have been seen on the way. */
  readonly proof: boolean;
  /** It went on its way, and did not arrive. */
  badly(source: Source, planned: WorkspaceItem, item: ItemState, look: Look): Judgement;
  /** What tells of it although nobody saw it; one clause. */
  trace?(source: Source, planned: WorkspaceItem, item: ItemState): string | undefined;
  /** Not to have been seen proves nothing: why, one clause. */
  unseen?(source: Source): string | undefined;
  /** Milliseconds from the attempt: so long it has to begin, and to end. */
  readonly toBegin: number;
  readonly toEnd: number;
}

const idOf = ({ id }: WorkspaceItem) => id as WorkspaceId;
const up = ({ state }: Source) => isUp(state);
const endedIn =
  (noun: string): Course['badly'] =>
  ({ state }) =>
    isBroken(state) ? settled('failed', `The ${noun} ended in ${state}.`) : watching;

export const courses: Readonly<Record<InPlaceVerb, Course>> = {
  rebuild: {
    send: (changes, item, recall) => changes.rebuild(idOf(item), recall),
    arrived: up,
    well: ({ state }) => `Rebuilt, and ${state}.`,
    proof: false,
    badly: endedIn('rebuild'),
    trace: ({ ipAddress }, planned) =>
      ipAddress && planned.ipAddress && ipAddress !== planned.ipAddress
        ? `its address is a new one (${ipAddress}), as after a rebuild`
        : undefined,
    // AWS's own runbook gives a rebuild so long to begin.
    toBegin: 10 * minute,
    toEnd: 75 * minute,
  },
  restore: {
    send: (changes, item, recall) => changes.restore(idOf(item), recall),
    arrived: up,
    well: ({ state }) => `Restored, and ${state}.`,
    proof: false,
    badly: endedIn('restore'),
    toBegin: 10 * minute,
    toEnd: 75 * minute,
  },
  'modify-protocol': {
    send: (changes, item, recall) => changes.modifyProtocol(idOf(item), item.toProtocol ?? 'WSP', recall),
    // It may sit UNHEALTHY meanwhile.
    arrived: (source, { toProtocol }) => up(source) && hasProtocol(source, toProtocol) && !isChangingProtocol(source),
    well: ({ state }, { toProtocol }) => `Its protocol is ${toProtocol} now, and it is ${state}.`,
    proof: true,
    badly: protocolBadly,
    unseen: (source) => (protocolFailed(source) ? 'AWS shows a failed one, which may be an earlier one' : undefined),
    toBegin: 15 * minute,
    // "up to 40 minutes" (Administration Guide, pcoip-end-of-support).
    toEnd: 60 * minute,
  },
  reboot: {
    send: (changes, item, recall) => changes.reboot(idOf(item), recall),
    arrived: ({ state }) => state === 'AVAILABLE',
    well: ({ state }) => `Rebooted, and ${state}.`,
    proof: false,
    badly: endedIn('reboot'),
    // What a reboot is asked for: that it runs again.
    trace: (_, __, { phase, sentIn }) =>
      phase === 'watching' && sentIn !== undefined && sentIn !== 'AVAILABLE'
        ? `it was ${sentIn} when AWS accepted the reboot, which nobody saw go by`
        : undefined,
    unseen: () => 'a quick one goes by between two looks',
    toBegin: 10 * minute,
    // "REBOOTING for more than 20 minutes" is what AWS calls stuck.
    toEnd: 30 * minute,
  },
  start: {
    send: (changes, item, recall) => changes.start(idOf(item), recall),
    arrived: ({ state }) => state === 'AVAILABLE',
    well: () => 'Started, and AVAILABLE.',
    proof: true,
    badly: endedIn('start'),
    toBegin: 10 * minute,
    toEnd: 30 * minute,
  },
  stop: {
    send: (changes, item, recall) => changes.stop(idOf(item), recall),
    arrived: ({ state }) => state === 'STOPPED',
    well: () => 'It is STOPPED.',
    proof: true,
    badly: endedIn('stop'),
    toBegin: 10 * minute,
    toEnd: 30 * minute,
  },
};

function protocolFailed({ modifications = [] }: Source): boolean {
  return modifications.some(({ resource, state }) => resource === 'PROTOCOL' && state === 'UPDATE_FAILED');
}

function protocolBadly(source: Source, { toProtocol }: WorkspaceItem, item: ItemState, look: Look): Judgement {
  const since = look.now - (item.changedAt ?? look.now);
  if (isChangingProtocol(source) || since < toRecover) return watching;
  if (protocolFailed(source))
    return settled('failed', `AWS says UPDATE_FAILED of its protocol, for ${duration(since)}; it is ${source.state}.`);
  if (!up(source) || !source.protocols || hasProtocol(source, toProtocol)) return watching;
  return settled(
    'rolled-back',
    `AWS took the change back: its protocol is ${source.protocols?.join(' ') || 'unknown'}.`,
  );
}
