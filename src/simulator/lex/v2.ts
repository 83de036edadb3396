/** Lex V2's operations around a migration (models API of 2020-08-07): bots, locales of the Draft, builds, imports. */
import { type Input, ServiceError } from '../operation.ts';
import { chance } from '../random.ts';
import { runningInto } from './migration.ts';
import { page } from './paging.ts';
import {
  anyText,
  botVersionV2,
  checkV2,
  draftVersionV2,
  filterValue,
  type Members,
  oneOf,
  pagingV2,
  resourceId,
  seconds,
  settled,
  string,
} from './requests.ts';
import { localeName, localeStatus } from './v2-bots.ts';
import { exportOperations } from './v2-exports.ts';
import {
  botOf,
  botOutput,
  botSummary,
  draft,
  importedType,
  importSummary,
  importsOf,
  localeOf,
  localeSummary,
  localesOf,
  notFound,
  updatedAt,
} from './v2-shapes.ts';

const code = 'ValidationException';
/** Of locales of an account that build at the same time. */
const parallelBuilds = 5;

const listOf = (of: Members[string], max: number): Members[string] => ({ kind: 'list', of, min: 1, max });
const filters = (max: number, names: readonly string[], operators: readonly string[]): Members[string] =>
  listOf(
    {
      kind: 'structure',
      members: { name: oneOf(...names), values: listOf(filterValue, 1), operator: oneOf(...operators) },
      required: ['name', 'values', 'operator'],
    },
    max,
  );
const sortBy = (attribute: string): Members[string] => ({
  kind: 'structure',
  members: { attribute: oneOf(attribute), order: oneOf('Ascending', 'Descending') },
  required: ['attribute', 'order'],
});
const localeMembers = { botId: resourceId, botVersion: botVersionV2, localeId: anyText };

