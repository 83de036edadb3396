/** What all verbs for WorkSpaces share: reading by 25 ids, what is kept of it, the pace of looking. */
import type { Failure } from '../../aws/answer.ts';
import type { Workspace, WorkspaceId } from '../../aws/model.ts';
import { idsPerCall, type Session } from '../../aws/session.ts';
import type { WorkspaceVerb } from '../../rules/verbs.ts';
import type { Observation } from '../events.ts';
import type { ItemState } from '../state.ts';
import { minute, second, sinceAttempt } from './driver.ts';

/** AVAILABLE or asleep. */
export const isUp = (state: string | undefined) => state === 'AVAILABLE' || state === 'STOPPED';
export const isBroken = (state: string | undefined) => state === 'ERROR' || state === 'UNHEALTHY';

/** As little as the verb needs: each difference is a line of the journal. */
export function sourceOf(verb: WorkspaceVerb, workspace: Workspace): NonNullable<Observation['source']> {
  const { state, bundleId, ipAddress, protocols, modifications } = workspace;
  const properties = verb === 'modify-protocol' ? { protocols, modifications } : {};
  return { state, bundleId, ipAddress, ...properties };
}

/** Items together in groups whose ids fit one call each; a failed call leaves only its own group unseen. */
export async function describe(
  session: Session,
  items: readonly ItemState[],
  idsOf: (item: ItemState) => readonly string[],
  see: (item: ItemState, found: ReadonlyMap<string, Workspace>) => void,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  let failure: Failure | undefined;
  for (const group of groups(items, idsOf)) {
    const ids = group.flatMap(idsOf) as WorkspaceId[];
    const answer = await session.workspaces.workspacesById(ids, { priority: 'watch', signal });
    if (!answer.ok) {
      failure = answer.failure;
      continue;
    }
    const found = new Map(answer.value.map((workspace) => [workspace.id as string, workspace]));
    for (const item of group) see(item, found);
  }
  return failure;
}

function groups(items: readonly ItemState[], idsOf: (item: ItemState) => readonly string[]): readonly ItemState[][] {
  const all: ItemState[][] = [];
  let room = 0;
  for (const item of items) {
    const needed = idsOf(item).length;
    if (needed > room) {
      all.push([]);
      room = idsPerCall;
    }
    all.at(-1)?.push(item);
    room -= needed;
  }
  return all;
}

/** Politely: 15 s, more where many are watched at a low rate, and half as often once the youngest is 10 minutes old. */
export function pause(ids: number, items: readonly ItemState[], now: number, rate: number): number {
  const calls = Math.ceil(ids / idsPerCall);
  const youngest = Math.min(...items.map((item) => sinceAttempt(item, now)));
  const politely = Math.max(15 * second, ((2 * calls) / rate) * second);
  return youngest > 10 * minute ? 2 * politely : politely;
}
