/** The way to AWS for a command, from the same flags as the console's. */
import { userInfo } from 'node:os';
import type { Answer } from '../aws/answer.ts';
import { openSession } from '../aws/open-session.ts';
import type { Session } from '../aws/session.ts';
import { clockAt } from '../clock.ts';
import type { Given } from '../flags.ts';
import { readSessionFlags, refuseSpeed, type sessionFlags } from '../session-flags.ts';

/** Throws `WrongUsage`. `unlocked`: changes may be sent, since they were confirmed on the command line. */
export function sessionFor(
  given: Given<keyof typeof sessionFlags>,
  { unlocked }: { readonly unlocked: boolean },
): Promise<Answer<Session>> {
  refuseSpeed(given, '--endpoint-url');
  const { speed = 1, ...choice } = readSessionFlags(given);
  return openSession({ ...choice, clock: clockAt(speed), unlocked });
}

/** Who is at work, for the journal. */
export function operator(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user that nobody has named.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
