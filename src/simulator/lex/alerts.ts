/**
 * What a migration complains about, found in the version that is migrated. AWS documents the classes and a page for each,
 * but no text: the sentences here are made up.
 */
import { type Bot, type BotVersion, customSlotTypes, type Intent, type Message } from './bots.ts';

export interface Alert {
  /** An ERROR stops the migration, a WARN asks for work by hand afterwards. */
  readonly type: 'ERROR' | 'WARN';
  readonly message: string;
  readonly details?: readonly string[];
  readonly referenceURLs?: readonly string[];
}

/** Built-in intents of Lex V2 that Lex V1 also has. */
const sharedIntents = ['Cancel', 'Fallback', 'Help', 'KendraSearch', 'Pause', 'Repeat', 'Resume', 'StartOver', 'Stop'];
/** Built-in slot types of Lex V1 that Lex V2 does not have. */
const lostSlotTypes = ['AMAZON.Airport', 'AMAZON.SpeedUnit', 'AMAZON.WeightUnit'];
/** Lex V2's names; a slot name of Lex V1 may hold other characters. */
const v2Name = /^([0-9a-zA-Z][_-]?){1,100}$/;
const slotTypeLimit = 100;

/** Messages of a group that arrive: one and two variations. */
const messagesKept = 3;

const hasTwin = (builtInIntent: string): boolean =>
  sharedIntents.some((name) => builtInIntent === `AMAZON.${name}Intent`);

const losesType = (slotType: string): boolean => lostSlotTypes.includes(slotType);

/** In the order in which the migration comes upon them; nothing follows an ERROR. */
export function alertsOf(bot: Bot, version: BotVersion, at: { region: string; accountId: string }): readonly Alert[] {
  const intents = version.intents.map(({ intent }) => intent);
  const structure = [builtInIntents(intents), builtInSlotTypes(intents)].flat();
  const [error] = errors(bot, version, intents);
  if (error) return [...structure, error];
  return [
    structure,
    messageGroups(bot, intents),
    prompts(bot, intents),
    lambdas(intents, at),
    conversationLogs(bot),
    otherFeatures(bot, version, intents),
  ].flat();
}

function errors(bot: Bot, version: BotVersion, intents: readonly Intent[]): readonly Alert[] {
  if (version.status === 'FAILED') {
    // No details and no link: both are optional in the API.
    return [
      { type: 'ERROR', message: `Version ${version.version} of ${bot.name} failed to build and can't be exported.` },
    ];
  }
  const badSlots = slotsOf(intents).filter(({ slot }) => !v2Name.test(slot.name));
  if (badSlots.length > 0) {
    return [
      {
        type: 'ERROR',
        message: "The bot has slots whose names aren't valid in Amazon Lex V2.",
        details: badSlots.map(({ intent, slot }) => `Intent: ${intent.name}, slot: ${slot.name}`),
        referenceURLs: [page('message-features')],
      },
    ];
  }
  const types = customSlotTypes(version).length;
  if (types <= slotTypeLimit || bot.locale.startsWith('en-')) return [];
  return [{ type: 'ERROR', message: `The locale can have at most ${slotTypeLimit} slot types. The bot has ${types}.` }];
}

const builtInIntents = (intents: readonly Intent[]) =>
  warn(
    'message-built-in-intent',
    "Built-in intents that Amazon Lex V2 doesn't support were migrated as custom intents without sample utterances.",
    intents
      .filter(({ parent }) => parent && !hasTwin(parent))
      .map(({ name, parent }) => `Intent: ${name}, built-in intent: ${parent}`),
  );

const builtInSlotTypes = (intents: readonly Intent[]) =>
  warn(
    'message-built-in-slot-type',
    "Slots with built-in slot types that Amazon Lex V2 doesn't support were migrated without a slot type.",
    slotsOf(intents)
      .filter(({ slot }) => losesType(slot.type))
      .map(({ intent, slot }) => `Intent: ${intent.name}, slot: ${slot.name}, slot type: ${slot.type}`),
  );

