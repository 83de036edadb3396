/**
 * What Lex V1 holds of a bot, free of Region and protocol: functions, indexes and log groups are kept by name, and the
 * answers make ARNs of them. Times are epoch milliseconds.
 */

export type BotStatus = 'BUILDING' | 'READY' | 'READY_BASIC_TESTING' | 'FAILED' | 'NOT_BUILT';
export type ChannelType = 'Facebook' | 'Slack' | 'Twilio-Sms' | 'Kik';

/** The Draft of a bot is `$LATEST`, in Lex V1's words. */
export const LATEST = '$LATEST';

/** Messages of a group are alternatives: Lex says one of them. Groups are said one after the other. */
export interface Message {
  readonly group: number;
  readonly text: string;
}

export interface Slot {
  readonly name: string;
  /** A custom slot type, or `AMAZON.…`. */
  readonly type: string;
  readonly required: boolean;
  readonly obfuscated: boolean;
  readonly prompt: readonly Message[];
}

export interface Intent {
  readonly name: string;
  readonly description: string;
  readonly utterances: readonly string[];
  readonly slots: readonly Slot[];
  /** The built-in intent that it extends. */
  readonly parent: string | undefined;
  /** Name of the Lambda function for initialization and validation. */
  readonly dialogFunction: string | undefined;
  /** Name of the Lambda function for fulfilment. */
  readonly fulfilmentFunction: string | undefined;
  readonly confirmation: readonly Message[];
  readonly conclusion: readonly Message[];
  readonly followUp: readonly Message[];
  /** Id of the Kendra index that it searches. */
  readonly kendraIndex: string | undefined;
  /** Published versions: 1 to this. */
  readonly versions: number;
  /** As of a bot. */
  readonly bare: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface SlotType {
  readonly name: string;
  readonly description: string;
  readonly values: readonly string[];
  readonly versions: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An intent in the version that one version of a bot uses. */
interface IntentUse {
  readonly intent: Intent;
  /** `$LATEST` or digits. */
  readonly version: string;
}

export interface BotVersion {
  /** `$LATEST` or digits. */
  readonly version: string;
  readonly status: BotStatus;
  readonly failureReason: string | undefined;
  readonly intents: readonly IntentUse[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Alias {
  readonly name: string;
  readonly description: string;
  /** `$LATEST` or digits. */
  readonly version: string;
  readonly logs: 'TEXT' | 'AUDIO' | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Channel {
  readonly name: string;
  readonly alias: string;
  readonly type: ChannelType;
  /** Tokens and secrets of the messaging service. */
  readonly configuration: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

export interface Bot {
  readonly name: string;
  readonly description: string;
  /** With a hyphen: `en-US`. One a bot. */
  readonly locale: string;
  readonly voiceId: string;
  /** Seconds. */
  readonly idleSessionTtl: number;
  readonly childDirected: boolean;
  readonly detectSentiment: boolean;
  readonly modelImprovements: boolean;
  readonly confidenceThreshold: number;
  /** What the bot says when it has not understood. */
  readonly clarification: readonly Message[];
  /** What it says when it gives up (the hang-up phrase). */
  readonly abort: readonly Message[];
  /** `$LATEST` first, then 1 to n. Never empty. */
  readonly versions: readonly BotVersion[];
  readonly aliases: readonly Alias[];
  readonly channels: readonly Channel[];
  readonly tags: Readonly<Record<string, string>>;
  /** Answers about it have none of the members that may be missing, which is all but its name and what is asked for. */
  readonly bare: boolean;
}

export const versionOf = (bot: Bot, version: string): BotVersion | undefined =>
  bot.versions.find((candidate) => candidate.version === version);

/** The Draft, which every bot has. */
export function latest(bot: Bot): BotVersion {
  const [draft] = bot.versions;
  if (!draft) throw new Error(`bot ${bot.name} has no ${LATEST}`);
  return draft;
}

/** Names of the custom slot types that a version's intents use. */
export const customSlotTypes = (version: BotVersion): readonly string[] => [
  ...new Set(
    version.intents.flatMap(({ intent }) => intent.slots.map((slot) => slot.type)).filter((type) => !isBuiltIn(type)),
  ),
];

export const isBuiltIn = (name: string): boolean => name.startsWith('AMAZON.');
