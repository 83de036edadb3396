/** Lex V1's records in the members of its answers. */
import type { Output } from '../operation.ts';
import {
  type Alias,
  type Bot,
  type BotVersion,
  type Channel,
  type Intent,
  isBuiltIn,
  LATEST,
  type Message,
  type SlotType,
} from './bots.ts';
import { uuid } from './ids.ts';
import { alertsAt, type Migration, statusAt } from './migration.ts';
import { seconds } from './requests.ts';

/** Where ARNs point. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

export const botMetadata = (bot: Bot, version: BotVersion): Output => ({
  name: bot.name,
  version: version.version,
  ...(bot.bare
    ? {}
    : {
        description: bot.description,
        status: version.status,
        lastUpdatedDate: seconds(version.updatedAt),
        createdDate: seconds(version.createdAt),
      }),
});

export const botOutput = (bot: Bot, version: BotVersion): Output => ({
  ...botMetadata(bot, version),
  intents: version.intents.map(({ intent, version }) => ({ intentName: intent.name, intentVersion: version })),
  ...(bot.bare ? {} : settingsOf(bot, version)),
});

const settingsOf = (bot: Bot, version: BotVersion): Output => ({
  enableModelImprovements: bot.modelImprovements,
  nluIntentConfidenceThreshold: bot.confidenceThreshold,
  ...(bot.clarification.length > 0 ? { clarificationPrompt: prompt(bot.clarification) } : {}),
  ...(bot.abort.length > 0 ? { abortStatement: statement(bot.abort) } : {}),
  ...(version.failureReason ? { failureReason: version.failureReason } : {}),
  idleSessionTTLInSeconds: bot.idleSessionTtl,
  voiceId: bot.voiceId,
  checksum: uuid(bot.name, version.version),
  locale: bot.locale,
  childDirected: bot.childDirected,
  detectSentiment: bot.detectSentiment,
});

export const aliasOutput = (bot: Bot, alias: Alias, { region, accountId }: Place): Output => ({
  name: alias.name,
  description: alias.description,
  botVersion: alias.version,
  botName: bot.name,
  lastUpdatedDate: seconds(alias.updatedAt),
  createdDate: seconds(alias.createdAt),
  checksum: uuid(bot.name, 'alias', alias.name),
  ...(alias.logs
    ? {
        conversationLogs: {
          logSettings: [
            {
              logType: alias.logs,
              destination: alias.logs === 'TEXT' ? 'CLOUDWATCH_LOGS' : 'S3',
              resourceArn:
                alias.logs === 'TEXT'
                  ? `arn:aws:logs:${region}:${accountId}:log-group:/lex/${bot.name}`
                  : `arn:aws:s3:::lex-audio-${accountId}`,
              resourcePrefix: `aws/lex/${bot.name}/${alias.name}/${alias.version}/`,
            },
          ],
          iamRoleArn: `arn:aws:iam::${accountId}:role/lex-conversation-logs`,
        },
      }
    : {}),
});

export const channelOutput = (bot: Bot, channel: Channel): Output => ({
  name: channel.name,
  description: '',
  botAlias: channel.alias,
  botName: bot.name,
  createdDate: seconds(channel.createdAt),
  type: channel.type,
  botConfiguration: channel.configuration,
  status: 'CREATED',
});

export function intentOutput(intent: Intent, version: string, { region, accountId }: Place): Output {
  if (intent.bare) return { name: intent.name, version };
  const hook = (name: string) => ({
    uri: `arn:aws:lambda:${region}:${accountId}:function:${name}`,
    messageVersion: '1.0',
  });
  return {
    name: intent.name,
    description: intent.description,
    slots: intent.slots.map((slot, index) => ({
      name: slot.name,
      description: '',
      slotConstraint: slot.required ? 'Required' : 'Optional',
      slotType: slot.type,
      ...(isBuiltIn(slot.type) ? {} : { slotTypeVersion: version }),
      valueElicitationPrompt: prompt(slot.prompt),
      priority: index + 1,
      sampleUtterances: [],
      obfuscationSetting: slot.obfuscated ? 'DEFAULT_OBFUSCATION' : 'NONE',
    })),
    sampleUtterances: intent.utterances,
    ...(intent.confirmation.length > 0
      ? { confirmationPrompt: prompt(intent.confirmation), rejectionStatement: statement([{ group: 1, text: 'OK.' }]) }
      : {}),
    ...(intent.followUp.length > 0
      ? {
          followUpPrompt: {
            prompt: prompt(intent.followUp),
            rejectionStatement: statement([{ group: 1, text: 'OK.' }]),
          },
        }
      : {}),
    ...(intent.conclusion.length > 0 ? { conclusionStatement: statement(intent.conclusion) } : {}),
    ...(intent.dialogFunction ? { dialogCodeHook: hook(intent.dialogFunction) } : {}),
    fulfillmentActivity: intent.fulfilmentFunction
      ? { type: 'CodeHook', codeHook: hook(intent.fulfilmentFunction) }
      : { type: 'ReturnIntent' },
    ...(intent.parent ? { parentIntentSignature: intent.parent } : {}),
    ...(intent.kendraIndex
      ? {
          kendraConfiguration: {
            kendraIndex: `arn:aws:kendra:${region}:${accountId}:index/${intent.kendraIndex}`,
            role: `arn:aws:iam::${accountId}:role/lex-kendra-search`,
          },
        }
      : {}),
    inputContexts: [],
    outputContexts: [],
    lastUpdatedDate: seconds(intent.updatedAt),
    createdDate: seconds(intent.createdAt),
    version,
    checksum: uuid(intent.name, version),
  };
}

export const slotTypeOutput = (type: SlotType, version: string): Output => ({
  name: type.name,
  description: type.description,
  enumerationValues: type.values.map((value) => ({ value, synonyms: [] })),
  lastUpdatedDate: seconds(type.updatedAt),
  createdDate: seconds(type.createdAt),
  version,
  checksum: uuid(type.name, version),
  valueSelectionStrategy: 'ORIGINAL_VALUE',
});

export const migrationSummary = (migration: Migration, now: number): Output => ({
  migrationId: migration.id,
  v1BotName: migration.botName,
  v1BotVersion: migration.botVersion,
  v1BotLocale: migration.locale,
  v2BotId: migration.v2BotId,
  v2BotRole: migration.role,
  migrationStatus: statusAt(migration, now),
  migrationStrategy: migration.strategy,
  migrationTimestamp: seconds(migration.startedAt),
});

export const migrationOutput = (migration: Migration, now: number): Output => ({
  ...migrationSummary(migration, now),
  alerts: alertsAt(migration, now),
});

/** Versions of an intent or a slot type: the Draft, or 1 to the last published. */
export const hasVersion = ({ versions }: { readonly versions: number }, version: string): boolean =>
  version === LATEST || (Number(version) >= 1 && Number(version) <= versions && String(Number(version)) === version);

const contents = (messages: readonly Message[]) =>
  messages.map(({ group, text }) => ({ contentType: 'PlainText', content: text, groupNumber: group }));

const prompt = (messages: readonly Message[]) => ({ messages: contents(messages), maxAttempts: 2 });
const statement = (messages: readonly Message[]) => ({ messages: contents(messages) });
