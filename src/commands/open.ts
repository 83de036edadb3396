/** The way to AWS for a command, from the same flags as the console's. */
import type { Answer } from '../aws/answer.ts';
import { openSession } from '../aws/open-session.ts';
import type { Session } from '../aws/session.ts';
import { sessionClock } from '../aws/session-clock.ts';
import type { Given } from '../flags.ts';
import { readSessionFlags, refuseSpeed, type sessionFlags } from '../session-flags.ts';

/** Throws `WrongUsage`. `unlocked`: changes may be sent, since they were confirmed on the command line. */
export async function sessionFor(
  given: Given<keyof typeof sessionFlags>,
  { unlocked }: { readonly unlocked: boolean },
): Promise<Answer<Session>> {
  refuseSpeed(given, '--endpoint-url');
  const { speed = 1, ...choice } = readSessionFlags(given);
  return openSession({ ...choice, clock: await sessionClock(speed, choice.endpointUrl), unlocked });
}
