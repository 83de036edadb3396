/** Why a command that looks before a plan ends without one. */
import type { Answer } from '../aws/answer.ts';
import { localFailure } from '../plans/local-failure.ts';

export const noPlan = (why: string, next: string): Answer<never> => ({
  ok: false,
  failure: localFailure('invalid', { what: 'No plan was made.', why, next }),
});
