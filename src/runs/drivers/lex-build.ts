/** Builds of locales of Lex V2: over only when DescribeBotLocale says so, and done only when it says Built. */
import type { Answer } from '../../aws/answer.ts';
import type { LexV2LocaleDetail } from '../../aws/lex-model.ts';
import type { Session } from '../../aws/session.ts';
import { type LocaleStanding, localeStanding, whyNotBuild } from '../../lex/v2-status.ts';
import type { LexBuildItem, LexBuildPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import type { Observation } from '../events.ts';
import { hasBegun, isAsBefore } from '../left.ts';
import type { ItemState } from '../state.ts';
import {
  type Check,
  type Driver,
  isOverdue,
  isSteady,
  type Judgement,
  type Look,
  minute,
  type Sighting,
  second,
  settled,
  sinceAttempt,
  watching,
} from './driver.ts';
import { checkedEach, seenEach } from './one-by-one.ts';
import { itemsById } from './planned.ts';

const toBegin = 10 * minute;
const toEnd = 60 * minute;

/** `random` is in [0, 1): consoles that watch the same do not ask at the same moment. */
export function lexBuildDriver(plan: LexBuildPlan, session: Session, random = Math.random): Driver {
  const planned = itemsById(plan);
  return {
    checkedAtOnce: 1,
    check: (items, signal) => checkedEach(items, ({ id }) => checkLocale(session, planned(id), signal)),
    submit: async ({ id }, recall) => {
      const { botId, localeId } = planned(id);
      return session.changes.buildLexLocale(botId, localeId, recall);
    },
    observe: (items, signal) => seenEach(items, ({ id }) => lookAtLocale(session, planned(id), signal)),
    tries: () => Number.POSITIVE_INFINITY,
    toEnd,
    judge: (item, observation, look) => endOfLexBuild(planned(item.id), item, observation, look),
    // As AWS's own waiter, BotLocaleBuilt.
    pause: () => (10 + 2 * random()) * second,
  };
}

async function lookAtLocale(
  session: Session,
  { botId, localeId }: LexBuildItem,
  signal: AbortSignal,
): Promise<Answer<Sighting>> {
  const answer = await session.lex.v2Locale(botId, localeId, { priority: 'watch', signal });
  if (!answer.ok && answer.failure.kind !== 'not-found') return answer;
  return { ok: true, value: { observation: { source: undefined, build: answer.ok ? seen(answer.value) : undefined } } };
}

const seen = ({ status, buildSubmittedAt, failureReasons, recommendedActions }: LexV2LocaleDetail) => ({
  status,
  buildSubmittedAt,
  failureReasons,
  recommendedActions,
});

/** It is there under its name, nothing is going on in it, and nobody has built it meanwhile. */
async function checkLocale(session: Session, item: LexBuildItem, signal: AbortSignal): Promise<Answer<Check>> {
  const ask = { priority: 'verify', signal } as const;
  const stale = (reason: string): Answer<Check> => ({ ok: true, value: { kind: 'stale', reason } });
  const bot = await session.lex.v2Bot(item.botId, ask);
  // Who may not read the bot may still build it: the locale alone tells how it stands.
  if (!bot.ok && bot.failure.kind === 'not-found') return stale(`The V2 bot ${item.botId} is not there any more.`);
  if (!bot.ok && bot.failure.kind !== 'denied') return bot;
  if (bot.ok && bot.value.name !== undefined && bot.value.name !== item.botName)
    return stale(`The V2 bot ${item.botId} is called ${bot.value.name} by now.`);
  const locale = await session.lex.v2Locale(item.botId, item.localeId, ask);
  if (!locale.ok && locale.failure.kind === 'not-found')
    return stale(`${item.botName} has no ${item.localeId} any more.`);
  if (!locale.ok) return locale;
  const why = whyNotBuild({ bot: bot.ok ? bot.value : { status: undefined }, locale: locale.value });
  if (why !== undefined) return stale(why);
  const { status, buildSubmittedAt } = locale.value;
  if (status === 'Built' && (item.status !== status || item.buildSubmittedAt !== buildSubmittedAt))
    return { ok: true, value: { kind: 'needless', reason: 'AWS says Built: it was built since this was planned.' } };
  const known = buildSubmittedAt === undefined ? [] : [String(buildSubmittedAt)];
  return { ok: true, value: { kind: 'go', observation: undefined, known } };
}

/** As AWS's waiter judges it; what was so before the attempt is no end of it. */
export function endOfLexBuild(planned: LexBuildItem, item: ItemState, { build }: Observation, look: Look): Judgement {
  const since = sinceAttempt(item, look.now);
  if (!build) return isSteady(look) ? settled('failed', 'AWS no longer lists it: it was deleted.') : watching;
  const { status, failureReasons, recommendedActions } = build;
  const begun = item.left || hasBegun(item, build);
  // The plan may be older than the last build before this one.
  const old = isAsBefore(item, build) && rests.has(localeStanding(status).kind);
  if (!begun && (old || status === planned.status)) {
    if (since <= toBegin) return watching;
    const shows = `AWS shows no build since; it says ${status ?? 'no status'}, as before.`;
    return settled(
      'needs-human',
      item.accepted ? `It was accepted, and ${shows}` : `The answer was lost, and ${shows}`,
    );
  }
  // As it was before may be an answer of before.
  const news = (!old && status !== planned.status) || isSteady(look);
  switch (status) {
    case 'Built':
      return news ? settled('done', 'AWS says Built.') : watching;
    case 'Failed':
      if (!news) return watching;
      return settled('failed', failedText(failureReasons, recommendedActions));
    case 'NotBuilt':
    case 'Deleting':
      // Right after the call it may be what was so before.
      if (!isSteady(look) || since < minute) return watching;
      return settled('failed', `AWS says ${status}: ${ended[status]}.`);
    default:
      if (!isOverdue(since, toEnd, look)) return watching;
      return settled(
        'needs-human',
        `Still ${status ?? 'without a status'} after ${duration(since)}. ${unknown(status)}`,
      );
  }
}

/** Standings that last until somebody does something. */
const rests: ReadonlySet<LocaleStanding['kind']> = new Set(['built', 'not-built', 'failed']);

const ended = {
  NotBuilt: 'the build came to no end, or somebody has changed the locale since',
  Deleting: 'somebody is deleting the locale',
};

const unknown = (status: string | undefined) => localeStanding(status).says;

/** In AWS's words. */
function failedText(reasons: readonly string[], actions: readonly string[]): string {
  const why = reasons.length > 0 ? reasons.join(' ') : 'it gave no reason.';
  return `AWS says Failed: ${why}${actions.length > 0 ? ` It recommends: ${actions.join(' ')}` : ''}`;
}
