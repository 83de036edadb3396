/**
 * What AWS shows of a migration: by its id, and where the answer that had it was lost, by looking for it among all. Only
 * what can be no other is taken for it.
 */
import type { Answer } from '../../aws/answer.ts';
import type { LexMigration } from '../../aws/lex-model.ts';
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
    if (!only?.certain || more.length > 0) {
      const named = only && { fitting: fits.value.map(({ id }) => id) };
      return { ok: true, value: { observation: { source: undefined, ...named } } };
    }
    targetId = only.id;
  }
  const answer = await session.lex.migration(targetId, ask);
  if (!answer.ok) return answer;
  const { status, alerts, v2BotId, startedAt } = answer.value;
  const migration = { status, alerts, v2BotId, startedAt };
  return { ok: true, value: { observation: { source: undefined, migration }, targetId } };
}

/** `no`: AWS says that it is another; `perhaps`: AWS does not say enough to tell. */
type Fit = 'yes' | 'perhaps' | 'no';

/** Those that the attempt can have begun: new, late enough, and another in nothing that AWS says of them. Newest first. */
async function fitting(
  session: Session,
  item: ItemState,
  planned: LexItem,
  ask: Ask,
): Promise<Answer<readonly { readonly id: string; readonly certain: boolean }[]>> {
  // Clocks differ. Without knowing what was there before, all that helps is that AWS's gives whole seconds.
  const slack = item.known ? 5 * minute : (item.attemptedAt ?? 0) % second;
  const from = (item.attemptedAt ?? 0) - slack;
  const isBefore = ({ startedAt }: LexMigration) => startedAt !== undefined && startedAt < from;
  const found: { readonly id: string; readonly certain: boolean }[] = [];
  for await (const page of session.lex.migrations({ ...ask, nameContains: planned.v1BotName })) {
    if (!page.ok) return page;
    // Of an empty page nothing is known: others may follow.
    if (page.value.length > 0 && page.value.every(isBefore)) break;
    for (const one of page.value) {
      const same = isBefore(one) || item.known?.includes(one.id) ? 'no' : isSame(one, planned);
      const into = same === 'no' ? undefined : await intoTheBot(session, one, planned, ask);
      if (into && !into.ok) return into;
      if (into && into.value !== 'no') found.push({ id: one.id, certain: same === 'yes' && into.value === 'yes' });
    }
  }
  return { ok: true, value: found };
}

/** Of this bot, version, strategy and role. */
function isSame({ botName, botVersion, strategy, v2Role, startedAt }: LexMigration, planned: LexItem): Fit {
  const pairs = [
    [botName, planned.v1BotName],
    [botVersion, planned.v1BotVersion],
    [strategy, planned.migrationStrategy],
    [v2Role, planned.v2BotRole],
  ];
  if (pairs.some(([said, asked]) => said !== undefined && said !== asked)) return 'no';
  return startedAt === undefined || pairs.some(([said]) => said === undefined) ? 'perhaps' : 'yes';
}

/**
 * GetMigrations names no V2 bot, only its id: of two migrations of one bot into two new ones this tells them apart. A
 * fault that may pass is the fault of the whole look.
 */
async function intoTheBot(
  { lex }: Session,
  { v2BotId }: LexMigration,
  { into, v2BotName }: LexItem,
  ask: Ask,
): Promise<Answer<Fit>> {
  const fits = (fit: Fit): Answer<Fit> => ({ ok: true, value: fit });
  if (v2BotId === undefined) return fits('perhaps');
  if (into?.botId !== undefined) return fits(v2BotId === into.botId ? 'yes' : 'no');
  const bot = await lex.v2Bot(v2BotId, ask);
  if (!bot.ok) return bot.failure.kind === 'denied' || bot.failure.kind === 'not-found' ? fits('perhaps') : bot;
  const { name } = bot.value;
  return fits(name === undefined ? 'perhaps' : name === v2BotName ? 'yes' : 'no');
}
