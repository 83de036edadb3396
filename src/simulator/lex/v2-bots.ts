/** Lex V2's own bots: what a migration meets, makes or overwrites. Times are epoch milliseconds. */

export type LocaleStatus = 'Built' | 'NotBuilt' | 'Failed' | 'ReadyExpressTesting';

/** A running or finished build; the outcome is settled when it begins. */
interface Build {
  readonly submittedAt: number;
  readonly endsAt: number;
  readonly failureReasons: readonly string[];
}

/** One language of a bot's Draft. */
export interface V2Locale {
  /** With an underscore: `en_US`. */
  readonly id: string;
  readonly description: string;
  readonly voiceId: string;
  readonly confidenceThreshold: number;
  readonly intents: number;
  readonly slotTypes: number;
  /** While no build has been asked for. */
  readonly status: LocaleStatus;
  readonly build: Build | undefined;
  /** What a build would fail over. */
  readonly flaws: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface V2Bot {
  readonly id: string;
  readonly name: string;
  readonly type: 'Bot' | 'BotNetwork';
  readonly description: string;
  /** When no migration is running into it. */
  readonly status: 'Available' | 'Inactive' | 'Failed';
  readonly failureReasons: readonly string[];
  readonly roleArn: string;
  readonly childDirected: boolean;
  /** Seconds. */
  readonly idleSessionTtl: number;
  /** Of the numbered versions, the last; 0 if only the Draft exists. */
  readonly versions: number;
  /** Names of the bots of a network. */
  readonly members: readonly string[];
  /** Of the Draft. */
  readonly locales: readonly V2Locale[];
  /** Of the numbered versions, which nothing changes any more. */
  readonly published: readonly V2Locale[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type SeenLocaleStatus = LocaleStatus | 'Building' | 'Importing';

/** How a locale of the Draft looks at `now`, migrations apart. */
export function localeStatus({ build, status }: V2Locale, now: number): SeenLocaleStatus {
  if (!build) return status;
  if (now < build.endsAt) return 'Building';
  return build.failureReasons.length > 0 ? 'Failed' : 'Built';
}

const languages: Readonly<Record<string, string>> = {
  de_DE: 'German',
  en_AU: 'English (AU)',
  en_GB: 'English (GB)',
  en_IN: 'English (India)',
  en_US: 'English (US)',
  es_419: 'Spanish (LATAM)',
  es_ES: 'Spanish (Spain)',
  es_US: 'Spanish (US)',
  fr_FR: 'French',
  fr_CA: 'French (Canada)',
  it_IT: 'Italian',
  ja_JP: 'Japanese',
  ko_KR: 'Korean',
};

export const localeName = (id: string): string => languages[id] ?? id;
