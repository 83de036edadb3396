/** The V2 side as the wizard asks for it: the look before the choice, and the one just before a start. */
import type { Ask, Session } from '../aws/session.ts';
import { type SecondLook, secondLook } from '../lex/look.ts';
import { lookAtV2, runningMigrations } from '../lex/look-at-v2.ts';
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
  const [look, migrations] = await Promise.all([lookAtV2(session, name, ask), runningMigrations(session, ask)]);
  return secondLook(look, migrations, started);
}
