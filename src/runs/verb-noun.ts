/** What a run is, as a sentence begins. */
import type { Verb } from '../plans/plan.ts';
import { isLexVerb, lexVerbFacts } from '../rules/lex-verbs.ts';
import { verbFacts } from '../rules/verbs.ts';

export const verbNoun = (verb: Verb): string => (isLexVerb(verb) ? lexVerbFacts[verb].noun : verbFacts[verb].noun);

/** What one of its items is. */
export const thingOf = (verb: Verb): string => (isLexVerb(verb) ? lexVerbFacts[verb].thing : 'WorkSpace');