const messageGroups = (bot: Bot, intents: readonly Intent[]) =>
  warn(
    'migrate-message-groups',
    'Message groups with more than three messages: only the first three messages of a group were migrated.',
    [
      ...slotsOf(intents).map(({ intent, slot }) => ({
        where: `Intent: ${intent.name}, slot: ${slot.name}`,
        said: slot.prompt,
      })),
      ...intents.map(({ name, confirmation }) => ({
        where: `Intent: ${name}, confirmation prompt`,
        said: confirmation,
      })),
      ...intents.map(({ name, conclusion }) => ({ where: `Intent: ${name}, conclusion statement`, said: conclusion })),
      { where: `Bot: ${bot.name}, clarification prompt`, said: bot.clarification },
    ]
      .filter(({ said }) => hasLargeGroup(said))
      .map(({ where }) => where),
  );

const prompts = (bot: Bot, intents: readonly Intent[]) =>
  warn(
    'message-prompts-phrases',
    "Follow-up prompts, clarification prompts and hang-up phrases aren't migrated. Use contexts and the fallback intent.",
    [
      ...intents.filter(({ followUp }) => followUp.length > 0).map(({ name }) => `Intent: ${name}, follow-up prompt`),
      ...(bot.clarification.length > 0 ? [`Bot: ${bot.name}, clarification prompt`] : []),
      ...(bot.abort.length > 0 ? [`Bot: ${bot.name}, hang-up phrase`] : []),
    ],
  );

const lambdas = (intents: readonly Intent[], { region, accountId }: { region: string; accountId: string }) =>
  warn(
    'message-lambda',
    "Lambda functions aren't migrated. Lex V2 calls one function per locale and alias, with another event format.",
    intents.flatMap(({ name, dialogFunction, fulfilmentFunction }) =>
      [
        { use: 'dialog code hook', called: dialogFunction },
        { use: 'fulfillment', called: fulfilmentFunction },
      ]
        .filter(({ called }) => called)
        .map(({ use, called }) => `Intent: ${name}, ${use}: arn:aws:lambda:${region}:${accountId}:function:${called}`),
    ),
  );

const conversationLogs = (bot: Bot) =>
  warn(
    'message-logs',
    "Conversation logs aren't migrated. Configure them on the alias of the Lex V2 bot.",
    bot.aliases.filter(({ logs }) => logs).map(({ name, logs }) => `Alias: ${name}, log type: ${logs}`),
  );

const otherFeatures = (bot: Bot, version: BotVersion, intents: readonly Intent[]) =>
  warn('message-features', "Features of the bot aren't migrated. Create them again in Amazon Lex V2.", [
    ...bot.aliases.filter((alias) => alias.version === version.version).map(({ name }) => `Bot alias: ${name}`),
    ...bot.channels.map(({ name, type }) => `Bot channel: ${name} (${type})`),
    ...intents
      .filter(({ kendraIndex }) => kendraIndex)
      .map(({ name, kendraIndex }) => `Intent: ${name}, Amazon Kendra index: ${kendraIndex}`),
    ...(bot.detectSentiment ? ['Sentiment analysis'] : []),
    ...Object.keys(bot.tags).map((key) => `Tag: ${key}`),
  ]);

const warn = (slug: string, message: string, details: readonly string[]): readonly Alert[] =>
  details.length > 0 ? [{ type: 'WARN', message, details, referenceURLs: [page(slug)] }] : [];

const page = (slug: string) => `https://docs.aws.amazon.com/lex/latest/dg/${slug}.html`;

const slotsOf = (intents: readonly Intent[]) =>
  intents.flatMap((intent) => intent.slots.map((slot) => ({ intent, slot })));

function hasLargeGroup(messages: readonly Message[]): boolean {
  const sizes = new Map<number, number>();
  for (const { group } of messages) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].some((size) => size > messagesKept);
}

/** What keeps the migrated locale from being built until somebody mends it. */
export const flawsOf = (version: BotVersion): readonly string[] =>
  slotsOf(version.intents.map(({ intent }) => intent))
    .filter(({ slot }) => losesType(slot.type))
    .map(({ intent, slot }) => `The slot ${slot.name} in the intent ${intent.name} doesn't have a slot type.`);
