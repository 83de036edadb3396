/** Why a configuration file is refused. */
import type { Answer } from '../aws/answer.ts';
import { localFailure } from '../plans/local-failure.ts';

export function unusable(file: string, why: string): Answer<never> {
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: `The configuration ${file} cannot be used.`,
      why,
      next: 'Correct the file, or take it away.',
    }),
  };
}
