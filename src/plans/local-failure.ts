/** Faults of bellhop's own side, in the shape in which AWS's are shown: nothing was sent. Paths and Node's words are cleaned here. */
import type { Failure, FailureKind } from '../aws/answer.ts';
import { cleanAll } from '../aws/clean.ts';

export function localFailure(
  kind: Extract<FailureKind, 'invalid' | 'not-found' | 'busy' | 'unavailable' | 'cancelled'>,
  words: Pick<Failure, 'what' | 'why' | 'next'>,
): Failure {
  return { kind, operation: 'bellhop', ...cleanAll(words), effect: 'none' };
}
