/** StartMigration's effect: how the migration will end, and what it will then have made of the V2 bot. */
import type { ForcedFate } from '../operation.ts';
import { chance } from '../random.ts';
import { type Alert, alertsOf, flawsOf } from './alerts.ts';
import { type Bot, type BotVersion, customSlotTypes } from './bots.ts';
import { drawnId } from './ids.ts';
import type { Migration, StartRequest } from './migration.ts';
import { sourceOf, targetOf } from './migration-ends.ts';
import type { V2Bot, V2Locale } from './v2-bots.ts';
import type { LexWorld } from './world.ts';

const second = 1000;

/** Every accepted request starts a migration of its own. The input is valid; bots and strategy are checked here. */
export function start(
  world: LexWorld,
  request: StartRequest,
  { region, fate }: { region: string; fate: ForcedFate | undefined },
): Migration {
  const { seed, clock, accountId, migrations } = world;
  const { bot, version } = sourceOf(world, request);
  const now = clock.now();
  const target = targetOf(world, request, bot, now);
  const id = drawnId(seed, 'migration', migrations.length);
  const found = alertsOf(bot, version, { region, accountId });
  const alerts: readonly Alert[] =
    fate === 'end-error' ? [...found, { type: 'ERROR', message: 'The import into Amazon Lex V2 failed.' }] : found;
  const outcome = alerts.some(({ type }) => type === 'ERROR') ? 'FAILED' : 'COMPLETED';
  const endsAt = now + Math.round((40 + chance(seed, id, 'duration') * 110) * second);
  const brings = localeFrom(bot, version, endsAt);
  const migration: Migration = {
    id,
    botName: bot.name,
    botVersion: version.version,
    locale: bot.locale,
    v2BotId: target.id,
    v2BotName: target.name,
    role: request.v2BotRole,
    strategy: request.migrationStrategy,
    startedAt: now,
    endsAt,
    outcome,
    alerts,
    importId: drawnId(seed, 'import', migrations.length),
    effect: effectOf({ bot, brings, outcome, endsAt, request }),
    brings,
  };
  world.v2Bots.set(target.id, target);
  migrations.push(migration);
  return migration;
}

interface Ending {
  readonly bot: Bot;
  readonly brings: V2Locale;
  readonly outcome: Migration['outcome'];
  readonly endsAt: number;
  readonly request: StartRequest;
}

/** A failure leaves an existing bot as it was, and a new one behind as Failed; a success overwrites bot and locale. */
function effectOf({ bot, brings, outcome, endsAt, request }: Ending): (target: V2Bot) => V2Bot {
  if (outcome === 'FAILED') {
    const failureReasons = ['The import of the bot failed.'];
    return (target) =>
      request.migrationStrategy === 'CREATE_NEW'
        ? { ...target, status: 'Failed', failureReasons, updatedAt: endsAt }
        : target;
  }
  return (target) => ({
    ...target,
    status: 'Available',
    failureReasons: [],
    description: bot.description,
    roleArn: request.v2BotRole,
    childDirected: bot.childDirected,
    idleSessionTtl: bot.idleSessionTtl,
    locales: [...target.locales.filter(({ id }) => id !== brings.id), brings],
    updatedAt: endsAt,
  });
}

const localeFrom = (bot: Bot, version: BotVersion, at: number): V2Locale => ({
  id: bot.locale.replace('-', '_'),
  description: '',
  voiceId: bot.voiceId,
  confidenceThreshold: bot.confidenceThreshold,
  // Lex V2 adds a fallback intent to bots that have none.
  intents:
    version.intents.length + (version.intents.some(({ intent }) => intent.parent === 'AMAZON.FallbackIntent') ? 0 : 1),
  slotTypes: customSlotTypes(version).length,
  status: 'NotBuilt',
  build: undefined,
  flaws: flawsOf(version),
  createdAt: at,
  updatedAt: at,
});
