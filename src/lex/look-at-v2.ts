/** Asks the V2 side: is there a bot of exactly this name, what is in it, and which migrations run. */
import type { Answer } from '../aws/answer.ts';
import type { LexMigration } from '../aws/lex-model.ts';
import type { Ask, Session } from '../aws/session.ts';
import { lookOf } from './look.ts';
import type { Look } from './strategy.ts';

export async function lookAtV2({ lex }: Session, name: string, ask: Ask): Promise<Look> {
  const bot = await lex.v2BotByName(name, ask);
  const found = bot.ok ? bot.value : undefined;
  return lookOf(name, bot, found && (await lex.v2Locales(found.id, ask)));
}

/**
 * Newest first, so that a page of which all have ended is the end of those worth reading. An empty page tells nothing, nor
 * does a status that nobody knows.
 */
export async function runningMigrations({ lex }: Session, ask: Ask): Promise<Answer<readonly LexMigration[]>> {
  const found: LexMigration[] = [];
  for await (const page of lex.migrations(ask)) {
    if (!page.ok) return page;
    found.push(...page.value);
    if (page.value.length > 0 && page.value.every(hasEnded)) break;
  }
  return { ok: true, value: found };
}

const hasEnded = ({ status }: LexMigration) => status === 'COMPLETED' || status === 'FAILED';
