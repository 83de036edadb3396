/** Lex migrations: one at a time, and over only when AWS's status says so. */
import type { Answer, Failure } from '../../aws/answer.ts';
import type { LexAlert, LexMigration } from '../../aws/model.ts';
import type { Session } from '../../aws/session.ts';
import type { LexItem, LexPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/losses.ts';
import type { Observation } from '../events.ts';
import type { ItemState } from '../state.ts';
import {
  type Check,
  type Driver,
  type Judgement,
  type Look,
  minute,
  type Sighting,
  second,
  settled,
  sinceAttempt,
  watching,
} from './driver.ts';

const toBeFound = 10 * minute;
const toEnd = 60 * minute;

export function lexDriver(plan: LexPlan, session: Session): Driver {
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  const planned = (id: string): LexItem => {
    const item = byId.get(id);
    if (!item) throw new Error(`${id} is not in plan ${plan.id}`);
    return item;
  };
  return {
    serial: true,
    checkedAtOnce: 1,
    check: async (ids, signal) => {
      const checks = new Map<string, Check>();
      for (const id of ids) {
        const answer = await checkBot(session, planned(id), signal);
        if (!answer.ok) return answer;
        checks.set(id, answer.value);
      }
      return { ok: true, value: checks };
    },
    submit: async (id, recall) => {
      const { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy } = planned(id);
      const input = { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy };
      const answer = await session.changes.startLexMigration(input, recall);
      return answer.ok ? { ...answer, value: { targetId: answer.value.id } } : answer;
    },
    observe: async (items, signal) => {
      const byItem = new Map<string, Sighting>();
      let failure: Failure | undefined;
      for (const item of items) {
        const answer = await look(session, item, planned(item.id), signal);
        if (answer.ok) byItem.set(item.id, answer.value);
        else failure = answer.failure;
      }
      return { byItem, failure };
    },
    toEnd,
    judge: endOfLexMigration,
    pause: (items, now) => (items.some((item) => sinceAttempt(item, now) < minute) ? 5 * second : 12 * second),
  };
}

/** The strategy has to fit what exists now, and one migration at a time goes into a V2 bot. */
async function checkBot(session: Session, item: LexItem, signal: AbortSignal): Promise<Answer<Check>> {
  const ask = { priority: 'verify', signal } as const;
  const stale = (reason: string): Answer<Check> => ({ ok: true, value: { kind: 'stale', reason } });
  const bot = await session.lex.bot(item.v1BotName, item.v1BotVersion, ask);
  if (!bot.ok && bot.failure.kind === 'not-found')
    return stale(`Version ${item.v1BotVersion} of ${item.v1BotName} is not there any more.`);
  if (!bot.ok && !unreadable(bot.failure)) return bot;
  const existing = await session.lex.v2BotByName(item.v2BotName, ask);
  if (!existing.ok) return unreadable(existing.failure) ? go : existing;
  if (item.migrationStrategy === 'CREATE_NEW' && existing.value)
    return stale(`A V2 bot named ${item.v2BotName} exists by now.`);
  if (item.migrationStrategy === 'UPDATE_EXISTING' && !existing.value)
    return stale(`There is no V2 bot named ${item.v2BotName} any more.`);
  if (!existing.value) return go;

  const intoSame = (one: LexMigration) => one.v2BotId === existing.value?.id && one.status === 'IN_PROGRESS';
  for await (const page of session.lex.migrations(ask)) {
    if (!page.ok) return unreadable(page.failure) ? go : page;
    if (page.value.some(intoSame)) return stale(`Another migration into ${item.v2BotName} is IN_PROGRESS.`);
  }
  return go;
}

const go: Answer<Check> = { ok: true, value: { kind: 'go', observation: undefined } };
/** The operator confirmed a plan that says that this could not be looked up. */
const unreadable = ({ kind }: Failure) => kind === 'denied';

async function look(
  session: Session,
  item: ItemState,
  planned: LexItem,
  signal: AbortSignal,
): Promise<Answer<Sighting>> {
  const ask = { priority: 'watch', signal } as const;
  let { targetId } = item;
  if (targetId === undefined) {
    const found = await findStarted(session, item, planned, signal);
    if (!found.ok) return found;
    if (!found.value) return { ok: true, value: { observation: { source: undefined } } };
    targetId = found.value.id;
  }
  const answer = await session.lex.migration(targetId, ask);
  if (!answer.ok) return answer;
  const { status, alerts } = answer.value;
  return { ok: true, value: { observation: { source: undefined, migration: { status, alerts } }, targetId } };
}

/** The oldest migration of this very bot, version and strategy that began with the attempt or later. */
async function findStarted(
  session: Session,
  item: ItemState,
  planned: LexItem,
  signal: AbortSignal,
): Promise<Answer<LexMigration | undefined>> {
  // AWS gives whole seconds.
  const from = Math.floor((item.attemptedAt ?? 0) / second) * second;
  let found: LexMigration | undefined;
  const nameContains = planned.v1BotName;
  for await (const page of session.lex.migrations({ priority: 'watch', signal, nameContains })) {
    if (!page.ok) return page;
    for (const one of page.value) {
      const { botName, botVersion, strategy, startedAt } = one;
      if (startedAt === undefined) continue;
      if (startedAt < from) return { ok: true, value: found };
      const same = botName === planned.v1BotName && botVersion === planned.v1BotVersion;
      if (same && strategy === planned.migrationStrategy) found = one;
    }
  }
  return { ok: true, value: found };
}

export function endOfLexMigration(item: ItemState, { migration }: Observation, { now }: Look): Judgement {
  const since = sinceAttempt(item, now);
  if (!migration)
    return since > toBeFound
      ? settled('needs-human', 'The answer was lost, and AWS lists no such migration: it may never have begun.')
      : watching;
  const { status, alerts } = migration;
  const errors = alerts.filter(({ type }) => type === 'ERROR');
  if (status === 'FAILED') return settled('failed', `AWS says FAILED${first(errors)}.`);
  if (status === 'COMPLETED') {
    if (errors.length > 0)
      return settled('failed', `AWS says COMPLETED, with ${count(errors.length, 'error')}${first(errors)}.`);
    // A migrated bot is never simply ready: its locale has to be built.
    const tasks = alerts.length === 0 ? 'no alerts' : count(alerts.length, 'manual task');
    return settled('done', `Completed, with ${tasks}; the locale is still to be built.`);
  }
  if (since > toEnd) return settled('needs-human', `Still ${status ?? 'without a status'} after ${duration(since)}.`);
  return watching;
}

const first = ([alert]: readonly LexAlert[]) => (alert ? `: ${alert.message.replace(/\.$/, '')}` : '');
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
