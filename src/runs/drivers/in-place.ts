/**
 * Changes of a WorkSpace that keeps its id: done only after it was seen on its way and then held steady, or where the
 * end proves itself; what cannot be told is left to a human.
 */
import type { Workspace } from '../../aws/model.ts';
import { idsPerCall, type Session } from '../../aws/session.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import { verbFacts } from '../../rules/verbs.ts';
import type { Observation } from '../events.ts';
import type { ItemState } from '../state.ts';
import { checkWorkspaces } from './check.ts';
import { courses, type InPlaceVerb, type Source } from './courses.ts';
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
import { itemsById } from './planned.ts';
import { describe, isBroken, pause, sourceOf } from './workspaces.ts';

/** Lists may miss a WorkSpace for a while. */
const toReturn = 10 * minute;

export function inPlaceDriver(verb: InPlaceVerb, plan: WorkspacesPlan, session: Session): Driver {
  const planned = itemsById(plan);
  const { send, toEnd } = courses[verb];
  return {
    check: checkWorkspaces(verb, plan, session),
    checkedAtOnce: idsPerCall,
    submit: ({ id }, recall) => send(session.changes, planned(id), recall),
    observe: async (items, signal) => {
      const byItem = new Map<string, Sighting>();
      const see = (item: ItemState, found: ReadonlyMap<string, Workspace>) => {
        const workspace = found.get(item.id);
        byItem.set(item.id, { observation: { source: workspace && sourceOf(verb, workspace) } });
      };
      const failure = await describe(session, items, ({ id }) => [id], see, signal);
      return { byItem, failure };
    },
    tries: () => Number.POSITIVE_INFINITY,
    toEnd,
    judge: (item, observation, look) => endInPlace(verb, item, planned(item.id), observation, look),
    pause: (items, now, rate) => pause(items.length, items, now, rate),
  };
}

export function endInPlace(
  verb: InPlaceVerb,
  item: ItemState,
  planned: WorkspaceItem,
  { source }: Observation,
  look: Look,
): Judgement {
  const since = sinceAttempt(item, look.now);
  const course = courses[verb];
  if (!source && isSteady(look) && look.missing.source >= toReturn)
    return settled('needs-human', `AWS has not listed the WorkSpace for ${duration(look.missing.source)}.`);
  if (source && isSteady(look)) {
    if ((item.left || course.proof) && course.arrived(source, planned))
      return settled('done', course.well(source, planned));
    const badly = item.left ? course.badly(source, planned, item, look) : watching;
    if (badly.settled) return badly;
    if (!item.left && since > course.toBegin) return neverSeen(verb, item, planned, source, look);
  }
  if (isOverdue(since, course.toEnd, look))
    return settled('needs-human', `Still ${source?.state ?? 'not listed'} after ${duration(since)}.`);
  return watching;
}

/** It was not seen on its way in time: it did not begin, or it went by while nobody looked. */
function neverSeen(
  verb: InPlaceVerb,
  item: ItemState,
  planned: WorkspaceItem,
  source: Source,
  { blind }: Look,
): Judgement {
  const { trace, unseen, arrived, toBegin } = courses[verb];
  const evidence = trace?.(source, planned, item);
  if (evidence && arrived(source, planned)) return settled('done', `It is ${source.state}, and ${evidence}.`);
  if (evidence && isBroken(source.state)) return settled('failed', `It is ${source.state}, and ${evidence}.`);
  const it = verbFacts[verb].noun.toLowerCase();
  const now = `it is ${source.state ?? 'in an unknown state'} now`;
  if (item.phase === 'unclear')
    return settled('needs-human', `The answer was lost and no ${it} was seen: it may never have begun; ${now}.`);
  if (blind > tooLongUnseen)
    return settled(
      'needs-human',
      `Nobody looked for ${duration(blind)}, and whether a ${it} went by cannot be told; ${now}.`,
    );
  const because = unseen?.(source);
  if (because) return settled('needs-human', `AWS accepted it, but no ${it} was seen: ${because}; ${now}.`);
  return settled('silent', `AWS accepted it, but no ${it} began within ${duration(toBegin)}; ${now}.`);
}
