/** Migrations that ended before anybody looked: most went through, some did not, one V1 bot has been deleted since. */
import { type Alert, alertsOf } from './alerts.ts';
import { type Bot, versionOf } from './bots.ts';
import { drawnId } from './ids.ts';
import type { Migration, Strategy } from './migration.ts';
import { oddAlerts } from './odd-alerts.ts';
import type { V2Bot } from './v2-bots.ts';

interface Past {
  readonly bot: string;
  readonly version: string;
  readonly locale: string;
  readonly into: string;
  readonly strategy: Strategy;
  readonly daysAgo: number;
  readonly outcome: Migration['outcome'];
  /** What it said, where no bot of today tells. */
  readonly alerts?: readonly Alert[];
}

const past: readonly Past[] = [
  {
    bot: 'OldFaq',
    version: '2',
    locale: 'en-US',
    into: 'OldFaq',
    strategy: 'CREATE_NEW',
    daysAgo: 420,
    outcome: 'COMPLETED',
    alerts: oddAlerts,
  },
  {
    bot: 'OrderFlowers',
    version: '1',
    locale: 'en-US',
    into: 'OrderFlowers',
    strategy: 'CREATE_NEW',
    daysAgo: 190,
    outcome: 'COMPLETED',
  },
  {
    bot: 'PedidosDeFlores',
    version: '1',
    locale: 'es-US',
    into: 'OrderFlowers',
    strategy: 'UPDATE_EXISTING',
    daysAgo: 188,
    outcome: 'COMPLETED',
    alerts: [{ type: 'ERROR', message: 'The slot type TiposDeFlor could not be imported.' }],
  },
  {
    bot: 'Zimmerreservierung',
    version: '1',
    locale: 'de-DE',
    into: 'Zimmerreservierung',
    strategy: 'CREATE_NEW',
    daysAgo: 150,
    outcome: 'FAILED',
  },
  {
    bot: 'HotelConcierge',
    version: '4',
    locale: 'en-GB',
    into: 'HotelConcierge',
    strategy: 'CREATE_NEW',
    daysAgo: 90,
    outcome: 'COMPLETED',
  },
  {
    bot: 'ScheduleAppointment',
    version: '1',
    locale: 'en-AU',
    into: 'ScheduleAppointment_try',
    strategy: 'CREATE_NEW',
    daysAgo: 62,
    outcome: 'COMPLETED',
  },
  {
    bot: 'BookTrip',
    version: '1',
    locale: 'en-US',
    into: 'BookTrip-pilot',
    strategy: 'CREATE_NEW',
    daysAgo: 45,
    outcome: 'COMPLETED',
  },
  {
    bot: 'BookTrip',
    version: '2',
    locale: 'en-US',
    into: 'BookTrip-pilot',
    strategy: 'UPDATE_EXISTING',
    daysAgo: 44,
    outcome: 'COMPLETED',
  },
  {
    bot: 'BookTrip',
    version: '3',
    locale: 'en-US',
    into: 'booktrip',
    strategy: 'CREATE_NEW',
    daysAgo: 30,
    outcome: 'COMPLETED',
  },
  {
    bot: 'FleetReporter',
    version: '$LATEST',
    locale: 'en-US',
    into: 'FleetReporter',
    strategy: 'CREATE_NEW',
    daysAgo: 12,
    outcome: 'FAILED',
  },
  {
    bot: 'Zimmerreservierung',
    version: '2',
    locale: 'de-DE',
    into: 'HotelConcierge',
    strategy: 'UPDATE_EXISTING',
    daysAgo: 5,
    outcome: 'FAILED',
  },
  {
    bot: 'HotelConcierge',
    version: '6',
    locale: 'en-GB',
    into: 'HotelConcierge',
    strategy: 'UPDATE_EXISTING',
    daysAgo: 2,
    outcome: 'COMPLETED',
  },
  {
    bot: 'KidsQuiz',
    version: '2',
    locale: 'en-US',
    into: 'KidsQuiz_try',
    strategy: 'CREATE_NEW',
    daysAgo: 20,
    outcome: 'COMPLETED',
  },
];

const day = 86_400_000;

interface Surroundings {
  readonly seed: number;
  readonly now: number;
  readonly accountId: string;
  readonly bots: ReadonlyMap<string, Bot>;
  readonly v2Bots: ReadonlyMap<string, V2Bot>;
  /** Of those whose V2 bot is gone. */
  readonly role: string;
}

export function pastMigrations({ seed, now, accountId, bots, v2Bots, role }: Surroundings): readonly Migration[] {
  return past.map(({ bot: name, version, locale, into, strategy, daysAgo, outcome, alerts }, index) => {
    const startedAt = now - daysAgo * day - index * 1_234_567;
    const bot = bots.get(name);
    const content = bot && versionOf(bot, version);
    const target = [...v2Bots.values()].find((candidate) => candidate.name === into);
    return {
      id: drawnId(seed, 'migration', index),
      botName: name,
      botVersion: version,
      locale,
      v2BotId: target?.id ?? drawnId(seed, 'deleted-v2-bot', into),
      v2BotName: into,
      role: target?.roleArn ?? role,
      strategy,
      startedAt,
      endsAt: startedAt + 75_000 + index * 3000,
      outcome,
      alerts: alerts ?? (content ? alertsOf(bot, content, { region: 'us-east-1', accountId }) : []),
      importId: drawnId(seed, 'import', index),
      effect: undefined,
      brings: undefined,
    };
  });
}
