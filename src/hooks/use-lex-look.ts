/** Asks the V2 side: is there a bot of exactly this name, what is in it, and does a migration run into it. */
import type { Answer } from '../aws/answer.ts';
import type { LexMigration } from '../aws/model.ts';
import type { Ask, Session } from '../aws/session.ts';
import { lookOf, type SecondLook, secondLook } from '../lex/look.ts';
import type { StartedMigrations } from '../lex/started.ts';
import type { Look } from '../lex/strategy.ts';
import { type Asked, useAnswer } from './use-answer.ts';

export function useLexLook(name: string): { readonly asked: Asked<Look>; readonly again: () => void } {
  return useAnswer(name, async (session, signal) => {
    const value = await lookAtV2(session, name, { priority: 'view', signal });
    return { ok: true, value };
  });
}

/** Just before a start. */
export async function lookAgain(
  session: Session,
  name: string,
  started: StartedMigrations,
  ask: Ask,
): Promise<SecondLook> {
  const [look, migrations] = await Promise.all([lookAtV2(session, name, ask), running(session, ask)]);
  return secondLook(look, migrations, started);
}

async function lookAtV2({ lex }: Session, name: string, ask: Ask): Promise<Look> {
  const bot = await lex.v2BotByName(name, ask);
  const found = bot.ok ? bot.value : undefined;
  return lookOf(name, bot, found && (await lex.v2Locales(found.id, ask)));
}

/** Newest first, so that a page without one that runs is the end of those worth reading. */
async function running({ lex }: Session, ask: Ask): Promise<Answer<readonly LexMigration[]>> {
  const found: LexMigration[] = [];
  for await (const page of lex.migrations(ask)) {
    if (!page.ok) return page;
    found.push(...page.value);
    if (!page.value.some(({ status }) => status === 'IN_PROGRESS')) break;
  }
  return { ok: true, value: found };
}
