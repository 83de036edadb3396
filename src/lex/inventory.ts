/**
 * What the chosen version of a bot holds: what moves, counted, and what will not, each with its reason and remedy.
 * What could not be read is said, never counted as absent.
 */
import type { LexAlias, LexBot, LexChannel, LexIntent } from '../aws/lex-model.ts';
import { customSlotTypes, isBuiltIn } from './custom-slot-types.ts';
import { type Doubt, doubtsOf } from './doubts.ts';
import { type TopicId, topic } from './topics.ts';

/** The material, as read for one version; `undefined` where AWS did not let us read it. */
export interface Material {
  readonly bot: LexBot;
  /** Those that could be read. */
  readonly intents: readonly LexIntent[];
  readonly aliases: readonly LexAlias[] | undefined;
  readonly channels: readonly LexChannel[] | undefined;
}

/** One thing that stays behind. */
export interface Leftover {
  readonly kind: string;
  readonly topic: TopicId;
  readonly sentence: string;
  readonly remedy: string;
  /** Where it is in V1: intents, slots, aliases, channels. */
  readonly where: readonly string[];
}

export interface Inventory {
  readonly bot: string;
  readonly version: string;
  readonly locale: string | undefined;
  /** What will move. Lower bounds when intents are missing from the reading: see `unknown`. */
  readonly moves: { readonly intents: number; readonly slots: number; readonly customSlotTypes: number };
  readonly leftovers: readonly Leftover[];
  /** What could not be read, a sentence each. */
  readonly unknown: readonly string[];
  /** What V2 is likely to refuse; plans of before do not say. */
  readonly doubts?: readonly Doubt[];
}

export function takeInventory(material: Material): Inventory {
  const { bot, intents } = material;
  const slots = intents.flatMap((intent) => intent.slots);
  return {
    bot: bot.name,
    version: bot.version,
    locale: bot.locale,
    moves: { intents: bot.intents.length, slots: slots.length, customSlotTypes: customSlotTypes(intents).length },
    leftovers: KINDS.flatMap((kind) => leftover(kind, material)),
    unknown: unread(material),
    doubts: doubtsOf(bot, intents),
  };
}

interface Kind {
  readonly kind: string;
  readonly topic: TopicId;
  readonly find: (material: Material) => readonly string[];
  /** Where the topic's own words are too wide. */
  readonly sentence?: string;
  readonly remedy?: string;
}

const KINDS: readonly Kind[] = [
  {
    kind: 'aliases',
    topic: 'aliases',
    find: ({ aliases = [] }) => aliases.map(({ name, botVersion }) => `${name} (version ${botVersion})`),
  },
  {
    kind: 'channels',
    topic: 'channels',
    find: ({ channels = [] }) =>
      channels.map(({ name, alias, type }) => `${name} (${type ?? 'type unknown'}, alias ${alias ?? 'unknown'})`),
  },
  {
    kind: 'lambda',
    topic: 'lambda',
    find: ({ intents }) => intents.flatMap((intent) => hooks(intent).map((hook) => `${intent.name} (${hook})`)),
  },
  { kind: 'kendra', topic: 'kendra', find: intentsWith((intent) => intent.hasKendra) },
  {
    kind: 'logs',
    topic: 'logs',
    find: ({ aliases = [] }) =>
      aliases.filter(({ hasConversationLogs }) => hasConversationLogs).map(({ name }) => name),
  },
  {
    kind: 'follow-up-prompts',
    topic: 'prompts',
    find: intentsWith((intent) => intent.hasFollowUpPrompt),
    sentence: 'Follow-up prompts do not move: V2 has another mechanism for them.',
    remedy: 'Use output and input contexts.',
  },
  {
    kind: 'clarification-prompt',
    topic: 'prompts',
    find: ({ bot }) => (bot.hasClarificationPrompt ? [`clarification prompt of ${bot.name}`] : []),
    sentence: 'The clarification prompt does not move: V2 adds a default fallback intent instead.',
    remedy: 'Re-create it with a Lambda function on the fallback intent.',
  },
  {
    kind: 'abort-statement',
    topic: 'prompts',
    find: ({ bot }) => (bot.hasAbortStatement ? [`abort statement of ${bot.name}`] : []),
    sentence: 'The abort statement does not move: V2 has none.',
    remedy: 'Re-create it with a Lambda function on the fallback intent.',
  },
  {
    kind: 'built-in-intents',
    topic: 'built-in-intent',
    find: intentsWith(({ parentSignature: parent }) => parent !== undefined && !V2_INTENTS.has(parent)),
    sentence: 'V2 lists no twin of this built-in intent: expect a custom intent without utterances.',
  },
  {
    kind: 'built-in-slot-types',
    topic: 'built-in-slot-type',
    find: ({ intents }) =>
      intents.flatMap((intent) =>
        intent.slots.filter(({ type }) => lacksTwin(type)).map((slot) => `${intent.name}.${slot.name} (${slot.type})`),
      ),
    sentence: 'V2 lists no twin of this built-in slot type: expect a slot without a type.',
  },
  {
    kind: 'message-groups',
    topic: 'message-groups',
    find: ({ intents }) =>
      intents
        .filter((intent) => intent.messageGroupsOverThree > 0)
        .map((intent) => `${intent.name} (${intent.messageGroupsOverThree})`),
  },
  {
    kind: 'sentiment',
    topic: 'sentiment',
    find: ({ bot }) => (bot.detectSentiment === true ? [`${bot.name} (detected in V1)`] : []),
  },
  {
    kind: 'version-notes',
    topic: 'version-notes',
    find: ({ bot }) => [`${bot.name} version ${bot.version}`],
  },
];

