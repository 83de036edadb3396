/** Lex's records as bellhop keeps them. A channel's configuration is left behind: it holds the channel's tokens. */
import type * as Sdk from '@aws-sdk/client-lex-model-building-service';
import { flag, label, list, number, text, time } from './fields.ts';
import type {
  LexAlert,
  LexAlias,
  LexBot,
  LexBotSummary,
  LexChannel,
  LexIntent,
  LexMigration,
  LexMigrationDetail,
} from './lex-model.ts';

export function toBotSummary(record: Sdk.BotMetadata): LexBotSummary | undefined {
  const name = label(record.name);
  if (!name) return undefined;
  return {
    name,
    version: label(record.version) ?? '$LATEST',
    status: text(record.status),
    description: text(record.description),
    updatedAt: time(record.lastUpdatedDate),
  };
}

/** `name` and `version` are what was asked for, should the answer not repeat them. */
export const toBot = (record: Sdk.GetBotResponse, name: string, version: string): LexBot => ({
  name: label(record.name) ?? name,
  version: label(record.version) ?? version,
  status: text(record.status),
  description: text(record.description),
  updatedAt: time(record.lastUpdatedDate),
  locale: label(record.locale),
  intents: list(record.intents, (intent) => {
    const intentName = label(intent.intentName);
    return intentName ? { name: intentName, version: label(intent.intentVersion) ?? '$LATEST' } : undefined;
  }),
  childDirected: flag(record.childDirected),
  detectSentiment: flag(record.detectSentiment),
  idleSessionTtl: number(record.idleSessionTTLInSeconds),
  voiceId: label(record.voiceId),
  hasClarificationPrompt: Boolean(record.clarificationPrompt),
  hasAbortStatement: Boolean(record.abortStatement),
  failureReason: label(record.failureReason),
  checksum: label(record.checksum),
});

export function toAlias(record: Sdk.BotAliasMetadata): LexAlias | undefined {
  const name = label(record.name);
  if (!name) return undefined;
  return {
    name,
    botVersion: label(record.botVersion) ?? '',
    hasConversationLogs: list(record.conversationLogs?.logSettings, (settings) => settings).length > 0,
  };
}

export function toChannel(record: Sdk.BotChannelAssociation): LexChannel | undefined {
  const name = label(record.name);
  return name ? { name, alias: label(record.botAlias), type: label(record.type) } : undefined;
}

type Spoken = { readonly messages?: readonly Sdk.Message[] | undefined } | undefined;

/** Messages of one group are variations of each other; of each group V2 takes the first and two variations. */
function groupsOverThree(spoken: Spoken): number {
  const groups = list(spoken?.messages, ({ groupNumber }) => number(groupNumber) ?? 1);
  return [...Map.groupBy(groups, (group) => group).values()].filter((messages) => messages.length > 3).length;
}

export function toIntent(record: Sdk.GetIntentResponse, name: string, version: string): LexIntent {
  const spoken: readonly Spoken[] = [
    record.confirmationPrompt,
    record.rejectionStatement,
    record.conclusionStatement,
    record.followUpPrompt?.prompt,
    record.followUpPrompt?.rejectionStatement,
    ...list(record.slots, (slot) => slot.valueElicitationPrompt),
  ];
  return {
    name: label(record.name) ?? name,
    version: label(record.version) ?? version,
    slots: list(record.slots, (slot) => {
      const slotName = label(slot.name);
      return slotName ? { name: slotName, type: label(slot.slotType) } : undefined;
    }),
    parentSignature: label(record.parentIntentSignature),
    hasDialogHook: Boolean(record.dialogCodeHook),
    hasFulfilmentHook: record.fulfillmentActivity?.type === 'CodeHook' || Boolean(record.fulfillmentActivity?.codeHook),
    hasFollowUpPrompt: Boolean(record.followUpPrompt),
    hasKendra: Boolean(record.kendraConfiguration),
    messageGroupsOverThree: spoken.reduce((sum, each) => sum + groupsOverThree(each), 0),
  };
}

/** StartMigration's answer has no status: `undefined` until GetMigration gives one. */
type MigrationRecord = Sdk.StartMigrationResponse & Pick<Sdk.MigrationSummary, 'migrationStatus'>;

const withId = (id: string, record: MigrationRecord): LexMigration => ({
  id,
  botName: label(record.v1BotName),
  botVersion: label(record.v1BotVersion),
  locale: label(record.v1BotLocale),
  v2BotId: label(record.v2BotId),
  v2Role: label(record.v2BotRole),
  status: label(record.migrationStatus),
  strategy: label(record.migrationStrategy),
  startedAt: time(record.migrationTimestamp),
});

export function toMigration(record: MigrationRecord): LexMigration | undefined {
  const id = label(record.migrationId);
  return id ? withId(id, record) : undefined;
}

export const toMigrationDetail = (record: Sdk.GetMigrationResponse, id: string): LexMigrationDetail => ({
  ...withId(label(record.migrationId) ?? id, record),
  alerts: list(record.alerts, toAlert),
});

const toAlert = (record: Sdk.MigrationAlert): LexAlert => ({
  type: label(record.type),
  message: text(record.message) ?? '',
  details: list(record.details, text),
  links: list(record.referenceURLs, text),
});
