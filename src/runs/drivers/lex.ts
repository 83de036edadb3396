/** Lex migrations: one at a time, and over only when AWS's status says so. */
import type { LexAlert } from '../../aws/lex-model.ts';
import type { Session } from '../../aws/session.ts';
import { pauseBeforeLook } from '../../lex/polite.ts';
import type { LexItem, LexPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import type { Observation } from '../events.ts';
import type { ItemState } from '../state.ts';
import {
  type Driver,
  isOverdue,
  type Judgement,
  type Look,
  minute,
  settled,
  sinceAttempt,
  watching,
} from './driver.ts';
import { checkBot, type Earlier } from './lex-check.ts';
import { lookAt } from './lex-sighting.ts';
import { checkedEach, seenEach } from './one-by-one.ts';
import { itemsById } from './planned.ts';

const toBeFound = 10 * minute;
const toEnd = 60 * minute;

/** `random` is in [0, 1): consoles that watch the same do not ask at the same moment. */
export function lexDriver(plan: LexPlan, session: Session, random = Math.random): Driver {
  const planned = itemsById(plan);
  const before = (item: LexItem, all: readonly ItemState[]): readonly Earlier[] =>
    all
      .slice(0, plan.items.indexOf(item))
      .map((state) => ({ state, planned: planned(state.id) }))
      .filter((one) => one.planned.v2BotName === item.v2BotName);
  return {
    checkedAtOnce: 1,
    check: (items, signal, all) =>
      checkedEach(items, ({ id }) => {
        const item = planned(id);
        return checkBot(session, item, before(item, all), signal);
      }),
    submit: async ({ id }, recall) => {
      const { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy } = planned(id);
      const input = { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy };
      const answer = await session.changes.startLexMigration(input, recall);
      return answer.ok ? { ...answer, value: { targetId: answer.value.id } } : answer;
    },
    observe: (items, signal) => seenEach(items, (item) => lookAt(session, item, planned(item.id), signal)),
    // Lex says so of its rate, and of a quota that no waiting raises.
    tries: ({ code }) => (code === 'LimitExceededException' ? 5 : Number.POSITIVE_INFINITY),
    toEnd,
    judge: endOfLexMigration,
    pause: (items, now) => pauseBeforeLook(Math.min(...items.map((item) => sinceAttempt(item, now))), random()),
  };
}

export function endOfLexMigration(item: ItemState, { migration, fitting }: Observation, look: Look): Judgement {
  const since = sinceAttempt(item, look.now);
  if (!migration) return isOverdue(since, toBeFound, look) ? settled('needs-human', notFound(fitting)) : watching;
  const { status, alerts } = migration;
  const errors = alerts.filter(({ type }) => type === 'ERROR');
  if (status === 'FAILED') return settled('failed', `AWS says FAILED${first(errors)}.`);
  if (status === 'COMPLETED') {
    if (errors.length > 0)
      return settled('failed', `AWS says COMPLETED, with ${count(errors.length, 'error')}${first(errors)}.`);
    // A migrated bot is never simply ready: its locale has to be built.
    const tasks = alerts.length === 0 ? 'no alerts' : `${count(alerts.length, 'manual task')} from alerts`;
    return settled('done', `Completed, with ${tasks}; the locale was to be built when it ended.`);
  }
  if (isOverdue(since, toEnd, look))
    return settled('needs-human', `Still ${status ?? 'without a status'} after ${duration(since)}.`);
  return watching;
}

function notFound([only, ...more]: readonly string[] = []): string {
  if (only === undefined) return 'The answer was lost, and AWS lists no such migration: it may never have begun.';
  const lists = 'The answer was lost, and AWS lists';
  return more.length === 0
    ? `${lists} a migration that may be this one, but not enough of it to be sure: ${only}.`
    : `${lists} ${more.length + 1} migrations that may be this one: ${[only, ...more].join(', ')}.`;
}

const first = ([alert]: readonly LexAlert[]) => (alert ? `: ${alert.message.replace(/\.$/, '')}` : '');
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
