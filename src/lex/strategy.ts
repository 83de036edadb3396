/**
 * CREATE_NEW or UPDATE_EXISTING: derived from an exact look-up of the V2 bot, never guessed. Where the look-up failed,
 * existence is unknown and the operator has to choose. Source: "Migrating a bot", Lex V1 Developer Guide.
 */
import type { Answer, Failure } from '../aws/answer.ts';
import type { LexV2Bot, LexV2Locale, MigrationStrategy } from '../aws/lex-model.ts';
import type { KeptBackup } from './backup.ts';

export type Existence =
  | {
      readonly certainty: 'absent';
      readonly name: string;
      readonly strategy: 'CREATE_NEW';
      readonly sentence: string;
    }
  | {
      readonly certainty: 'found';
      readonly name: string;
      /** `undefined`: the bot is there, and is no target. */
      readonly strategy: 'UPDATE_EXISTING' | undefined;
      readonly bot: LexV2Bot;
      readonly sentence: string;
    }
  | {
      readonly certainty: 'unknown';
      readonly name: string;
      /** The operator must choose. */
      readonly strategy: undefined;
      readonly failure: Failure;
      readonly sentence: string;
    };

/** One look at the V2 side: the bot of that name, and its locales (`undefined`: they could not be read). */
export interface Look {
  readonly existence: Existence;
  readonly locales: readonly LexV2Locale[] | undefined;
}

/** What the operator settled on after that look. */
export interface Target extends Look {
  readonly strategy: MigrationStrategy;
  /** What the operator took of the existing bot before it is overwritten. */
  readonly v2Backup?: KeptBackup | undefined;
}

/** `lookup`: the bot with exactly this name, case and all, or `undefined` when there is none. */
export function deriveStrategy(name: string, lookup: Answer<LexV2Bot | undefined>): Existence {
  if (!lookup.ok) {
    return {
      certainty: 'unknown',
      name,
      strategy: undefined,
      failure: lookup.failure,
      sentence: `Existence unknown: whether a V2 bot named ${name} exists could not be read. You must choose.`,
    };
  }
  const bot = lookup.value;
  if (bot === undefined) {
    return {
      certainty: 'absent',
      name,
      strategy: 'CREATE_NEW',
      sentence: `No V2 bot is named ${name}: it will be created.`,
    };
  }
  if (bot.type !== undefined && bot.type !== 'Bot') {
    const sentence = `${name} is a ${bot.type}, not a bot: nothing can be migrated into it. Choose another name.`;
    return { certainty: 'found', name, strategy: undefined, bot, sentence };
  }
  const sentence = `A V2 bot named ${name} exists (${bot.id}): the migration updates it.`;
  return { certainty: 'found', name, strategy: 'UPDATE_EXISTING', bot, sentence };
}

/** `en-US` in V1 is `en_US` in V2. */
export function v2Locale(v1Locale: string): string {
  return v1Locale.replaceAll('-', '_');
}

/** What an UPDATE_EXISTING destroys and leaves in the V2 bot, a sentence each; what is unknown is taken as overwritten. */
export function overwrites(
  bot: string,
  locales: readonly LexV2Locale[] | undefined,
  v1Locale: string | undefined,
): readonly string[] {
  return [
    draftSentence(bot, locales, v1Locale),
    `OVERWRITES the bot metadata of ${bot}; its role is likely part of that.`,
    'There is no undo, no cancel and no delete in the migration API.',
    'The other locales and the numbered versions do not change; TestBotAlias follows the Draft at once.',
  ];
}

function draftSentence(bot: string, locales: readonly LexV2Locale[] | undefined, v1Locale: string | undefined): string {
  if (v1Locale === undefined)
    return `OVERWRITES a Draft locale of ${bot}: AWS did not say which locale the V1 bot has.`;
  const locale = v2Locale(v1Locale);
  if (locales === undefined) return `OVERWRITES ${locale} Draft of ${bot} if it exists: its locales could not be read.`;
  return locales.some(({ id }) => id === locale)
    ? `OVERWRITES ${locale} Draft of ${bot}: its intents, slots and slot types are replaced.`
    : `Adds the locale ${locale} to ${bot}, which does not have it yet.`;
}

/** Everything that the migration will do to the V2 side. */
export function effects({ existence, locales, strategy }: Target, v1Locale: string | undefined): readonly string[] {
  const { name } = existence;
  if (strategy === 'UPDATE_EXISTING') return overwrites(name, locales, v1Locale);
  const locale = v1Locale === undefined ? 'the locale of the V1 bot' : v2Locale(v1Locale);
  return existence.certainty === 'absent'
    ? [`Creates the V2 bot ${name} with ${locale}. Nothing is overwritten.`]
    : [
        `Creates the V2 bot ${name} with ${locale}.`,
        'Existence unknown: AWS does not document what happens if it is there.',
      ];
}