export const lexV2Operations = settled({
  ...exportOperations,

  ListBots: (input, lex) => {
    checkV2(input, {
      ...pagingV2,
      sortBy: sortBy('BotName'),
      filters: filters(2, ['BotName', 'BotType'], ['CO', 'EQ', 'NE']),
    });
    const { items, ...rest } = page(
      [...lex.v2Bots.values()].sort((a, b) => inOrder(input, a.name, b.name)),
      {
        list: 'v2-bots',
        input,
        defaultSize: 10,
        key: ({ id }) => id,
        filter: (bot) => matches(input, { BotName: bot.name, BotType: bot.type }),
        code,
      },
    );
    return { botSummaries: items.map((bot) => botSummary(bot, lex)), ...rest };
  },

  DescribeBot: (input, lex) => {
    checkV2(input, { botId: resourceId }, ['botId']);
    return botOutput(botOf(lex, input), lex);
  },

  ListBotLocales: (input, lex) => {
    const members = { botId: resourceId, botVersion: botVersionV2, ...pagingV2, sortBy: sortBy('BotLocaleName') };
    checkV2(input, { ...members, filters: filters(1, ['BotLocaleName'], ['CO', 'EQ']) }, ['botId', 'botVersion']);
    const { botId, botVersion } = { botId: string(input, 'botId'), botVersion: string(input, 'botVersion') };
    const found = localesOf(botOf(lex, input), botVersion, lex)
      .filter(({ locale }) => matches(input, { BotLocaleName: localeName(locale.id) }))
      .sort((a, b) => inOrder(input, localeName(a.locale.id), localeName(b.locale.id)));
    const list = `locales/${botId}/${botVersion}`;
    const { items, ...rest } = page(found, { list, input, defaultSize: 10, key: ({ locale }) => locale.id, code });
    return { botId, botVersion, botLocaleSummaries: items.map(localeSummary), ...rest };
  },

  DescribeBotLocale: (input, lex) => {
    checkV2(input, localeMembers, Object.keys(localeMembers));
    const found = localeOf(lex, input);
    const { locale, status } = found;
    const reasons = status === 'Failed' ? (locale.build?.failureReasons ?? locale.flaws) : [];
    return {
      botId: string(input, 'botId'),
      botVersion: string(input, 'botVersion'),
      ...localeSummary(found),
      nluIntentConfidenceThreshold: locale.confidenceThreshold,
      voiceSettings: { voiceId: locale.voiceId, engine: 'standard' },
      intentsCount: locale.intents,
      slotTypesCount: locale.slotTypes,
      failureReasons: reasons,
      recommendedActions: reasons.length > 0 ? ['Choose a slot type for every slot, then build again.'] : [],
      creationDateTime: seconds(locale.createdAt),
      botLocaleHistoryEvents: [],
    };
  },

  BuildBotLocale: (input, lex, { forcedFate: fate }) => {
    checkV2(input, { ...localeMembers, botVersion: draftVersionV2 }, Object.keys(localeMembers));
    const bot = botOf(lex, input);
    const { locale, status } = localeOf(lex, input);
    if (status === 'Importing' || status === 'Building')
      throw new ServiceError('ConflictException', `The locale ${locale.id} is ${status}. Try again later.`, {
        status: 409,
      });
    if (runningInto(lex, bot.id))
      throw new ServiceError('ConflictException', `The bot ${bot.name} is Importing. Try again later.`, {
        status: 409,
      });
    const now = lex.clock.now();
    const building = [...lex.v2Bots.values()].flatMap(({ locales }) =>
      locales.filter((one) => localeStatus(one, now) === 'Building'),
    );
    if (building.length >= parallelBuilds)
      throw new ServiceError(
        'ServiceQuotaExceededException',
        `You can build at most ${parallelBuilds} locales at the same time.`,
        { status: 402 },
      );
    const endsAt = now + Math.round((25 + chance(lex.seed, bot.id, locale.id, 'build') * 60) * 1000);
    const failureReasons =
      fate === 'end-error' ? [...locale.flaws, 'The build failed. Try again.'] : fate === 'succeed' ? [] : locale.flaws;
    const built = { ...locale, build: { submittedAt: now, endsAt, failureReasons }, updatedAt: now };
    lex.v2Bots.set(bot.id, { ...bot, locales: bot.locales.map((one) => (one.id === locale.id ? built : one)) });
    return {
      botId: bot.id,
      botVersion: draft,
      localeId: locale.id,
      botLocaleStatus: 'Building',
      lastBuildSubmittedDateTime: seconds(now),
    };
  },

  ListImports: (input, lex) => {
    const members = {
      botId: resourceId,
      botVersion: draftVersionV2,
      localeId: anyText,
      ...pagingV2,
      sortBy: sortBy('LastUpdatedDateTime'),
    };
    checkV2(input, { ...members, filters: filters(1, ['ImportResourceType'], ['CO', 'EQ']) });
    const now = lex.clock.now();
    const found = importsOf(lex)
      .filter(({ v2BotId }) => [undefined, v2BotId].includes(input.botId as undefined))
      .filter(({ locale }) => [undefined, locale.replace('-', '_')].includes(input.localeId as undefined))
      .filter((migration) => matches(input, { ImportResourceType: importedType(migration) }))
      .sort((a, b) => inOrder(input, updatedAt(a, now), updatedAt(b, now)));
    const { items, ...rest } = page(found, {
      list: 'imports',
      input,
      defaultSize: 10,
      key: ({ importId }) => importId,
      code,
    });
    const { botId, botVersion, localeId } = input;
    return {
      botId,
      botVersion,
      localeId,
      importSummaries: items.map((migration) => importSummary(migration, now)),
      ...rest,
    };
  },

  DescribeImport: (input, lex) => {
    checkV2(input, { importId: resourceId }, ['importId']);
    const migration = importsOf(lex).find(({ importId }) => importId === input.importId);
    if (!migration) throw notFound(`The import ${string(input, 'importId')} doesn't exist.`);
    const summary = importSummary(migration, lex.clock.now());
    const failed = summary.importStatus === 'Failed';
    const errors = migration.alerts.filter(({ type }) => type === 'ERROR').map(({ message }) => message);
    return { ...summary, failureReasons: failed ? errors : [] };
  },
});

/** Whether the values pass the request's filters, which were checked. EQ, NE and CO(ntains) mind upper and lower case. */
function matches(input: Input, values: Readonly<Record<string, string>>): boolean {
  const given = (input.filters ?? []) as readonly { name: string; operator: string; values: readonly string[] }[];
  return given.every(({ name, operator, values: [wanted = ''] }) => {
    const value = values[name] ?? '';
    if (operator === 'CO') return value.includes(wanted);
    return operator === 'EQ' ? value === wanted : value !== wanted;
  });
}

function inOrder<T extends string | number>(input: Input, a: T, b: T): number {
  const descending = (input.sortBy as { order?: string } | undefined)?.order === 'Descending';
  return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
}
