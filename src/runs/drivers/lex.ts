/** Lex migrations: one at a time, and over only when AWS's status says so. */
import type { Answer, Failure } from '../../aws/answer.ts';
import type { LexAlert, LexMigration } from '../../aws/model.ts';
import type { Session } from '../../aws/session.ts';
import type { LexItem, LexPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import type { Observation } from '../events.ts';
import type { ItemState } from '../state.ts';
import {
  type Check,
  type Driver,
  isOverdue,
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
    checkedAtOnce: 1,
    check: async (items, signal) => {
      const checks = new Map<string, Check>();
      for (const { id } of items) {
        const answer = await checkBot(session, planned(id), signal);
        if (!answer.ok) return answer;
        checks.set(id, answer.value);
      }
      return { ok: true, value: checks };
    },
    submit: async ({ id }, recall) => {
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
    // Lex says so of its rate, and of a quota that no waiting raises.
    tries: ({ code }) => (code === 'LimitExceededException' ? 5 : Number.POSITIVE_INFINITY),
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
  if (!existing.ok && !unreadable(existing.failure)) return existing;
  const before = await migrationsSoFar(session, item, existing.ok ? existing.value?.id : undefined, signal);
  if (!before.ok && !unreadable(before.failure)) return before;
  const go: Answer<Check> = {
    ok: true,
    value: { kind: 'go', observation: undefined, known: before.ok ? before.value.known : undefined },
  };
  if (!existing.ok) return go;
  if (item.migrationStrategy === 'CREATE_NEW' && existing.value)
    return stale(`A V2 bot named ${item.v2BotName} exists by now.`);
  if (item.migrationStrategy === 'UPDATE_EXISTING' && !existing.value)
    return stale(`There is no V2 bot named ${item.v2BotName} any more.`);
  if (before.ok && before.value.busy) return stale(`Another migration into ${item.v2BotName} is IN_PROGRESS.`);
  return go;
}

/** The migrations of this V1 bot that AWS lists, and whether any goes into that V2 bot now. */
async function migrationsSoFar(
  session: Session,
  { v1BotName }: LexItem,
  v2BotId: string | undefined,
  signal: AbortSignal,
): Promise<Answer<{ readonly known: readonly string[]; readonly busy: boolean }>> {
  const known: string[] = [];
  let busy = false;
  const which = v2BotId === undefined ? { nameContains: v1BotName } : {};
  for await (const page of session.lex.migrations({ priority: 'verify', signal, ...which })) {
    if (!page.ok) return page;
    for (const one of page.value) {
      if (one.botName === v1BotName) known.push(one.id);
      busy ||= v2BotId !== undefined && one.v2BotId === v2BotId && one.status === 'IN_PROGRESS';
    }
  }
  return { ok: true, value: { known, busy } };
}

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

/** The one migration that the attempt can have begun: of this bot, version, strategy and role, new and late enough. */
async function findStarted(
  session: Session,
  item: ItemState,
  planned: LexItem,
  signal: AbortSignal,
): Promise<Answer<LexMigration | undefined>> {
  // Clocks differ. Without knowing what was there before, all that helps is that AWS's gives whole seconds.
  const slack = item.known ? 5 * minute : (item.attemptedAt ?? 0) % second;
  const from = (item.attemptedAt ?? 0) - slack;
  const found: LexMigration[] = [];
  const nameContains = planned.v1BotName;
  for await (const page of session.lex.migrations({ priority: 'watch', signal, nameContains })) {
    if (!page.ok) return page;
    // Newest first.
    if (page.value.every(({ startedAt }) => startedAt !== undefined && startedAt < from)) break;
    for (const one of page.value) {
      const { botName, botVersion, strategy, v2Role, startedAt } = one;
      if (startedAt === undefined || startedAt < from || item.known?.includes(one.id)) continue;
      const same = botName === planned.v1BotName && botVersion === planned.v1BotVersion;
      if (same && strategy === planned.migrationStrategy && v2Role === planned.v2BotRole) found.push(one);
    }
  }
  // Two that fit prove nothing.
  return { ok: true, value: found.length === 1 ? found[0] : undefined };
}

export function endOfLexMigration(item: ItemState, { migration }: Observation, look: Look): Judgement {
  const since = sinceAttempt(item, look.now);
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
  if (isOverdue(since, toEnd, look))
    return settled('needs-human', `Still ${status ?? 'without a status'} after ${duration(since)}.`);
  return watching;
}

const first = ([alert]: readonly LexAlert[]) => (alert ? `: ${alert.message.replace(/\.$/, '')}` : '');
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
