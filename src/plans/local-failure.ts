/** Faults of bellhop's own side, in the shape in which AWS's are shown: nothing was sent. */
import type { Failure, FailureKind } from '../aws/answer.ts';

export function localFailure(
  kind: Extract<FailureKind, 'invalid' | 'not-found' | 'busy' | 'unavailable' | 'cancelled'>,
  words: Pick<Failure, 'what' | 'why' | 'next'>,
): Failure {
  return { kind, operation: 'bellhop', ...words, effect: 'none' };
}
