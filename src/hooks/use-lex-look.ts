/** A look at the V2 side: is there a bot of exactly this name, what is in it, and does a migration run into it. */
import type { Answer } from '../aws/answer.ts';
import type { LexMigration } from '../aws/model.ts';
import type { Ask, Session } from '../aws/session.ts';
import { busyTarget, deriveStrategy, type Look } from '../lex/strategy.ts';
import { type Asked, useAnswer } from './use-answer.ts';

/** What could not be read is part of the look, so there is always one. */
export async function lookAtV2(session: Session, name: string, ask: Ask): Promise<Look> {
  const existence = deriveStrategy(name, await session.lex.v2BotByName(name, ask));
  if (existence.certainty !== 'found') return { existence, locales: undefined };
  const locales = await session.lex.v2Locales(existence.bot.id, ask);
  return { existence, locales: locales.ok ? locales.value : undefined };
}

export function useLexLook(name: string): { readonly asked: Asked<Look>; readonly again: () => void } {
  return useAnswer(name, async (session, signal) => {
    const value = await lookAtV2(session, name, { priority: 'view', signal });
    return { ok: true, value };
  });
}

export interface SecondLook {
  readonly look: Look;
  readonly busy: string | undefined;
}

/** Just before a start. `v2Names`: see `busyTarget`. */
export async function lookAgain(
  session: Session,
  name: string,
  v2Names: ReadonlyMap<string, string>,
  ask: Ask,
): Promise<SecondLook> {
  const [look, migrations] = await Promise.all([lookAtV2(session, name, ask), running(session, ask)]);
  // Who may not read the migrations may still start one: AWS itself refuses a second one into a bot.
  return { look, busy: busyTarget(look.existence, migrations.ok ? migrations.value : [], v2Names) };
}

/** Newest first, so that a page without one that runs is the end of those worth reading. */
async function running(session: Session, ask: Ask): Promise<Answer<readonly LexMigration[]>> {
  const found: LexMigration[] = [];
  for await (const page of session.lex.migrations(ask)) {
    if (!page.ok) return page;
    found.push(...page.value);
    if (!page.value.some(({ status }) => status === 'IN_PROGRESS')) break;
  }
  return { ok: true, value: found };
}
