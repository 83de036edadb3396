/**
 * The look just before StartMigration: whether V1 and V2 are still what was reviewed. What is known to differ is stale;
 * what cannot be read now, and could be then, is waited for, and not for ever where AWS refuses it.
 */
import type { Answer, Failure } from '../../aws/answer.ts';
import type { LexBot, LexMigration, LexV2Bot } from '../../aws/lex-model.ts';
import { collect } from '../../aws/paging.ts';
import type { Ask, Session } from '../../aws/session.ts';
import { busyTarget } from '../../lex/look.ts';
import { draftOf } from '../../lex/marks.ts';
import { deriveStrategy } from '../../lex/strategy.ts';
import { localFailure } from '../../plans/local-failure.ts';
import type { LexItem } from '../../plans/plan.ts';
import { iso } from '../report-times.ts';
import type { ItemState } from '../state.ts';
import type { Check } from './driver.ts';

/** An item of the run before it, as it was planned and as it stands. */
export interface Earlier {
  readonly planned: LexItem;
  readonly state: ItemState;
}

/** `earlier`: those that go into the same V2 bot. */
export async function checkBot(
  session: Session,
  item: LexItem,
  earlier: readonly Earlier[],
  signal: AbortSignal,
): Promise<Answer<Check>> {
  const ask = { priority: 'verify', signal } as const;
  const before = earlier.find(({ state }) => state.phase !== 'settled');
  if (before) return later(item, `${before.planned.id} goes into ${item.v2BotName} before it, and has not ended.`);
  const unmade = creatorMissing(item, earlier);
  if (unmade !== undefined) return stale(unmade);
  const bot = await session.lex.bot(item.v1BotName, item.v1BotVersion, ask);
  const changed = bot.ok ? v1Changed(item, bot.value) : undefined;
  if (changed !== undefined) return stale(changed);
  if (!bot.ok && bot.failure.kind === 'not-found')
    return stale(`Version ${item.v1BotVersion} of ${item.v1BotName} is not there any more.`);
  if (!bot.ok && !(denied(bot.failure) && item.source === undefined)) return unread(bot);
  const found = await session.lex.v2BotByName(item.v2BotName, ask);
  if (!found.ok && !(denied(found.failure) && item.existence === 'unknown')) return unread(found);
  const existing = found.ok ? found.value : undefined;
  if (found.ok) {
    const differs = v2Changed(item, existing);
    if (differs !== undefined) return stale(differs);
  }
  if (existing && item.into?.roleArn !== undefined && existing.roleArn === undefined) {
    const bot = await session.lex.v2Bot(existing.id, ask);
    if (!bot.ok) return unread(bot);
    return bot.value.roleArn === undefined ? stale(unreadRole(item)) : later(item, unreadRole(item));
  }
  const locale = existing && (await localeChanged(session, item, existing, ask));
  if (locale && !locale.ok) return unread(locale);
  if (locale?.value !== undefined) return stale(locale.value);
  const migrations = await collect(session.lex.migrations(ask));
  // Who may not read them may still start one.
  if (!migrations.ok && !denied(migrations.failure)) return migrations;
  const all = migrations.ok ? migrations.value : [];
  const busy = found.ok ? busyTarget(deriveStrategy(item.v2BotName, found), all, new Map()) : undefined;
  if (busy !== undefined) return later(item, busy);
  const known = migrations.ok ? idsOf(all, item) : undefined;
  return { ok: true, value: { kind: 'go', observation: undefined, known } };
}

const stale = (reason: string): Answer<Check> => ({ ok: true, value: { kind: 'stale', reason } });

const later = ({ v1BotName }: LexItem, why: string): Answer<Check> => {
  const what = `${v1BotName} has to wait, and nothing of it was sent.`;
  const next = 'It is looked at again every 30 seconds.';
  return { ok: true, value: { kind: 'later', failure: localFailure('busy', { what, why, next }) } };
};

/** A refusal is of this bot, and may last: the others need not wait for it. */
const unread = (answer: { readonly ok: false; readonly failure: Failure }): Answer<Check> =>
  denied(answer.failure) ? { ok: true, value: { kind: 'later', failure: answer.failure } } : answer;

/** The operator confirmed a plan that says that this could not be looked up. */
const denied = ({ kind }: Failure) => kind === 'denied';

const unreadRole = ({ v2BotName, v2BotRole }: LexItem) =>
  `The present role of ${v2BotName} cannot be read now, and ${v2BotRole} likely replaces it.`;

const idsOf = (all: readonly LexMigration[], { v1BotName }: LexItem) =>
  all.flatMap(({ id, botName }) => (botName === v1BotName ? [id] : []));

/** The bot is there only if the item that was to create it has done so. */
function creatorMissing({ existence, v2BotName }: LexItem, earlier: readonly Earlier[]): string | undefined {
  if (existence !== 'earlier') return undefined;
  const creator = earlier.find(({ planned }) => planned.migrationStrategy === 'CREATE_NEW');
  if (!creator) return `No item of this run creates ${v2BotName}.`;
  const { outcome } = creator.state;
  return outcome === 'done'
    ? undefined
    : `${creator.planned.id} was to create ${v2BotName} earlier in this run, and is ${outcome}.`;
}

/** Numbered versions are frozen: this is about `$LATEST`, of which what was reviewed may be gone. */
function v1Changed({ v1BotName, v1BotVersion, source }: LexItem, bot: LexBot): string | undefined {
  const differs = (before: unknown, now: unknown) => before !== undefined && now !== undefined && before !== now;
  if (!differs(source?.updatedAt, bot.updatedAt) && !differs(source?.checksum, bot.checksum)) return undefined;
  const when = bot.updatedAt === undefined ? '' : `, last at ${iso(bot.updatedAt)}`;
  return `Version ${v1BotVersion} of ${v1BotName} was changed since the plan${when}: what was reviewed is not what would move.`;
}

function v2Changed(item: LexItem, existing: LexV2Bot | undefined): string | undefined {
  const { v2BotName: name, migrationStrategy, into } = item;
  if (migrationStrategy === 'CREATE_NEW') return existing && `A V2 bot named ${name} exists by now.`;
  if (!existing) return `There is no V2 bot named ${name} any more.`;
  if (into?.botId !== undefined && existing.id !== into.botId)
    return `${name} is another V2 bot by now: ${existing.id}, and was ${into.botId}.`;
  const { roleArn } = existing;
  if (into?.roleArn === undefined || roleArn === undefined || roleArn === into.roleArn) return undefined;
  return `The role of ${name} is ${roleArn} by now, and was ${into.roleArn}.`;
}

/** Why the locale would overwrite one that was not there for the review, or was another then. */
async function localeChanged(
  { lex }: Session,
  { into, locale, v2BotName }: LexItem,
  { id }: LexV2Bot,
  ask: Ask,
): Promise<Answer<string | undefined>> {
  const same: Answer<undefined> = { ok: true, value: undefined };
  if (locale === undefined || (into?.hasLocale !== false && into?.localeUpdatedAt === undefined)) return same;
  const locales = await lex.v2Locales(id, ask);
  if (!locales.ok) return locales;
  const draft = draftOf(locales.value, locale);
  if (!draft) return same;
  if (into.hasLocale === false)
    return { ok: true, value: `${v2BotName} has the locale ${draft.id} by now, and it would be overwritten.` };
  const { updatedAt } = draft;
  if (updatedAt === undefined || updatedAt === into.localeUpdatedAt) return same;
  const what = `The Draft of ${draft.id} in ${v2BotName} was changed since the plan, last at ${iso(updatedAt)}`;
  return { ok: true, value: `${what}: it would be overwritten.` };
}
