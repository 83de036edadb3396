/** Bots beyond the known ones, as many as asked for: legal names, and every trouble in lifelike proportions. */
import { chance, hash } from '../random.ts';
import type { BotBlueprint, IntentBlueprint } from './blueprint.ts';
import type { BotStatus, ChannelType } from './bots.ts';
import { knownBots } from './known-bots.ts';
import { locales } from './phrases.ts';

// biome-ignore format: a word list
const departments = [
  'Retail', 'Payroll', 'Loyalty', 'Spa', 'Parking', 'Catering', 'Events', 'Housekeeping', 'Claims', 'Returns', 'Billing',
  'Benefits', 'Travel', 'Facilities', 'Procurement', 'Warranty', 'Delivery', 'Pharmacy', 'Library', 'Admissions',
];
const roles = ['Assistant', 'Helper', 'Bot', 'Desk', 'Agent', 'Concierge', 'Hotline', 'Guide', 'Finder', 'Tracker'];
const marks = ['', '_Prod', '_Test', '_Pilot', '_Old', '_EU', '_US', '_Next'];

// biome-ignore format: a word list
const builtInSlots = [
  'AMAZON.DATE', 'AMAZON.TIME', 'AMAZON.NUMBER', 'AMAZON.DURATION', 'AMAZON.City', 'AMAZON.EmailAddress',
  'AMAZON.PhoneNumber', 'AMAZON.Percentage', 'AMAZON.Airport', 'AMAZON.SpeedUnit', 'AMAZON.WeightUnit',
];
// biome-ignore format: a word list
const builtInIntents = [
  'AMAZON.HelpIntent', 'AMAZON.CancelIntent', 'AMAZON.StopIntent', 'AMAZON.FallbackIntent', 'AMAZON.NextIntent',
  'AMAZON.PreviousIntent',
];
const acts = ['Check', 'Book', 'Cancel', 'Change', 'Report', 'Find', 'Explain', 'Confirm'];

/** Blueprints of `count` bots: the known ones first. */
export function blueprints(count: number, seed: number): readonly BotBlueprint[] {
  const names = new Set(knownBots.map(({ name }) => name));
  const all = knownBots.slice(0, count);
  while (all.length < count) {
    const blueprint = generated(unusedName(all.length, seed, names), seed);
    names.add(blueprint.name);
    all.push(blueprint);
  }
  return all;
}

function unusedName(index: number, seed: number, taken: ReadonlySet<string>): string {
  const base = [departments, roles, marks]
    .map((list, at) => list[hash(seed, index, 'name', at) % list.length])
    .join('');
  // Lex V1 allows no digits in a name: repetitions are lettered.
  for (let turn = 0; ; turn += 1) {
    const name = turn === 0 ? base : `${base}_${letters(turn)}`;
    if (!taken.has(name)) return name;
  }
}

/** 1 is A, 26 is Z, 27 is AA. */
function letters(number: number): string {
  const rest = number - 1;
  return (rest >= 26 ? letters(Math.floor(rest / 26)) : '') + String.fromCharCode(65 + (rest % 26));
}

function generated(name: string, seed: number): BotBlueprint {
  const draw = (of: string) => chance(seed, name, of);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[], of: string) =>
    list[hash(seed, name, of) % list.length] as T;
  const versions = draw('versions') < 0.15 ? 0 : 1 + Math.floor(draw('count') ** 3 * 24);
  const aliases: Record<string, string> = {};
  if (versions > 0) aliases.prod = String(Math.max(1, versions - Math.floor(draw('behind') * 3)));
  if (draw('beta') < 0.4) aliases.beta = '$LATEST';
  const status = pick<BotStatus>(
    ['READY', 'READY', 'READY', 'READY', 'READY', 'NOT_BUILT', 'FAILED', 'READY_BASIC_TESTING'],
    'status',
  );
  return {
    name,
    locale: draw('english') < 0.6 ? 'en-US' : pick(locales, 'locale'),
    // One in forty descriptions was pasted from a terminal, colour codes and all: consoles have to live with that.
    description: `${name.replaceAll('_', ' ')}${draw('pasted') < 0.025 ? ' \u001b[31m(do not touch)\u001b[0m\r\n' : ''}`,
    versions,
    status,
    ...(status === 'FAILED' ? { failureReason: 'The bot has an intent without sample utterances.' } : {}),
    aliases,
    channels: draw('channel') < 0.2 ? [pick<ChannelType>(['Facebook', 'Slack', 'Twilio-Sms', 'Kik'], 'channels')] : [],
    ...(draw('logs') < 0.25 ? { logs: draw('audio') < 0.2 ? ('AUDIO' as const) : ('TEXT' as const) } : {}),
    clarification: draw('clarification') < 0.5,
    childDirected: draw('child') < 0.03,
    detectSentiment: draw('sentiment') < 0.1,
    tags: draw('tags') < 0.3 ? { team: pick(departments, 'team').toLowerCase() } : {},
    intents: intentsOf(name, versions, draw, pick),
  };
}

function intentsOf(
  bot: string,
  versions: number,
  draw: (of: string) => number,
  pick: <T>(list: readonly T[], of: string) => T,
): readonly IntentBlueprint[] {
  const first = hash(bot) % acts.length;
  const own = Array.from({ length: 1 + Math.floor(draw('intents') * 4) }, (_, index): IntentBlueprint => {
    const of = (what: string) => `${index}/${what}`;
    return {
      // Intents belong to the account, not to the bot, so teams prefix them.
      name: `${bot}_${acts[(first + index) % acts.length]}`,
      slots: {
        Topic: `${bot}_Topics`,
        ...(draw(of('slot')) < 0.8 ? { Detail: pick(builtInSlots, of('type')) } : {}),
        ...(draw(of('dotted')) < 0.01 ? { 'Detail.Kind': `${bot}_Kinds` } : {}),
      },
      ...(draw(of('hooks')) < 0.5 ? { hooks: pick(['dialog', 'fulfilment', 'both'] as const, of('hook')) } : {}),
      followUp: draw(of('follow')) < 0.2,
      messages: draw(of('messages')) < 0.15 ? 4 : 2,
      ...(index > 0 && draw(of('since')) < 0.2 ? { since: versions + 1 } : {}),
    };
  });
  if (draw('parent') >= 0.4) return own;
  const parent = pick(builtInIntents, 'parent');
  return [...own, { name: `${bot}_${parent.slice('AMAZON.'.length, -'Intent'.length)}`, parent }];
}
