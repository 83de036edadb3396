/**
 * Migrations: a new WorkSpace takes the place of the old one, so both ids are watched. AWS's pages differ on which of
 * the two becomes AVAILABLE; either is the end, and nothing else is.
 */
import type { BundleId, Workspace, WorkspaceId } from '../../aws/model.ts';
import { idsPerCall, type Session } from '../../aws/session.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import type { Observation } from '../events.ts';
import type { ItemState } from '../state.ts';
import { checkWorkspaces } from './check.ts';
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
  toRecover,
  watching,
} from './driver.ts';
import { itemsById } from './planned.ts';
import { targetSearch } from './target-search.ts';
import { describe, isBroken, isUp, pause, sourceOf } from './workspaces.ts';

/** A new id may stay invisible for minutes: its absence means nothing yet. */
const toAppear = 5 * minute;
/** "If the WorkSpace bundle remains the same one hour after attempting migration, the migration is unsuccessful." */
const toBegin = 60 * minute;
const toEnd = 75 * minute;

export function migrateDriver(plan: WorkspacesPlan, session: Session): Driver {
  const planned = itemsById(plan);
  const search = targetSearch(plan, session);
  const idsOf = ({ id, targetId }: ItemState) => (targetId === undefined ? [id] : [id, targetId]);
  return {
    check: checkWorkspaces('migrate', plan, session),
    checkedAtOnce: idsPerCall,
    submit: ({ id }, recall) =>
      session.changes.migrate(id as WorkspaceId, planned(id).target?.bundleId as BundleId, recall),
    observe: async (items, signal) => {
      const { found: newcomers, failure: searchFailure } = await search(items, signal);
      const byItem = new Map<string, Sighting>();
      const see = (item: ItemState, found: ReadonlyMap<string, Workspace>) => {
        const source = found.get(item.id);
        const target = newcomers.get(item.id) ?? found.get(item.targetId ?? '');
        const observation = { source: source && sourceOf('migrate', source), target: target && targetOf(target) };
        byItem.set(item.id, { observation, targetId: item.targetId ?? target?.id });
      };
      const failure = await describe(session, items, idsOf, see, signal);
      return { byItem, failure: failure ?? searchFailure };
    },
    tries: () => Number.POSITIVE_INFINITY,
    toEnd,
    judge: (item, observation, look) => endOfMigration(item, planned(item.id), observation, look),
    pause: (items, now, rate) => pause(items.flatMap(idsOf).length, items, now, rate),
  };
}

function targetOf({ state, bundleId, computerName, ipAddress }: Workspace): NonNullable<Observation['target']> {
  return { state, bundleId, computerName, ipAddress };
}

export function endOfMigration(
  item: ItemState,
  planned: WorkspaceItem,
  { source, target }: Observation,
  look: Look,
): Judgement {
  const since = sinceAttempt(item, look.now);
  const wanted = planned.target?.bundleId;
  const sourceGone = !source || source.state === 'TERMINATING' || source.state === 'TERMINATED';
  if (isSteady(look)) {
    if (target && target.bundleId === wanted && isUp(target.state) && sourceGone)
      return settled('done', `Migrated to ${item.targetId ?? 'a new WorkSpace'}, which is ${target.state}.`);
    if (source && source.bundleId === wanted && isUp(source.state))
      return settled('done', `Migrated under its old id, and ${source.state}.`);
    if (source && source.bundleId === wanted && isBroken(source.state))
      return settled('failed', `Migrated under its old id, and ${source.state}.`);
    if (target && isBroken(target.state) && (sourceGone || look.now - (item.changedAt ?? look.now) >= toRecover))
      return settled(
        'failed',
        `The new WorkSpace ended in ${target.state}; the old one is ${source?.state ?? 'gone'}.`,
      );
    const back = source && source.bundleId === planned.bundleId && (isUp(source.state) || isBroken(source.state));
    if (item.left && back && !target && look.missing.target >= toAppear)
      return settled('rolled-back', `AWS took the new WorkSpace back; the old one is ${source.state} as before.`);
    if (source && !item.left && since > toBegin) return neverSeen(item, look);
  }
  if (isOverdue(since, toEnd, look))
    return settled(
      'needs-human',
      `Not ended after ${duration(since)}: the old WorkSpace is ${source?.state ?? 'gone'}, the new one ${target?.state ?? 'not listed'}.`,
    );
  return watching;
}

function neverSeen(item: ItemState, { blind }: Look): Judgement {
  if (item.phase === 'unclear')
    return settled(
      'needs-human',
      'The answer was lost and its bundle is unchanged an hour later: it may never have begun.',
    );
  if (blind > tooLongUnseen)
    return settled(
      'needs-human',
      `Its bundle is unchanged, but nobody looked for ${duration(blind)}: it may have been rolled back.`,
    );
  return settled('silent', 'AWS accepted it, but its bundle is unchanged an hour later; AWS says to contact Support.');
}
