/** What a run is, as a sentence begins. */
import type { Verb } from '../plans/plan.ts';
import { verbFacts } from '../rules/verbs.ts';

export const verbNoun = (verb: Verb): string => (verb === 'lex-migrate' ? 'Lex migration' : verbFacts[verb].noun);
