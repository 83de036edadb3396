/** From a few words about a bot to all that Lex V1 would hold of it. */
import { chance, hash } from '../random.ts';
import {
  type Bot,
  type BotStatus,
  type BotVersion,
  type ChannelType,
  type Intent,
  isBuiltIn,
  LATEST,
  type Message,
  type Slot,
} from './bots.ts';
import { uuid } from './ids.ts';
import { type Phrases, phrasesOf, voices, words } from './phrases.ts';

export interface IntentBlueprint {
  readonly name: string;
  readonly utterances?: readonly string[];
  /** Slot name to slot type. */
  readonly slots?: Readonly<Record<string, string>>;
  readonly hooks?: 'dialog' | 'fulfilment' | 'both';
  readonly parent?: string;
  readonly followUp?: boolean;
  readonly kendra?: boolean;
  /** Messages in the one group of each slot's prompt; two unless told. */
  readonly messages?: number;
  /** First version of the bot that uses it; one more than the bot's versions: only the Draft does. */
  readonly since?: number;
}

export interface BotBlueprint {
  readonly name: string;
  readonly locale: string;
  readonly description: string;
  /** Published versions, 0 for a bot that only has its Draft. */
  readonly versions: number;
  /** Of the Draft; READY unless told. Published versions are always READY. */
  readonly status?: BotStatus;
  readonly failureReason?: string;
  /** Alias name to version. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** On the first alias. */
  readonly channels?: readonly ChannelType[];
  /** On the first alias. */
  readonly logs?: 'TEXT' | 'AUDIO';
  readonly clarification?: boolean;
  readonly childDirected?: boolean;
  readonly detectSentiment?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  /** Lex V1 says no more of it than it must. */
  readonly bare?: boolean;
  readonly intents: readonly IntentBlueprint[];
}

const day = 86_400_000;

/** The bot of a blueprint as it stands at `now` (epoch milliseconds). */
export function botFrom(blueprint: BotBlueprint, { seed, now }: { seed: number; now: number }): Bot {
  const { name, locale, versions, bare = false } = blueprint;
  const phrases = phrasesOf(locale);
  const draw = (of: string) => chance(seed, name, of);
  const updatedAt = now - (20 + draw('updated') * 400) * day;
  const createdAt = updatedAt - (1 + versions * 30 + draw('created') * 300) * day;
  // Versions were published one after the other, evenly enough, between the bot's beginning and its last change.
  const publishedAt = (version: number) => createdAt + ((updatedAt - createdAt) * version) / (versions + 1);
  const intents = blueprint.intents.map((intent) => ({
    since: intent.since ?? 1,
    intent: intentFrom(intent, { bot: name, bare, phrases, seed, versions, createdAt, updatedAt }),
  }));
  const published = Array.from({ length: versions }, (_, index): BotVersion => {
    const number = index + 1;
    return {
      version: String(number),
      status: 'READY',
      failureReason: undefined,
      intents: intents
        .filter(({ since }) => since <= number)
        .map(({ intent, since }) => ({ intent, version: String(number - since + 1) })),
      createdAt: publishedAt(number),
      updatedAt: publishedAt(number),
    };
  });
  const draft: BotVersion = {
    version: LATEST,
    status: blueprint.status ?? 'READY',
    failureReason: blueprint.failureReason,
    intents: intents.map(({ intent }) => ({ intent, version: LATEST })),
    createdAt,
    updatedAt,
  };
  const aliases = Object.entries(blueprint.aliases ?? {}).map(([alias, version], index) => ({
    name: alias,
    description: `${alias} of ${name}`,
    version,
    logs: index === 0 ? blueprint.logs : undefined,
    createdAt: createdAt + day,
    updatedAt,
  }));
  const choice = voices[locale] ?? [];
  return {
    name,
    description: blueprint.description,
    locale,
    voiceId: choice[hash(seed, name, 'voice') % choice.length] ?? '',
    idleSessionTtl: [300, 300, 600, 86_400][hash(seed, name, 'ttl') % 4] ?? 300,
    childDirected: blueprint.childDirected ?? false,
    detectSentiment: blueprint.detectSentiment ?? false,
    modelImprovements: draw('improvements') < 0.6,
    confidenceThreshold: draw('confidence') < 0.7 ? 0.4 : 0.65,
    clarification: blueprint.clarification ? group(1, phrases.pardon) : [],
    abort: blueprint.clarification ? group(1, [phrases.goodbye]) : [],
    versions: [draft, ...published],
    aliases,
    channels: channelsOf(blueprint, { seed, createdAt }),
    tags: blueprint.tags ?? {},
    bare,
  };
}

