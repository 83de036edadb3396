/**
 * What AWS shows of a migration: by its id, and where the answer that had it was lost, by looking for it among all. Only
 * what can be no other is taken for it.
 */
import type { Answer } from '../../aws/answer.ts';
import type { LexMigration } from '../../aws/model.ts';
import type { Ask, Session } from '../../aws/session.ts';
import type { LexItem } from '../../plans/plan.ts';
import type { ItemState } from '../state.ts';
import { minute, type Sighting, second } from './driver.ts';

export async function lookAt(
  session: Session,
  item: ItemState,
  planned: LexItem,
  signal: AbortSignal,
): Promise<Answer<Sighting>> {
  const ask = { priority: 'watch', signal } as const;
  let { targetId } = item;
  if (targetId === undefined) {
    const fits = await fitting(session, item, planned, ask);
    if (!fits.ok) return fits;
    const [only, ...more] = fits.value;
    if (!only || more.length > 0) {
      const several = more.length > 0 && { fitting: fits.value.map(({ id }) => id) };
      return { ok: true, value: { observation: { source: undefined, ...several } } };
    }
    targetId = only.id;
  }
  const answer = await session.lex.migration(targetId, ask);
  if (!answer.ok) return answer;
  const { status, alerts, v2BotId, startedAt } = answer.value;
  const migration = { status, alerts, v2BotId, startedAt };
  return { ok: true, value: { observation: { source: undefined, migration }, targetId } };
}

/**
 * Those that the attempt can have begun: of this bot, version, strategy and role, new, late enough, and into no other V2
 * bot as far as AWS says. Newest first.
 */
async function fitting(
  session: Session,
  item: ItemState,
  planned: LexItem,
  ask: Ask,
): Promise<Answer<readonly LexMigration[]>> {
  // Clocks differ. Without knowing what was there before, all that helps is that AWS's gives whole seconds.
  const slack = item.known ? 5 * minute : (item.attemptedAt ?? 0) % second;
  const from = (item.attemptedAt ?? 0) - slack;
  const found: LexMigration[] = [];
  for await (const page of session.lex.migrations({ ...ask, nameContains: planned.v1BotName })) {
    if (!page.ok) return page;
    if (page.value.every(({ startedAt }) => startedAt !== undefined && startedAt < from)) break;
    for (const one of page.value) {
      const { startedAt } = one;
      if (startedAt === undefined || startedAt < from || item.known?.includes(one.id)) continue;
      if (isSame(one, planned) && !(await goesElsewhere(session, one, planned, ask))) found.push(one);
    }
  }
  return { ok: true, value: found };
}

const isSame = ({ botName, botVersion, strategy, v2Role }: LexMigration, planned: LexItem) =>
  botName === planned.v1BotName &&
  botVersion === planned.v1BotVersion &&
  strategy === planned.migrationStrategy &&
  v2Role === planned.v2BotRole;

/** GetMigrations names no V2 bot, only its id: of two migrations of one bot into two new ones this tells them apart. */
async function goesElsewhere(
  { lex }: Session,
  { v2BotId }: LexMigration,
  { into, v2BotName }: LexItem,
  ask: Ask,
): Promise<boolean> {
  if (v2BotId === undefined) return false;
  if (into?.botId !== undefined) return v2BotId !== into.botId;
  const bot = await lex.v2Bot(v2BotId, ask);
  return bot.ok && bot.value.name !== undefined && bot.value.name !== v2BotName;
}
