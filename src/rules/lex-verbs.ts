/** What can be done to a Lex bot: one row a verb, as `verbs.ts` has it of WorkSpaces. */

export type LexVerb = 'lex-migrate' | 'lex-build';

export interface LexVerbFacts {
  /** As a title or a sentence begins. */
  readonly noun: string;
  /** The same within a sentence about a bot. */
  readonly within: string;
  /** `migrated`, as in "was migrated". */
  readonly done: string;
  /** What one item of it is. */
  readonly thing: string;
}

export const lexVerbFacts: Readonly<Record<LexVerb, LexVerbFacts>> = {
  'lex-migrate': { noun: 'Lex migration', within: 'migration', done: 'migrated', thing: 'bot' },
  'lex-build': { noun: 'Lex build', within: 'build', done: 'built', thing: 'locale' },
};

export const isLexVerb = (verb: string): verb is LexVerb => Object.hasOwn(lexVerbFacts, verb);