interface Surroundings {
  readonly bot: string;
  readonly bare: boolean;
  readonly phrases: Phrases;
  readonly seed: number;
  readonly versions: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

function intentFrom(blueprint: IntentBlueprint, { bot, bare, phrases, seed, ...times }: Surroundings): Intent {
  const { name, hooks, since = 1 } = blueprint;
  const slots = Object.entries(blueprint.slots ?? {}).map(
    ([slot, type], index): Slot => ({
      name: slot,
      type,
      required: index === 0 || chance(seed, name, slot, 'required') < 0.8,
      obfuscated: /account|card|phone|pin/i.test(slot),
      prompt: group(1, phrases.ask(words(slot)).slice(0, blueprint.messages ?? 2)),
    }),
  );
  return {
    name,
    description: `${words(name)} (${bot})`,
    utterances: blueprint.utterances ?? utterancesFor(blueprint, slots),
    slots,
    parent: blueprint.parent,
    dialogFunction: hooks === 'dialog' || hooks === 'both' ? `${bot}-dialog` : undefined,
    fulfilmentFunction: hooks === 'fulfilment' || hooks === 'both' ? `${bot}-fulfilment` : undefined,
    confirmation: slots.length > 1 ? group(1, [phrases.confirm]) : [],
    conclusion: hooks === 'fulfilment' || hooks === 'both' ? [] : group(1, [phrases.done]),
    followUp: blueprint.followUp ? group(1, [phrases.more]) : [],
    kendraIndex: blueprint.kendra ? uuid(seed, name, 'kendra') : undefined,
    bare,
    versions: Math.max(0, times.versions - since + 1),
    createdAt: times.createdAt,
    updatedAt: times.updatedAt,
  };
}

function utterancesFor({ name, parent }: IntentBlueprint, slots: readonly Slot[]): readonly string[] {
  if (parent) return [];
  const plain = words(name);
  const [first] = slots.filter((slot) => isBuiltIn(slot.type) || slot.required);
  return [`I want to ${plain}`, `${plain} please`, ...(first ? [`${plain} with {${first.name}}`] : [])];
}

function channelsOf({ name, channels = [], aliases = {} }: BotBlueprint, at: { seed: number; createdAt: number }) {
  const [alias] = Object.keys(aliases);
  if (alias === undefined) return [];
  return channels.map((type) => ({
    name: `${name}_${type.replace('-', '_')}`,
    alias,
    type,
    configuration: configurationOf(type, (member) => uuid(at.seed, name, type, member).replaceAll('-', '')),
    createdAt: at.createdAt + 2 * day,
  }));
}

function configurationOf(type: ChannelType, secret: (member: string) => string): Readonly<Record<string, string>> {
  switch (type) {
    case 'Facebook':
      return { appSecret: secret('app'), pageAccessToken: `EAA${secret('page')}`, verificationToken: secret('verify') };
    case 'Slack':
      return {
        clientId: secret('id').slice(0, 12),
        clientSecret: secret('secret'),
        verificationToken: secret('verify'),
      };
    case 'Twilio-Sms':
      return { accountSid: `AC${secret('sid')}`, authToken: secret('auth'), twilioNumber: '+15550100100' };
    case 'Kik':
      return { username: 'harbourhotels', apiKey: secret('key') };
  }
}

const group = (number: number, texts: readonly string[]): readonly Message[] =>
  texts.map((text) => ({ group: number, text }));
