/** What was left is taken up again once Lex V1 has answered: as far as it goes, AWS is asked whether it is still so. */
import { useEffect } from 'react';
import type { Answer, Failure } from '../aws/answer.ts';
import type { LexBot } from '../aws/lex-model.ts';
import type { Ask, Session } from '../aws/session.ts';
import type { Backup } from '../lex/backup.ts';
import { lookAtV2 } from '../lex/look-at-v2.ts';
import type { Probe } from '../lex/probe.ts';
import { proven } from '../lex/read-backup.ts';
import { readBot } from '../lex/read-bot.ts';
import { readRole } from '../lex/role-check.ts';
import { type Found, isBehind } from '../lex/taking-up.ts';
import type { Left } from '../lex/wizard.ts';
import { useLink } from './console.ts';
import type { Flow } from './use-lex-wizard.ts';

/** Whether it is being taken up. `probe`: undefined while Lex V1 is being asked. */
export function useLexTakingUp(flow: Flow, probe: Probe | undefined): boolean {
  const { session } = useLink();
  const { left } = flow.wizard;
  const taking = left !== undefined && probe?.mayGoOn === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer of Lex V1
  useEffect(() => {
    if (!session || !left || !probe?.mayGoOn) return;
    const gone = new AbortController();
    void lookAfresh(session, left, { priority: 'view', signal: gone.signal }).then((found) => {
      if (!gone.signal.aborted) flow.takeUp(probe, found);
    });
    return () => gone.abort();
  }, [session, left, probe]);
  return taking;
}

async function lookAfresh(session: Session, left: Left, ask: Ask): Promise<Found> {
  const { version, backup, target, role } = left.chosen;
  const v2Backup = isBehind(left, 'target') ? target?.v2Backup : undefined;
  const [v1, lost, look, lostV2, check] = await Promise.all([
    version && isBehind(left, 'version') ? lookAtV1(session, version, isBehind(left, 'inventory'), ask) : undefined,
    backup && isBehind(left, 'backup') ? lostOf(backup.backup) : undefined,
    target && isBehind(left, 'target') ? lookAtV2(session, target.existence.name, ask) : undefined,
    v2Backup && lostOf(v2Backup),
    role !== undefined && isBehind(left, 'role') ? readRole(session, role, ask) : undefined,
  ]);
  return { ...v1, lost, look, lostV2, role: check };
}

/** `whole`: with all that it holds, and all that will not move. */
async function lookAtV1(session: Session, kept: LexBot, whole: boolean, ask: Ask): Promise<Found> {
  const version = await readVersion(session, kept, ask);
  if (!whole || version === 'gone' || !version.ok) return { version };
  const read = await readBot(session, { bot: kept.name, version: kept.version }, ask);
  return read.ok ? { version, inventory: read.value.inventory } : { version: read };
}

/** Whether it is the version that has gone, or the bot, an answer about the one does not tell. */
async function readVersion({ lex }: Session, kept: LexBot, ask: Ask): Promise<Answer<LexBot> | 'gone'> {
  const answer = await lex.bot(kept.name, kept.version, ask);
  if (answer.ok || answer.failure.kind !== 'not-found') return answer;
  const any = await lex.bot(kept.name, '$LATEST', ask);
  return !any.ok && any.failure.kind === 'not-found' ? 'gone' : answer;
}

/** Its files may have been tidied away since. */
async function lostOf(backup: Backup): Promise<Failure | undefined> {
  if (backup.kind === 'none') return undefined;
  const again = await proven({ path: backup.folder, sha256: backup.sha256 });
  return again.ok ? undefined : again.failure;
}
