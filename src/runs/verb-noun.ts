/** What a run is, as a sentence begins. */
import type { Verb } from '../plans/plan.ts';

export const verbNoun: Readonly<Record<Verb, string>> = {
  rebuild: 'Rebuild',
  migrate: 'Migration',
  'lex-migrate': 'Lex migration',
};
