/** The Lex V2 bots that exist before anybody migrates: some carry the name of a V1 bot, one is a network. */
import { hash } from '../random.ts';
import { drawnId } from './ids.ts';
import { voices } from './phrases.ts';
import type { LocaleStatus, V2Bot, V2Locale } from './v2-bots.ts';

interface Known {
  readonly name: string;
  readonly type?: V2Bot['type'];
  readonly description: string;
  readonly status?: V2Bot['status'];
  /** Suffix of its service-linked role, or the whole name of a role of the account's own. */
  readonly role: string;
  readonly versions: number;
  readonly members?: readonly string[];
  /** Locale id to status. */
  readonly locales: Readonly<Record<string, LocaleStatus>>;
}

const known: readonly Known[] = [
  {
    name: 'OrderFlowers',
    description: 'First attempt at V2, in use in the lobby kiosk.',
    role: '_A7KX2M',
    versions: 2,
    locales: { en_US: 'Built', es_US: 'Built' },
  },
  {
    name: 'HotelConcierge',
    description: 'The concierge, new.',
    role: 'lex-v2-concierge',
    versions: 5,
    locales: { en_GB: 'Built', de_DE: 'Built', fr_FR: 'ReadyExpressTesting' },
  },
  {
    name: 'BankingHelper',
    description: 'German only so far.',
    role: '_P3QWZ9',
    versions: 0,
    locales: { de_DE: 'NotBuilt' },
  },
  // Lower case: another bot than V1's BookTrip.
  { name: 'booktrip', description: '', role: '_T5RVB1', versions: 0, locales: { en_US: 'Failed' } },
  { name: 'BookTrip-pilot', description: 'Pilot', role: '_T5RVB2', versions: 1, locales: { en_US: 'Built' } },
  {
    name: 'FrontDesk',
    type: 'BotNetwork',
    description: 'Routes guests to the right bot.',
    role: '_N8HJK4',
    versions: 1,
    members: ['OrderFlowers', 'HotelConcierge'],
    locales: { en_US: 'Built' },
  },
  { name: 'CheckIn2024', description: 'Self check-in', role: '_C2LMN7', versions: 8, locales: { en_US: 'Built' } },
  {
    name: 'Spa_Booking',
    description: '',
    role: 'lex-v2-shared',
    versions: 3,
    locales: { en_US: 'Built', it_IT: 'NotBuilt' },
  },
  {
    name: 'WakeUpCalls',
    description: '',
    status: 'Inactive',
    role: '_W6DFG3',
    versions: 1,
    locales: { en_US: 'Built' },
  },
  { name: 'KioskDemo', description: 'Trade fair', status: 'Failed', role: '_K1XCV8', versions: 0, locales: {} },
  {
    name: 'InvoiceHelper',
    description: '',
    role: 'lex-v2-shared',
    versions: 2,
    locales: { de_DE: 'Built', en_US: 'NotBuilt' },
  },
  {
    name: 'GuestSurvey',
    description: 'After check-out',
    role: '_G9STY5',
    versions: 4,
    locales: { en_US: 'Built', ja_JP: 'Built' },
  },
];

const day = 86_400_000;

/** A role's ARN from its name, or from the suffix (`_…`) of a service-linked one. */
export const roleArnOf = (accountId: string, role: string): string =>
  role.startsWith('_')
    ? `arn:aws:iam::${accountId}:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots${role}`
    : `arn:aws:iam::${accountId}:role/${role}`;

/** Suffixes of the service-linked roles that the known bots use. */
export const linkedRoleSuffixes = known.map(({ role }) => role).filter((role) => role.startsWith('_'));

export function knownV2Bots(options: { seed: number; now: number; accountId: string }): readonly V2Bot[] {
  const { seed, now, accountId } = options;
  return known.map((bot) => {
    const createdAt = now - (60 + (hash(seed, bot.name, 'v2') % 700)) * day;
    const locales = Object.entries(bot.locales).map(([id, status]) => localeOf(id, status, createdAt));
    return {
      id: drawnId(seed, 'v2-bot', bot.name),
      name: bot.name,
      type: bot.type ?? 'Bot',
      description: bot.description,
      status: bot.status ?? 'Available',
      failureReasons: bot.status === 'Failed' ? ['The role of the bot could not be assumed when it was created.'] : [],
      roleArn: roleArnOf(accountId, bot.role),
      childDirected: false,
      idleSessionTtl: 300,
      versions: bot.versions,
      members: bot.members ?? [],
      locales,
      published: bot.versions > 0 ? locales.filter(({ status }) => status === 'Built') : [],
      createdAt,
      updatedAt: createdAt + 20 * day,
    };
  });
}

const flaw = 'The intent BookFlight has the slot To without a slot type.';

const localeOf = (id: string, status: LocaleStatus, createdAt: number): V2Locale => ({
  id,
  description: '',
  voiceId: voices[id.replace('_', '-')]?.[0] ?? 'Joanna',
  confidenceThreshold: 0.4,
  intents: 6,
  slotTypes: 3,
  status,
  build: buildOf(status, createdAt + 20 * day),
  flaws: status === 'Failed' ? [flaw] : [],
  createdAt: createdAt + day,
  updatedAt: createdAt + 20 * day,
});

/** What is Built or Failed by now was built once. */
const buildOf = (status: LocaleStatus, submittedAt: number): V2Locale['build'] =>
  status === 'Built' || status === 'Failed'
    ? { submittedAt, endsAt: submittedAt + 60_000, failureReasons: status === 'Failed' ? [flaw] : [] }
    : undefined;