function leftover({ kind, topic: id, find, ...words }: Kind, material: Material): readonly Leftover[] {
  const where = find(material);
  if (where.length === 0) return [];
  const { explanation, remedy } = topic(id);
  return [{ kind, topic: id, where, sentence: words.sentence ?? explanation, remedy: words.remedy ?? remedy }];
}

function intentsWith(has: (intent: LexIntent) => boolean): Kind['find'] {
  return ({ intents }) => intents.filter(has).map(({ name }) => name);
}

function hooks(intent: LexIntent): readonly string[] {
  return [
    ...(intent.hasDialogHook ? ['initialization and validation'] : []),
    ...(intent.hasFulfilmentHook ? ['fulfillment'] : []),
  ];
}

function unread({ bot, intents, aliases, channels }: Material): readonly string[] {
  const read = new Set(intents.map(({ name }) => name));
  const missing = bot.intents.filter(({ name }) => !read.has(name)).map(({ name }) => name);
  return [
    ...(missing.length === 0 ? [] : [`Not read, so what they hold is unknown: intents ${missing.join(', ')}.`]),
    ...(aliases === undefined ? ['The aliases could not be read; none of them moves, nor do their logs.'] : []),
    ...(channels === undefined ? ['The channels could not be read; none of them moves.'] : []),
    ...(bot.detectSentiment === undefined ? ['AWS did not say whether the bot detects sentiment.'] : []),
  ];
}

/** The names differ in case only: `AMAZON.DATE` in V1 is `AMAZON.Date` in V2. */
function lacksTwin(type: string | undefined): boolean {
  return type !== undefined && isBuiltIn(type) && !V2_SLOT_TYPES.has(type.slice('AMAZON.'.length).toLowerCase());
}

/** Source: "Built-in intents", Lex V2 Developer Guide. */
const V2_INTENTS: ReadonlySet<string> = new Set(
  'Cancel Fallback Help KendraSearch Pause Repeat Resume StartOver Stop'
    .split(' ')
    .map((each) => `AMAZON.${each}Intent`),
);

/** Source: "Built-in slot types", Lex V2 Developer Guide. */
const V2_SLOT_TYPES: ReadonlySet<string> = new Set(
  (
    'alphanumeric city confirmation country currency date duration emailaddress firstname freeforminput lastname ' +
    'number percentage phonenumber state streetname time ukpostalcode'
  ).split(' '),
);
