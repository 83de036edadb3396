/**
 * What a migration leaves to do, by topic: AWS's seven documented classes of alerts, each with the slug of its help
 * page, and what never moves. Those pages live in the guide of a retired service, so the help is kept here.
 * Source: "Migrating a bot" and its message pages, Lex V1 Developer Guide.
 */

export type TopicId =
  | 'built-in-intent'
  | 'built-in-slot-type'
  | 'message-groups'
  | 'prompts'
  | 'kendra'
  | 'features'
  | 'other'
  | 'aliases'
  | 'lambda'
  | 'logs'
  | 'sentiment'
  | 'channels'
  | 'version-notes';

export interface Topic {
  readonly id: TopicId;
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
  /** When it can be done: before anything else, in the Draft before the build, on the alias, or with what calls the bot. */
  readonly phase: 'first' | 'repair' | 'alias' | 'connect';
  /** Last part of the help page's address, for topics that AWS raises alerts on. */
  readonly slug?: string;
}

/** In the order in which they are worked off. */
const HELP: Readonly<Record<TopicId, Omit<Topic, 'id'>>> = {
  'version-notes': {
    title: 'Other versions, tags and statistics',
    explanation: 'One version moves, into the V2 Draft; other versions, tags and utterance statistics stay behind.',
    remedy: 'Keep a backup of the other versions while V1 still answers; tag the V2 bot.',
    phase: 'first',
  },
  'built-in-intent': {
    slug: 'message-built-in-intent',
    title: 'Built-in intent without a V2 twin',
    explanation: 'V2 does not have the built-in intent, so it became a custom intent without utterances.',
    remedy: 'Add sample utterances to the intent, or delete it.',
    phase: 'repair',
  },
  'built-in-slot-type': {
    slug: 'message-built-in-slot-type',
    title: 'Built-in slot type without a V2 twin',
    explanation: 'V2 does not have the built-in slot type, so the slot was left without one.',
    remedy: 'Create a custom slot type and point the slot at it.',
    phase: 'repair',
  },
  'message-groups': {
    slug: 'migrate-message-groups',
    title: 'Message groups over three',
    explanation: 'V2 holds one message and two variations in a group: only the first three messages move.',
    remedy: 'Merge the messages, or return the others from a Lambda function.',
    phase: 'repair',
  },
  prompts: {
    slug: 'message-prompts-phrases',
    title: 'Prompts and phrases',
    explanation: 'V2 has no clarification prompt and no abort statement, and follows up through contexts.',
    remedy:
      'Re-create them: input and output contexts for follow-ups, a Lambda function on the fallback intent for the rest.',
    phase: 'repair',
  },
  kendra: {
    title: 'Kendra index',
    explanation: 'The Kendra index of a search intent does not move.',
    remedy:
      'Set the index on the V2 intent and allow kendra:Query in the role; check that V2 offers it in this locale.',
    phase: 'repair',
  },
  other: {
    title: 'Other',
    explanation: 'bellhop does not know this kind of message; its text and links are all there is.',
    remedy: 'Read the message and its links, and decide.',
    phase: 'repair',
  },
  aliases: {
    title: 'Aliases',
    explanation: 'Aliases do not move.',
    remedy: 'Create the V2 aliases once a V2 version exists.',
    phase: 'alias',
  },
  features: {
    slug: 'message-features',
    title: 'Other features',
    explanation: 'Aliases, channels, tags and Kendra indexes are not part of a migration.',
    remedy:
      'Re-create what the message names, once the V2 alias exists; a Kendra index in the Draft before, which is then built anew.',
    phase: 'alias',
  },
  lambda: {
    slug: 'message-lambda',
    title: 'Lambda functions',
    explanation: 'Code hooks do not move: V2 takes one function per locale of an alias, with another event format.',
    remedy: 'Port the function to the V2 format (or route per intent), attach it to the alias, allow V2 to invoke it.',
    phase: 'alias',
  },
  logs: {
    slug: 'message-logs',
    title: 'Conversation logs',
    explanation: 'Conversation logs do not move.',
    remedy: 'Configure them on the V2 alias.',
    phase: 'alias',
  },
  sentiment: {
    title: 'Sentiment analysis',
    explanation: 'V2 keeps this setting on the alias, so it is lost on the way.',
    remedy: 'Turn it on in the V2 alias.',
    phase: 'alias',
  },
  channels: {
    title: 'Channels',
    explanation: 'Channels do not move.',
    remedy: 'Create them again on the V2 alias, with their tokens; check that V2 offers the platform.',
    phase: 'connect',
  },
};

export const TOPICS: readonly Topic[] = (Object.keys(HELP) as TopicId[]).map(topic);

export function topic(id: TopicId): Topic {
  return { id, ...HELP[id] };
}
