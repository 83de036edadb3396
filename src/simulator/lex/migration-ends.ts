/** Where a migration comes from and where it goes, or why it may not. */
import { ServiceError } from '../operation.ts';
import { type Bot, type BotVersion, versionOf } from './bots.ts';
import { drawnId } from './ids.ts';
import { runningInto, type StartRequest } from './migration.ts';
import type { V2Bot } from './v2-bots.ts';
import type { LexWorld } from './world.ts';

/** Of bots in an account. AWS raises it on request. */
const v2BotQuota = 100;

export function sourceOf(
  world: LexWorld,
  { v1BotName, v1BotVersion }: StartRequest,
): { bot: Bot; version: BotVersion } {
  const bot = world.bots.get(v1BotName);
  const version = bot && versionOf(bot, v1BotVersion);
  if (version) return { bot, version };
  throw new ServiceError(
    'NotFoundException',
    bot ? `Version ${v1BotVersion} of the bot ${v1BotName} doesn't exist.` : `The bot ${v1BotName} doesn't exist.`,
    { status: 404 },
  );
}

export function targetOf(world: LexWorld, request: StartRequest, bot: Bot, now: number): V2Bot {
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
    id: drawnId(world.seed, 'v2-bot', v2BotName, world.migrations.length),
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
    published: [],
    createdAt: now,
    updatedAt: now,
  };
}
