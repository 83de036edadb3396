/**
 * The life of a migration: decided when it begins, seen through the clock, and carried out in Lex V2 the first time
 * anybody looks after its end. No timers, so a jump of the clock is enough to see it end.
 */
import { type ForcedFate, ServiceError } from '../operation.ts';
import { chance } from '../random.ts';
import { type Alert, alertsOf, flawsOf } from './alerts.ts';
import { type Bot, type BotVersion, customSlotTypes, versionOf } from './bots.ts';
import type { V2Bot, V2Locale } from './v2-bots.ts';
import { resourceId } from './v2-known.ts';
import type { LexWorld } from './world.ts';

export type Strategy = 'CREATE_NEW' | 'UPDATE_EXISTING';
export type MigrationStatus = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

export interface Migration {
  readonly id: string;
  readonly botName: string;
  readonly botVersion: string;
  /** With a hyphen: `en-US`. */
  readonly locale: string;
  readonly v2BotId: string;
  readonly v2BotName: string;
  readonly role: string;
  readonly strategy: Strategy;
  /** Epoch milliseconds, as is `endsAt`. */
  readonly startedAt: number;
  readonly endsAt: number;
  readonly outcome: 'COMPLETED' | 'FAILED';
  readonly alerts: readonly Alert[];
  /** Lex V2's import that does the work. */
  readonly importId: string;
  /** What it makes of the V2 bot; undefined once carried out, and for those that ended before the world began. */
  readonly effect: ((bot: V2Bot) => V2Bot) | undefined;
  /** The locale it brings. */
  readonly brings: V2Locale | undefined;
}

export interface StartRequest {
  readonly v1BotName: string;
  readonly v1BotVersion: string;
  readonly v2BotName: string;
  readonly v2BotRole: string;
  readonly migrationStrategy: Strategy;
}

const second = 1000;
/** Of bots in an account. AWS raises it on request. */
const v2BotQuota = 100;

export const statusAt = (migration: Migration, now: number): MigrationStatus =>
  now < migration.endsAt ? 'IN_PROGRESS' : migration.outcome;

/** The alerts that have come up by `now`: they arrive one by one while the migration runs. */
export function alertsAt({ alerts, startedAt, endsAt }: Migration, now: number): readonly Alert[] {
  const done = (now - startedAt) / (endsAt - startedAt);
  return alerts.filter((_, index) => (index + 1) / (alerts.length + 1) <= done);
}

/** The migration that is running into a V2 bot. */
export const runningInto = ({ migrations, clock }: LexWorld, v2BotId: string): Migration | undefined =>
  migrations.find((migration) => migration.v2BotId === v2BotId && clock.now() < migration.endsAt);

/** Every accepted request starts a migration of its own. Input is valid; role, bots and strategy are checked here. */
export function start(
  world: LexWorld,
  request: StartRequest,
  { region, fate }: { region: string; fate: ForcedFate | undefined },
): Migration {
  const { seed, clock, accountId, migrations } = world;
  const { bot, version } = source(world, request);
  const now = clock.now();
  const target = targetOf(world, request, bot, now);
  const id = resourceId(seed, 'migration', migrations.length);
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
    importId: resourceId(seed, 'import', migrations.length),
    effect: effectOf({ bot, brings, outcome, endsAt, request }),
    brings,
  };
  world.v2Bots.set(target.id, target);
  migrations.push(migration);
  return migration;
}

/** Carries out in Lex V2 what has ended by now. */
export function settle({ migrations, v2Bots, clock }: LexWorld): void {
  const now = clock.now();
  for (const [index, migration] of migrations.entries()) {
    if (!migration.effect || now < migration.endsAt) continue;
    const bot = v2Bots.get(migration.v2BotId);
    if (bot) v2Bots.set(bot.id, migration.effect(bot));
    migrations[index] = { ...migration, effect: undefined };
  }
}

function source({ bots }: LexWorld, { v1BotName, v1BotVersion }: StartRequest): { bot: Bot; version: BotVersion } {
  const bot = bots.get(v1BotName);
  const version = bot && versionOf(bot, v1BotVersion);
  if (version) return { bot, version };
  throw new ServiceError(
    'NotFoundException',
    bot ? `Version ${v1BotVersion} of the bot ${v1BotName} doesn't exist.` : `The bot ${v1BotName} doesn't exist.`,
    { status: 404 },
  );
}

function targetOf(world: LexWorld, request: StartRequest, bot: Bot, now: number): V2Bot {
  const { v2BotName, v2BotRole, migrationStrategy } = request;
  const existing = [...world.v2Bots.values()].find(({ name }) => name === v2BotName);
  if (existing && runningInto(world, existing.id)) {
    throw new ServiceError(
      'LimitExceededException',
      `Another migration to the bot ${v2BotName} is in progress. Try again.`,
      {
        status: 429,
        headers: { 'Retry-After': '10' },
      },
    );
  }
  if (migrationStrategy === 'UPDATE_EXISTING') {
    if (existing?.type === 'Bot') return existing;
    throw new ServiceError(
      'BadRequestException',
      existing
        ? `The Amazon Lex V2 bot ${v2BotName} is a network of bots. A bot can't be migrated into it.`
        : `The Amazon Lex V2 bot ${v2BotName} doesn't exist. Use the CREATE_NEW migration strategy.`,
    );
  }
  if (existing) {
    throw new ServiceError(
      'BadRequestException',
      `An Amazon Lex V2 bot with the name ${v2BotName} already exists. Use the UPDATE_EXISTING migration strategy.`,
    );
  }
  if (world.v2Bots.size >= v2BotQuota) {
    throw new ServiceError('LimitExceededException', `You can have at most ${v2BotQuota} Amazon Lex V2 bots.`, {
      status: 429,
    });
  }
  return {
    id: resourceId(world.seed, 'v2-bot', v2BotName, world.migrations.length),
    name: v2BotName,
    type: 'Bot',
    description: bot.description,
    status: 'Available',
    failureReasons: [],
    roleArn: v2BotRole,
    childDirected: bot.childDirected,
    idleSessionTtl: bot.idleSessionTtl,
    versions: 0,
    members: [],
    locales: [],
    createdAt: now,
    updatedAt: now,
  };
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
