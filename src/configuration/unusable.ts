/** Why a configuration file is refused. */
import type { Answer } from '../aws/answer.ts';
import { clean } from '../aws/clean.ts';
import { localFailure } from '../plans/local-failure.ts';

export function unusable(file: string, why: string): Answer<never> {
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: `The configuration ${file} cannot be used.`,
      why: clean(why),
      next: 'Correct the file, or take it away.',
    }),
  };
}
