/** Rebuilds: one WorkSpace a call, done only after it was seen rebuilding and then held steady. */
import type { WorkspaceId } from '../../aws/model.ts';
import { idsPerCall, type Session } from '../../aws/session.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/losses.ts';
import type { Observation } from '../events.ts';
import type { ItemState } from '../state.ts';
import {
  type Driver,
  isOverdue,
  isSteady,
  type Judgement,
  type Look,
  minute,
  type Sighting,
  settled,
  sinceAttempt,
  tooLongUnseen,
  watching,
} from './driver.ts';
import { checkWorkspaces, describe, isBroken, isUp, itemsById, pause, sourceOf } from './workspaces.ts';

/** AWS's own runbook gives a rebuild this long to begin. */
const toBegin = 10 * minute;
/** Lists may miss a WorkSpace for a while. */
const toReturn = 10 * minute;
const toEnd = 75 * minute;

export function rebuildDriver(plan: WorkspacesPlan, session: Session): Driver {
  const planned = itemsById(plan);
  return {
    check: checkWorkspaces(plan, session),
    checkedAtOnce: idsPerCall,
    submit: (id, recall) => session.changes.rebuild(id as WorkspaceId, recall),
    observe: async (items, signal) => {
      const byItem = new Map<string, Sighting>();
      const see = (item: ItemState, found: ReadonlyMap<string, Parameters<typeof sourceOf>[0]>) => {
        const workspace = found.get(item.id);
        byItem.set(item.id, { observation: { source: workspace && sourceOf(workspace) } });
      };
      const failure = await describe(session, items, ({ id }) => [id], see, signal);
      return { byItem, failure };
    },
    tries: () => Number.POSITIVE_INFINITY,
    toEnd,
    judge: (item, observation, look) => endOfRebuild(item, planned(item.id), observation, look),
    pause: (items, now, rate) => pause(items.length, items, now, rate),
  };
}

export function endOfRebuild(item: ItemState, planned: WorkspaceItem, { source }: Observation, look: Look): Judgement {
  const since = sinceAttempt(item, look.now);
  if (isSteady(look)) {
    if (!source && look.missing.source >= toReturn)
      return settled('needs-human', `AWS has not listed the WorkSpace for ${duration(look.missing.source)}.`);
  }
  if (source && isSteady(look)) {
    if (item.left && isUp(source.state)) return settled('done', `Rebuilt, and ${source.state}.`);
    if (item.left && isBroken(source.state)) return settled('failed', `The rebuild ended in ${source.state}.`);
    if (!item.left && since > toBegin) return neverSeen(item, planned, source, look);
  }
  if (isOverdue(since, toEnd, look))
    return settled('needs-human', `Still ${source?.state ?? 'not listed'} after ${duration(since)}.`);
  return watching;
}

/** It was not seen rebuilding in time: it did not begin, or it went by while nobody looked. A new address tells. */
function neverSeen(
  item: ItemState,
  planned: WorkspaceItem,
  source: NonNullable<Observation['source']>,
  { blind }: Look,
): Judgement {
  const { state, ipAddress } = source;
  if (ipAddress && planned.ipAddress && ipAddress !== planned.ipAddress) {
    const evidence = `its address is a new one (${ipAddress}), as after a rebuild`;
    if (isUp(state)) return settled('done', `It is ${state}, and ${evidence}.`);
    if (isBroken(state)) return settled('failed', `It is ${state}, and ${evidence}.`);
  }
  const now = `it is ${state ?? 'in an unknown state'} now`;
  if (item.phase === 'unclear')
    return settled('needs-human', `The answer was lost and no rebuild was seen: it may never have begun; ${now}.`);
  if (blind > tooLongUnseen)
    return settled(
      'needs-human',
      `Nobody looked for ${duration(blind)}, and whether it was rebuilt cannot be told; ${now}.`,
    );
  return settled('silent', `AWS accepted it, but no rebuild began within ${duration(toBegin)}; ${now}.`);
}
