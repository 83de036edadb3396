/** Lex V2's records as they look at this moment, running migrations and builds included, in the members of its answers. */
import { type Input, type Output, ServiceError } from '../operation.ts';
import { type Migration, runningInto, statusAt } from './migration.ts';
import { seconds, string } from './requests.ts';
import { localeName, localeStatus, type SeenLocaleStatus, type V2Bot, type V2Locale } from './v2-bots.ts';
import type { LexWorld } from './world.ts';

export const draft = 'DRAFT';
const day = 86_400_000;

export interface SeenLocale {
  readonly locale: V2Locale;
  readonly status: SeenLocaleStatus;
}

/** A version's locales as they look now: what a migration brings is Importing until it ends. */
export function localesOf(bot: V2Bot, version: string, lex: LexWorld): SeenLocale[] {
  if (version !== draft) {
    if (Number(version) < 1 || Number(version) > bot.versions)
      throw notFound(`The bot ${bot.id} has no version ${version}.`);
    return bot.published.map((locale) => ({ locale, status: 'Built' }));
  }
  const brought = runningInto(lex, bot.id)?.brings;
  const kept = bot.locales.filter(({ id }) => id !== brought?.id);
  const now = lex.clock.now();
  return [
    ...kept.map((locale): SeenLocale => ({ locale, status: localeStatus(locale, now) })),
    ...(brought ? [{ locale: brought, status: 'Importing' as const }] : []),
  ];
}

export function localeOf(lex: LexWorld, input: Input): SeenLocale {
  const bot = botOf(lex, input);
  const found = localesOf(bot, string(input, 'botVersion'), lex).find(({ locale }) => locale.id === input.localeId);
  if (found) return found;
  throw notFound(
    `The bot ${bot.id} has no locale ${string(input, 'localeId')} in version ${string(input, 'botVersion')}.`,
  );
}

export function botOf({ v2Bots }: LexWorld, input: Input): V2Bot {
  const bot = v2Bots.get(string(input, 'botId'));
  if (bot) return bot;
  throw notFound(`The bot ${string(input, 'botId')} doesn't exist.`);
}

export const notFound = (message: string) => new ServiceError('ResourceNotFoundException', message, { status: 404 });

const botStatus = (bot: V2Bot, lex: LexWorld) => (runningInto(lex, bot.id) ? 'Importing' : bot.status);

export const botSummary = (bot: V2Bot, lex: LexWorld): Output => ({
  botId: bot.id,
  botName: bot.name,
  description: bot.description,
  botStatus: botStatus(bot, lex),
  ...(bot.versions > 0 ? { latestBotVersion: String(bot.versions) } : {}),
  lastUpdatedDateTime: seconds(bot.updatedAt),
  botType: bot.type,
});

export const botOutput = (bot: V2Bot, lex: LexWorld): Output => ({
  botId: bot.id,
  botName: bot.name,
  description: bot.description,
  roleArn: bot.roleArn,
  dataPrivacy: { childDirected: bot.childDirected },
  idleSessionTTLInSeconds: bot.idleSessionTtl,
  botStatus: botStatus(bot, lex),
  creationDateTime: seconds(bot.createdAt),
  lastUpdatedDateTime: seconds(bot.updatedAt),
  botType: bot.type,
  failureReasons: bot.failureReasons,
  ...(bot.type === 'BotNetwork' ? { botMembers: membersOf(bot, lex) } : {}),
});

const membersOf = ({ members }: V2Bot, { v2Bots }: LexWorld): readonly Output[] =>
  [...v2Bots.values()]
    .filter(({ name }) => members.includes(name))
    .map(({ id, name, versions }) => ({
      botMemberId: id,
      botMemberName: name,
      botMemberAliasId: 'TSTALIASID',
      botMemberAliasName: 'TestBotAlias',
      botMemberVersion: versions > 0 ? String(versions) : draft,
    }));

export const localeSummary = ({ locale, status }: SeenLocale): Output => ({
  localeId: locale.id,
  localeName: localeName(locale.id),
  description: locale.description,
  botLocaleStatus: status,
  lastUpdatedDateTime: seconds(locale.updatedAt),
  ...(locale.build ? { lastBuildSubmittedDateTime: seconds(locale.build.submittedAt) } : {}),
});

/** A migration is an import in Lex V2, which forgets its imports after seven days. */
export const importsOf = ({ migrations, clock }: LexWorld): Migration[] =>
  migrations.filter(({ startedAt }) => startedAt > clock.now() - 7 * day);

export const importedType = ({ strategy }: Migration) => (strategy === 'CREATE_NEW' ? 'Bot' : 'BotLocale');
export const updatedAt = ({ startedAt, endsAt }: Migration, now: number) => (now < endsAt ? startedAt : endsAt);
const importStatuses = { IN_PROGRESS: 'InProgress', COMPLETED: 'Completed', FAILED: 'Failed' } as const;

export const importSummary = (migration: Migration, now: number): Output => ({
  importId: migration.importId,
  importedResourceId: migration.v2BotId,
  importedResourceName: migration.v2BotName,
  importStatus: importStatuses[statusAt(migration, now)],
  mergeStrategy: migration.strategy === 'CREATE_NEW' ? 'FailOnConflict' : 'Overwrite',
  creationDateTime: seconds(migration.startedAt),
  lastUpdatedDateTime: seconds(updatedAt(migration, now)),
  importedResourceType: importedType(migration),
});
