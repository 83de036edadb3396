/** The way to AWS for a command, from the same flags as the console's. */
import type { Answer } from '../aws/answer.ts';
import { openSession } from '../aws/open-session.ts';
import type { Session } from '../aws/session.ts';
import { sessionClock } from '../aws/session-clock.ts';
import type { Given } from '../flags.ts';
import { readSessionFlags, refuseSpeed, type sessionFlags } from '../session-flags.ts';

/**
 * What a command does with its session, which is closed after it; resolves to its exit code. Throws `WrongUsage`. `unlocked`: changes may be sent, since they were
 * confirmed on the command line.
 */
export async function withSession(
  given: Given<keyof typeof sessionFlags>,
  { unlocked }: { readonly unlocked: boolean },
  work: (session: Session) => Promise<Answer<number>>,
): Promise<Answer<number>> {
  refuseSpeed(given, '--endpoint-url');
  const { speed = 1, ...choice } = readSessionFlags(given);
  const opened = await openSession({ ...choice, clock: await sessionClock(speed, choice.endpointUrl), unlocked });
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
}
