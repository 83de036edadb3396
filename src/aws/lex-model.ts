/** What bellhop knows of Lex V1, Lex V2 and the roles that they use; read as the rest of the model is (see model.ts). */

/** A bot or one version of it, as the lists give it: no locale here. */
export interface LexBotSummary {
  readonly name: string;
  /** `$LATEST` or digits. */
  readonly version: string;
  /** BUILDING, READY, READY_BASIC_TESTING, FAILED, NOT_BUILT. */
  readonly status: string | undefined;
  readonly description: string | undefined;
  /** Epoch milliseconds. */
  readonly updatedAt: number | undefined;
}

export interface LexBot extends LexBotSummary {
  /** With a hyphen: `en-US`. */
  readonly locale: string | undefined;
  readonly intents: readonly { readonly name: string; readonly version: string }[];
  readonly childDirected: boolean | undefined;
  readonly detectSentiment: boolean | undefined;
  readonly idleSessionTtl: number | undefined;
  readonly voiceId: string | undefined;
  readonly hasClarificationPrompt: boolean;
  readonly hasAbortStatement: boolean;
  readonly failureReason: string | undefined;
  /** Another one after each change of `$LATEST`. */
  readonly checksum: string | undefined;
}

export interface LexAlias {
  readonly name: string;
  readonly botVersion: string;
  readonly hasConversationLogs: boolean;
}

/** A channel without its configuration, which holds tokens. */
export interface LexChannel {
  readonly name: string;
  readonly alias: string | undefined;
  readonly type: string | undefined;
}

export interface LexSlot {
  readonly name: string;
  readonly type: string | undefined;
}

export interface LexIntent {
  readonly name: string;
  readonly version: string;
  readonly slots: readonly LexSlot[];
  /** Built-in intent it extends, e.g. `AMAZON.KendraSearchIntent`. */
  readonly parentSignature: string | undefined;
  readonly hasDialogHook: boolean;
  readonly hasFulfilmentHook: boolean;
  readonly hasFollowUpPrompt: boolean;
  readonly hasKendra: boolean;
  /** Prompts and statements of which only the first three messages move. */
  readonly messageGroupsOverThree: number;
}

export interface LexAlert {
  /** ERROR, WARN. */
  readonly type: string | undefined;
  readonly message: string;
  readonly details: readonly string[];
  readonly links: readonly string[];
}

export interface LexMigration {
  readonly id: string;
  readonly botName: string | undefined;
  readonly botVersion: string | undefined;
  readonly locale: string | undefined;
  readonly v2BotId: string | undefined;
  readonly v2Role: string | undefined;
  /** IN_PROGRESS, COMPLETED, FAILED. */
  readonly status: string | undefined;
  readonly strategy: string | undefined;
  /** Epoch milliseconds. */
  readonly startedAt: number | undefined;
}

export interface LexMigrationDetail extends LexMigration {
  readonly alerts: readonly LexAlert[];
}

export type MigrationStrategy = 'CREATE_NEW' | 'UPDATE_EXISTING';

export interface StartMigrationInput {
  readonly v1BotName: string;
  readonly v1BotVersion: string;
  readonly v2BotName: string;
  readonly v2BotRole: string;
  readonly migrationStrategy: MigrationStrategy;
}

/* ---- Lex V2 and IAM, as far as the wizard needs them ---- */

export interface LexV2Bot {
  readonly id: string;
  readonly name: string;
  readonly status: string | undefined;
  /** Bot, BotNetwork. */
  readonly type: string | undefined;
  readonly roleArn: string | undefined;
}

export interface LexV2Locale {
  /** With an underscore: `en_US`. */
  readonly id: string;
  /** Built, NotBuilt, Importing, Failed, … */
  readonly status: string | undefined;
  /** Of the Draft, epoch milliseconds. */
  readonly updatedAt?: number | undefined;
}

/** As DescribeBot tells it. */
export interface LexV2BotDetail extends Omit<LexV2Bot, 'name'> {
  readonly name: string | undefined;
  /** In AWS's words. */
  readonly failureReasons: readonly string[];
  /** Epoch milliseconds, here and below. */
  readonly updatedAt: number | undefined;
}

/** As DescribeBotLocale tells it. */
export interface LexV2LocaleDetail extends LexV2Locale {
  readonly failureReasons: readonly string[];
  readonly recommendedActions: readonly string[];
  readonly intents: number | undefined;
  readonly slotTypes: number | undefined;
  /** When a build was last asked for. */
  readonly buildSubmittedAt: number | undefined;
  readonly createdAt: number | undefined;
  readonly updatedAt: number | undefined;
}

/** An answer as AWS gave it, its control characters included: for a file, never for a screen. Times are dates. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** As ListBots tells it. */
export interface LexV2BotSummary {
  readonly id: string;
  readonly name: string | undefined;
  /** Available, Creating, Importing, Failed, … */
  readonly status: string | undefined;
  /** Bot, BotNetwork. */
  readonly type: string | undefined;
  readonly description: string | undefined;
  /** The highest number there is; `undefined` where there is only the Draft. */
  readonly latestVersion: string | undefined;
  /** Epoch milliseconds. */
  readonly updatedAt: number | undefined;
}

/** What came into Lex V2 in the last seven days; each migration is one. */
export interface LexV2Import {
  readonly id: string;
  /** Of the bot. */
  readonly resourceId: string | undefined;
  readonly name: string | undefined;
  /** Bot, BotLocale, … */
  readonly type: string | undefined;
  /** InProgress, Completed, Failed, Deleting. */
  readonly status: string | undefined;
  /** Overwrite, FailOnConflict, Append. */
  readonly mergeStrategy: string | undefined;
  /** Epoch milliseconds, both. */
  readonly createdAt: number | undefined;
  readonly updatedAt: number | undefined;
}

export interface LexV2ImportDetail extends LexV2Import {
  /** In AWS's words. */
  readonly failureReasons: readonly string[];
}

/** As GetRole tells it. */
export interface RoleDetail {
  readonly arn: string | undefined;
  /** Services that its trust policy lets assume it. */
  readonly trusts: readonly string[];
}

export interface Role {
  readonly arn: string;
  readonly name: string;
  readonly serviceLinked: boolean;
}
